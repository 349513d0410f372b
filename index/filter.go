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
	doc      uint32          // where the bits of the segment stand
	dense    *roaring.Bitmap // these, where they are so many that going from one to the next does not pay
	base     uint32          // of the segment
	size     uint32
}

// denseFrom is when the documents of the keys are many: one in so many.
const denseFrom = 64

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
	pc := f.segments[segment]
	f.doc, f.dense, f.base, f.size = 0, nil, pc.base, pc.end-pc.base
	if f.bits != nil {
		if f.bits[segment].GetCardinality()*denseFrom >= uint64(f.size) {
			f.dense = f.bits[segment]
		}
		f.it = f.bits[segment].Iterator()
		f.peek()
	}
	return pc.base
}

func (f *filter) peek() {
	f.doc = exhausted
	if f.it.HasNext() {
		f.doc = f.it.PeekNext()
	}
}

// seek returns the first document of the segment that is not before doc, is among
// those of the keys, and lies where some document may have the date; exhausted
// when there is none.
func (f *filter) seek(doc uint32) uint32 {
	for {
		if f.bits != nil {
			if f.doc < doc {
				f.it.AdvanceIfNeeded(doc)
				f.peek()
			}
			doc = f.doc
		}
		if doc >= f.size {
			return exhausted
		}
		zone := (f.base + doc) / zoneSize
		if f.dates.mayHold(f.cat.zones[zone]) {
			return doc
		}
		doc = (zone+1)*zoneSize - f.base
	}
}

// along reports whether the walk goes from one document of the keys to the next.
func (f *filter) along() bool { return f.bits != nil && f.dense == nil }

// admits tells of a document of the segment whether it passes, when the walk does
// not go along the keys; else of one of theirs.
func (f *filter) admits(doc uint32) bool {
	return f.passes(f.base+doc) && (f.dense == nil || f.dense.Contains(doc))
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
	for i := range f.segments {
		base := f.enter(i)
		for doc := f.seek(0); doc != exhausted; doc = f.seek(doc + 1) {
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
