package embedded

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"io"
	"sync"

	"github.com/golang/snappy"

	"onrecord/corpus"
)

// volume is one article on the shelf. A hit needs the article's head, one record
// and a piece of the text, so these are kept apart and the rest is not decoded.
type volume interface {
	text() string
	head() (corpus.Article, error) // without its text
	extent(n int) (start, end int) // of record n's excerpt
	record(n int) (recorded, error)
}

// recorded is a record as it is kept: a statement or a passage.
type recorded struct {
	Statement *corpus.Statement
	Passage   *corpus.Passage
}

// A filed article in memory is its own volume.

func (f *filed) text() string { return f.Article.Text }

func (f *filed) head() (corpus.Article, error) {
	a := f.Article
	a.Text = ""
	return a, nil
}

func (f *filed) extent(n int) (start, end int) {
	if n < len(f.Statements) {
		return f.Statements[n].Start, f.Statements[n].End
	}
	p := f.Passages[n-len(f.Statements)]
	return p.Start, p.End
}

func (f *filed) record(n int) (recorded, error) {
	if n < len(f.Statements) {
		return recorded{Statement: &f.Statements[n]}, nil
	}
	return recorded{Passage: &f.Passages[n-len(f.Statements)]}, nil
}

// pack encodes an article: the number of its records; of each the start and the
// size of its excerpt and the size of its description; the size of the head; the
// head, the descriptions, the text. The whole is compressed.
func pack(f *filed) ([]byte, error) {
	head := appendHead(nil, &f.Article)
	n := len(f.Statements) + len(f.Passages)
	table := binary.AppendUvarint(nil, uint64(n))
	var body []byte
	for i := range n {
		r, _ := f.record(i)
		at := len(body)
		body = appendRecord(body, r)
		start, end := f.extent(i)
		for _, v := range []int{start, end - start, len(body) - at} {
			table = binary.AppendUvarint(table, uint64(v))
		}
	}
	table = binary.AppendUvarint(table, uint64(len(head)))
	plain := append(append(append(table, head...), body...), f.Article.Text...)
	return snappy.Encode(nil, plain), nil
}

// markOf tells an article from every other state of it: the hash of its file does
// not, where the cleaning or the metadata depend on other files.
func markOf(a *corpus.Article) string {
	sum := sha256.New()
	sum.Write(appendHead(nil, a))
	io.WriteString(sum, a.Text)
	return string(sum.Sum(nil)[:16])
}

var errDamaged = errors.New("damaged article")

// packed is an article that was packed, open for reading. All of it is one string.
type packed struct {
	about  string // the head
	places []place
	words  string
}

type place struct {
	start, end  int
	description string
}

// unpack opens a packed article. Every size is checked: nothing that is on the
// disk may make it reach outside.
func unpack(b []byte) (*packed, error) {
	room := rooms.Get().(*[]byte)
	defer rooms.Put(room)
	n, err := snappy.DecodedLen(b)
	if err != nil || n > maxPacked || n > 64*len(b) { // nothing packs so well
		return nil, errDamaged
	}
	plain, err := snappy.Decode(sized(room, n), b)
	if err != nil {
		return nil, err
	}
	r := reader{rest: string(plain)}
	n = r.size()
	p := &packed{places: make([]place, 0, min(n, len(plain)/3))}
	sizes := make([]int, 0, cap(p.places))
	for range n {
		start := r.size()
		p.places = append(p.places, place{start: start, end: start + r.size()})
		sizes = append(sizes, r.size())
		if r.bad {
			return nil, errDamaged
		}
	}
	p.about = r.take(r.size())
	for i, size := range sizes {
		p.places[i].description = r.take(size)
	}
	p.words = r.rest
	for _, at := range p.places {
		r.bad = r.bad || at.end > len(p.words)
	}
	if r.bad {
		return nil, errDamaged
	}
	return p, nil
}

// rooms are for unpacking; what is larger than largestRoom is not kept.
var rooms = sync.Pool{New: func() any { return new([]byte) }}

const largestRoom = 1 << 20

func (p *packed) text() string { return p.words }

func (p *packed) head() (corpus.Article, error) {
	r := reader{rest: p.about}
	a := r.head()
	return a, r.err()
}

func (p *packed) extent(n int) (start, end int) { return p.places[n].start, p.places[n].end }

func (p *packed) record(n int) (recorded, error) {
	r := reader{rest: p.places[n].description}
	got := r.record()
	return got, r.err()
}

// refile decodes all of a volume, for the next generation.
func refile(v volume, records int) (*filed, error) {
	a, err := v.head()
	if err != nil {
		return nil, err
	}
	a.Text = v.text()
	f := &filed{Article: a}
	for n := range records {
		r, err := v.record(n)
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
