// Package segment reads the segments that bleve wrote, below bleve's own readers.
//
// A Set has the segments of all stores of a generation, its documents numbered on from one
// to the next (segments.go, store.go). LookupTerm finds a word's lists of postings, in the
// blocks beside a segment or else out of bleve (lookup.go): the forms of a word, which are
// terms of their own there, become one list (forms.go, formkeys.go). docfreqs.go counts the
// records and articles that hold a term, less those that are gone.
package segment

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"sync"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	segment "github.com/blevesearch/scorch_segment_api/v2"

	"onrecord/index"
	"onrecord/index/embedded/internal/blocks"
	"onrecord/index/embedded/internal/catalog"
	"onrecord/index/embedded/internal/disk"
)

// Set are bleve's lists of which documents hold a word, over the segments of
// all stores. They are read from the segments themselves: bleve's own readers on
// top of these turn every number into bytes and back.
type Set struct {
	Stores   []*Store
	Segments []*Reader
	Size     int // document numbers, those of records that are gone included
	Count    int // records
}

// Reader is a segment with the number of its first document.
type Reader struct {
	segment.Segment
	Base, End uint32
	deleted   []uint32     // its documents that no longer count
	Blocks    *blocks.File // nil for none
	readers   sync.Pool    // of groupReader

	mu      sync.Mutex
	counted map[string]int // of terms, see once
}

// NewSet joins stores; their documents are numbered on. gone reports which do
// not count any more; it may be nil.
func NewSet(stores []*Store, gone func(doc uint32) bool) (*Set, error) {
	p := &Set{Stores: stores}
	for _, s := range stores {
		snapshot, ok := s.reader.(*scorch.IndexSnapshot)
		if !ok {
			return nil, fmt.Errorf("index: bleve reads by a %T", s.reader)
		}
		for _, seg := range snapshot.Segments() {
			if d := seg.Deleted(); d != nil && !d.IsEmpty() {
				return nil, fmt.Errorf("index: a store has deleted documents: %w", index.ErrCorrupt)
			}
			n := int(seg.FullSize())
			pc := &Reader{Segment: seg.Segment(), Base: uint32(p.Size), End: uint32(p.Size + n)}
			pc.readers.New = func() any { return NewFormReader(pc) }
			pc.mark(gone)
			p.Segments = append(p.Segments, pc)
			p.Size += n
			p.Count += n - len(pc.deleted)
		}
	}
	return p, nil
}

// OpenSet opens the stores of a generation.
func OpenSet(generation string, cat *catalog.Catalog) (*Set, error) {
	var stores []*Store
	fail := func(err error) (*Set, error) {
		for _, s := range stores {
			s.Close()
		}
		return nil, err
	}
	all := 0
	for _, p := range cat.Parts {
		s, err := OpenStore(filepath.Join(generation, p.Name, disk.StoreName))
		if err != nil {
			return fail(err)
		}
		stores = append(stores, s)
		n, err := s.size()
		if err == nil && n != p.Size {
			err = fmt.Errorf("index: %s has %d documents, not %d: %w", p.Name, n, p.Size, index.ErrCorrupt)
		}
		if err != nil {
			return fail(err)
		}
		all += n
	}
	if all != len(cat.Class) {
		return fail(fmt.Errorf("index: postings and catalog differ: %w", index.ErrCorrupt))
	}
	ps, err := NewSet(stores, cat.Gone)
	if err != nil {
		return fail(err)
	}
	if err := ps.openBlocks(generation, cat); err != nil {
		return nil, errors.Join(err, ps.Close())
	}
	return ps, nil
}

// openBlocks opens the blocks beside each store, which has one segment or none.
func (p *Set) openBlocks(generation string, cat *catalog.Catalog) error {
	at := uint32(0)
	for _, pt := range cat.Parts {
		s, err := blocks.OpenFile(filepath.Join(generation, pt.Name, disk.BlocksName))
		if err != nil {
			return err
		}
		end := at + uint32(pt.Size)
		i := slices.IndexFunc(p.Segments, func(pc *Reader) bool { return pc.Base == at && pc.End == end && end > at })
		switch {
		case i >= 0:
			p.Segments[i].Blocks = s
		case s != nil:
			return errors.Join(fmt.Errorf("index: the blocks of %s are of no segment: %w", pt.Name, index.ErrCorrupt), s.Close())
		}
		at = end
	}
	return nil
}

// Fit makes the bounds of the blocks hold at the average lengths of today.
func (p *Set) Fit(means [2]float64) {
	for _, pc := range p.Segments {
		if pc.Blocks != nil {
			pc.Blocks.Fit(means)
		}
	}
}

// mark notes which of the piece's documents are gone.
func (pc *Reader) mark(gone func(doc uint32) bool) {
	if gone == nil {
		return
	}
	for doc := pc.Base; doc < pc.End; doc++ {
		if gone(doc) {
			pc.deleted = append(pc.deleted, doc-pc.Base)
		}
	}
}

// Close closes the stores.
func (p *Set) Close() error {
	var err error
	for _, pc := range p.Segments {
		err = errors.Join(err, pc.Blocks.Close())
	}
	for _, s := range p.Stores {
		err = errors.Join(err, s.Close())
	}
	return err
}

// bitmapOf returns the documents of an iterator. It must not be changed.
func bitmapOf(it segment.PostingsIterator) (*roaring.Bitmap, error) {
	o, ok := it.(segment.OptimizablePostingsIterator)
	if !ok {
		return nil, fmt.Errorf("index: bleve walks by a %T", it)
	}
	if doc, ok := o.DocNum1Hit(); ok {
		return roaring.BitmapOf(uint32(doc)), nil
	}
	if b := o.ActualBitmap(); b != nil {
		return b, nil
	}
	return roaring.New(), nil
}

// Split returns, for each segment, its share of some documents.
func (p *Set) Split(docs []uint32) []*roaring.Bitmap {
	out := make([]*roaring.Bitmap, len(p.Segments))
	for i, pc := range p.Segments {
		out[i] = roaring.New()
		for _, doc := range docs {
			if pc.Base <= doc && doc < pc.End {
				out[i].Add(doc - pc.Base)
			}
		}
	}
	return out
}

// Docs returns, for each segment, the documents that hold one of the keys. They
// are bleve's own where one key has them all, and must not be changed.
func (p *Set) Docs(field string, keys []string) ([]*roaring.Bitmap, error) {
	out := make([]*roaring.Bitmap, len(p.Segments))
	for i, pc := range p.Segments {
		dict, err := pc.Dictionary(field)
		if err != nil {
			return nil, fmt.Errorf("index: look up %s: %w", field, err)
		}
		var all []*roaring.Bitmap
		for _, k := range keys {
			pl, err := dict.PostingsList([]byte(k), nil, nil)
			if err != nil {
				return nil, fmt.Errorf("index: look up %s: %w", field, err)
			}
			if pl.Count() == 0 {
				continue
			}
			bits, err := bitmapOf(pl.Iterator(false, false, false, nil))
			if err != nil {
				return nil, err
			}
			all = append(all, bits)
		}
		switch len(all) {
		case 0:
			out[i] = roaring.New()
		case 1:
			out[i] = all[0]
		default:
			out[i] = roaring.FastOr(all...)
		}
	}
	return out, nil
}
