package answer_test

import (
	"encoding/json"
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"onrecord/answer"
	"onrecord/corpus/beside"
	"onrecord/index"
	"onrecord/index/embedded"
)

// The least that plain questions over public sets may come to, asked as the
// command line asks them: MRR at 10, nDCG at 10 by article; and the nDCG that the
// passage search may.
var leastPublic = map[string][3]float64{"time": {0.7, 0.65, 0.69}, "squad-dev": {0.845, 0.865, 0.885}}

func TestPublicSets(t *testing.T) {
	if testing.Short() {
		t.Skip("reads whole sets")
	}
	var report strings.Builder
	report.WriteString("Plain questions over public sets, ten articles each: BM25 over whole articles (English stems, 1.2, .75), the\n" +
		"passage search of the index alone, an article at its best passage, and as ask --batch answers them, an article\n" +
		"at its first excerpt. TIME's judgments are numbered for 425 articles and it has 423: those above 370 mean the\n" +
		"articles two numbers before; put right they are below. Titles are those of labelled news articles, asked of the\n" +
		"articles without them.\n\n")
	for _, set := range []string{"time", "squad-dev"} {
		if set == "squad-dev" && !*update {
			continue // 10,570 questions
		}
		got := plainly(t, beside.Path(t, "data/retrieval/"+set), asJudged)
		got.write(&report, set)
		if least := leastPublic[set]; got.asked.mrr() < least[0] || got.asked.ndcg() < least[1] || got.direct.ndcg() < least[2] {
			t.Errorf("%s: MRR %.3f, nDCG %.3f, passages alone %.3f; want %v", set, got.asked.mrr(), got.asked.ndcg(), got.direct.ndcg(), least)
		}
	}
	right := plainly(t, beside.Path(t, "data/retrieval/time"), putRight)
	right.write(&report, "put right")
	if least := 0.775; right.direct.ndcg() < least {
		t.Errorf("time, judgments put right: nDCG %.3f, want %v", right.direct.ndcg(), least)
	}
	if *update {
		titles := plainly(t, titlesOf(t), asJudged)
		titles.write(&report, "titles")
		golden(t, filepath.Join("testdata", "questions", "public.stats.txt"), report.String())
	}
}

func asJudged(ids []string) []string { return ids }

// putRight returns the articles that TIME's judgments mean. They count 425 articles,
// of which the set has 423: two are not in it that stood between 371 and 377, where no
// article is relevant to any question. That the rest are two off is told by what they
// are about: South Korea's new president in 422, judged as 424, which no article has;
// the Soviet diplomats whom the Congo threw out in 388, judged as 390; the regime after
// Diem in 407, judged as 409. Of the 24 articles judged above 370 every one has more of
// its questions' words two numbers before than where it is, of the 152 others one.
func putRight(ids []string) []string {
	out := slices.Clone(ids)
	for i, id := range out {
		if n, err := strconv.Atoi(id); err == nil && n > 370 {
			out[i] = strconv.Itoa(n - 2)
		}
	}
	return out
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

// publicly is how a public set went.
type publicly struct{ whole, direct, asked ranking }

func (p publicly) write(report *strings.Builder, set string) {
	fmt.Fprintf(report, "%-10s whole articles  %s\n%-10s passage search  %s\n%-10s as asked        %s\n", set, p.whole, "", p.direct, "", p.asked)
}

// plainly puts the questions of a set to BM25 over whole articles, to the passage
// search alone and to the asker. mean tells which articles judgments mean.
func plainly(t *testing.T, dir string, mean func([]string) []string) (got publicly) {
	ix, _, err := embedded.Build(t.Context(), index.Config{Paths: []string{filepath.Join(dir, "docs.jsonl")}})
	if err != nil {
		t.Skipf("no public set: %v", err)
	}
	defer ix.Close()
	whole := newWholly(t, dir)
	asker := answer.New(ix, answer.Config{})
	readLines(t, filepath.Join(dir, "queries.jsonl"), func(line []byte) error {
		var q query
		if err := json.Unmarshal(line, &q); err != nil {
			return err
		}
		relevant := mean(q.Relevant)
		got.whole.add(whole.search(q.Text), relevant)
		var came []string
		hits, err := ix.Search(t.Context(), index.Query{Text: q.Text, Kind: index.Passage, Limit: 50})
		if err != nil {
			t.Errorf("%q: %v", q.Text, err)
		}
		for _, h := range hits {
			came = append(came, h.Article.ID)
		}
		got.direct.add(came, relevant)
		a, err := asker.Ask(t.Context(), q.Text, 10)
		if err != nil {
			t.Errorf("%q: %v", q.Text, err)
		}
		came = came[:0]
		for _, e := range a.Excerpts {
			came = append(came, e.Article.ID)
		}
		got.asked.add(came, relevant)
		return nil
	})
	return got
}
