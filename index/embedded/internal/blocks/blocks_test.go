package blocks

import (
	"math/rand/v2"
	"slices"
	"testing"

	"onrecord/index/rank"
)

// posted is that a document holds a word so many times in some forms.
type posted struct {
	doc   uint32
	forms map[int]int
}

// saturationOf is the saturation of a document whose length is made up.
func saturationOf(doc uint32) float64 { return rank.Saturation(float64(doc%50), 20) }

// standing makes a list, writes it down, reads it, and stands on its first document.
func standing(ps []posted, form int) *Cursor {
	var w listWriter
	for _, p := range ps {
		var in []Posting
		for f, n := range p.forms {
			in = append(in, Posting{p.doc, uint32(n), uint16(f)})
		}
		w.Add(in, saturationOf(p.doc))
	}
	made := w.List()
	body := []byte("before")
	at := len(body)
	for _, b := range made.Bytes() {
		body = append(body, b...)
	}
	read, _, err := readHead(made.AppendHead(nil, int64(at)), body)
	if err != nil {
		panic(err)
	}
	c := &Cursor{List: read, Form: form, Weight: 2, Exact: 1, Scale: rank.Slack}
	c.Begin()
	return c
}

// TestBlocks walks lists of blocks by steps and by leaps and compares them with
// what they were made of: dense and sparse ones, those whose documents do not fit
// in two bytes, and with what does not fit in the byte of a posting.
func TestBlocks(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 9))
	for _, gap := range []int{1, 3, 400, 100_000} {
		for _, n := range []int{1, 63, 64, 65, 1000} {
			var ps []posted
			doc := uint32(0)
			for range n {
				doc += uint32(1 + rng.IntN(gap))
				p := posted{doc: doc, forms: map[int]int{}}
				for range 1 + rng.IntN(8)/7 {
					p.forms[rng.IntN(2+rng.IntN(9))] = 1 + rng.IntN(3+rng.IntN(60))
				}
				ps = append(ps, p)
			}
			for form := range 3 {
				walkBlocks(t, rng, ps, form)
			}
		}
	}
}

func walkBlocks(t *testing.T, rng *rand.Rand, ps []posted, form int) {
	t.Helper()
	l := standing(ps, form)
	at := 0
	for at < len(ps) {
		doc := l.Doc
		a, e := l.Times()
		all, exact, most := int(a), int(e), l.MaxIn(doc, doc)
		p := ps[at]
		sum := 0
		for _, n := range p.forms {
			sum += n
		}
		if doc != p.doc || all != sum || exact != p.forms[form] {
			t.Fatalf("posting %d of %d: document %d, %d times, %d exact; want %d, %d, %d", at, len(ps), doc, all, exact, p.doc, sum, p.forms[form])
		}
		if got := l.Adds(saturationOf(doc)); got > most {
			t.Fatalf("posting %d of %d scores %g, more than its block's %g", at, len(ps), got, most)
		}
		if rng.IntN(3) == 0 {
			at++
			l.Next()
			continue
		}
		to := doc + uint32(rng.IntN(1+int(ps[len(ps)-1].doc-doc)/(1+rng.IntN(50))+3))
		at = max(at, slices.IndexFunc(append(slices.Clone(ps), posted{doc: 1<<32 - 1}), func(p posted) bool { return p.doc >= to }))
		l.Advance(to)
	}
	if l.Doc != Exhausted {
		t.Fatalf("document %d after the last", l.Doc)
	}
}
