package search

import (
	"encoding/binary"
	"math"
	"slices"

	"onrecord/index/embedded/internal/blocks"
	"onrecord/index/terms"
)

// windowSize is how many documents are looked at together; a power of two.
const windowSize = 1 << 13

// windowScores adds up, list after list, what the documents of a window can get, and finds
// those that can be among the best. Going through the lists one by one costs a few
// instructions a posting; going through them side by side, document by document, ten
// times that, and most documents of a question's lists come to nothing.
type windowScores struct {
	// sums has of each document how many lists have it, in the lowest byte, and
	// above that what these can add, in steps. It is zero between two windows.
	sums  [windowSize]uint32
	needs [1 << 8]uint32  // by how many lists have it, what a document must get
	found []uint64        // documents, each with its sum below
	kept  []blocks.Cursor // to come back to where cursors stood

	steps float64 // in what a document can get
	left  float64 // what the others can add
	some  int     // how many others can add something
}

const (
	sumBits = 24 // of what the lists can add
	sumMost = 1<<sumBits - 1
)

// run weighs the documents of the window that can be among the best.
func (w *walker) run() {
	t := &w.scores
	w.addUp()
	t.ask(w)
	t.found = t.found[:0]
	for _, c := range w.by[w.lead:] {
		t.collect(w, c)
	}
	if w.lead > 0 {
		clear(t.sums[:])
	}
	if len(w.by)-w.lead > 1 {
		slices.Sort(t.found)
	}
	under := uint64(sumMost + 1) // what is under it has not been weighed
	if n := w.h.Missing(); n > 0 && len(t.found) > n {
		under = w.bestFirst(n)
	}
	for _, f := range t.found {
		if sum := f & sumMost; sum < under && uint32(sum) >= t.needs[f>>sumBits&(1<<8-1)] {
			w.bring(uint32(f >> 32))
		}
	}
}

// bestFirst weighs those of the documents found that get most, n or more, and
// returns what they get at least. While there is room among the best, everything
// that is found would be among them, however bad; this gives the rest something to
// measure up to. The cursors are put back.
func (w *walker) bestFirst(n int) uint64 {
	t := &w.scores
	least := t.nth(n)
	t.kept = t.kept[:0]
	for _, c := range w.by {
		t.kept = append(t.kept, *c)
	}
	for _, f := range t.found {
		if f&sumMost >= least {
			w.bring(uint32(f >> 32))
		}
	}
	for i, c := range w.by {
		*c = t.kept[i]
	}
	t.ask(w)
	return least
}

// bring moves the walked cursors to a document and weighs it.
func (w *walker) bring(doc uint32) {
	skip(w.by[w.lead:], doc)
	w.weigh(doc)
}

// cheap is how many postings of a list that is not walked it pays to add up, for
// one of those that are: asking where one document stands in it costs so much more.
const cheap = 16

// addUp adds up the walked lists and those that are not much longer.
func (w *walker) addUp() {
	t := &w.scores
	// Bounds count in whole steps, rounded up; so much room is left for that.
	t.steps = float64(sumMost-(terms.MaxUnits+1)*blocks.ImpactSteps) / max(w.below[len(w.by)], math.SmallestNonzeroFloat32)
	t.left, t.some = 0, 0
	walked := 0
	for _, c := range w.by[w.lead:] {
		walked += c.N
	}
	for i, c := range w.by {
		v := w.within[i+1] - w.within[i]
		switch {
		case w.some[i+1] == w.some[i]:
			continue
		case i < w.lead && c.N > cheap*walked:
			t.left += v
			t.some++
			continue
		case i < w.lead:
			c.Advance(w.from)
		}
		t.Add(w, c, w.within[len(w.by)]-v)
	}
}

// ask works out what a document must get to be among the best.
func (t *windowScores) ask(w *walker) {
	for n := 1; n+t.some <= len(w.by); n++ {
		if n+t.some < w.fewest {
			t.needs[n] = math.MaxUint32
			continue
		}
		need := w.least/(w.share[n+t.some]*w.class) - t.left
		t.needs[n] = uint32(min(max(need*t.steps, 0), sumMost))
	}
}

// nth returns a sum that at least n of those found have, and not many more.
func (t *windowScores) nth(n int) uint64 {
	var counts [1 << 10]int
	for _, f := range t.found {
		counts[f&sumMost>>(sumBits-10)]++
	}
	i := len(counts) - 1
	for ; i > 0; i-- {
		if n -= counts[i]; n <= 0 {
			break
		}
	}
	return uint64(i) << (sumBits - 10)
}

// Add adds what a list can add to each document. A block is passed over in which
// no document can be among the best, whatever the others add.
func (t *windowScores) Add(w *walker, c *blocks.Cursor, others float64) {
	if c.Doc >= w.until {
		return
	}
	var each [blocks.FormsKept + 1]uint32 // of an impact of one, by the form
	for i := range each {
		each[i] = uint32(math.Ceil(min(c.Step[i]*t.steps, sumMost)))
	}
	most := uint32(math.Ceil(c.MaxScore * t.steps)) // where bounds were made for another archive, impacts promise more
	all := w.share[w.some[len(w.by)]] * w.class
	for block := c.Block; ; block++ {
		st, ok := c.Run(block, w.until)
		if !ok {
			return
		}
		if (c.BlockMax(block)+others)*all < w.least {
			continue
		}
		codes, impact := c.Codes[st.Begin:st.End], c.Impact[st.Begin:st.End]
		impact = impact[:len(codes)]
		base := st.Base - w.from
		if c.Wide {
			for i, code := range codes {
				at := (base + blocks.LE32(c.Docs[(st.Begin+i)*4:])) & (windowSize - 1)
				t.sums[at] += min(uint32(impact[i])*each[code>>blocks.FreqBits], most)<<8 + 1
			}
			continue
		}
		docs := c.Docs[st.Begin*2 : st.End*2]
		for i, code := range codes {
			at := (base + uint32(binary.LittleEndian.Uint16(docs[i*2:]))) & (windowSize - 1)
			t.sums[at] += min(uint32(impact[i])*each[code>>blocks.FreqBits], most)<<8 + 1
		}
	}
}

// collect finds the documents of a list that get what they need, and clears.
func (t *windowScores) collect(w *walker, c *blocks.Cursor) {
	if c.Doc >= w.until {
		return
	}
	for block := c.Block; ; block++ {
		st, ok := c.Run(block, w.until)
		if !ok {
			return
		}
		for i := st.Begin; i < st.End; i++ {
			at := (st.Base - w.from + c.Relative(i)) & (windowSize - 1)
			if v := t.sums[at]; v != 0 {
				if n := v & (1<<8 - 1); v>>8 >= t.needs[n] && w.f.has(w.from+at) {
					t.found = append(t.found, uint64(w.from+at)<<32|uint64(n)<<sumBits|uint64(v>>8))
				}
				t.sums[at] = 0
			}
		}
	}
}
