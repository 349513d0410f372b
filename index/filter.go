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
	segments []*piece
	it       roaring.IntPeekable
	doc      uint32 // where the bits of the segment stand
}

// newFilter looks the query's keys up.
func newFilter(ix *Index, q Query) (*filter, error) {
	f := &filter{
		cat: ix.cat, dates: rangeOf(q.From, q.To), kind: q.Kind, segments: ix.postings.segments,
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

// wants reports whether statements, 0, or passages, 1, can pass.
func (f *filter) wants(kind int) bool {
	return f.kind == "" || (f.kind == Passage) == (kind == 1)
}

// enter begins with the documents of a segment and returns its first one's number.
func (f *filter) enter(segment int) (base uint32) {
	f.doc = 0
	if f.bits != nil {
		f.it = f.bits[segment].Iterator()
		f.peek()
	}
	return f.segments[segment].base
}

func (f *filter) peek() {
	f.doc = exhausted
	if f.it.HasNext() {
		f.doc = f.it.PeekNext()
	}
}

// seek returns the first document of the segment that is not before doc and is
// among those of the keys; exhausted when there is none.
func (f *filter) seek(doc uint32) uint32 {
	if f.bits == nil {
		return doc
	}
	if f.doc < doc {
		f.it.AdvanceIfNeeded(doc)
		f.peek()
	}
	return f.doc
}

// passes tells of a document of the keys whether it passes all the rest.
func (f *filter) passes(doc uint32) bool {
	c := f.cat.marks[doc].class()
	if c == gone || f.kind != "" && f.kind != kindOf(c) {
		return false
	}
	return f.dates.open || f.dates.holds(f.cat.when(doc))
}

// each calls visit for every document that passes.
func (f *filter) each(ctx context.Context, visit func(doc uint32)) error {
	n := 0
	for i, pc := range f.segments {
		base := f.enter(i)
		for doc := f.seek(0); doc < pc.end-base; doc = f.seek(doc + 1) {
			if n++; n%4096 == 0 && ctx.Err() != nil {
				return ctx.Err()
			}
			if f.passes(base + doc) {
				visit(base + doc)
			}
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

// kindNumber numbers the kinds: statements are 0, passages 1.
func kindNumber(c class) int {
	if c == passage {
		return 1
	}
	return 0
}
