package embedded

import (
	"context"
	"math/bits"
	"sort"
	"strings"

	"onrecord/index"
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
func (ix *Index) Ranked(q index.Query) ([]Scored, error) {
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
func (ix *Index) Exhaustive(q index.Query) ([]Scored, error) {
	units := topicOf(q, ix.table).units
	type list struct {
		weight float64
		freqs  map[uint32]float64
	}
	lists := make([][]list, len(units))
	for i, u := range units {
		any, one := map[uint32]float64{}, map[uint32]float64{}
		var err error
		switch {
		case u.concept != "":
			err = ix.readAll(fieldConcept, u.concept, any)
		case u.stem == "":
			err = ix.recount(func(key string) bool { return key == "\x00"+u.exact }, any)
		default:
			err = ix.recount(func(key string) bool {
				return strings.HasPrefix(key, u.stem+"\x00") || strings.HasPrefix(key, u.stem+"\x01")
			}, any)
			if err == nil {
				err = ix.recount(func(key string) bool {
					return key == u.stem+"\x01"+u.exact || strings.Replace(key, "\x00", "", 1) == u.exact && strings.HasPrefix(key, u.stem+"\x00")
				}, one)
			}
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

// recounted has, of the index that was asked last, how often each document holds a
// word, by its key.
var recounted struct {
	ix    *Index
	words map[string]map[uint32]float64
}

// recount counts the words that are meant in the articles: bleve does not have the
// postings of all.
func (ix *Index) recount(meant func(key string) bool, freqs map[uint32]float64) error {
	if recounted.ix != ix {
		words, err := ix.recountAll()
		if err != nil {
			return err
		}
		recounted.ix, recounted.words = ix, words
	}
	for key, docs := range recounted.words {
		if !meant(key) {
			continue
		}
		for doc, n := range docs {
			freqs[doc] += n
		}
	}
	return nil
}

func (ix *Index) recountAll() (map[string]map[uint32]float64, error) {
	docs := make(map[[2]uint32]uint32) // by the article and the number in it
	for doc := range ix.cat.Article {
		if ix.cat.Class[doc] != gone {
			docs[[2]uint32{ix.cat.Article[doc], ix.cat.Number[doc]}] = uint32(doc)
		}
	}
	words := make(map[string]map[uint32]float64)
	for i, e := range ix.cat.Entries {
		v, err := ix.shelf.get(i)
		if err != nil {
			return nil, err
		}
		f, err := refile(v, e.records())
		if err != nil {
			return nil, err
		}
		rs, keys, err := f.records(ix.table)
		if err != nil {
			return nil, err
		}
		for n, r := range rs {
			for _, t := range r.words {
				key := keys[t.word]
				if words[key] == nil {
					words[key] = make(map[uint32]float64)
				}
				words[key][docs[[2]uint32{uint32(i), uint32(n)}]] += float64(t.n)
			}
		}
	}
	return words, nil
}

// readAll adds up how often each document holds a term of bleve's.
func (ix *Index) readAll(field, term string, freqs map[uint32]float64) error {
	for _, pc := range ix.postings.segments {
		dict, err := pc.Dictionary(field)
		if err != nil {
			return err
		}
		pl, err := dict.PostingsList([]byte(term), nil, nil)
		if err != nil {
			return err
		}
		it := pl.Iterator(true, false, false, nil)
		for {
			p, err := it.Next()
			if err != nil {
				return err
			}
			if p == nil {
				break
			}
			freqs[pc.base+uint32(p.Number())] += float64(p.Frequency())
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
func (ix *Index) Way(q index.Query) (string, error) {
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
