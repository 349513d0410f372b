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
var leastPublic = map[string][2]float64{"time": {0.69, 0.645}, "squad-dev": {0.845, 0.865}}

func TestPublicSets(t *testing.T) {
	if testing.Short() {
		t.Skip("reads whole sets")
	}
	var report strings.Builder
	report.WriteString("Plain questions over public sets, ten articles each: the passage search of the index alone,\nan article at its best passage, and as ask --batch answers them, an article at its first excerpt.\n\n")
	for _, set := range []string{"time", "squad-dev"} {
		if set == "squad-dev" && !*update {
			continue // 10,570 questions
		}
		direct, asked := plainly(t, beside.Path(t, "data/retrieval/"+set))
		fmt.Fprintf(&report, "%-10s passage search  %s\n%-10s as asked        %s\n", set, direct, "", asked)
		if least := leastPublic[set]; asked.mrr() < least[0] || asked.ndcg() < least[1] {
			t.Errorf("%s: MRR %.3f, nDCG %.3f; want %v", set, asked.mrr(), asked.ndcg(), least)
		}
	}
	if *update {
		golden(t, filepath.Join("testdata", "questions", "public.stats.txt"), report.String())
	}
}

// ranking sums up how the questions of a set went.
type ranking struct {
	n, refused, first int
	reciprocal, gain  float64
}

func (r ranking) mrr() float64  { return r.reciprocal / float64(max(1, r.n)) }
func (r ranking) ndcg() float64 { return r.gain / float64(max(1, r.n)) }

func (r ranking) String() string {
	n := float64(max(1, r.n))
	return fmt.Sprintf("%5d questions  MRR@10 %.3f  recall@1 %.3f  nDCG@10 %.3f  refused %.1f %%", r.n, r.mrr(), float64(r.first)/n, r.ndcg(), 100*float64(r.refused)/n)
}

// add counts one question: the articles that came, best first, of which the first
// ten places count, and those that should have.
func (r *ranking) add(came, relevant []string) {
	r.n++
	var articles []string
	for _, id := range came {
		if len(articles) < 10 && !slices.Contains(articles, id) {
			articles = append(articles, id)
		}
	}
	if len(articles) == 0 {
		r.refused++
	}
	got, ideal, found := 0.0, 0.0, false
	for i := range min(10, len(relevant)) {
		ideal += 1 / math.Log2(float64(i)+2)
	}
	for i, id := range articles {
		if !slices.Contains(relevant, id) {
			continue
		}
		got += 1 / math.Log2(float64(i)+2)
		if !found {
			found = true
			r.reciprocal += 1 / float64(i+1)
			if i == 0 {
				r.first++
			}
		}
	}
	r.gain += got / max(ideal, 1)
}

// plainly puts the questions of a set to the passage search alone and to the
// asker.
func plainly(t *testing.T, dir string) (direct, asked ranking) {
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
	for sc := bufio.NewScanner(f); sc.Scan(); {
		var q struct {
			Text     string
			Relevant []string
		}
		if err := json.Unmarshal(sc.Bytes(), &q); err != nil {
			t.Fatal(err)
		}
		var came []string
		hits, err := ix.Search(t.Context(), index.Query{Text: q.Text, Kind: index.Passage, Limit: 50})
		if err != nil {
			t.Errorf("%q: %v", q.Text, err)
		}
		for _, h := range hits {
			came = append(came, h.Article.ID)
		}
		direct.add(came, q.Relevant)
		a, err := asker.Ask(t.Context(), q.Text, 10)
		if err != nil {
			t.Errorf("%q: %v", q.Text, err)
		}
		came = came[:0]
		for _, e := range a.Excerpts {
			came = append(came, e.Article.ID)
		}
		asked.add(came, q.Relevant)
	}
	return direct, asked
}
