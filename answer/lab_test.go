package answer_test

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"
	"testing"

	"onrecord/answer"
	"onrecord/corpus/dates"
	"onrecord/corpus/names"
	"onrecord/index"
	"onrecord/index/embedded"
)

// scoring are the parameters of the score by which the index ranks, so that a
// step can be left out without the index having a switch for it.
type scoring struct {
	k1, b        float64
	exact        float64 // weight of the exact form beside the stem
	coordination float64 // power of the share of the topic's units that a record holds
	classes      bool    // direct over reported over passages
	concepts     bool    // what the alias table knows is one thing under many names
	acronyms     bool    // IS is not is
	verbatim     bool    // the topic's words one after the other
	anybody      bool    // the speaker is not asked for
}

var indexScoring = scoring{k1: 0.9, b: 0.4, exact: 0.5, coordination: 0.5, classes: true, concepts: true, acronyms: true, verbatim: true}

// classes are the weights of records that hold a topic equally.
var classes = map[string]float64{"direct": 1, "mixed": 0.97, "indirect": 0.94, "": 0.85}

// lab is the archive with a search of its own: BM25 over every record that holds a
// word of the topic, no postings skipped.
type lab struct {
	*embedded.Index
	s       scoring
	records []index.Hit
	lengths []float64
	means   map[index.Kind]float64
	stems   map[string]map[int]float64 // frequency, by term and record
	forms   map[string]map[int]float64
	named   map[string]map[int]float64 // by concept
	numbers map[string]int             // of records, by ID
}

// newLab reads the records of an index.
func newLab(t *testing.T, ix *embedded.Index) *lab {
	t.Helper()
	l := &lab{Index: ix, s: indexScoring, means: map[index.Kind]float64{}, numbers: map[string]int{},
		stems: map[string]map[int]float64{}, forms: map[string]map[int]float64{}, named: map[string]map[int]float64{}}
	for _, kind := range []index.Kind{index.Statement, index.Passage} {
		hits, err := ix.Search(t.Context(), index.Query{Kind: kind, Limit: math.MaxInt32})
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range hits {
			l.add(h)
			l.means[kind] += l.lengths[len(l.lengths)-1]
		}
		l.means[kind] /= max(1, float64(len(hits)))
	}
	return l
}

func (l *lab) add(h index.Hit) {
	n := len(l.records)
	l.records, l.numbers[h.ID] = append(l.records, h), n
	count := func(m map[string]map[int]float64, term string) {
		if m[term] == nil {
			m[term] = map[int]float64{}
		}
		m[term][n]++
	}
	length := 0.0
	for _, w := range answer.Words(h.Text) {
		length++
		count(l.forms, w.Exact)
		if w.Stem != "" {
			count(l.stems, w.Stem)
		}
	}
	for _, m := range names.DefaultTable().Find(h.Text) {
		count(l.named, m.Concept.ID)
	}
	l.lengths = append(l.lengths, length)
}

// with is the same archive ranked otherwise.
func (l *lab) with(change func(*scoring)) *lab {
	m := *l
	change(&m.s)
	return &m
}

// SearchAll is Search for each of some queries.
func (l *lab) SearchAll(ctx context.Context, qs []index.Query) ([][]index.Hit, error) {
	found := make([][]index.Hit, len(qs))
	for i, q := range qs {
		hits, err := l.Search(ctx, q)
		if err != nil {
			return nil, err
		}
		found[i] = hits
	}
	return found, nil
}

// Search ranks what the filters of the index let pass.
func (l *lab) Search(ctx context.Context, q index.Query) ([]index.Hit, error) {
	if l.s.anybody && len(q.Articles) == 0 {
		q.Speakers = nil
	}
	if strings.TrimSpace(q.Text) == "" && len(q.Concepts) == 0 {
		return l.Index.Search(ctx, q)
	}
	pass, err := l.passing(ctx, q)
	if err != nil {
		return nil, err
	}
	scores, held, units, rest := map[int]float64{}, map[int]float64{}, 0.0, q.Text
	unit := func(weight float64, in map[int]float64, exact map[int]float64) {
		units++
		for n, tf := range in {
			if !pass(n) {
				continue
			}
			held[n]++
			scores[n] += l.times(weight, n, tf, len(in)) + l.times(l.s.exact, n, exact[n], len(in))
		}
	}
	if l.s.concepts {
		ids := slices.Clone(q.Concepts)
		rest = ""
		at := 0
		for _, m := range names.DefaultTable().Find(q.Text) {
			ids = append(ids, m.Concept.ID)
			rest += q.Text[at:m.Start] + " "
			at = m.End
		}
		rest += q.Text[at:]
		slices.Sort(ids)
		for _, id := range slices.Compact(ids) {
			unit(1+l.s.exact, l.named[id], nil)
		}
	}
	seen := map[string]bool{}
	for _, w := range answer.Words(rest) {
		if !l.s.acronyms && strings.HasPrefix(w.Stem, "=") {
			continue // a stop word like any other
		}
		if w.Stem != "" && !seen[w.Stem] {
			seen[w.Stem] = true
			unit(1, l.stems[w.Stem], l.forms[w.Exact])
		}
	}
	type scored struct {
		n     int
		score float64
	}
	var list []scored
	phrase := " " + spelled(q.Text) + " "
	for n, s := range scores {
		h := l.records[n]
		s *= math.Pow(held[n]/units, l.s.coordination)
		if l.s.classes {
			s *= classes[string(h.Statement.Type)]
		}
		if words := strings.Count(phrase, " ") - 1; l.s.verbatim && words >= 3 && held[n] == units && strings.Contains(" "+spelled(h.Text)+" ", phrase) {
			s *= 1 + min(0.25*float64(words-1), 1)
		}
		list = append(list, scored{n, s})
	}
	slices.SortFunc(list, func(x, y scored) int {
		return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(x.n, y.n))
	})
	var out []index.Hit
	for _, s := range list[:min(len(list), max(q.Limit, 1))] {
		h := l.records[s.n]
		h.Score = s.score
		out = append(out, h)
	}
	return out, nil
}

// times is what a word adds to a record's score.
func (l *lab) times(weight float64, n int, tf float64, df int) float64 {
	if tf == 0 || weight == 0 {
		return 0
	}
	all := float64(len(l.records))
	idf := math.Log(1 + (all-float64(df)+0.5)/(float64(df)+0.5))
	return weight * idf * tf * (l.s.k1 + 1) / (tf + l.s.k1*(1-l.s.b+l.s.b*l.lengths[n]/l.means[l.records[n].Kind]))
}

// passing tells which records the filters of a query let pass.
func (l *lab) passing(ctx context.Context, q index.Query) (func(int) bool, error) {
	kind := q.Kind
	if len(q.Speakers) == 0 && q.From == (dates.Date{}) && q.To == (dates.Date{}) && q.Outlet == "" && len(q.Articles) == 0 {
		return func(n int) bool { return kind == "" || l.records[n].Kind == kind }, nil
	}
	q.Text, q.Concepts, q.Limit = "", nil, len(l.records)
	hits, err := l.Index.Search(ctx, q)
	if err != nil {
		return nil, err
	}
	in := make(map[int]bool, len(hits))
	for _, h := range hits {
		in[l.numbers[h.ID]] = true
	}
	return func(n int) bool { return in[n] }, nil
}

func spelled(text string) string {
	var out []string
	for _, w := range answer.Words(text) {
		out = append(out, names.Fold(w.Exact))
	}
	return strings.Join(out, " ")
}
