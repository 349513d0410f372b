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
	MaxStream    = 1 << 30  // of an entry that is read as it comes: JSON lines, tables, crawls
	MaxRatio     = 100      // of what comes out to what goes in …
	freeUnpacked = 64 << 10 // … once this much has come out
	MaxEntries   = 10_000
	MaxDocument  = 32 << 20 // of a document that is read in one piece, its pictures included
	maxContents  = 4 << 20  // of a zip file's table of contents
	maxZip       = 16 << 20 // of one that is held in memory
)

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
	return fmt.Errorf("damaged archive: %w; copy or save it again", Cause(err))
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

// Budget is how many bytes may come out of all that a file holds, in all its layers.
type Budget struct{ Left int64 }

// NewBudget is the budget of a file of a size.
func NewBudget(size int64) *Budget { return &Budget{MaxRatio*max(size, 0) + MaxUnpacked} }

// Reader ends with an error where more comes out than the limits allow.
type Reader struct {
	In     io.Reader
	Packed func() int64 // how much went in
	N      int64        // how much came out
	Limit  int64
	Budget *Budget // of the file that all of it lies in; nil for none
}

func (u *Reader) Read(b []byte) (int, error) {
	n, err := u.In.Read(b)
	u.N += int64(n)
	if u.Budget != nil {
		if u.Budget.Left -= int64(n); u.Budget.Left < 0 {
			return n, ErrBomb
		}
	}
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

// Bounded ends with an error where more comes than may, until Left is set anew: a
// record of a file that is read as it comes.
type Bounded struct {
	In   io.Reader
	Left int64
	What func() error // the error
}

func (b *Bounded) Read(p []byte) (int, error) {
	n, err := b.In.Read(p)
	if b.Left -= int64(n); b.Left < 0 {
		return 0, b.What()
	}
	return n, err
}

// Tokens bounds what a parser of XML may read for one token: it keeps each in memory.
// Call Next before each token.
type Tokens struct{ Bounded }

// maxToken is how many bytes a token may have.
const maxToken = 4 << 20

// NewTokens bounds the tokens of a document.
func NewTokens(in io.Reader) *Tokens {
	t := &Tokens{Bounded{In: in}}
	t.What = func() error { return fmt.Errorf("too large: more than %s without an element", SizeText(maxToken)) }
	t.Next()
	return t
}

// Next begins another token.
func (t *Tokens) Next() { t.Left = maxToken }
