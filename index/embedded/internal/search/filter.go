package search

import (
	"context"
	"math/bits"

	"github.com/RoaringBitmap/roaring/v2"

	"onrecord/corpus/names"
	"onrecord/index"
	"onrecord/index/embedded/internal/blocks"
	"onrecord/index/embedded/internal/catalog"
	"onrecord/index/embedded/internal/segment"
	"onrecord/index/rank"
)

// filter is what a hit must be, whatever the topic. It is asked for documents in
// order, once.
type filter struct {
	cat   *catalog.Catalog
	dates index.Range
	kind  index.Kind

	// bits, when there are any, are the only documents that pass: those of the
	// speakers, the outlet, the article, for each segment.
	bits     []*roaring.Bitmap
	segments []*segment.Reader
	it       roaring.IntPeekable
	doc      uint32 // where the bits of the segment stand
	base     uint32 // of the segment
	size     uint32
	keys     *roaring.Bitmap // the bits of the segment; nil for none
	flat     []uint64        // the same in a row, which is quickest for many documents; nil for none
	along    bool            // the walk goes from one document of the keys to the next
	said     bool            // only what somebody says can pass
}

// NewFilter looks the query's keys up.
func NewFilter(ps *segment.Set, cat *catalog.Catalog, q index.Query) (*filter, error) {
	f := &filter{
		cat: cat, dates: index.RangeOf(q.From, q.To), kind: q.Kind, segments: ps.Segments,
	}
	if err := f.narrow(ps, segment.FieldSpeaker, q.Speakers...); err != nil {
		return nil, err
	}
	f.said = len(q.Speakers) > 0
	if len(q.Articles) > 0 {
		var docs []uint32
		for _, id := range q.Articles {
			if i, ok := cat.Ids[id]; ok {
				docs = append(docs, cat.DocsOf(i)...)
			}
		}
		f.keep(ps.Split(docs))
	}
	if q.Outlet != "" {
		if err := f.narrow(ps, segment.FieldOutlet, names.Fold(q.Outlet)); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// narrow keeps the documents that hold one of the terms.
func (f *filter) narrow(ps *segment.Set, field string, terms ...string) error {
	if len(terms) == 0 {
		return nil
	}
	bits, err := ps.Docs(field, terms)
	if err != nil {
		return err
	}
	f.keep(bits)
	return nil
}

// keep keeps the documents that are among bits, of each segment.
func (f *filter) keep(bits []*roaring.Bitmap) {
	for i := range f.bits {
		bits[i] = roaring.And(f.bits[i], bits[i])
	}
	f.bits = bits
}

// wants reports whether statements, 0, or passages, 1, can pass.
func (f *filter) wants(kind int) bool {
	if f.said && kind == 1 {
		return false
	}
	return f.kind == "" || (f.kind == index.Passage) == (kind == 1)
}

// enter begins with the documents of a segment and returns its first one's number.
func (f *filter) enter(segment int) (base uint32) {
	pc := f.segments[segment]
	f.doc, f.flat, f.base, f.size = 0, nil, pc.Base, pc.End-pc.Base
	if f.bits != nil {
		f.keys, f.along = f.bits[segment], true
		f.it = f.keys.Iterator()
		f.peek()
	}
	return pc.Base
}

// fewer is how many postings of a topic are added up, with the bits of the keys in a
// row beside them, in the time in which one document is looked up elsewhere: one of
// the keys in one of the topic's lists, or one of the topic among the keys.
const fewer = 16

// choose decides what the walk goes along, where the topic has so many lists with so
// many postings: the documents of the keys or the lists. In room the bits are laid out.
func (f *filter) choose(lists, postings int, room []uint64) []uint64 {
	if f.bits == nil {
		return room
	}
	n := int(f.keys.GetCardinality())
	f.along = n*lists*fewer <= postings
	if f.along || postings*fewer <= n {
		return room
	}
	f.flat = resized(room, int(f.size/64)+windowSize/64)
	clear(f.flat)
	f.keys.WriteDenseTo(f.flat)
	return f.flat
}

func (f *filter) peek() {
	f.doc = blocks.Exhausted
	if f.it.HasNext() {
		f.doc = f.it.PeekNext()
	}
}

// seek returns the first document of the segment that is not before doc, is among
// those of the keys, and lies where some document may have the date; exhausted
// when there is none.
func (f *filter) seek(doc uint32) uint32 {
	for {
		switch {
		case f.flat != nil:
			doc = nextBit(f.flat, doc)
		case f.keys != nil:
			if f.doc < doc {
				f.it.AdvanceIfNeeded(doc)
				f.peek()
			}
			doc = f.doc
		}
		if doc >= f.size {
			return blocks.Exhausted
		}
		zone := (f.base + doc) / catalog.ZoneSize
		if catalog.MayHoldDate(f.dates, f.cat.Zones[zone]) {
			return doc
		}
		doc = (zone+1)*catalog.ZoneSize - f.base
	}
}

// nextBit returns the first bit that is set and not before from; exhausted when
// there is none.
func nextBit(flat []uint64, from uint32) uint32 {
	at := int(from / 64)
	if at >= len(flat) {
		return blocks.Exhausted
	}
	word := flat[at] >> (from % 64) << (from % 64)
	for word == 0 {
		if at++; at == len(flat) {
			return blocks.Exhausted
		}
		word = flat[at]
	}
	return uint32(at*64 + bits.TrailingZeros64(word))
}

// has reports whether a document of the segment is among those of the keys.
func (f *filter) has(doc uint32) bool {
	switch {
	case f.flat != nil:
		return f.flat[doc/64]>>(doc%64)&1 != 0
	case f.keys != nil:
		return f.keys.Contains(doc)
	}
	return true
}

// passes reports whether a document of the keys passes all the rest.
func (f *filter) passes(doc uint32) bool {
	c := f.cat.Marks[doc].Class()
	if c == catalog.Gone || f.kind != "" && f.kind != kindOf(c) {
		return false
	}
	return f.dates.Open || f.dates.Holds(f.cat.When(doc))
}

// each calls visit for every document that passes.
func (f *filter) each(ctx context.Context, visit func(doc uint32)) error {
	n := 0
	for i := range f.segments {
		base := f.enter(i)
		for doc := f.seek(0); doc != blocks.Exhausted; doc = f.seek(doc + 1) {
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

func kindOf(c rank.Class) index.Kind {
	if c == rank.Passage {
		return index.Passage
	}
	return index.Statement
}
