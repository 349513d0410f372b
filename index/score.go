package index

import (
	"container/heap"
	"math"
)

// The parameters of the score. k1, b and the power of the coordination factor are
// published ones for questions about statements; they were weighed on topics taken
// from labelled statements, in their own words and in other inflections of them,
// and on the encyclopedia and magazine questions (SQuAD, TIME) as well. All of
// these were looked at while choosing, so none of them is a blind test; other
// values near these gain on one set what they lose on another.
//
// The exact form counts half, and is as rare as its stem. With its own rarity the
// one record that prints an odd inflection of one word would beat those that hold
// all the words: mean reciprocal rank on the inflected topics is .71 with full
// weight and a rarity of its own, .81 so, .86 without the exact form, which on
// topics in their own words costs more than that gains (.90 to .86).
const (
	k1           = 0.9
	b            = 0.4
	coordination = 0.5

	stemWeight    = 1.0
	exactWeight   = 0.5
	conceptWeight = stemWeight + exactWeight // a concept is as good as a word in both forms
)

// classWeight prefers, between records that hold the topic equally, a person's
// own words to reported ones, and either to a passage that nobody says.
var classWeight = [...]float64{direct: 1, mixed: 0.97, indirect: 0.94, passage: 0.85}

// found is a document with its score.
type found struct {
	doc     uint32
	order   uint32 // of the record in the archive: bleve's own numbers are shuffled
	score   float64
	matched int
}

// better orders results: by score, then by the archive's order.
func (x found) better(y found) bool {
	if x.score != y.score {
		return x.score > y.score
	}
	return x.order < y.order
}

// best keeps the n best results that it is offered, the worst of them on top.
type best struct {
	n    int
	heap []found
}

func (h *best) Len() int           { return len(h.heap) }
func (h *best) Less(i, j int) bool { return h.heap[j].better(h.heap[i]) }
func (h *best) Swap(i, j int)      { h.heap[i], h.heap[j] = h.heap[j], h.heap[i] }
func (h *best) Push(x any)         { h.heap = append(h.heap, x.(found)) }
func (h *best) Pop() any {
	last := h.heap[len(h.heap)-1]
	h.heap = h.heap[:len(h.heap)-1]
	return last
}

func (h *best) offer(f found) {
	switch {
	case len(h.heap) < h.n:
		heap.Push(h, f)
	case h.n > 0 && f.better(h.heap[0]):
		h.heap[0] = f
		heap.Fix(h, 0)
	}
}

// least returns the worst score of the best, once there are as many as wanted.
func (h *best) least() (score float64, full bool) {
	if h.n == 0 || len(h.heap) < h.n {
		return 0, false
	}
	return h.heap[0].score, true
}

// ranked empties the heap, best first.
func (h *best) ranked() []found {
	out := make([]found, len(h.heap))
	for i := len(out) - 1; i >= 0; i-- {
		out[i] = heap.Pop(h).(found)
	}
	return out
}

// scored is what one unit of a topic adds: the list that has all the documents of
// the unit, and beside it the one of the exact form, which has some of these.
type scored struct {
	lead        *list
	weight      float64 // idf times the field's weight
	exact       *list   // nil when there is none
	exactWeight float64
	bound       float64 // no document can get more from this unit
}

// scorer ranks documents by BM25 over bleve's postings.
type scorer struct {
	cat   *catalog
	units []scored
	norm  [2]float64 // k1*b/average length, of statements and of passages
	share []float64  // the coordination factor of so many units
}

// newScorer opens the lists of a topic's units.
func newScorer(ix *Index, units []unit) (*scorer, error) {
	s := &scorer{cat: ix.cat, units: make([]scored, 0, len(units))}
	s.norm[0], s.norm[1] = k1*b/ix.meanStatement, k1*b/ix.meanPassage
	s.share = make([]float64, len(units)+1)
	for n := range s.share {
		s.share[n] = math.Pow(float64(n)/float64(max(len(units), 1)), coordination)
	}
	for _, u := range units {
		if err := s.open(ix, u); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// open opens the lists of one unit. A record that holds the exact form of a word
// holds its stem, so that one list leads and the other need not be walked.
func (s *scorer) open(ix *Index, u unit) error {
	field, term, weight := fieldStem, u.stem, stemWeight
	switch {
	case u.concept != "":
		field, term, weight = fieldConcept, u.concept, conceptWeight
	case u.stem == "":
		field, term, weight = fieldExact, u.exact, exactWeight
	}
	lead, err := ix.postings.list(field, term)
	if err != nil || lead == nil {
		return err
	}
	rarity := idf(lead.df, ix.postings.count)
	sc := scored{lead: lead, weight: weight * rarity}
	if u.stem != "" && u.exact != "" && u.concept == "" {
		if sc.exact, err = ix.postings.list(fieldExact, u.exact); err != nil {
			return err
		}
		if sc.exact != nil {
			sc.exactWeight = exactWeight * rarity
		}
	}
	sc.bound = (sc.weight + sc.exactWeight) * (k1 + 1)
	s.units = append(s.units, sc)
	return nil
}

func idf(df, n int) float64 {
	return math.Log(1 + (float64(n)-float64(df)+0.5)/(float64(df)+0.5))
}

// saturation is what a document's length adds to the frequencies.
func (s *scorer) saturation(doc uint32) float64 {
	kind := 0
	if s.cat.Class[doc] == passage {
		kind = 1
	}
	return k1*(1-b) + s.norm[kind]*float64(s.cat.Length[doc])
}

// score adds up what the lists that stand on doc say about it.
func (s *scorer) score(doc uint32) found {
	saturation := s.saturation(doc)
	sum, n := 0.0, 0
	for i := range s.units {
		u := &s.units[i]
		if u.lead.doc != doc {
			continue
		}
		n++
		sum += u.weight * tf(u.lead.freq, saturation)
		if u.exact != nil && u.exact.doc == doc {
			sum += u.exactWeight * tf(u.exact.freq, saturation)
		}
	}
	return found{doc, s.cat.order(doc), sum * s.share[n] * classWeight[s.cat.Class[doc]], n}
}

func tf(freq, saturation float64) float64 { return freq * (k1 + 1) / (freq + saturation) }
