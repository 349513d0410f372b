package index

import (
	"fmt"
	"math"
	"path/filepath"
	"strconv"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	bleve "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// boltTimeout bounds the wait for bleve's own lock, which without it is for ever.
const boltTimeout = "2s"

// store is one of bleve's indexes, open for reading.
type store struct {
	ix     bleve.Index
	reader bleve.IndexReader
}

// openStore opens a written directory.
func openStore(dir string) (*store, error) {
	ix, err := scorch.NewScorch(scorch.Name, map[string]any{"path": dir, "read_only": true, "bolt_timeout": boltTimeout}, nil)
	if err != nil {
		return nil, fmt.Errorf("index: open %s: %w", dir, err)
	}
	if err := ix.Open(); err != nil {
		return nil, fmt.Errorf("index: open %s: %w", dir, err)
	}
	return newStore(ix)
}

func newStore(ix bleve.Index) (*store, error) {
	r, err := ix.Reader()
	if err != nil {
		ix.Close()
		return nil, fmt.Errorf("index: read: %w", err)
	}
	return &store{ix, r}, nil
}

func (s *store) Close() error {
	err := s.reader.Close()
	if cerr := s.ix.Close(); err == nil {
		err = cerr
	}
	return err
}

// size returns how many documents the store holds.
func (s *store) size() (int, error) {
	n, err := s.reader.DocCount()
	if err != nil {
		return 0, fmt.Errorf("index: count: %w", err)
	}
	return int(n), nil
}

// order returns, for each of bleve's document numbers, the number that the
// record was added under. bleve shuffles the documents of a batch.
func (s *store) order() ([]uint32, error) {
	count, err := s.size()
	if err != nil {
		return nil, err
	}
	out := make([]uint32, count)
	seen := make([]bool, count)
	var id bleve.IndexInternalID
	for i := range out {
		id = bleve.NewIndexInternalID(id, uint64(i))
		ext, err := s.reader.ExternalID(id)
		if err != nil {
			return nil, fmt.Errorf("index: read document %d: %w", i, err)
		}
		n, err := strconv.ParseUint(ext, 16, 32)
		if err != nil || n >= uint64(count) || seen[n] {
			return nil, fmt.Errorf("index: document %d is filed as %q", i, ext)
		}
		out[i], seen[n] = uint32(n), true
	}
	return out, nil
}

// postings are bleve's lists of which documents hold a word, over the segments of
// all stores. They are read from the segments themselves: bleve's own readers on
// top of these turn every number into bytes and back.
type postings struct {
	stores   []*store
	segments []piece
	size     int // document numbers, those of records that are gone included
	count    int // records
}

// piece is a segment with the number of its first document.
type piece struct {
	segment.Segment
	base, end uint32
	gone      *roaring.Bitmap // its documents that no longer count; nil for none
}

// newPostings joins stores; their documents are numbered on. gone tells which do
// not count any more; it may be nil.
func newPostings(stores []*store, gone func(doc uint32) bool) (*postings, error) {
	p := &postings{stores: stores}
	for _, s := range stores {
		snapshot, ok := s.reader.(*scorch.IndexSnapshot)
		if !ok {
			return nil, fmt.Errorf("index: bleve reads by a %T", s.reader)
		}
		for _, seg := range snapshot.Segments() {
			if d := seg.Deleted(); d != nil && !d.IsEmpty() {
				return nil, fmt.Errorf("index: a store has deleted documents: %w", ErrCorrupt)
			}
			n := int(seg.FullSize())
			pc := piece{Segment: seg.Segment(), base: uint32(p.size), end: uint32(p.size + n)}
			pc.mark(gone)
			p.segments = append(p.segments, pc)
			p.size += n
			p.count += n
			if pc.gone != nil {
				p.count -= int(pc.gone.GetCardinality())
			}
		}
	}
	return p, nil
}

// openPostings opens the stores of a generation.
func openPostings(generation string, cat *catalog) (*postings, error) {
	var stores []*store
	fail := func(err error) (*postings, error) {
		for _, s := range stores {
			s.Close()
		}
		return nil, err
	}
	all := 0
	for _, p := range cat.Parts {
		s, err := openStore(filepath.Join(generation, p.Name, storeName))
		if err != nil {
			return fail(err)
		}
		stores = append(stores, s)
		n, err := s.size()
		if err == nil && n != p.Size {
			err = fmt.Errorf("index: %s has %d documents, not %d: %w", p.Name, n, p.Size, ErrCorrupt)
		}
		if err != nil {
			return fail(err)
		}
		all += n
	}
	if all != len(cat.Class) {
		return fail(fmt.Errorf("index: postings and catalog differ: %w", ErrCorrupt))
	}
	ps, err := newPostings(stores, cat.gone)
	if err != nil {
		return fail(err)
	}
	return ps, nil
}

// mark notes which of the piece's documents are gone.
func (pc *piece) mark(gone func(doc uint32) bool) {
	if gone == nil {
		return
	}
	for doc := pc.base; doc < pc.end; doc++ {
		if gone(doc) {
			if pc.gone == nil {
				pc.gone = roaring.New()
			}
			pc.gone.Add(doc - pc.base)
		}
	}
}

// Close closes the stores.
func (p *postings) Close() error {
	var err error
	for _, s := range p.stores {
		if cerr := s.Close(); err == nil {
			err = cerr
		}
	}
	return err
}

// exhausted is past every document.
const exhausted = math.MaxUint32

// list walks the documents that hold one term, in order. Documents that are gone
// are among them, but not in df.
type list struct {
	legs []leg
	at   int
	df   int
	doc  uint32 // the document it stands on; exhausted at the end
	freq float64
}

// leg is the part of a list in one segment.
type leg struct {
	it        segment.PostingsIterator
	base, end uint32
}

// in returns the iterator of a term in one segment and how many of its documents
// count; nil when it does not have the term.
func (pc *piece) in(field string, term []byte, freq bool) (segment.PostingsIterator, int, error) {
	dict, err := pc.Dictionary(field)
	if err != nil {
		return nil, 0, fmt.Errorf("index: look up %s: %w", field, err)
	}
	pl, err := dict.PostingsList(term, nil, nil)
	if err != nil {
		return nil, 0, fmt.Errorf("index: look up %s: %w", field, err)
	}
	n := int(pl.Count())
	if n == 0 {
		return nil, 0, nil
	}
	it := pl.Iterator(freq, false, false, nil)
	if pc.gone != nil {
		bits, err := bitmapOf(it)
		if err != nil {
			return nil, 0, err
		}
		n -= int(bits.AndCardinality(pc.gone))
	}
	return it, n, nil
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

// list begins to walk a term; nil when no record holds it.
func (p *postings) list(field, term string) (*list, error) {
	l := new(list)
	key := []byte(term)
	for i := range p.segments {
		pc := &p.segments[i]
		it, n, err := pc.in(field, key, true)
		if err != nil {
			return nil, err
		}
		if it != nil {
			l.legs = append(l.legs, leg{it, pc.base, pc.end})
			l.df += n
		}
	}
	if l.df == 0 {
		return nil, nil
	}
	return l, l.next()
}

// next moves to the next document.
func (l *list) next() error {
	for l.at < len(l.legs) {
		p, err := l.legs[l.at].it.Next()
		if p != nil || err != nil {
			return l.stand(p, err)
		}
		l.at++
	}
	l.doc = exhausted
	return nil
}

// advance moves to the first document that is not before doc.
func (l *list) advance(doc uint32) error {
	if l.doc >= doc {
		return nil
	}
	for ; l.at < len(l.legs); l.at++ {
		g := &l.legs[l.at]
		if g.end <= doc {
			continue
		}
		p, err := g.it.Advance(uint64(max(doc, g.base) - g.base))
		if p != nil || err != nil {
			return l.stand(p, err)
		}
	}
	l.doc = exhausted
	return nil
}

func (l *list) stand(p segment.Posting, err error) error {
	if err != nil {
		return fmt.Errorf("index: read postings: %w", err)
	}
	l.doc, l.freq = l.legs[l.at].base+uint32(p.Number()), float64(p.Frequency())
	return nil
}

// docs returns, for each segment, the documents that hold one of the terms. They
// are bleve's own where one term has them all, and must not be changed.
func (p *postings) docs(field string, terms []string) ([]*roaring.Bitmap, error) {
	out := make([]*roaring.Bitmap, len(p.segments))
	for i := range p.segments {
		var all []*roaring.Bitmap
		for _, t := range terms {
			it, n, err := p.segments[i].in(field, []byte(t), false)
			if err != nil {
				return nil, err
			}
			if n == 0 {
				continue
			}
			bits, err := bitmapOf(it)
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
