package embedded

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"sync"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	bleve "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"

	"onrecord/index"
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
	segments []*piece
	size     int // document numbers, those of records that are gone included
	count    int // records
}

// piece is a segment with the number of its first document.
type piece struct {
	segment.Segment
	base, end uint32
	gone      []uint32  // its documents that no longer count
	short     *shortcut // nil for none
	readers   sync.Pool // of groupReader

	mu      sync.Mutex
	counted map[string]int // of terms, see once
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
				return nil, fmt.Errorf("index: a store has deleted documents: %w", index.ErrCorrupt)
			}
			n := int(seg.FullSize())
			pc := &piece{Segment: seg.Segment(), base: uint32(p.size), end: uint32(p.size + n)}
			pc.readers.New = func() any { return newGroupReader(pc) }
			pc.mark(gone)
			p.segments = append(p.segments, pc)
			p.size += n
			p.count += n - len(pc.gone)
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
	ps, err := newPostings(stores, cat.gone)
	if err != nil {
		return fail(err)
	}
	if err := ps.openShortcuts(generation, cat); err != nil {
		return nil, errors.Join(err, ps.Close())
	}
	return ps, nil
}

// openShortcuts opens the blocks beside each store, which has one segment or none.
func (p *postings) openShortcuts(generation string, cat *catalog) error {
	at := uint32(0)
	for _, pt := range cat.Parts {
		s, err := openShortcut(filepath.Join(generation, pt.Name, blocksName))
		if err != nil {
			return err
		}
		end := at + uint32(pt.Size)
		i := slices.IndexFunc(p.segments, func(pc *piece) bool { return pc.base == at && pc.end == end && end > at })
		switch {
		case i >= 0:
			p.segments[i].short = s
		case s != nil:
			return errors.Join(fmt.Errorf("index: the blocks of %s are of no segment: %w", pt.Name, index.ErrCorrupt), s.Close())
		}
		at = end
	}
	return nil
}

// mark notes which of the piece's documents are gone.
func (pc *piece) mark(gone func(doc uint32) bool) {
	if gone == nil {
		return
	}
	for doc := pc.base; doc < pc.end; doc++ {
		if gone(doc) {
			pc.gone = append(pc.gone, doc-pc.base)
		}
	}
}

// Close closes the stores.
func (p *postings) Close() error {
	var err error
	for _, pc := range p.segments {
		err = errors.Join(err, pc.short.Close())
	}
	for _, s := range p.stores {
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

// term is a word or a concept as it is looked for: in any form, and in one.
type term struct {
	field, key, tail string
}

// spot is a term in one segment: its lists of statements and of passages.
type spot struct {
	lists [2]blockList
	form  int // the number of the form asked for; -1 for none
	scale [2]float64
}

// look finds a term in a segment, and in how many records that count.
func (pc *piece) look(t term, cat *catalog, means [2]float64, s *spot) (df int, err error) {
	key := append(append(make([]byte, 0, 80), t.field[0]), t.key...)
	if kept := pc.short.find(key); kept != nil {
		if s.lists, s.form, err = pc.short.lists(kept, []byte(t.tail)); err != nil {
			return 0, err
		}
		s.scale = pc.short.scale
	} else if err := pc.collect(t, cat, means, s); err != nil {
		return 0, err
	}
	df = s.lists[0].n + s.lists[1].n
	if df > 0 && len(pc.gone) > 0 {
		df -= pc.goneOf(string(key), s)
	}
	return df, nil
}

// collect makes the lists of a word that has none, of bleve's postings.
func (pc *piece) collect(t term, cat *catalog, means [2]float64, s *spot) error {
	r := pc.readers.Get().(*groupReader)
	defer pc.readers.Put(r)
	forms, hits, err := r.group(t.field, t.key)
	if err != nil || len(hits) == 0 {
		return err
	}
	w := shortcutWriter{kind: pc.kinds(cat), add: pc.saturations(cat, means)}
	w.fill(hits)
	s.lists[0], s.lists[1] = w.lists[0].list(), w.lists[1].list()
	s.form, s.scale = slices.Index(forms, t.tail), [2]float64{slack, slack}
	return nil
}

// kinds tells whether a document is a statement, 0, or a passage, 1.
func (pc *piece) kinds(cat *catalog) func(doc uint32) int {
	return func(doc uint32) int { return kindNumber(cat.Class[pc.base+doc]) }
}

// saturations tells what the length of a document adds to frequencies.
func (pc *piece) saturations(cat *catalog, means [2]float64) func(doc uint32) float64 {
	return func(doc uint32) float64 {
		return saturation(float64(cat.Length[pc.base+doc]), means[kindNumber(cat.Class[pc.base+doc])])
	}
}

// split returns, for each segment, its share of some documents.
func (p *postings) split(docs []uint32) []*roaring.Bitmap {
	out := make([]*roaring.Bitmap, len(p.segments))
	for i, pc := range p.segments {
		out[i] = roaring.New()
		for _, doc := range docs {
			if pc.base <= doc && doc < pc.end {
				out[i].Add(doc - pc.base)
			}
		}
	}
	return out
}

// docs returns, for each segment, the documents that hold one of the keys. They
// are bleve's own where one key has them all, and must not be changed.
func (p *postings) docs(field string, keys []string) ([]*roaring.Bitmap, error) {
	out := make([]*roaring.Bitmap, len(p.segments))
	for i, pc := range p.segments {
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
