package answer_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/answer"
	"onrecord/index"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// asked is one line of a question list.
type asked struct {
	ID       string          `json:"id"`
	Question string          `json:"question"`
	Expect   json.RawMessage `json:"expect"` // a wanted, or the string "no statement"
	Never    string          `json:"never_speaker"`
}

// wanted is what must stand among the first answers.
type wanted struct {
	WithinTop int      `json:"within_top"`
	Speaker   string   `json:"speaker"`
	HasAny    []string `json:"excerpt_has_any"`
	Article   string   `json:"article"`
	Date      string   `json:"date"`
}

// judge returns the rank of the first right answer, 0 for none; a question that
// must be refused has rank 1 when it is. why tells what is wrong.
func judge(q asked, a answer.Answer) (rank int, why string) {
	for _, e := range a.Excerpts {
		if q.Never != "" && strings.Contains(e.Speaker, q.Never) {
			return 0, "answers in the mouth of " + e.Speaker
		}
	}
	var refuse string
	if json.Unmarshal(q.Expect, &refuse) == nil {
		if len(a.Excerpts) > 0 {
			return 0, fmt.Sprintf("must be refused, but answers %s: %.60s", a.Excerpts[0].Speaker, a.Excerpts[0].Text)
		}
		return 1, ""
	}
	var w wanted
	if err := json.Unmarshal(q.Expect, &w); err != nil {
		return 0, "the question's expectation is not readable: " + err.Error()
	}
	for i, e := range a.Excerpts {
		if w.right(e) {
			if i >= w.WithinTop {
				why = fmt.Sprintf("right only at rank %d", i+1)
			}
			return i + 1, why
		}
	}
	if len(a.Excerpts) == 0 {
		return 0, "nothing found: " + a.Read.String()
	}
	return 0, fmt.Sprintf("first is %s: %.60s", a.Excerpts[0].Speaker, a.Excerpts[0].Text)
}

func (w wanted) right(e answer.Excerpt) bool {
	return strings.Contains(e.Speaker, w.Speaker) &&
		(w.Article == "" || strings.HasPrefix(e.Article.ID, w.Article)) &&
		(w.Date == "" || e.Date.String() == w.Date) &&
		(len(w.HasAny) == 0 || slices.ContainsFunc(w.HasAny, func(s string) bool { return strings.Contains(e.Text, s) }))
}

func readQuestions(t *testing.T, path string) []asked {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Skipf("no questions at %s: %v", path, err)
	}
	var list []asked
	sc := bufio.NewScanner(bytes.NewReader(data))
	for sc.Scan() {
		var q asked
		if err := json.Unmarshal(sc.Bytes(), &q); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		list = append(list, q)
	}
	return list
}

// ask puts every question to an archive and writes how it went as a golden file.
// A question in the known-failures file must fail, every other must not, so that
// what is mended is noticed as much as what breaks.
func ask(t *testing.T, name string, questions []asked, paths ...string) {
	t.Helper()
	ix, _, err := index.Build(context.Background(), index.Config{Paths: paths})
	if err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	asker := answer.New(ix, answer.Config{})
	known := readKnown(t)
	var report strings.Builder
	first, five, mrr, right := 0, 0, 0.0, 0
	for _, q := range questions {
		a, err := asker.Ask(context.Background(), q.Question, 0)
		if err != nil {
			t.Errorf("%s: %v", q.ID, err)
			continue
		}
		rank, why := judge(q, a)
		passes := rank > 0 && why == ""
		switch {
		case passes && known[name+" "+q.ID]:
			t.Errorf("%s %s is right now: take it off the known failures", name, q.ID)
		case !passes && !known[name+" "+q.ID]:
			t.Errorf("%s %q: %s", q.ID, q.Question, why)
		}
		if passes {
			right++
		}
		if rank == 1 {
			first++
		}
		if rank >= 1 && rank <= 5 {
			five++
			mrr += 1 / float64(rank)
		}
		fmt.Fprintf(&report, "%s rank %d\n", q.ID, rank)
	}
	n := float64(len(questions))
	fmt.Fprintf(&report, "right %d of %d, recall@1 %.3f, recall@5 %.3f, mrr %.3f\n", right, len(questions), float64(first)/n, float64(five)/n, mrr/n)
	golden(t, filepath.Join("testdata", "questions", name+".stats.txt"), report.String())
}

func readKnown(t *testing.T) map[string]bool {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "questions", "known_failures.txt"))
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			known[line] = true
		}
	}
	return known
}

func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("%s differs (rewrite with -update): %s", path, d)
	}
}

// shared is the folder of data beside the repository.
func shared(t *testing.T, name string) string {
	t.Helper()
	path := filepath.Join("..", "..", "shared", name)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("the shared data are not there: %v", err)
	}
	return path
}

func TestQuestionsOverRealArticles(t *testing.T) {
	ask(t, "articles", readQuestions(t, filepath.Join(shared(t, "questions"), "articles.jsonl")), shared(t, "articles"))
}

func TestQuestionsOverSample(t *testing.T) {
	ask(t, "sample", readQuestions(t, filepath.Join("testdata", "questions", "sample.jsonl")))
}
