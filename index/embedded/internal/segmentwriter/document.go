package segmentwriter

import (
	bleve "github.com/blevesearch/bleve_index_api"

	"onrecord/index/embedded/internal/segment"
	"onrecord/index/records"
)

// batchSize is how many records bleve is given at once. Larger batches make
// fewer segments to merge; beyond this the memory grows and the time does not.
const batchSize = 5000

// Field is a field whose words were counted here and not by an analyzer of
// bleve's, so that a word of the content can count twice.
type Field struct {
	FieldName string
	length    int
	freqs     bleve.TokenFrequencies
	flags     bleve.FieldIndexingOptions
	value     []byte // of what is stored
}

func (f *Field) Name() string                                     { return f.FieldName }
func (f *Field) Value() []byte                                    { return f.value }
func (f *Field) ArrayPositions() []uint64                         { return nil }
func (f *Field) EncodedFieldType() byte                           { return 't' }
func (f *Field) Analyze()                                         {}
func (f *Field) Options() bleve.FieldIndexingOptions              { return f.flags }
func (f *Field) AnalyzedLength() int                              { return f.length }
func (f *Field) AnalyzedTokenFrequencies() bleve.TokenFrequencies { return f.freqs }
func (f *Field) NumPlainTextBytes() uint64                        { return 0 }
func (f *Field) Size() int                                        { return 64 * len(f.freqs) }

// termFreqs is how often a record has each word, as bleve takes it.
type termFreqs struct{ freqs bleve.TokenFrequencies }

func newTermFreqs(words int) termFreqs { return termFreqs{make(bleve.TokenFrequencies, words)} }

func (b *termFreqs) Add(word string, n int) {
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

func wordField(name string, length int, words termFreqs) *Field {
	return &Field{FieldName: name, length: length, flags: bleve.IndexField, freqs: words.freqs}
}

// keyField is a field of keys, of which nobody asks how often they are there.
func keyField(name string, keys ...string) *Field {
	f := &Field{FieldName: name, length: len(keys), flags: bleve.IndexField | bleve.SkipFreqNorm, freqs: make(bleve.TokenFrequencies, len(keys))}
	for _, k := range keys {
		f.freqs[k] = frequency(0)
	}
	return f
}

// OutletField is the field of an outlet's name, one for all records of an article; nil
// for none.
func OutletField(name string) *Field {
	if name == "" {
		return nil
	}
	return keyField(segment.FieldOutlet, name)
}

// BleveDocument is a record as bleve takes it.
type BleveDocument struct {
	id     string
	fields [5]*Field // as many as a record can have
	n      int
}

var _ bleve.Document = (*BleveDocument)(nil)

// NewDocument makes one of a record, with those of its words that bleve gets. Its ID is
// its number in the order of the articles: what it stands for is kept by the catalog.
// outlet is the field of the record's outlet, nil for none.
func NewDocument(r *records.Record, n int, words termFreqs, outlet *Field) *BleveDocument {
	d := &BleveDocument{id: recordID(n)}
	if len(words.freqs) > 0 {
		d.Add(wordField(segment.FieldWord, r.Length, words))
	}
	if len(r.Concepts) > 0 {
		concepts := newTermFreqs(len(r.Concepts))
		for _, c := range r.Concepts {
			concepts.Add(c.ID, c.N)
		}
		d.Add(wordField(segment.FieldConcept, len(r.Concepts), concepts))
	}
	if len(r.Speakers) > 0 {
		d.Add(keyField(segment.FieldSpeaker, r.Speakers...))
	}
	if outlet != nil {
		d.Add(outlet)
	}
	return d
}

func (d *BleveDocument) Add(f *Field) {
	d.fields[d.n] = f
	d.n++
}

func (d *BleveDocument) ID() string { return d.id }

func (d *BleveDocument) AddIDField() {
	d.Add(&Field{
		FieldName: "_id", length: 1, flags: bleve.IndexField | bleve.StoreField, value: []byte(d.id),
		freqs: bleve.TokenFrequencies{d.id: frequency(1)},
	})
}

func (d *BleveDocument) VisitFields(visit bleve.FieldVisitor) {
	for _, f := range d.fields[:d.n] {
		visit(f)
	}
}

func (d *BleveDocument) VisitComposite(bleve.CompositeFieldVisitor) {}
func (d *BleveDocument) HasComposite() bool                         { return false }
func (d *BleveDocument) NumPlainTextBytes() uint64                  { return 0 }
func (d *BleveDocument) StoredFieldsBytes() uint64                  { return uint64(len(d.id)) }
func (d *BleveDocument) Indexed() bool                              { return d.n > 0 }
func (d *BleveDocument) Size() int                                  { return 64 * d.n }

// recordID writes a number with eight digits.
func recordID(n int) string {
	const digits = "0123456789abcdef"
	var id [8]byte
	for i := range id {
		id[i] = digits[n>>(28-4*i)&15]
	}
	return string(id[:])
}
