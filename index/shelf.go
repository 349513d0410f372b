package index

import (
	"bufio"
	"fmt"
	"os"
)

// shelf keeps the articles with what was found in them.
type shelf interface {
	get(i int) (volume, error)
	Close() error
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

// fileShelf reads them from a file of packed articles. It is beside bleve and not
// inside: bleve compresses stored fields by chunks of documents, so that a hit
// would unpack its neighbours too, and every merge would copy every text.
type fileShelf struct {
	file    *os.File
	offsets []int64 // where each article begins, and the end
}

func openShelf(path string, offsets []int64) (*fileShelf, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("index: open articles: %w", err)
	}
	return &fileShelf{f, offsets}, nil
}

func (s *fileShelf) get(i int) (volume, error) {
	if i < 0 || i+1 >= len(s.offsets) {
		return nil, fmt.Errorf("index: no article %d", i)
	}
	b := make([]byte, s.offsets[i+1]-s.offsets[i])
	if _, err := s.file.ReadAt(b, s.offsets[i]); err != nil {
		return nil, fmt.Errorf("index: read article %d: %w", i, err)
	}
	v, err := unpack(b)
	if err != nil {
		return nil, fmt.Errorf("index: read article %d: %w", i, err)
	}
	return v, nil
}

func (s *fileShelf) Close() error { return s.file.Close() }

// shelfWriter fills the file of a fileShelf.
type shelfWriter struct {
	file    *os.File
	buf     *bufio.Writer
	offsets []int64
}

func newShelfWriter(path string) (*shelfWriter, error) {
	f, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	return &shelfWriter{f, bufio.NewWriterSize(f, 1<<20), []int64{0}}, nil
}

func (w *shelfWriter) add(packed []byte) error {
	if _, err := w.buf.Write(packed); err != nil {
		return err
	}
	w.offsets = append(w.offsets, w.offsets[len(w.offsets)-1]+int64(len(packed)))
	return nil
}

func (w *shelfWriter) Close() error {
	err := w.buf.Flush()
	if cerr := w.file.Close(); err == nil {
		err = cerr
	}
	return err
}
