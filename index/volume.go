package index

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"io"

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
	Statement *corpus.Statement `json:",omitempty"`
	Passage   *corpus.Passage   `json:",omitempty"`
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
// head, the descriptions, the text. Descriptions are JSON, so that a field that
// corpus gains is kept too, and the whole is compressed.
func pack(f *filed) ([]byte, error) {
	head, _ := f.head()
	headJSON, err := json.Marshal(&head)
	if err != nil {
		return nil, err
	}
	n := len(f.Statements) + len(f.Passages)
	table := binary.AppendUvarint(nil, uint64(n))
	var body []byte
	for i := range n {
		r, _ := f.record(i)
		b, err := json.Marshal(&r)
		if err != nil {
			return nil, err
		}
		start, end := f.extent(i)
		for _, v := range []int{start, end - start, len(b)} {
			table = binary.AppendUvarint(table, uint64(v))
		}
		body = append(body, b...)
	}
	table = binary.AppendUvarint(table, uint64(len(headJSON)))
	plain := append(append(append(table, headJSON...), body...), f.Article.Text...)
	return snappy.Encode(nil, plain), nil
}

// markOf tells an article from every other state of it: the hash of its file does
// not, where the cleaning or the metadata depend on other files.
func markOf(a *corpus.Article) string {
	head := *a
	head.Text = ""
	sum := sha256.New()
	json.NewEncoder(sum).Encode(&head)
	io.WriteString(sum, a.Text)
	return string(sum.Sum(nil)[:16])
}

var errDamaged = errors.New("damaged article")

// packed is an article that was packed, open for reading.
type packed struct {
	headJSON []byte
	places   []place
	words    string
}

type place struct {
	start, end  int
	description []byte
}

// unpack opens a packed article. Every size is checked: nothing that is on the
// disk may make it reach outside.
func unpack(b []byte) (*packed, error) {
	plain, err := snappy.Decode(nil, b)
	if err != nil {
		return nil, err
	}
	rest, bad := plain, false
	next := func() int {
		v, w := binary.Uvarint(rest)
		if w <= 0 || v > uint64(len(plain)) {
			bad = true
			return 0
		}
		rest = rest[w:]
		return int(v)
	}
	n := next()
	p := &packed{places: make([]place, 0, min(n, len(plain)/3))}
	sizes := make([]int, 0, cap(p.places))
	for range n {
		start := next()
		p.places = append(p.places, place{start: start, end: start + next()})
		sizes = append(sizes, next())
		if bad {
			return nil, errDamaged
		}
	}
	take := func(n int) []byte {
		if bad || n > len(rest) {
			bad = true
			return nil
		}
		b := rest[:n]
		rest = rest[n:]
		return b
	}
	p.headJSON = take(next())
	for i, size := range sizes {
		p.places[i].description = take(size)
	}
	p.words = string(rest)
	for _, at := range p.places {
		bad = bad || at.end > len(p.words)
	}
	if bad {
		return nil, errDamaged
	}
	return p, nil
}

func (p *packed) text() string { return p.words }

func (p *packed) head() (a corpus.Article, err error) {
	err = json.Unmarshal(p.headJSON, &a)
	return a, err
}

func (p *packed) extent(n int) (start, end int) { return p.places[n].start, p.places[n].end }

func (p *packed) record(n int) (r recorded, err error) {
	err = json.Unmarshal(p.places[n].description, &r)
	if err == nil && (r.Statement == nil) == (r.Passage == nil) {
		err = errDamaged
	}
	return r, err
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
