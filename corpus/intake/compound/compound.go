// Package compound opens the files in which Microsoft's programs kept documents and
// mails before they were zip files: a file system in a file, of storages and streams.
//
// [Open] reads the directory by richardlehane/mscfb, which is a parser of others over
// bytes of others: what makes it panic is an error of the file.
package compound

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/richardlehane/mscfb"
)

// Limits of a file: real ones have some hundred streams.
const (
	maxStreams = 20_000
	maxStream  = 32 << 20 // bytes of a stream that is read
)

// File is an open file.
type File struct{ entries []*mscfb.File }

// Open reads the directory of a file.
func Open(raw []byte) (f *File, err error) {
	defer func() {
		if p := recover(); p != nil {
			f, err = nil, fmt.Errorf("damaged document (%v); copy or save it again", p)
		}
	}()
	r, err := mscfb.New(bytes.NewReader(raw))
	if err != nil {
		return nil, fmt.Errorf("damaged document (%s); copy or save it again", strings.TrimPrefix(err.Error(), "mscfb: "))
	}
	f = &File{}
	for e, err := r.Next(); err == nil && len(f.entries) < maxStreams; e, err = r.Next() {
		f.entries = append(f.entries, e)
	}
	return f, nil
}

// Stream returns the bytes of a stream outside of all storages, nil where there is
// none.
func (f *File) Stream(name string) []byte {
	for _, e := range f.entries {
		if len(e.Path) == 0 && strings.EqualFold(e.Name, name) {
			return read(e)
		}
	}
	return nil
}

// Has reports whether there is such a stream.
func (f *File) Has(name string) bool {
	for _, e := range f.entries {
		if len(e.Path) == 0 && strings.EqualFold(e.Name, name) {
			return true
		}
	}
	return false
}

func read(e *mscfb.File) (out []byte) {
	defer func() {
		if recover() != nil {
			out = nil
		}
	}()
	out, err := io.ReadAll(io.LimitReader(e, maxStream))
	if err != nil {
		return nil
	}
	return out
}
