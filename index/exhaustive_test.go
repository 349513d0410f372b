package index

import (
	"context"
	"math/bits"
	"sort"
)

// Scored is a document of an exhaustive ranking.
type Scored struct {
	Order   uint32
	Score   float64
	Matched int
}

// ranking makes found comparable from outside.
func ranking(fs []found) (out []Scored) {
	for _, f := range fs {
		out = append(out, Scored{f.order, f.score, f.matched})
	}
	return out
}

// Ranked is how Search ranks a query's topic, before quotations are looked at.
func (ix *Index) Ranked(q Query) ([]Scored, error) {
	f, err := newFilter(ix, q)
	if err != nil {
		return nil, err
	}
	s, err := newScorer(ix, topicOf(q, ix.table).units)
	if err != nil {
		return nil, err
	}
	h := &best{n: q.Limit}
	err = s.walk(context.Background(), f, h)
	return ranking(h.ranked()), err
}

// Exhaustive ranks every document by the definition: all lists are read to their
// end, every document is scored, and what does not pass is left out.
func (ix *Index) Exhaustive(q Query) ([]Scored, error) {
	units := topicOf(q, ix.table).units
	type term struct {
		weight float64
		freqs  map[uint32]float64
	}
	terms := make([][]term, len(units))
	for i, u := range units {
		rarity := 0.0
		for _, t := range []struct {
			field, term string
			weight      float64
		}{{fieldConcept, u.concept, conceptWeight}, {fieldStem, u.stem, stemWeight}, {fieldExact, u.exact, exactWeight}} {
			if t.term == "" {
				continue
			}
			freqs, df, err := ix.readAll(t.field, t.term)
			if err != nil {
				return nil, err
			}
			if rarity == 0 && df > 0 {
				rarity = idf(df, ix.postings.count)
			}
			terms[i] = append(terms[i], term{t.weight * rarity, freqs})
		}
	}
	s, err := newScorer(ix, units)
	if err != nil {
		return nil, err
	}
	var all []found
	for doc := range uint32(len(ix.cat.Class)) {
		f, err := newFilter(ix, q)
		if err != nil {
			return nil, err
		}
		if f.seek(doc) != doc || !f.passes(doc) {
			continue
		}
		sum, matched := 0.0, uint64(0)
		for i := range terms {
			for _, t := range terms[i] {
				if freq := t.freqs[doc]; freq > 0 {
					sum += t.weight * tf(freq, s.saturation(doc))
					matched |= 1 << i
				}
			}
		}
		if n := bits.OnesCount64(matched); n > 0 {
			all = append(all, found{doc, ix.cat.order(doc), sum * s.share[n] * classWeight[ix.cat.Class[doc]], n})
		}
	}
	sort.Slice(all, func(i, j int) bool { return all[i].better(all[j]) })
	return ranking(all[:min(len(all), q.Limit)]), nil
}

func (ix *Index) readAll(field, term string) (map[uint32]float64, int, error) {
	freqs, df := make(map[uint32]float64), 0
	l, err := ix.postings.list(field, term)
	for ; err == nil && l != nil && l.doc != exhausted; err = l.next() {
		freqs[l.doc] = l.freq
		if ix.cat.Class[l.doc] != gone {
			df++
		}
	}
	return freqs, df, err
}

// Parts returns the sizes of the parts that a generation has.
func (ix *Index) Parts() (sizes []int) {
	for _, p := range ix.cat.Parts {
		sizes = append(sizes, p.Size)
	}
	return sizes
}
