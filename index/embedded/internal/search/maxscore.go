package search

import (
	"cmp"
	"context"
	"math"
	"slices"
	"sync"

	"onrecord/index/embedded/internal/blocks"
	"onrecord/index/rank"
)

// walk offers h every document that passes the filter and can be among the best.
//
// It is MaxScore over windows of documents: as the best fill up, the units that even
// together could not lift a document among them stop being walked, and are only asked
// about the documents that the others bring up. In each window the blocks say what
// every list can add there at most, so that more of them need not be walked. The
// coordination factor makes this sharper than it is for plain sums, since a document
// without some units also holds fewer. A document that must have n units is in one of
// the lists besides any n-1, so that the n-1 weakest are never walked. What h ends up
// with is what scoring every document would leave in it.
func (s *scorer) walk(ctx context.Context, f *filter, h *rank.Top) error {
	w := walkers.Get().(*walker)
	w.scorer, w.f, w.h, w.ctx, w.least = s, f, h, ctx, math.Inf(-1)
	for i := range s.sections {
		if sec := &s.sections[i]; len(sec.cursors) > 0 && f.wants(sec.kind) {
			if err := w.walk(sec); err != nil {
				return err
			}
		}
	}
	walkers.Put(w) // not after a panic: its sums may not be zero then
	return nil
}

// walker is a walk in progress. Documents are numbered within the segment.
type walker struct {
	*scorer
	ctx context.Context
	f   *filter
	h   *rank.Top

	sec   *section
	base  uint32  // of the segment
	class float64 // the most that a class of the section's kind counts
	fixed float64 // the saturation of no length, and of each word
	each  float64
	by    []*blocks.Cursor // by what they can add, least first
	below []float64        // what the first so many can add together
	first int              // the first cursor that is walked
	flat  []uint64         // room for the filter's bits
	least float64          // a score below this is not among the best

	from, until uint32    // the window, and the first document after it
	within      []float64 // below, in the window
	some        []int     // how many of the first so many are in the window
	lead        int       // first, in the window

	scores windowScores
}

// walkers are kept for the next question, with the room that they have.
var walkers = sync.Pool{New: func() any { return new(walker) }}

// walk walks one section, window by window.
func (w *walker) walk(sec *section) error {
	w.begin(sec)
	for w.first < len(w.by) {
		doc := nearest(w.by[w.first:])
		if doc == blocks.Exhausted {
			return nil
		}
		if to := w.f.seek(doc); to != doc {
			if to == blocks.Exhausted {
				return nil
			}
			skip(w.by[w.first:], to)
			continue
		}
		w.window(doc)
		if w.f.along {
			w.runAlong()
		} else {
			w.run()
		}
		skip(w.by[w.first:], w.until)
		if w.ctx.Err() != nil {
			return w.ctx.Err()
		}
	}
	return nil
}

func (w *walker) begin(sec *section) {
	w.sec, w.base = sec, w.f.enter(sec.piece)
	w.class = rank.ClassWeights[rank.Direct] * rank.Slack
	if sec.kind == 1 {
		w.class = rank.ClassWeights[rank.Passage] * rank.Slack
	}
	w.fixed = rank.Saturation(0, w.cat.Means[sec.kind])
	w.each = rank.Saturation(1, w.cat.Means[sec.kind]) - w.fixed
	w.by = w.by[:0]
	for i := range sec.cursors {
		c := &sec.cursors[i]
		c.Begin()
		w.by = append(w.by, c)
	}
	slices.SortStableFunc(w.by, func(x, y *blocks.Cursor) int { return cmp.Compare(x.MaxScore, y.MaxScore) })
	w.below = append(w.below[:0], 0)
	postings := 0
	for i, c := range w.by {
		w.below = append(w.below, w.below[i]+c.MaxScore)
		postings += c.N
	}
	w.first, w.lead = min(max(w.fewest-1, 0), len(w.by)), len(w.by)
	w.flat = w.f.choose(len(w.by), postings, w.flat)
	w.raise()
}

// nearest returns the next document of some cursors.
func nearest(cs []*blocks.Cursor) uint32 {
	doc := uint32(blocks.Exhausted)
	for _, c := range cs {
		doc = min(doc, c.Doc)
	}
	return doc
}

// skip moves cursors on to doc.
func skip(cs []*blocks.Cursor, doc uint32) {
	for _, c := range cs {
		c.Advance(doc)
	}
}

// window looks at the documents around doc, on which a walked cursor stands: what
// can each list add there?
func (w *walker) window(doc uint32) {
	w.from = doc &^ (windowSize - 1)
	w.until = w.from + windowSize
	w.within, w.some = append(w.within[:0], 0), append(w.some[:0], 0)
	for i, c := range w.by {
		v := c.MaxIn(doc, w.until-1)
		n := w.some[i]
		if v > 0 {
			n++
		}
		w.within, w.some = append(w.within, w.within[i]+v), append(w.some, n)
	}
	w.lead = 0
	w.narrow()
}

// narrow takes the cursors out of the window's walk that are too weak in it, or
// too few.
func (w *walker) narrow() {
	for w.lead < len(w.by) && (w.some[w.lead+1] < w.fewest || w.within[w.lead+1]*w.share[w.some[w.lead+1]]*w.class < w.least) {
		w.lead++
	}
}

// runAlong weighs the documents of the window that are the filter's.
func (w *walker) runAlong() {
	for {
		doc := nearest(w.by[w.lead:])
		if doc >= w.until {
			return
		}
		if to := w.f.seek(doc); to != doc {
			if to >= w.until {
				return
			}
			skip(w.by[w.lead:], to)
			continue
		}
		w.weigh(doc)
		for _, c := range w.by[w.lead:] {
			if c.Doc == doc {
				c.Next()
			}
		}
	}
}

// weigh offers doc unless it turns out on the way that it does not pass the filter
// or cannot be among the best.
func (w *walker) weigh(doc uint32) {
	sum, n := 0.0, 0
	for _, c := range w.by[w.lead:] {
		if c.Doc == doc {
			sum += c.Bound()
			n++
		}
	}
	if n+w.some[w.lead] < w.fewest || (sum+w.within[w.lead])*w.share[n+w.some[w.lead]]*w.class < w.least || !w.f.passes(w.base+doc) {
		return
	}
	m := w.cat.Marks[w.base+doc]
	add := w.fixed + w.each*m.Length()
	class := rank.ClassWeights[m.Class()] * rank.Slack
	sum = 0
	for _, c := range w.by[w.lead:] {
		if c.Doc == doc {
			sum += c.Adds(add)
		}
	}
	for i := w.lead - 1; i >= 0; i-- {
		if (sum+w.within[i+1])*w.share[n+w.some[i+1]]*class < w.least {
			return
		}
		if w.some[i+1] == w.some[i] {
			continue
		}
		c := w.by[i]
		c.Advance(doc)
		if c.Doc == doc {
			sum += c.Adds(add)
			n++
		}
	}
	if n < w.fewest || sum*w.share[n]*class < w.least {
		return
	}
	w.h.Offer(w.sec.score(w.scorer, doc, w.base))
	w.raise()
}

// raise takes the cursors out of the walk that have become too weak to matter.
func (w *walker) raise() {
	least, full := w.h.Least()
	if !full || least < w.least {
		return
	}
	w.least = least
	for w.first < len(w.by) && w.below[w.first+1]*w.share[w.first+1]*w.class < least {
		w.first++
	}
	if w.lead < len(w.by) {
		w.narrow()
	}
}
