package index

import (
	"context"

	"github.com/RoaringBitmap/roaring/v2"

	"onrecord/corpus/names"
)

// filter is what a hit must be, whatever the topic. It is asked for documents in
// order, once.
type filter struct {
	cat   *catalog
	dates dateRange
	kind  Kind

	// bits, when there are any, are the only documents that pass: those of the
	// speakers, the outlet, the article, for each segment.
	bits     []*roaring.Bitmap
	segments []piece
	at       int
	it       roaring.IntPeekable
	doc      uint32 // where bits stand
	size     uint32
}

// newFilter looks the query's keys up.
func newFilter(ix *Index, q Query) (*filter, error) {
	f := &filter{
		cat: ix.cat, dates: rangeOf(q.From, q.To), kind: q.Kind,
		segments: ix.postings.segments, size: uint32(ix.postings.size),
	}
	if err := f.narrow(ix, fieldSpeaker, q.Speakers...); err != nil {
		return nil, err
	}
	if q.Article != "" {
		if err := f.narrow(ix, fieldArticle, q.Article); err != nil {
			return nil, err
		}
	}
	if q.Outlet != "" {
		if err := f.narrow(ix, fieldOutlet, names.Fold(q.Outlet)); err != nil {
			return nil, err
		}
	}
	if f.bits != nil {
		f.enter(0)
	}
	return f, nil
}

// narrow keeps the documents that hold one of the terms.
func (f *filter) narrow(ix *Index, field string, terms ...string) error {
	if len(terms) == 0 {
		return nil
	}
	bits, err := ix.postings.docs(field, terms)
	if err != nil {
		return err
	}
	for i := range f.bits {
		bits[i] = roaring.And(f.bits[i], bits[i])
	}
	f.bits = bits
	return nil
}

// enter begins with a segment's documents, or with those of the next that has any.
func (f *filter) enter(at int) {
	for f.at = at; f.at < len(f.bits); f.at++ {
		f.it = f.bits[f.at].Iterator()
		if f.it.HasNext() {
			f.doc = f.segments[f.at].base + f.it.PeekNext()
			return
		}
	}
	f.doc = exhausted
}

// seek returns the first document that is not before doc and is among those of
// the keys; exhausted when there is none.
func (f *filter) seek(doc uint32) uint32 {
	if f.bits == nil {
		if doc >= f.size {
			return exhausted
		}
		return doc
	}
	for f.doc < doc {
		pc := &f.segments[f.at]
		if doc < pc.end {
			f.it.AdvanceIfNeeded(max(doc, pc.base) - pc.base)
			if f.it.HasNext() {
				f.doc = pc.base + f.it.PeekNext()
				continue
			}
		}
		f.enter(f.at + 1)
	}
	return f.doc
}

// passes tells of a document of the keys whether it passes all the rest.
func (f *filter) passes(doc uint32) bool {
	c := f.cat.Class[doc]
	if c == gone || f.kind != "" && f.kind != kindOf(c) {
		return false
	}
	return f.dates.open || f.dates.holds(f.cat.when(doc))
}

// each calls visit for every document that passes.
func (f *filter) each(ctx context.Context, visit func(doc uint32)) error {
	n := 0
	for doc := f.seek(0); doc != exhausted; doc = f.seek(doc + 1) {
		if n++; n%4096 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if f.passes(doc) {
			visit(doc)
		}
	}
	return nil
}

func kindOf(c class) Kind {
	if c == passage {
		return Passage
	}
	return Statement
}
