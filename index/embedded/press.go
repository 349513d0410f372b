package embedded

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/blevesearch/bleve/v2/index/scorch"
	bleve "github.com/blevesearch/bleve_index_api"
	bolt "go.etcd.io/bbolt"
)

// The fields of a document in bleve. Every query names its field: bleve's
// catch-all field and its query language are never used.
const (
	fieldWord    = "word"
	fieldConcept = "concept"
	fieldSpeaker = "speaker"
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
	value  []byte // of what is stored
}

func (f *counted) Name() string                                     { return f.name }
func (f *counted) Value() []byte                                    { return f.value }
func (f *counted) ArrayPositions() []uint64                         { return nil }
func (f *counted) EncodedFieldType() byte                           { return 't' }
func (f *counted) Analyze()                                         {}
func (f *counted) Options() bleve.FieldIndexingOptions              { return f.flags }
func (f *counted) AnalyzedLength() int                              { return f.length }
func (f *counted) AnalyzedTokenFrequencies() bleve.TokenFrequencies { return f.freqs }
func (f *counted) NumPlainTextBytes() uint64                        { return 0 }
func (f *counted) Size() int                                        { return 64 * len(f.freqs) }

// wordKey is what a word is filed under: its stem and the form, so that one term
// tells both. The forms of a stem follow each other, and share their endings with
// those of others. A function word has no stem.
func wordKey(stem, exact string) string {
	if stem != "" && strings.HasPrefix(exact, stem) {
		return stem + "\x00" + exact[len(stem):]
	}
	if stem == "" {
		return "\x00" + exact
	}
	return stem + "\x01" + exact
}

// isFunction reports whether a key is a function word's.
func isFunction(key string) bool { return key[0] == 0 }

// groupOf splits a term into the word, which has all its forms, and the rest.
func groupOf(field, term string) (key, tail string) {
	at := strings.IndexAny(term, "\x00\x01")
	if field != fieldWord || at <= 0 {
		return term, ""
	}
	return term[:at], term[at:]
}

// groupRange returns the terms of a word's forms, from and up to; no end for what
// has one form.
func groupRange(field, key string) (from, to string) {
	if field != fieldWord || strings.HasPrefix(key, "\x00") {
		return key, ""
	}
	return key + "\x00", key + "\x02"
}

// bag is how often a record has each word, as bleve takes it.
type bag struct{ freqs bleve.TokenFrequencies }

func newBag(words int) bag { return bag{make(bleve.TokenFrequencies, words)} }

func (b *bag) add(word string, n int) {
	if have := b.freqs[word]; have != nil {
		n += have.Frequency()
	}
	b.freqs[word] = frequency(n)
}

// frequency returns a number as bleve takes it. bleve only reads it, so that one
// will do for all words that are so common.
func frequency(n int) *bleve.TokenFreq {
	if 0 <= n && n < len(frequencies) {
		return &frequencies[n]
	}
	tf := new(bleve.TokenFreq)
	tf.SetFrequency(n)
	return tf
}

var frequencies = func() (few [256]bleve.TokenFreq) {
	for n := range few {
		few[n].SetFrequency(n)
	}
	return few
}()

func weighted(name string, length int, words bag) *counted {
	return &counted{name: name, length: length, flags: bleve.IndexField, freqs: words.freqs}
}

// keyword is a field of keys, of which nobody asks how often they are there.
func keyword(name string, keys ...string) *counted {
	f := &counted{name: name, length: len(keys), flags: bleve.IndexField | bleve.SkipFreqNorm, freqs: make(bleve.TokenFrequencies, len(keys))}
	for _, k := range keys {
		f.freqs[k] = frequency(0)
	}
	return f
}

// sheet is a record as bleve takes it.
type sheet struct {
	id     string
	fields [5]*counted // as many as a record can have
	n      int
}

var _ bleve.Document = (*sheet)(nil)

// sheet makes one of the record, with those of its words that bleve gets. Its ID is
// its number in the order of the articles: what it stands for is kept by the catalog.
func (r *record) sheet(n int, words bag) *sheet {
	d := &sheet{id: recordID(n)}
	if len(words.freqs) > 0 {
		d.add(weighted(fieldWord, r.length, words))
	}
	if len(r.ids.freqs) > 0 {
		d.add(weighted(fieldConcept, len(r.ids.freqs), r.ids))
	}
	if len(r.keys) > 0 {
		d.add(keyword(fieldSpeaker, r.keys...))
	}
	if r.outlet != nil {
		d.add(r.outlet)
	}
	return d
}

func (d *sheet) add(f *counted) {
	d.fields[d.n] = f
	d.n++
}

func (d *sheet) ID() string { return d.id }

func (d *sheet) AddIDField() {
	d.add(&counted{
		name: "_id", length: 1, flags: bleve.IndexField | bleve.StoreField, value: []byte(d.id),
		freqs: bleve.TokenFrequencies{d.id: frequency(1)},
	})
}

func (d *sheet) VisitFields(visit bleve.FieldVisitor) {
	for _, f := range d.fields[:d.n] {
		visit(f)
	}
}

func (d *sheet) VisitComposite(bleve.CompositeFieldVisitor) {}
func (d *sheet) HasComposite() bool                         { return false }
func (d *sheet) NumPlainTextBytes() uint64                  { return 0 }
func (d *sheet) StoredFieldsBytes() uint64                  { return uint64(len(d.id)) }
func (d *sheet) Indexed() bool                              { return d.n > 0 }
func (d *sheet) Size() int                                  { return 64 * d.n }

// recordID writes a number with eight digits.
func recordID(n int) string {
	const digits = "0123456789abcdef"
	var id [8]byte
	for i := range id {
		id[i] = digits[n>>(28-4*i)&15]
	}
	return string(id[:])
}

// press takes documents and becomes a store.
type press interface {
	add(d *sheet) error
	finish() (*store, error)
	abort() // ends one that will not be finished; after finish it does nothing
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

func (p *memoryPress) add(d *sheet) error {
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

func (p *memoryPress) finish() (*store, error) {
	if err := p.flush(); err != nil {
		p.abort()
		return nil, err
	}
	p.queue.Close()
	return newStore(p.ix)
}

// abort ends a press that will not be finished.
func (p *memoryPress) abort() {
	p.queue.Close()
	p.ix.Close()
}

// diskPress writes one merged segment, which is what is fastest to search. bleve
// makes a batch into postings while the next one is collected: each is about half
// the work of a build. The staging directory is left to who made it.
type diskPress struct {
	dir, scratch string
	batch        []*sheet
	full         chan []*sheet   // nil before the first full batch
	builder      *scorch.Builder // of the goroutine at work; nil before the first document
	ended        chan struct{}
	failed       error // why it ended early
	closed       bool
}

// mergeMost is how many segments are merged at once, each an open file. Merging in
// two steps, as bleve would do by itself, writes every posting twice.
const mergeMost = 400

func (p *diskPress) add(d *sheet) error {
	p.batch = append(p.batch, d)
	if len(p.batch) < batchSize {
		return nil
	}
	return p.flush()
}

// flush hands the batch over when the one before is done.
func (p *diskPress) flush() error {
	if p.full == nil {
		p.full, p.ended = make(chan []*sheet), make(chan struct{})
		go p.work()
	}
	select {
	case p.full <- p.batch:
		p.batch = make([]*sheet, 0, batchSize)
		return nil
	case <-p.ended:
		return p.failed
	}
}

// work makes postings of batches until there are no more, or one cannot be written.
func (p *diskPress) work() {
	defer close(p.ended)
	p.builder, p.failed = scorch.NewBuilder(map[string]any{
		"path": p.dir, "buildPathPrefix": p.scratch, "batchSize": batchSize, "mergeMax": mergeMost,
	})
	if p.failed != nil {
		p.failed = fmt.Errorf("index: begin %s: %w", p.dir, p.failed)
		return
	}
	for batch := range p.full {
		order := &batch
		for _, d := range batch {
			if p.failed = p.builder.Index(&slip{d, order}); p.failed != nil {
				return
			}
		}
	}
}

// slip stands for a document in bleve's batch, which is a map. It becomes the next of
// the batch when bleve takes it out and has it add its ID, so that documents get
// their numbers in the order in which they were added.
type slip struct {
	*sheet
	left *[]*sheet
}

func (s *slip) AddIDField() {
	s.sheet, *s.left = (*s.left)[0], (*s.left)[1:]
	s.sheet.AddIDField()
}

func (p *diskPress) finish() (*store, error) {
	if len(p.batch) > 0 {
		if err := p.flush(); err != nil {
			p.abort()
			return nil, err
		}
	}
	if p.full == nil { // bleve's builder cannot make a segment of nothing
		return p.finishEmpty()
	}
	if p.abort(); p.failed != nil {
		return nil, p.failed
	}
	if err := reserve(p.dir); err != nil {
		return nil, fmt.Errorf("index: write %s: %w", p.dir, err)
	}
	if err := p.builder.Close(); err != nil {
		return nil, fmt.Errorf("index: write %s: %w", p.dir, err)
	}
	return openStore(p.dir)
}

// reserve makes the file in which bleve notes what a store consists of, with room
// for that in it. bleve writes it last, with the finished segment open, and were the
// disk full then, it would leave that open and its room taken.
func reserve(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	db, err := bolt.Open(filepath.Join(dir, "root.bolt"), 0o600, nil)
	if err != nil {
		return err
	}
	room := []byte("room")
	err = db.Update(func(tx *bolt.Tx) error {
		b, err := tx.CreateBucket(room)
		if err != nil {
			return err
		}
		return b.Put(room, make([]byte, 64<<10))
	})
	if err == nil {
		err = db.Update(func(tx *bolt.Tx) error { return tx.DeleteBucket(room) })
	}
	return errors.Join(err, db.Close())
}

// abort waits for the batch in hand; after it nothing can be added.
func (p *diskPress) abort() {
	if p.full != nil && !p.closed {
		p.closed = true
		close(p.full)
		<-p.ended
	}
}

func (p *diskPress) finishEmpty() (*store, error) {
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
	return openStore(p.dir)
}
