package index

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"

	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/index/scorch"
	bleve "github.com/blevesearch/bleve_index_api"
)

// The fields of a document in bleve. Every query names its field: bleve's
// catch-all field and its query language are never used.
const (
	fieldStem    = "stem"
	fieldExact   = "exact"
	fieldConcept = "concept"
	fieldSpeaker = "speaker"
	fieldArticle = "article"
	fieldOutlet  = "outlet"
)

// batchSize is how many records bleve is given at once. Larger batches make
// fewer segments to merge; beyond this the memory grows and the time does not.
const batchSize = 5000

// counted is a field whose words were counted here and not by an analyzer of
// bleve's, so that a word of the content can count twice.
type counted struct {
	name   string
	length int
	freqs  bleve.TokenFrequencies
	flags  bleve.FieldIndexingOptions
}

func (f *counted) Name() string                                     { return f.name }
func (f *counted) Value() []byte                                    { return nil }
func (f *counted) ArrayPositions() []uint64                         { return nil }
func (f *counted) EncodedFieldType() byte                           { return 't' }
func (f *counted) Analyze()                                         {}
func (f *counted) Options() bleve.FieldIndexingOptions              { return f.flags }
func (f *counted) AnalyzedLength() int                              { return f.length }
func (f *counted) AnalyzedTokenFrequencies() bleve.TokenFrequencies { return f.freqs }
func (f *counted) NumPlainTextBytes() uint64                        { return 0 }
func (f *counted) Size() int                                        { return 64 * len(f.freqs) }

func weighted(name string, length int, words map[string]int) *counted {
	f := &counted{name: name, length: length, flags: bleve.IndexField, freqs: make(bleve.TokenFrequencies, len(words))}
	backing := make([]bleve.TokenFreq, 0, len(words))
	for w, n := range words {
		backing = append(backing, bleve.TokenFreq{Term: []byte(w)})
		tf := &backing[len(backing)-1]
		tf.SetFrequency(n)
		f.freqs[w] = tf
	}
	return f
}

func keyword(name string, keys ...string) *counted {
	f := &counted{name: name, length: len(keys), flags: bleve.IndexField | bleve.SkipFreqNorm, freqs: make(bleve.TokenFrequencies, len(keys))}
	for _, k := range keys {
		f.freqs[k] = &bleve.TokenFreq{Term: []byte(k)}
	}
	return f
}

// document is the record as bleve takes it. Its ID is its number in the order of
// the articles: what it stands for is kept by the catalog.
func (r *record) document(n int) *document.Document {
	d := document.NewDocument(recordID(n))
	d.AddField(weighted(fieldStem, r.length, r.stems))
	d.AddField(weighted(fieldExact, r.length, r.exact))
	if len(r.ids) > 0 {
		d.AddField(weighted(fieldConcept, len(r.ids), r.ids))
	}
	if len(r.keys) > 0 {
		d.AddField(keyword(fieldSpeaker, r.keys...))
	}
	d.AddField(keyword(fieldArticle, r.article))
	if r.outlet != "" {
		d.AddField(keyword(fieldOutlet, r.outlet))
	}
	return d
}

func recordID(n int) string { return fmt.Sprintf("%08x", n) }

// press takes documents and becomes postings.
type press interface {
	add(d *document.Document) error
	finish() (*postings, error)
}

// memoryPress collects postings in memory.
type memoryPress struct {
	ix    bleve.Index
	queue *bleve.AnalysisQueue
	batch *bleve.Batch
}

func newMemoryPress() (*memoryPress, error) {
	q := bleve.NewAnalysisQueue(1)
	ix, err := scorch.NewScorch(scorch.Name, map[string]any{"path": ""}, q)
	if err == nil {
		err = ix.Open()
	}
	if err != nil {
		q.Close()
		return nil, fmt.Errorf("index: open in memory: %w", err)
	}
	return &memoryPress{ix, q, bleve.NewBatch()}, nil
}

func (p *memoryPress) add(d *document.Document) error {
	p.batch.Update(d)
	if len(p.batch.IndexOps) < batchSize {
		return nil
	}
	return p.flush()
}

func (p *memoryPress) flush() error {
	defer p.batch.Reset()
	if len(p.batch.IndexOps) == 0 {
		return nil
	}
	if err := p.ix.Batch(p.batch); err != nil {
		return fmt.Errorf("index: add to memory: %w", err)
	}
	return nil
}

func (p *memoryPress) finish() (*postings, error) {
	if err := p.flush(); err != nil {
		p.abort()
		return nil, err
	}
	p.queue.Close()
	return newPostings(p.ix)
}

// abort ends a press that will not be finished.
func (p *memoryPress) abort() {
	p.queue.Close()
	p.ix.Close()
}

// diskPress writes one merged segment, which is what is fastest to search. A
// press that will not be finished is left to who removes the staging directory.
type diskPress struct {
	dir     string
	builder *scorch.Builder
	empty   bool
}

func newDiskPress(dir, scratch string) (*diskPress, error) {
	b, err := scorch.NewBuilder(map[string]any{
		"path": dir, "buildPathPrefix": scratch, "batchSize": batchSize, "mergeMax": 20,
	})
	if err != nil {
		return nil, fmt.Errorf("index: begin %s: %w", dir, err)
	}
	return &diskPress{dir: dir, builder: b, empty: true}, nil
}

func (p *diskPress) add(d *document.Document) error {
	p.empty = false
	return p.builder.Index(d)
}

func (p *diskPress) finish() (*postings, error) {
	if p.empty { // bleve's builder cannot make a segment of nothing
		return p.finishEmpty()
	}
	if err := p.builder.Close(); err != nil {
		return nil, fmt.Errorf("index: write %s: %w", p.dir, err)
	}
	return openPostings(p.dir)
}

func (p *diskPress) finishEmpty() (*postings, error) {
	ix, err := scorch.NewScorch(scorch.Name, map[string]any{"path": p.dir, "bolt_timeout": boltTimeout}, nil)
	if err != nil {
		return nil, err
	}
	if err = ix.Open(); err == nil {
		err = ix.Close()
	}
	if err != nil {
		return nil, fmt.Errorf("index: write %s: %w", p.dir, err)
	}
	return openPostings(p.dir)
}

// boltTimeout bounds the wait for bleve's own lock, which without it is for ever.
const boltTimeout = "2s"

// openPostings opens a written directory for reading.
func openPostings(dir string) (*postings, error) {
	ix, err := scorch.NewScorch(scorch.Name, map[string]any{"path": dir, "read_only": true, "bolt_timeout": boltTimeout}, nil)
	if err != nil {
		return nil, fmt.Errorf("index: open %s: %w", dir, err)
	}
	if err := ix.Open(); err != nil {
		return nil, fmt.Errorf("index: open %s: %w", dir, err)
	}
	return newPostings(ix)
}

// postings are bleve's lists of which documents hold a word.
type postings struct {
	ix     bleve.Index
	reader bleve.IndexReader
	count  int
}

func newPostings(ix bleve.Index) (*postings, error) {
	r, err := ix.Reader()
	if err != nil {
		ix.Close()
		return nil, fmt.Errorf("index: read: %w", err)
	}
	n, err := r.DocCount()
	if err != nil {
		r.Close()
		ix.Close()
		return nil, fmt.Errorf("index: count: %w", err)
	}
	return &postings{ix, r, int(n)}, nil
}

func (p *postings) Close() error {
	err := p.reader.Close()
	if cerr := p.ix.Close(); err == nil {
		err = cerr
	}
	return err
}

// order returns, for each of bleve's document numbers, the number that the
// record was added under. bleve shuffles the documents of a batch.
func (p *postings) order() ([]uint32, error) {
	out := make([]uint32, p.count)
	seen := make([]bool, p.count)
	var id bleve.IndexInternalID
	for i := range out {
		id = bleve.NewIndexInternalID(id, uint64(i))
		ext, err := p.reader.ExternalID(id)
		if err != nil {
			return nil, fmt.Errorf("index: read document %d: %w", i, err)
		}
		n, err := strconv.ParseUint(ext, 16, 32)
		if err != nil || n >= uint64(p.count) || seen[n] {
			return nil, fmt.Errorf("index: document %d is filed as %q", i, ext)
		}
		out[i], seen[n] = uint32(n), true
	}
	return out, nil
}

// exhausted is past every document.
const exhausted = math.MaxUint32

// list walks the documents that hold one term, in order.
type list struct {
	tfr  bleve.TermFieldReader
	td   bleve.TermFieldDoc
	to   bleve.IndexInternalID
	df   uint64
	doc  uint32 // the document it stands on; exhausted at the end
	freq float64
}

// list begins to walk a term; nil when no document holds it.
func (p *postings) list(ctx context.Context, field, term string, freq bool) (*list, error) {
	tfr, err := p.reader.TermFieldReader(ctx, []byte(term), field, freq, false, false)
	if err != nil {
		return nil, fmt.Errorf("index: look up %s: %w", field, err)
	}
	l := &list{tfr: tfr, df: tfr.Count()}
	if l.df == 0 {
		return nil, tfr.Close()
	}
	return l, l.next()
}

func (l *list) next() error {
	td, err := l.tfr.Next(&l.td)
	return l.stand(td, err)
}

// advance moves to the first document that is not before doc.
func (l *list) advance(doc uint32) error {
	if l.doc >= doc {
		return nil
	}
	l.to = bleve.NewIndexInternalID(l.to, uint64(doc))
	td, err := l.tfr.Advance(l.to, &l.td)
	return l.stand(td, err)
}

func (l *list) stand(td *bleve.TermFieldDoc, err error) error {
	if err != nil {
		return fmt.Errorf("index: read postings: %w", err)
	}
	if td == nil {
		l.doc = exhausted
		return nil
	}
	l.doc, l.freq = uint32(td.ID.Value()), float64(td.Freq)
	return nil
}

// docs returns every document that holds one of the terms, in order.
func (p *postings) docs(ctx context.Context, field string, terms []string) ([]uint32, error) {
	out := []uint32{}
	for _, t := range terms {
		l, err := p.list(ctx, field, t, false)
		if err != nil {
			return nil, err
		}
		for l != nil && l.doc != exhausted {
			out = append(out, l.doc)
			if err := l.next(); err != nil {
				return nil, err
			}
		}
		if l != nil {
			l.tfr.Close()
		}
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}
