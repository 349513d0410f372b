package embedded

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
)

// shelf keeps the articles with what was found in them.
type shelf interface {
	get(i int) (volume, error)
	Close() error
}

// desk holds the articles that one search has taken from the shelf.
type desk struct {
	shelf shelf
	open  map[uint32]volume
}

func newDesk(s shelf) desk { return desk{s, make(map[uint32]volume)} }

func (d desk) get(i uint32) (volume, error) {
	if v := d.open[i]; v != nil {
		return v, nil
	}
	v, err := d.shelf.get(int(i))
	if err == nil {
		d.open[i] = v
	}
	return v, err
}

// memoryShelf keeps them as they are.
type memoryShelf []*filed

func (s memoryShelf) get(i int) (volume, error) {
	if i < 0 || i >= len(s) {
		return nil, fmt.Errorf("index: no article %d", i)
	}
	return s[i], nil
}

func (memoryShelf) Close() error { return nil }

// fileShelf reads them from files of packed articles, one of each part. They are
// beside bleve and not inside: bleve compresses stored fields by chunks of
// documents, so that a hit would unpack its neighbours too, and every merge would
// copy every text.
type fileShelf struct {
	files   []*os.File
	entries []entry
}

func openShelf(generation string, cat *catalog) (*fileShelf, error) {
	s := &fileShelf{entries: cat.Entries}
	for _, p := range cat.Parts {
		f, err := open(filepath.Join(generation, p.Name, articlesName))
		if err != nil {
			s.Close()
			return nil, fmt.Errorf("index: open articles: %w", err)
		}
		s.files = append(s.files, f)
	}
	return s, nil
}

func (s *fileShelf) get(i int) (volume, error) {
	if i < 0 || i >= len(s.entries) || s.entries[i].Part >= len(s.files) || s.entries[i].Size > maxPacked {
		return nil, fmt.Errorf("index: no article %d", i)
	}
	e := &s.entries[i]
	room := rooms.Get().(*[]byte)
	defer rooms.Put(room)
	b := sized(room, int(e.Size))
	if _, err := s.files[e.Part].ReadAt(b, e.Offset); err != nil {
		return nil, fmt.Errorf("index: read article %d: %w", i, err)
	}
	v, err := unpack(b)
	if err != nil {
		return nil, fmt.Errorf("index: read article %d: %w", i, err)
	}
	return v, nil
}

// sized returns so many bytes of a room, which grows but not beyond what is kept.
func sized(room *[]byte, n int) []byte {
	if n <= cap(*room) {
		return (*room)[:n]
	}
	b := make([]byte, n)
	if n <= largestRoom {
		*room = b
	}
	return b
}

// maxPacked is more than an article can take, and less than memory.
const maxPacked = 1 << 30

func (s *fileShelf) Close() error {
	var err error
	for _, f := range s.files {
		if cerr := f.Close(); err == nil {
			err = cerr
		}
	}
	return err
}

// shelfWriter fills the file of a fileShelf.
type shelfWriter struct {
	file *os.File
	buf  *bufio.Writer
	size int64
}

func newShelfWriter(path string) (*shelfWriter, error) {
	f, err := create(path)
	if err != nil {
		return nil, err
	}
	return &shelfWriter{f, bufio.NewWriterSize(f, 1<<20), 0}, nil
}

// add writes a packed article and notes where.
func (w *shelfWriter) add(packed []byte, e *entry) error {
	e.Offset, e.Size = w.size, int64(len(packed))
	w.size += e.Size
	_, err := w.buf.Write(packed)
	return err
}

// Close writes what is left; closing again does nothing.
func (w *shelfWriter) Close() error {
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
