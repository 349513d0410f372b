package index

import (
	"context"
	"math/bits"
	"sort"
	"strings"
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
	s, err := newScorer(ix, topicOf(q, ix.table).units, q.MinUnits)
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
	type list struct {
		weight float64
		freqs  map[uint32]float64
	}
	lists := make([][]list, len(units))
	for i, u := range units {
		any, one := map[uint32]float64{}, map[uint32]float64{}
		field := fieldWord
		if u.concept != "" {
			field = fieldConcept
		}
		err := ix.readAll(field, func(term string) bool {
			switch {
			case u.concept != "":
				return term == u.concept
			}
			return u.stem != "" && (strings.HasPrefix(term, u.stem+"\x00") || strings.HasPrefix(term, u.stem+"\x01"))
		}, any)
		if u.stem == "" && u.concept == "" {
			err = ix.recount("\x00"+u.exact, any)
		}
		if err == nil && u.stem != "" {
			err = ix.readAll(field, func(term string) bool {
				return term == u.stem+"\x01"+u.exact || strings.Replace(term, "\x00", "", 1) == u.exact && strings.HasPrefix(term, u.stem+"\x00")
			}, one)
		}
		if err != nil {
			return nil, err
		}
		df := 0
		for doc := range any {
			if ix.cat.Class[doc] != gone {
				df++
			}
		}
		if df == 0 {
			continue
		}
		rarity := idf(df, ix.postings.count)
		weight := stemWeight
		switch {
		case u.concept != "":
			weight = conceptWeight
		case u.stem == "":
			weight = exactWeight
		}
		lists[i] = []list{{weight * rarity, any}, {exactWeight * rarity, one}}
	}
	s, err := newScorer(ix, units, q.MinUnits)
	if err != nil {
		return nil, err
	}
	var all []found
	f, err := newFilter(ix, q)
	if err != nil {
		return nil, err
	}
	passing := map[uint32]bool{}
	if err := f.each(context.Background(), func(doc uint32) { passing[doc] = true }); err != nil {
		return nil, err
	}
	for doc := range uint32(len(ix.cat.Class)) {
		if !passing[doc] {
			continue
		}
		sum, matched := 0.0, uint64(0)
		add := saturation(float64(ix.cat.Length[doc]), ix.means[kindNumber(ix.cat.Class[doc])])
		for i := range lists {
			for _, t := range lists[i] {
				if freq := t.freqs[doc]; freq > 0 {
					sum += t.weight * tf(freq, add)
					matched |= 1 << i
				}
			}
		}
		if n := bits.OnesCount64(matched); n > 0 && n >= q.MinUnits {
			all = append(all, found{doc, ix.cat.marks[doc].order, sum * s.share[n] * classWeight[ix.cat.Class[doc]], n})
		}
	}
	sort.Slice(all, func(i, j int) bool { return all[i].better(all[j]) })
	return ranking(all[:min(len(all), q.Limit)]), nil
}

// recount counts a function word, of which bleve has no postings, in the articles.
func (ix *Index) recount(key string, freqs map[uint32]float64) error {
	for i, e := range ix.cat.Entries {
		v, err := ix.shelf.get(i)
		if err != nil {
			return err
		}
		f, err := refile(v, e.records())
		if err != nil {
			return err
		}
		rs, err := f.records(ix.table)
		if err != nil {
			return err
		}
		for doc := range ix.cat.Article {
			if int(ix.cat.Article[doc]) != i || ix.cat.Class[doc] == gone {
				continue
			}
			for _, t := range rs[ix.cat.Number[doc]].function {
				if t.key == key {
					freqs[uint32(doc)] += float64(t.n)
				}
			}
		}
	}
	return nil
}

// readAll adds up how often each document holds the terms that are meant.
func (ix *Index) readAll(field string, meant func(term string) bool, freqs map[uint32]float64) error {
	for _, pc := range ix.postings.segments {
		dict, err := pc.Dictionary(field)
		if err != nil {
			return err
		}
		words := dict.AutomatonIterator(nil, nil, nil)
		for {
			e, err := words.Next()
			if err != nil {
				return err
			}
			if e == nil {
				break
			}
			if !meant(e.Term) {
				continue
			}
			pl, err := dict.PostingsList([]byte(e.Term), nil, nil)
			if err != nil {
				return err
			}
			it := pl.Iterator(true, false, false, nil)
			for p, err := it.Next(); p != nil || err != nil; p, err = it.Next() {
				if err != nil {
					return err
				}
				freqs[pc.base+uint32(p.Number())] += float64(p.Frequency())
			}
		}
	}
	return nil
}

// Parts returns the sizes of the parts that a generation has.
func (ix *Index) Parts() (sizes []int) {
	for _, p := range ix.cat.Parts {
		sizes = append(sizes, p.Size)
	}
	return sizes
}

// Way is what the walk over the statements of the first segment goes along when a
// filter has keys.
func (ix *Index) Way(q Query) (string, error) {
	f, err := newFilter(ix, q)
	if err != nil {
		return "", err
	}
	s, err := newScorer(ix, topicOf(q, ix.table).units, q.MinUnits)
	if err != nil {
		return "", err
	}
	w := &walker{scorer: s, f: f, h: &best{n: 10}}
	w.begin(&s.sections[0])
	switch {
	case f.along:
		return "the keys", nil
	case f.flat != nil:
		return "the lists, keys in a row", nil
	}
	return "the lists", nil
}
