package answer_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onrecord/answer"
	"onrecord/corpus/beside"
	"onrecord/index"
)

// The least that plain questions over public sets may come to, asked as the
// command line asks them: MRR at 10, nDCG at 10 by article.
var leastPublic = map[string][2]float64{"time": {0.57, 0.51}, "squad-dev": {0.78, 0.80}}

func TestPublicSets(t *testing.T) {
	if testing.Short() {
		t.Skip("reads whole sets")
	}
	var report strings.Builder
	report.WriteString("Plain questions over public sets, ten answers each, as ask --batch gives them; an article counts once.\n\n")
	for _, set := range []string{"time", "squad-dev"} {
		if set == "squad-dev" && !*update {
			continue // 10,570 questions
		}
		asked, refused, mrr, first, gain := plainly(t, beside.Path(t, "data/retrieval/"+set))
		fmt.Fprintf(&report, "%-10s %5d questions  MRR@10 %.3f  recall@1 %.3f  nDCG@10 %.3f  refused %.1f %%\n", set, asked, mrr, first, gain, 100*refused)
		if least := leastPublic[set]; mrr < least[0] || gain < least[1] {
			t.Errorf("%s: MRR %.3f, nDCG %.3f; want %v", set, mrr, gain, least)
		}
	}
	if *update {
		golden(t, filepath.Join("testdata", "questions", "public.stats.txt"), report.String())
	}
}

// plainly asks the questions of a set and averages how they went.
func plainly(t *testing.T, dir string) (asked int, refused, mrr, first, gain float64) {
	ix, _, err := index.Build(t.Context(), index.Config{Paths: []string{filepath.Join(dir, "docs.jsonl")}})
	if err != nil {
		t.Skipf("no public set: %v", err)
	}
	defer ix.Close()
	f, err := os.Open(filepath.Join(dir, "queries.jsonl"))
	if err != nil {
		t.Skipf("no public set: %v", err)
	}
	defer f.Close()
	asker := answer.New(ix, answer.Config{})
	for sc := bufio.NewScanner(f); sc.Scan(); asked++ {
		var q struct {
			Text     string
			Relevant []string
		}
		if err := json.Unmarshal(sc.Bytes(), &q); err != nil {
			t.Fatal(err)
		}
		a, err := asker.Ask(t.Context(), q.Text, 10)
		if err != nil {
			t.Errorf("%q: %v", q.Text, err)
		}
		var articles []string
		for _, e := range a.Excerpts {
			if !slices.Contains(articles, e.Article.ID) {
				articles = append(articles, e.Article.ID)
			}
		}
		if len(articles) == 0 {
			refused++
		}
		got, ideal, found := 0.0, 0.0, false
		for i := range min(10, len(q.Relevant)) {
			ideal += 1 / math.Log2(float64(i)+2)
		}
		for i, id := range articles {
			if !slices.Contains(q.Relevant, id) {
				continue
			}
			got += 1 / math.Log2(float64(i)+2)
			if !found {
				found = true
				mrr += 1 / float64(i+1)
				if i == 0 {
					first++
				}
			}
		}
		gain += got / max(ideal, 1)
	}
	n := float64(max(1, asked))
	return asked, refused / n, mrr / n, first / n, gain / n
}
