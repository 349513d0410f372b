package answer_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/answer"
	"onrecord/answer/exam"
	"onrecord/corpus/beside"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func readQuestions(t *testing.T, path string) []exam.Question {
	t.Helper()
	list, err := exam.ReadFile(path)
	if os.IsNotExist(err) {
		t.Skipf("no questions at %s: %v", path, err)
	}
	if err != nil {
		t.Fatal(err)
	}
	return list.Questions
}

// ask puts every question to an archive and writes how it went as a golden file.
// A question in the known-failures file must fail, every other must not, so that
// what is mended is noticed as much as what breaks.
func ask(t *testing.T, name string, questions []exam.Question, paths ...string) {
	t.Helper()
	ix := indexOf(t, paths...)
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
		v := exam.Judge(q, a, nil)
		rank, why, passes := v.Rank, v.Why+"; first is "+v.First, v.Passed
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

func TestQuestionsOverRealArticles(t *testing.T) {
	ask(t, "articles", readQuestions(t, beside.Path(t, "questions/articles.jsonl")), beside.Path(t, "articles"))
}

// The newsroom is articles of our own in the manners of many outlets, as one saves
// them, and questions in words that people use; the last six articles and their
// questions (b) were written after all that answers the others.
func TestQuestionsOverNewsroom(t *testing.T) {
	ask(t, "newsroom", readQuestions(t, filepath.Join("testdata", "questions", "newsroom.jsonl")), filepath.Join("testdata", "newsroom"))
}

func TestQuestionsOverSample(t *testing.T) {
	ask(t, "sample", readQuestions(t, filepath.Join("testdata", "questions", "sample.jsonl")))
}
