package index

import (
	"cmp"
	"context"
	"math"
	"slices"
)

// slack keeps a document whose bound equals the worst of the best but for the
// rounding of its sum.
const slack = 1 + 1e-9

// walk offers h every document that passes the filter and can be among the best.
//
// It is MaxScore: as the best fill up, the units that even together could not lift
// a document among them stop being walked, and are only asked about the documents
// that the others bring up. The coordination factor makes this sharper than it is
// for plain sums, since a document without the walked units also holds fewer.
// What h ends up with is what scoring every document would leave in it.
func (s *scorer) walk(ctx context.Context, f *filter, h *best) error {
	w := walker{scorer: s, f: f, h: h, least: math.Inf(-1)}
	w.begin()
	for n := 1; ; n++ {
		if n%4096 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		doc := w.nearest()
		if doc == exhausted {
			return nil
		}
		if to := f.seek(doc); to != doc {
			if to == exhausted {
				return nil
			}
			if err := w.skip(to); err != nil {
				return err
			}
			continue
		}
		if f.passes(doc) {
			if err := w.weigh(doc); err != nil {
				return err
			}
		}
		if err := w.step(doc); err != nil {
			return err
		}
	}
}

// walker is a walk in progress.
type walker struct {
	*scorer
	f *filter
	h *best

	by    []*scored // the units by what they can add, least first
	below []float64 // what the first so many can add together
	first int       // the first unit that is walked
	least float64   // a score below this is not among the best
}

func (w *walker) begin() {
	w.by = make([]*scored, len(w.units))
	for i := range w.units {
		w.by[i] = &w.units[i]
	}
	slices.SortStableFunc(w.by, func(x, y *scored) int { return cmp.Compare(x.bound, y.bound) })
	w.below = make([]float64, len(w.by)+1)
	for i, u := range w.by {
		w.below[i+1] = w.below[i] + u.bound
	}
}

// nearest returns the next document of a unit that is walked.
func (w *walker) nearest() uint32 {
	doc := uint32(exhausted)
	for _, u := range w.by[w.first:] {
		doc = min(doc, u.lead.doc)
	}
	return doc
}

// skip moves the walked lists on to doc.
func (w *walker) skip(doc uint32) error {
	for _, u := range w.by[w.first:] {
		if err := u.lead.advance(doc); err != nil {
			return err
		}
	}
	return nil
}

// step moves the walked lists past doc.
func (w *walker) step(doc uint32) error {
	for _, u := range w.by[w.first:] {
		if u.lead.doc == doc {
			if err := u.lead.next(); err != nil {
				return err
			}
		}
	}
	return nil
}

// weigh offers doc unless it turns out on the way that it cannot be among the best.
func (w *walker) weigh(doc uint32) error {
	saturation := w.saturation(doc)
	class := classWeight[w.cat.Class[doc]] * slack
	sum, n := 0.0, 0
	for _, u := range w.by[w.first:] {
		if u.lead.doc == doc { // the exact form is in it no more often than the stem
			sum += (u.weight + u.exactWeight) * tf(u.lead.freq, saturation)
			n++
		}
	}
	for i := w.first - 1; i >= 0; i-- {
		if (sum+w.below[i+1])*w.share[n+i+1]*class < w.least {
			return nil
		}
		u := w.by[i]
		if err := u.lead.advance(doc); err != nil {
			return err
		}
		if u.lead.doc == doc {
			sum += (u.weight + u.exactWeight) * tf(u.lead.freq, saturation)
			n++
		}
	}
	if sum*w.share[n]*class < w.least {
		return nil
	}
	for i := range w.units {
		if u := &w.units[i]; u.exact != nil && u.lead.doc == doc {
			if err := u.exact.advance(doc); err != nil {
				return err
			}
		}
	}
	w.h.offer(w.score(doc))
	w.raise()
	return nil
}

// raise takes the units out of the walk that have become too weak to matter.
func (w *walker) raise() {
	least, full := w.h.least()
	if !full || least <= w.least {
		return
	}
	w.least = least
	for w.first < len(w.by) && w.below[w.first+1]*w.share[w.first+1]*slack < least {
		w.first++
	}
}
