// Package pdf takes the text out of PDF files: paragraphs in the order in which
// they are read, and the title and address that it names.
//
// A PDF knows glyphs and places, no words, lines or paragraphs. [Read] goes from
// the one to the other in three steps:
//
//	engine  bytes to text and the places of letters, page by page  engine.go
//	layout  text to lines, lines to paragraphs                     lines.go, paragraphs.go
//	margin  what recurs at the head and foot of pages is no text   margins.go
//
// The engine is PDFium, which browsers use. It is C++, and files of strangers are
// what such parsers were attacked with for twenty years; so it runs as WebAssembly
// inside of the process (go-pdfium over wazero, no cgo): it sees no file, no clock
// and no network, has a memory of its own with a limit, and can be stopped. Of the
// parsers in Go, ledongthuc/pdf panicked on 77 of 1,178 damaged copies of one file,
// never came back from one of them, and returned no paragraphs; pdfcpu takes no text
// out.
//
// Interpreting WebAssembly is slow, and compiling it takes seconds and memory. So it
// is interpreted at first and compiled when there is much to read (engine.go).
// Measured on one file of 59 pages, of which five were read: interpreted .3 s to
// start, .4 s to read and 205 MB; compiled 3.3 s, .1 s and 338 MB.
package pdf

import (
	"errors"
	"strings"
)

// maxPages is how many pages are read; a newspaper's year has more, an article not.
const maxPages = 2000

// Document is what a file says.
type Document struct {
	Title   string   // as its properties have it: often empty, sometimes a file's name
	Address string   // that a browser printed at the foot of the pages, or empty
	Text    string   // paragraphs, with an empty line between them
	Margins []string // lines at the head and foot of pages that are not in Text, each once
}

// ErrNoText is the error for pages that are pictures.
var ErrNoText = errors.New("no text in it: its pages are pictures; have them read by a text recognition first")

// Read returns the text of the file raw, of at most maxText bytes: a longer one
// is an error, as is a file that is damaged, locked or takes too long.
func Read(raw []byte, maxText int64) (*Document, error) {
	f, err := shared.read(raw, maxText)
	if err != nil {
		return nil, err
	}
	d := &Document{Title: f.title}
	ls, margins, address := withoutMargins(f.lines, f.heights, f.title)
	d.Margins, d.Address = margins, address
	d.Text = paragraphs(ls)
	if strings.TrimSpace(d.Text) == "" {
		return nil, ErrNoText
	}
	return d, nil
}
