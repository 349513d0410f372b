// Package articles keeps the articles of an archive with what was found in them.
//
// A Store hands out documents, from files of coded articles or from memory (store.go). A
// hit needs an article's head, one record and a piece of the text: a document has these
// apart and decodes nothing else (document.go, coded.go). Its texts are codes of the words
// of its part (package textcode). In a checkpoint an article is packed by itself (codec.go).
package articles

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/blevesearch/mmap-go"

	"onrecord/index/embedded/internal/catalog"
	"onrecord/index/embedded/internal/disk"
	"onrecord/index/embedded/internal/textcode"
	"onrecord/index/records"
)

// Store keeps the articles with what was found in them.
type Store interface {
	Get(i int) (Document, error)
	Close() error
}

// Memory keeps them as they are.
type Memory []*records.Extraction

func (s Memory) Get(i int) (Document, error) {
	if i < 0 || i >= len(s) {
		return nil, fmt.Errorf("index: no article %d", i)
	}
	return memoryDocument{s[i]}, nil
}

func (Memory) Close() error { return nil }

// Files reads them from files of coded articles, one of each part, beside each its
// vocabulary. They are beside bleve and not inside: bleve compresses stored fields by
// chunks of documents, so that a hit would unpack its neighbours too, and every merge
// would copy every text.
type Files struct {
	parts   []part
	entries []catalog.Entry
}

type part struct {
	data  mmap.MMap // nil for a file of nothing
	words *textcode.Vocabulary
}

// OpenFiles maps the articles of a generation.
func OpenFiles(generation string, cat *catalog.Catalog) (*Files, error) {
	s := &Files{entries: cat.Entries}
	for _, p := range cat.Parts {
		part, err := openPart(filepath.Join(generation, p.Name))
		if err != nil {
			s.Close()
			return nil, fmt.Errorf("index: open articles: %w", err)
		}
		s.parts = append(s.parts, part)
	}
	return s, nil
}

func openPart(dir string) (p part, err error) {
	words, err := os.ReadFile(filepath.Join(dir, disk.VocabularyName))
	if err != nil {
		return p, err
	}
	if p.words, err = textcode.Read(words); err != nil {
		return p, err
	}
	f, err := disk.Open(filepath.Join(dir, disk.ArticlesName))
	if err != nil {
		return p, err
	}
	defer f.Close()
	if fi, err := f.Stat(); err != nil || fi.Size() == 0 {
		return p, err
	}
	p.data, err = mmap.Map(f, mmap.RDONLY, 0)
	return p, err
}

func (s *Files) Get(i int) (Document, error) {
	if i < 0 || i >= len(s.entries) || s.entries[i].Part >= len(s.parts) {
		return nil, fmt.Errorf("index: no article %d", i)
	}
	e := &s.entries[i]
	p := &s.parts[e.Part]
	if e.Offset < 0 || e.Size < 0 || e.Offset > int64(len(p.data))-e.Size {
		return nil, fmt.Errorf("index: no article %d", i)
	}
	d, err := openCoded(p.data[e.Offset:e.Offset+e.Size], p.words)
	if err != nil {
		return nil, fmt.Errorf("index: read article %d: %w", i, err)
	}
	return d, nil
}

// grow returns so many bytes of a room, which grows but not beyond what is kept.
func grow(room *[]byte, n int) []byte {
	if n <= cap(*room) {
		return (*room)[:n]
	}
	b := make([]byte, n)
	if n <= largestBuffer {
		*room = b
	}
	return b
}

// MaxPacked is more than an article can take, and less than memory.
const MaxPacked = 1 << 30

// Close unmaps the files.
func (s *Files) Close() error {
	var err error
	for i := range s.parts {
		if p := &s.parts[i]; p.data != nil {
			err = errors.Join(err, p.data.Unmap())
			p.data = nil
		}
	}
	return err
}

// Writer fills a part's file of articles, and its vocabulary.
type Writer struct {
	dir   string
	file  *os.File
	buf   *bufio.Writer
	size  int64
	coder *textcode.Coder
	room  []byte
}

// NewWriter makes the files in a part's directory.
func NewWriter(dir string) (*Writer, error) {
	f, err := disk.Create(filepath.Join(dir, disk.ArticlesName))
	if err != nil {
		return nil, err
	}
	return &Writer{dir: dir, file: f, buf: bufio.NewWriterSize(f, 1<<20), coder: textcode.NewCoder()}, nil
}

// Add writes an article with what was found in it and notes where.
func (w *Writer) Add(f *records.Extraction, e *catalog.Entry) error {
	w.room = appendCoded(w.room[:0], f, w.coder)
	e.Offset, e.Size = w.size, int64(len(w.room))
	w.size += e.Size
	_, err := w.buf.Write(w.room)
	return err
}

// Close writes what is left, and the vocabulary; closing again does nothing.
func (w *Writer) Close() error {
	if w.file == nil {
		return nil
	}
	err := w.buf.Flush()
	if cerr := w.file.Close(); err == nil {
		err = cerr
	}
	w.file = nil
	if err != nil {
		return err
	}
	f, err := disk.Create(filepath.Join(w.dir, disk.VocabularyName))
	if err != nil {
		return err
	}
	_, err = f.Write(w.coder.Vocabulary())
	w.coder, w.room = nil, nil // what comes next needs the memory
	return errors.Join(err, f.Close())
}
