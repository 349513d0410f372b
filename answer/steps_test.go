package answer_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/answer"
	"onrecord/answer/exam"
	"onrecord/answer/exam/labels"
	"onrecord/corpus/beside"
	"onrecord/corpus/names"
	"onrecord/index"
	"onrecord/index/embedded"
)

// ofTrain is how many of the questions on the labels that nothing was tuned on are
// asked, and ofSquad that every so many of SQuAD's is: all would take long.
const (
	ofTrain = 500
	ofSquad = 8
)

// near is how far the laboratory's ranking may be from the index's own.
const near = 0.01

// asked is a labelled archive with questions in the statements' words, in other
// forms of them, and of speakers who say nothing about the words.
type asked struct {
	lab   *lab
	lists []exam.List
}

// TestSteps shows what every step of ranking gains, by leaving it out alone.
func TestSteps(t *testing.T) {
	if !*update {
		t.Skip("takes minutes; run with -update")
	}
	dev := askedOf(t, "data/polnear/dev.jsonl", 0)
	train := askedOf(t, "data/polnear/train.jsonl", ofTrain)
	newsroom := examine(t, filepath.Join("testdata", "questions", "newsroom.jsonl"), filepath.Join("testdata", "newsroom"))
	real := examine(t, beside.Path(t, "questions/articles.jsonl"), beside.Path(t, "articles"))
	room, realLab := newLab(t, newsroom.index), newLab(t, real.index)
	squad, queries := squadOf(t)
	var report strings.Builder
	fmt.Fprintf(&report, "What each step of ranking gains, left out by itself; rows of MRR@10 / recall@1 / nDCG@10.\n"+
		"dev: %d questions of the labels of 84 articles, and %d of them in other forms of the words; train: %d of those of 840 articles,\n"+
		"on which no weight was chosen; swapped: answered of 200 questions that have no answer in those; newsroom: right of 284;\narticles: right of 20; SQuAD: MRR@10 of %d of its questions through the passage search.\n"+
		"The steps of the index are left out of a laboratory that scores every record by itself, as the index does statements.\n\n",
		len(dev.lists[0].Questions), len(dev.lists[1].Questions), len(train.lists[0].Questions), len(queries))
	row := func(name string, cells ...string) {
		fmt.Fprintf(&report, "%-40s %s\n", name, strings.Join(cells, "   "))
	}
	row("", "dev                  ", "dev reworded         ", "train                ", "swapped", "newsroom", "articles")
	of := func(change func(*answer.Asker) *answer.Asker) []string {
		cells := []string{
			measure(t, change(answer.New(dev.lab.Index, answer.Config{})), dev.lists[0]).cell(),
			measure(t, change(answer.New(dev.lab.Index, answer.Config{})), dev.lists[1]).cell(),
			measure(t, change(answer.New(train.lab.Index, answer.Config{})), train.lists[0]).cell(),
		}
		silent := measure(t, change(answer.New(train.lab.Index, answer.Config{})), train.lists[2])
		return append(cells, fmt.Sprintf("%5.1f %%", 100-100*float64(silent.RefusedRight)/float64(silent.Unanswerable)),
			fmt.Sprintf("%-8d", measure(t, change(newsroom.asker), newsroom.list).Passed),
			fmt.Sprint(measure(t, change(real.asker), real.list).Passed))
	}
	row("all steps", of(func(a *answer.Asker) *answer.Asker { return a })...)
	for _, step := range answer.Steps() {
		row("without: "+step, of(func(a *answer.Asker) *answer.Asker { return answer.Without(a, step) })...)
	}
	report.WriteString("\n")
	row("", "dev                  ", "dev reworded         ", "train                ", "newsroom", "articles", "SQuAD")
	inLab := func(cfg answer.Config, change func(*scoring)) (cells []string, mrr float64) {
		for i, l := range []struct {
			lab  *lab
			list exam.List
		}{{dev.lab, dev.lists[0]}, {dev.lab, dev.lists[1]}, {train.lab, train.lists[0]}} {
			res := measure(t, answer.New(l.lab.with(change), cfg), l.list)
			cells = append(cells, res.cell())
			if i == 0 {
				mrr = res.MRR
			}
		}
		for _, l := range []struct {
			lab  *lab
			list exam.List
		}{{room, newsroom.list}, {realLab, real.list}} {
			cells = append(cells, fmt.Sprintf("%-8d", measure(t, answer.New(l.lab.with(change), cfg), l.list).Passed))
		}
		return append(cells, fmt.Sprintf("%.3f", throughPassages(t, squad.with(change), queries))), mrr
	}
	cells, mrr := inLab(answer.Config{}, func(*scoring) {})
	row("the laboratory", cells...)
	if own := measure(t, answer.New(dev.lab.Index, answer.Config{}), dev.lists[0]); math.Abs(mrr-own.MRR) > near {
		t.Errorf("the laboratory has MRR %.3f, the index %.3f", mrr, own.MRR)
	}
	for _, step := range []struct {
		name   string
		cfg    answer.Config
		change func(*scoring)
	}{
		{"the exact form beside the stem", answer.Config{}, func(s *scoring) { s.exact = 0 }},
		{"k1 .9, b .4 (1.2, .75)", answer.Config{}, func(s *scoring) { s.k1, s.b = 1.2, 0.75 }},
		{"coordination", answer.Config{}, func(s *scoring) { s.coordination = 0 }},
		{"direct over reported over passages", answer.Config{}, func(s *scoring) { s.classes = false }},
		{"aliases as one concept", answer.Config{Table: &names.Table{}}, func(s *scoring) { s.concepts = false }},
		{"acronyms of stop words", answer.Config{}, func(s *scoring) { s.acronyms = false }},
		{"the words one after the other", answer.Config{}, func(s *scoring) { s.verbatim = false }},
		{"the speaker as a filter", answer.Config{}, func(s *scoring) { s.anybody = true }},
	} {
		cells, _ := inLab(step.cfg, step.change)
		row("without: "+step.name, cells...)
	}
	report.WriteString("\nThe same questions put to the passages alone, as a search engine would; a passage is right when it holds the statement.\n")
	row("", "dev                  ", "dev reworded         ", "train                ", "published for 2,871 questions from 1,008 articles")
	english := func(s *scoring) { *s = scoring{k1: 1.2, b: 0.75} }
	better := func(s *scoring) { *s = scoring{k1: 0.9, b: 0.4, exact: 1, coordination: 0.5} }
	for _, b := range []struct {
		name      string
		change    func(*scoring)
		gold      bool
		published string
	}{
		{"BM25, English", english, false, ".818 / .716"},
		{"stemmed and exact, .9 .4, coordination", better, false, ".875 / .789"},
		{"the same with the labels' own speakers", better, true, ".927 / .844"},
	} {
		row(b.name, alone(t, dev.lab.with(b.change), dev.lists[0], b.gold), alone(t, dev.lab.with(b.change), dev.lists[1], b.gold),
			alone(t, train.lab.with(b.change), train.lists[0], b.gold), b.published)
	}
	row("the passage search, with its second look", alone(t, dev.lab.Index, dev.lists[0], false), alone(t, dev.lab.Index, dev.lists[1], false),
		alone(t, train.lab.Index, train.lists[0], false))
	golden(t, filepath.Join("testdata", "questions", "steps.stats.txt"), report.String())
}

func askedOf(t *testing.T, path string, most int) asked {
	t.Helper()
	path = beside.Path(t, path)
	articles, err := labels.ReadFile(path)
	if err != nil {
		t.Skipf("no labelled articles: %v", err)
	}
	ix := indexOf(t, path)
	return asked{newLab(t, ix), []exam.List{
		labels.Make(articles, labels.Config{Seed: 1, Most: most}),
		labels.Make(articles, labels.Config{Seed: 1, Most: most, Reworded: true}),
		labels.Make(articles, labels.Config{Seed: 1, Most: 200, Swapped: true}),
	}}
}

// figures are a result in a cell of the table.
type figures struct{ exam.Result }

func (f figures) cell() string { return cellOf(f.MRR, f.Recall1, f.NDCG) }

func cellOf(mrr, first, gain float64) string {
	return fmt.Sprintf("%.3f / %.3f / %.3f", mrr, first, gain)
}

func measure(t *testing.T, asker exam.Asker, list exam.List) figures {
	t.Helper()
	res, err := exam.Run(t.Context(), asker, list)
	if err != nil {
		t.Fatal(err)
	}
	return figures{res}
}

// alone puts questions to the passages alone. With gold, those come first in which
// somebody marked the speaker asked for as saying something.
func alone(t *testing.T, src answer.Source, list exam.List, gold bool) string {
	t.Helper()
	mrr, first, gain := 0.0, 0, 0.0
	for _, q := range list.Questions {
		among := 10
		if gold {
			among = 100 // deeper down the speaker is lost among others
		}
		hits, err := src.Search(t.Context(), index.Query{Text: q.Question, Kind: index.Passage, Limit: among})
		if err != nil {
			t.Fatal(err)
		}
		if gold {
			hits = speakersFirst(q, hits, list.Said)
		}
		var a answer.Answer
		for _, h := range hits[:min(10, len(hits))] {
			a.Excerpts = append(a.Excerpts, answer.Excerpt{ID: h.ID, Text: h.Text, Article: h.Article})
		}
		v := exam.Judge(q, a, nil)
		gain += v.Gain
		if v.Rank > 0 {
			mrr += 1 / float64(v.Rank)
		}
		if v.Rank == 1 {
			first++
		}
	}
	n := float64(len(list.Questions))
	return cellOf(mrr/n, float64(first)/n, gain/n)
}

// speakersFirst puts the passages first that hold a statement of the speaker.
func speakersFirst(q exam.Question, hits []index.Hit, said map[string][]exam.Said) []index.Hit {
	var his, others []index.Hit
	for _, h := range hits {
		any := exam.Question{Question: q.Question}
		for _, s := range said[h.Article.ID] {
			if exam.SamePerson(s.Speaker, q.Speaker) {
				any.Relevant = append(any.Relevant, exam.Relevant{Article: s.Article, Text: s.Text})
			}
		}
		if len(any.Relevant) > 0 && exam.Judge(any, answer.Answer{Excerpts: []answer.Excerpt{{ID: h.ID, Text: h.Text, Article: h.Article}}}, nil).Rank == 1 {
			his = append(his, h)
		} else {
			others = append(others, h)
		}
	}
	return append(his, others...)
}

// query is a question of a public set.
type query struct {
	Text     string
	Relevant []string
}

// squadOf is the public set on which no weight was chosen.
func squadOf(t *testing.T) (*lab, []query) {
	t.Helper()
	dir := beside.Path(t, "data/retrieval/squad-dev")
	ix, _, err := embedded.Build(t.Context(), index.Config{Paths: []string{filepath.Join(dir, "docs.jsonl")}})
	if err != nil {
		t.Skipf("no public set: %v", err)
	}
	t.Cleanup(func() { _ = ix.Close() })
	var queries []query
	n := 0
	readLines(t, filepath.Join(dir, "queries.jsonl"), func(line []byte) error {
		if n++; n%ofSquad != 0 {
			return nil
		}
		var q query
		err := json.Unmarshal(line, &q)
		queries = append(queries, q)
		return err
	})
	return newLab(t, ix), queries
}

func readLines(t *testing.T, path string, each func([]byte) error) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Skipf("no public set: %v", err)
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<20)
	for sc.Scan() {
		if err := each(sc.Bytes()); err != nil {
			t.Fatal(err)
		}
	}
	if err := sc.Err(); err != nil {
		t.Fatal(err)
	}
}

// throughPassages is the mean reciprocal rank of a public set.
func throughPassages(t *testing.T, l *lab, queries []query) float64 {
	t.Helper()
	var r ranking
	for _, q := range queries {
		hits, err := l.Search(t.Context(), index.Query{Text: q.Text, Kind: index.Passage, Limit: 50})
		if err != nil {
			t.Fatal(err)
		}
		var came []string
		for _, h := range hits {
			came = append(came, h.Article.ID)
		}
		r.add(came, q.Relevant)
	}
	return r.mrr()
}
