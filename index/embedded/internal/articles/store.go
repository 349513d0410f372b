// Package articles keeps the articles of an archive with what was found in them.
//
// A Store hands out documents, from files of packed articles or from memory (store.go). A
// hit needs an article's head, one record and a piece of the text: a document has these
// apart and decodes nothing else (document.go, codec.go). A Cache holds what one search has
// read.
package articles

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"

	"onrecord/index/embedded/internal/catalog"
	"onrecord/index/embedded/internal/disk"
	"onrecord/index/records"
)

// Store keeps the articles with what was found in them.
type Store interface {
	Get(i int) (Document, error)
	Close() error
}

// Cache holds the articles that one search has taken from the store.
type Cache struct {
	store Store
	open  map[uint32]Document
}

func NewCache(s Store) Cache { return Cache{s, make(map[uint32]Document)} }

func (d Cache) Get(i uint32) (Document, error) {
	if v := d.open[i]; v != nil {
		return v, nil
	}
	v, err := d.store.Get(int(i))
	if err == nil {
		d.open[i] = v
	}
	return v, err
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

// Files reads them from files of packed articles, one of each part. They are
// beside bleve and not inside: bleve compresses stored fields by chunks of
// documents, so that a hit would unpack its neighbours too, and every merge would
// copy every text.
type Files struct {
	files   []*os.File
	entries []catalog.Entry
}

func OpenFiles(generation string, cat *catalog.Catalog) (*Files, error) {
	s := &Files{entries: cat.Entries}
	for _, p := range cat.Parts {
		f, err := disk.Open(filepath.Join(generation, p.Name, disk.ArticlesName))
		if err != nil {
			s.Close()
			return nil, fmt.Errorf("index: open articles: %w", err)
		}
		s.files = append(s.files, f)
	}
	return s, nil
}

func (s *Files) Get(i int) (Document, error) {
	if i < 0 || i >= len(s.entries) || s.entries[i].Part >= len(s.files) || s.entries[i].Size > MaxPacked {
		return nil, fmt.Errorf("index: no article %d", i)
	}
	e := &s.entries[i]
	room := buffers.Get().(*[]byte)
	defer buffers.Put(room)
	b := grow(room, int(e.Size))
	if _, err := s.files[e.Part].ReadAt(b, e.Offset); err != nil {
		return nil, fmt.Errorf("index: read article %d: %w", i, err)
	}
	v, err := Unpack(b)
	if err != nil {
		return nil, fmt.Errorf("index: read article %d: %w", i, err)
	}
	return v, nil
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

func (s *Files) Close() error {
	var err error
	for _, f := range s.files {
		if cerr := f.Close(); err == nil {
			err = cerr
		}
	}
	return err
}

// Writer fills the file of a fileShelf.
type Writer struct {
	file *os.File
	buf  *bufio.Writer
	size int64
}

func NewWriter(path string) (*Writer, error) {
	f, err := disk.Create(path)
	if err != nil {
		return nil, err
	}
	return &Writer{f, bufio.NewWriterSize(f, 1<<20), 0}, nil
}

// Add writes a packed article and notes where.
func (w *Writer) Add(packed []byte, e *catalog.Entry) error {
	e.Offset, e.Size = w.size, int64(len(packed))
	w.size += e.Size
	_, err := w.buf.Write(packed)
	return err
}

// Close writes what is left; closing again does nothing.
func (w *Writer) Close() error {
	if w.file == nil {
		return nil
	}
	err := w.buf.Flush()
	if cerr := w.file.Close(); err == nil {
		err = cerr
	}
	w.file = nil
	return err
}
