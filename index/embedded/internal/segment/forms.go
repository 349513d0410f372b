package segment

import (
	"fmt"
	"math"
	"sort"

	segment "github.com/blevesearch/scorch_segment_api/v2"

	"onrecord/index/embedded/internal/blocks"
)

// FormReader reads the postings of words in all their forms out of a segment.
type FormReader struct {
	pc     *Reader
	More   func(term string, hits []blocks.Posting) []blocks.Posting // adds what bleve did not get, while blocks are made; nil for nothing
	list   segment.PostingsList
	walk   segment.PostingsIterator
	forms  []formHits
	merged [2][]blocks.Posting
}

// formHits are the hits of one form.
type formHits struct {
	tail string
	hits []blocks.Posting
}

func NewFormReader(pc *Reader) *FormReader { return &FormReader{pc: pc} }

// EachWord visits all words of a field, in order, under the field's letter and the word.
// What it hands out is used again.
func (r *FormReader) EachWord(field string, visit func(key []byte, forms []string, hits []blocks.Posting)) error {
	dict, err := r.pc.Dictionary(field)
	if err != nil {
		return fmt.Errorf("index: look up %s: %w", field, err)
	}
	var key []byte
	n := 0
	flush := func() {
		if n > 0 {
			forms, hits := r.merge(n)
			visit(key, forms, hits)
		}
		n = 0
	}
	it := dict.AutomatonIterator(nil, nil, nil)
	for {
		e, err := it.Next()
		if err != nil {
			return fmt.Errorf("index: read the words of %s: %w", field, err)
		}
		if e == nil {
			flush()
			return nil
		}
		k, tail := splitForm(field, e.Term)
		if n > 0 && k != string(key[1:]) {
			flush()
		}
		key = append(append(key[:0], field[0]), k...)
		if err := r.form(dict, e.Term, tail, n); err != nil {
			return err
		}
		n++
	}
}

// word reads one word; there are no hits when the segment does not have it.
func (r *FormReader) word(field, key string) (forms []string, hits []blocks.Posting, err error) {
	dict, err := r.pc.Dictionary(field)
	if err != nil {
		return nil, nil, fmt.Errorf("index: look up %s: %w", field, err)
	}
	from, to := formRange(field, key)
	if to == "" { // one term
		if err := r.form(dict, from, "", 0); err != nil {
			return nil, nil, err
		}
		forms, hits = r.merge(1)
		return forms, hits, nil
	}
	it := dict.AutomatonIterator(nil, []byte(from), []byte(to))
	n := 0
	for ; ; n++ {
		e, err := it.Next()
		if err != nil {
			return nil, nil, fmt.Errorf("index: look up %s: %w", field, err)
		}
		if e == nil {
			break
		}
		if err := r.form(dict, e.Term, e.Term[len(key):], n); err != nil {
			return nil, nil, err
		}
	}
	forms, hits = r.merge(n)
	return forms, hits, nil
}

// form reads the n-th form of a word.
func (r *FormReader) form(dict segment.TermDictionary, term, tail string, n int) (err error) {
	if n == len(r.forms) {
		r.forms = append(r.forms, formHits{})
	}
	f := &r.forms[n]
	f.tail, f.hits = tail, f.hits[:0]
	if r.list, err = dict.PostingsList([]byte(term), nil, r.list); err != nil {
		return fmt.Errorf("index: look up %q: %w", term, err)
	}
	r.walk = r.list.Iterator(true, false, false, r.walk)
	for {
		p, err := r.walk.Next()
		if err != nil {
			return fmt.Errorf("index: read the postings of %q: %w", term, err)
		}
		if p == nil {
			break
		}
		f.hits = append(f.hits, blocks.Posting{Doc: uint32(p.Number()), Times: uint32(p.Frequency())})
	}
	if r.More != nil {
		f.hits = r.More(term, f.hits)
	}
	return nil
}

// merge brings the hits of the first n forms into the order of the documents. The
// forms are numbered by how common they are.
func (r *FormReader) merge(n int) (tails []string, hits []blocks.Posting) {
	forms := r.forms[:n]
	sort.SliceStable(forms, func(i, j int) bool { return len(forms[i].hits) > len(forms[j].hits) })
	for i := range forms {
		tails = append(tails, forms[i].tail)
		for j := range forms[i].hits {
			forms[i].hits[j].Form = uint16(min(i, math.MaxUint16))
		}
	}
	if n == 0 {
		return nil, nil
	}
	all := forms[n-1].hits
	for i := n - 2; i >= 0; i-- { // the short ones first
		into := &r.merged[i&1]
		*into = mergeHits((*into)[:0], all, forms[i].hits)
		all = *into
	}
	return tails, all
}

func mergeHits(into, x, y []blocks.Posting) []blocks.Posting {
	for len(x) > 0 && len(y) > 0 {
		if x[0].Doc <= y[0].Doc {
			into, x = append(into, x[0]), x[1:]
		} else {
			into, y = append(into, y[0]), y[1:]
		}
	}
	return append(append(into, x...), y...)
}
