package articles

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"sync"

	"github.com/golang/snappy"

	"onrecord/corpus"
	"onrecord/index/records"
)

// Document is one article in the store. A hit needs the article's head, one record
// and a piece of the text, so these are kept apart and the rest is not decoded.
type Document interface {
	Text() (string, error)
	Append(dst []byte, start, end int) ([]byte, error) // adds a piece of the text
	Head() (corpus.Article, error)                     // without its text
	Extent(n int) (start, end int, err error)          // of record n's excerpt
	Record(n int) (StoredRecord, error)
}

// StoredRecord is a record as it is kept: a statement or a passage.
type StoredRecord struct {
	Statement *corpus.Statement
	Passage   *corpus.Passage
}

// memoryDocument is an article that was never packed.
type memoryDocument struct{ *records.Extraction }

func (u memoryDocument) Text() (string, error) { return u.Article.Text, nil }

func (u memoryDocument) Append(dst []byte, start, end int) ([]byte, error) {
	return append(dst, u.Article.Text[start:end]...), nil
}

func (u memoryDocument) Head() (corpus.Article, error) {
	a := u.Article
	a.Text = ""
	return a, nil
}

func (u memoryDocument) Extent(n int) (start, end int, err error) {
	if n < len(u.Statements) {
		return u.Statements[n].Start, u.Statements[n].End, nil
	}
	p := u.Passages[n-len(u.Statements)]
	return p.Start, p.End, nil
}

func (u memoryDocument) Record(n int) (StoredRecord, error) {
	if n < len(u.Statements) {
		return StoredRecord{Statement: &u.Statements[n]}, nil
	}
	return StoredRecord{Passage: &u.Passages[n-len(u.Statements)]}, nil
}

// Pack encodes an article by itself, for a checkpoint, in which there is no vocabulary yet: the number of its records; of each the start and the
// size of its excerpt and the size of its description; the size of the head; the
// head, the descriptions, the text. The whole is compressed.
func Pack(f *records.Extraction) ([]byte, error) {
	head := appendHead(nil, &f.Article)
	n := len(f.Statements) + len(f.Passages)
	table := binary.AppendUvarint(nil, uint64(n))
	var body []byte
	for i := range n {
		r, _ := memoryDocument{f}.Record(i)
		at := len(body)
		body = appendRecord(body, r)
		start, end, _ := memoryDocument{f}.Extent(i)
		for _, v := range []int{start, end - start, len(body) - at} {
			table = binary.AppendUvarint(table, uint64(v))
		}
	}
	table = binary.AppendUvarint(table, uint64(len(head)))
	plain := append(append(append(table, head...), body...), f.Article.Text...)
	return snappy.Encode(nil, plain), nil
}

// StateOf returns what differs between an article and every other state of it: the hash of its file does
// not, where the cleaning or the metadata depend on other files.
func StateOf(a *corpus.Article) string {
	sum := sha256.New()
	sum.Write(appendHead(nil, a))
	io.WriteString(sum, a.Text)
	return string(sum.Sum(nil)[:16])
}

var errDamaged = errors.New("damaged article")

// packedDocument is an article that was packed, open for reading. All of it is one string.
type packedDocument struct {
	about  string // the head
	Places []recordPlace
	words  string
}

type recordPlace struct {
	start, end  int
	description string
}

// Unpack opens a packed article. Every size is checked: nothing that is on the
// disk may make it reach outside.
func Unpack(b []byte) (*packedDocument, error) {
	room := buffers.Get().(*[]byte)
	defer buffers.Put(room)
	n, err := snappy.DecodedLen(b)
	if err != nil || n > MaxPacked || n > 64*len(b) { // nothing packs so well
		return nil, errDamaged
	}
	plain, err := snappy.Decode(grow(room, n), b)
	if err != nil {
		return nil, err
	}
	r := reader{rest: string(plain)}
	n = r.size()
	p := &packedDocument{Places: make([]recordPlace, 0, min(n, len(plain)/3))}
	sizes := make([]int, 0, cap(p.Places))
	for range n {
		start := r.size()
		p.Places = append(p.Places, recordPlace{start: start, end: start + r.size()})
		sizes = append(sizes, r.size())
		if r.bad {
			return nil, errDamaged
		}
	}
	p.about = r.take(r.size())
	for i, size := range sizes {
		p.Places[i].description = r.take(size)
	}
	p.words = r.rest
	for _, at := range p.Places {
		r.bad = r.bad || at.end > len(p.words)
	}
	if r.bad {
		return nil, errDamaged
	}
	return p, nil
}

// buffers are for unpacking; what is larger than largestRoom is not kept.
var buffers = sync.Pool{New: func() any { return new([]byte) }}

const largestBuffer = 1 << 20

func (p *packedDocument) Text() (string, error) { return p.words, nil }

func (p *packedDocument) Append(dst []byte, start, end int) ([]byte, error) {
	return append(dst, p.words[start:end]...), nil
}

func (p *packedDocument) Head() (corpus.Article, error) {
	r := reader{rest: p.about}
	a := r.Head()
	return a, r.err()
}

func (p *packedDocument) Extent(n int) (start, end int, err error) {
	return p.Places[n].start, p.Places[n].end, nil
}

func (p *packedDocument) Record(n int) (StoredRecord, error) {
	r := reader{rest: p.Places[n].description}
	got := r.Record()
	return got, r.err()
}

// Decode decodes an article with so many records, for the next generation.
func Decode(v Document, count int) (f *records.Extraction, err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if p := recover(); p != nil { // the disk does not give back what was mapped
			err = fmt.Errorf("%w: %v", errDamaged, p)
		}
	}()
	a, err := v.Head()
	if err != nil {
		return nil, err
	}
	if a.Text, err = v.Text(); err != nil {
		return nil, err
	}
	f = &records.Extraction{Article: a}
	for n := range count {
		r, err := v.Record(n)
		switch {
		case err != nil:
			return nil, err
		case r.Statement != nil:
			f.Statements = append(f.Statements, *r.Statement)
		default:
			f.Passages = append(f.Passages, *r.Passage)
		}
	}
	return f, nil
}
