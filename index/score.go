package index

import (
	"container/heap"
	"context"
	"math"
	"math/bits"
)

// The parameters of the score, chosen on topics taken from labelled statements,
// in their own words and in other inflections of them, and checked on encyclopedia
// and magazine questions that they were not chosen on. k1, b and the power of the
// coordination factor are the published ones for such questions; other values
// near them gain on one set what they lose on another.
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

// ranked empties the heap, best first.
func (h *best) ranked() []found {
	out := make([]found, len(h.heap))
	for i := len(out) - 1; i >= 0; i-- {
		out[i] = heap.Pop(h).(found)
	}
	return out
}

// scored is a term's list with what a match adds.
type scored struct {
	*list
	weight float64 // idf times the field's weight
	unit   int
}

// scorer ranks documents by BM25 over bleve's postings.
type scorer struct {
	cat   *catalog
	lists []scored
	norm  [2]float64 // k1*b/average length, of statements and of passages
}

// newScorer opens the lists of a topic's units.
func newScorer(ctx context.Context, ix *Index, units []unit) (*scorer, error) {
	s := &scorer{cat: ix.cat}
	s.norm[0], s.norm[1] = k1*b/ix.meanStatement, k1*b/ix.meanPassage
	for i, u := range units {
		if err := s.open(ctx, ix, i, u); err != nil {
			s.Close()
			return nil, err
		}
	}
	return s, nil
}

// open opens the lists of one unit.
func (s *scorer) open(ctx context.Context, ix *Index, n int, u unit) error {
	rarity := 0.0 // of the unit: the stem's where it has one
	for _, t := range []struct {
		field, term string
		weight      float64
	}{
		{fieldConcept, u.concept, conceptWeight},
		{fieldStem, u.stem, stemWeight},
		{fieldExact, u.exact, exactWeight},
	} {
		if t.term == "" {
			continue
		}
		l, err := ix.postings.list(ctx, t.field, t.term, true)
		if err != nil {
			return err
		}
		if l == nil {
			continue
		}
		if rarity == 0 {
			rarity = idf(l.df, ix.postings.count)
		}
		s.lists = append(s.lists, scored{l, t.weight * rarity, n})
	}
	return nil
}

// Close gives the lists back to bleve, which uses them again.
func (s *scorer) Close() {
	for _, l := range s.lists {
		l.tfr.Close()
	}
}

func idf(df uint64, n int) float64 {
	return math.Log(1 + (float64(n)-float64(df)+0.5)/(float64(df)+0.5))
}

// score adds up what the lists that stand on doc say about it.
func (s *scorer) score(doc uint32, units int) found {
	kind := 0
	if s.cat.Class[doc] == passage {
		kind = 1
	}
	saturation := k1*(1-b) + s.norm[kind]*float64(s.cat.Length[doc])
	sum, matched := 0.0, uint64(0)
	for i := range s.lists {
		if l := &s.lists[i]; l.doc == doc {
			sum += l.weight * l.freq * (k1 + 1) / (l.freq + saturation)
			matched |= 1 << l.unit
		}
	}
	n := bits.OnesCount64(matched)
	share := float64(n) / float64(units)
	return found{doc, s.cat.order(doc), sum * math.Pow(share, coordination) * classWeight[s.cat.Class[doc]], n}
}

// walk offers every document that holds a unit and passes the filter to h.
func (s *scorer) walk(ctx context.Context, units int, f *filter, h *best) error {
	if f.leads(len(s.cat.Class)) {
		return s.walkFilter(ctx, units, f, h)
	}
	for n := 0; ; n++ {
		if n%4096 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		doc := uint32(exhausted)
		for i := range s.lists {
			doc = min(doc, s.lists[i].doc)
		}
		if doc == exhausted {
			return nil
		}
		if f.passes(doc) {
			h.offer(s.score(doc, units))
		}
		for i := range s.lists {
			if s.lists[i].doc == doc {
				if err := s.lists[i].next(); err != nil {
					return err
				}
			}
		}
	}
}

// walkFilter goes from one document of the filter to the next and lets the lists
// skip what lies between: a filter makes a question cheaper.
func (s *scorer) walkFilter(ctx context.Context, units int, f *filter, h *best) error {
	for n, doc := range f.docs {
		if n%4096 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if !f.passesColumns(doc) {
			continue
		}
		hit := false
		for i := range s.lists {
			if err := s.lists[i].advance(doc); err != nil {
				return err
			}
			hit = hit || s.lists[i].doc == doc
		}
		if hit {
			h.offer(s.score(doc, units))
		}
	}
	return nil
}
