package index

import (
	"bufio"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"sync"
)

// shelf keeps the articles with what was found in them.
type shelf interface {
	get(i int) (*filed, error)
	Close() error
}

// memoryShelf keeps them as they are.
type memoryShelf []*filed

func (s memoryShelf) get(i int) (*filed, error) {
	if i < 0 || i >= len(s) {
		return nil, fmt.Errorf("index: no article %d", i)
	}
	return s[i], nil
}

func (memoryShelf) Close() error { return nil }

// fileShelf reads them from a file of compressed articles, each preceded by its
// size. Beside bleve and not inside: bleve compresses stored fields by chunks of
// documents, and a hit would unpack its neighbours too.
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

func (s *fileShelf) get(i int) (*filed, error) {
	if i < 0 || i+1 >= len(s.offsets) {
		return nil, fmt.Errorf("index: no article %d", i)
	}
	packed := make([]byte, s.offsets[i+1]-s.offsets[i])
	if _, err := s.file.ReadAt(packed, s.offsets[i]); err != nil {
		return nil, fmt.Errorf("index: read article %d: %w", i, err)
	}
	f, err := unpack(packed)
	if err != nil {
		return nil, fmt.Errorf("index: read article %d: %w", i, err)
	}
	return f, nil
}

func (s *fileShelf) Close() error { return s.file.Close() }

var (
	packers   = sync.Pool{New: func() any { w, _ := flate.NewWriter(nil, flate.BestSpeed); return w }}
	unpackers = sync.Pool{New: func() any { return flate.NewReader(bytes.NewReader(nil)) }}
)

// pack encodes an article: the size of the rest, the rest as JSON, the text.
func pack(f *filed) ([]byte, error) {
	bare := *f
	bare.Article.Text = ""
	head, err := json.Marshal(&bare)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	w := packers.Get().(*flate.Writer)
	defer packers.Put(w)
	w.Reset(&out)
	var size [binary.MaxVarintLen64]byte
	w.Write(size[:binary.PutUvarint(size[:], uint64(len(head)))])
	w.Write(head)
	io.WriteString(w, f.Article.Text)
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func unpack(packed []byte) (*filed, error) {
	r := unpackers.Get().(io.ReadCloser)
	defer unpackers.Put(r)
	if err := r.(flate.Resetter).Reset(bytes.NewReader(packed), nil); err != nil {
		return nil, err
	}
	var plain bytes.Buffer
	plain.Grow(4 * len(packed))
	if _, err := plain.ReadFrom(r); err != nil {
		return nil, err
	}
	b := plain.Bytes()
	n, w := binary.Uvarint(b)
	if w <= 0 || n > uint64(len(b)-w) {
		return nil, fmt.Errorf("damaged")
	}
	f := new(filed)
	if err := json.Unmarshal(b[w:w+int(n)], f); err != nil {
		return nil, err
	}
	f.Article.Text = string(b[w+int(n):])
	return f, nil
}

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
