// Package unpack makes text of what files hold: it unpacks archives within limits
// (limits.go, zip.go), takes the paragraphs out of Word documents (docx.go), and turns
// every encoding into UTF-8 (decode.go, and stream.go for files that are read as they
// come). names.go has what messages about files are made of.
//
// A packed file can hold a thousand times its own size, and a small file that was made
// to do harm does: every reader here ends with an error where more comes out than
// text needs.
package unpack

import (
	"errors"
	"fmt"
	"io"
)

// A packed file can hold a thousand times its own size, and a small file that
// was made to do harm does. These bounds are far above what text needs, which
// packs to a third or a quarter.
const (
	MaxUnpacked  = 10 << 20 // of one entry
	maxLines     = 1 << 30  // of a packed .jsonl, which is read line by line
	MaxRatio     = 100      // of what comes out to what goes in …
	freeUnpacked = 64 << 10 // … once this much has come out
	MaxEntries   = 10_000
	maxContents  = 4 << 20 // of a zip file's table of contents
	maxZip       = 64 << 20
)

// Limit is how much may come out of an entry.
func Limit(name string) int64 {
	if Extension(name) == ".jsonl" {
		return maxLines
	}
	return MaxUnpacked
}

// ErrBomb is the reason for a file that holds too many times its own size.
var (
	ErrBomb     = fmt.Errorf("unpacks to more than %d times its size", MaxRatio)
	errContents = fmt.Errorf("a table of contents of more than %s", SizeText(maxContents))
)

// Damaged is the reason for a packed file that cannot be unpacked.
func Damaged(err error) error {
	if errors.Is(err, ErrBomb) || errors.Is(err, errContents) {
		return err
	}
	return fmt.Errorf("damaged archive: %w", Cause(err))
}

// Counter counts what is read.
type Counter struct {
	In io.Reader
	N  int64
}

func (c *Counter) Read(b []byte) (int, error) {
	n, err := c.In.Read(b)
	c.N += int64(n)
	return n, err
}

// Reader ends with an error where more comes out than the limits allow.
type Reader struct {
	In     io.Reader
	Packed func() int64 // how much went in
	N      int64        // how much came out
	Limit  int64
}

func (u *Reader) Read(b []byte) (int, error) {
	n, err := u.In.Read(b)
	u.N += int64(n)
	switch {
	case u.N > freeUnpacked && u.N > MaxRatio*u.Packed():
		return n, ErrBomb
	case u.N > u.Limit:
		return n, fmt.Errorf("unpacks to more than %s", SizeText(u.Limit))
	case err != nil && err != io.EOF:
		return n, Damaged(err)
	}
	return n, err
}
