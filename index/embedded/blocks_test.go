package embedded_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"onrecord/index/embedded"
)

// TestBlocks walks lists of blocks by steps and by leaps and compares them with
// what they were made of: dense and sparse ones, those whose documents do not fit
// in two bytes, and with what does not fit in the byte of a posting.
func TestBlocks(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 9))
	for _, gap := range []int{1, 3, 400, 100_000} {
		for _, n := range []int{1, 63, 64, 65, 1000} {
			var ps []embedded.Posted
			doc := uint32(0)
			for range n {
				doc += uint32(1 + rng.IntN(gap))
				p := embedded.Posted{Doc: doc, Forms: map[int]int{}}
				for range 1 + rng.IntN(8)/7 {
					p.Forms[rng.IntN(2+rng.IntN(9))] = 1 + rng.IntN(3+rng.IntN(60))
				}
				ps = append(ps, p)
			}
			for form := range 3 {
				walkBlocks(t, rng, ps, form)
			}
		}
	}
}

func walkBlocks(t *testing.T, rng *rand.Rand, ps []embedded.Posted, form int) {
	t.Helper()
	l := embedded.NewList(ps, form)
	at := 0
	for at < len(ps) {
		doc, all, exact, most := l.Stand()
		p := ps[at]
		sum := 0
		for _, n := range p.Forms {
			sum += n
		}
		if doc != p.Doc || all != sum || exact != p.Forms[form] {
			t.Fatalf("posting %d of %d: document %d, %d times, %d exact; want %d, %d, %d", at, len(ps), doc, all, exact, p.Doc, sum, p.Forms[form])
		}
		if got := l.Score(); got > most {
			t.Fatalf("posting %d of %d scores %g, more than its block's %g", at, len(ps), got, most)
		}
		if rng.IntN(3) == 0 {
			at++
			l.Next()
			continue
		}
		to := doc + uint32(rng.IntN(1+int(ps[len(ps)-1].Doc-doc)/(1+rng.IntN(50))+3))
		at = max(at, slices.IndexFunc(append(slices.Clone(ps), embedded.Posted{Doc: 1<<32 - 1}), func(p embedded.Posted) bool { return p.Doc >= to }))
		l.Advance(to)
	}
	if doc, _, _, _ := l.Stand(); doc != 1<<32-1 {
		t.Fatalf("document %d after the last", doc)
	}
}
