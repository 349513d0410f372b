package main

import (
	"io"
	"os"
	"strconv"

	"golang.org/x/term"
)

// console is where a command reads and writes, and what was set for it.
type console struct {
	in       io.Reader
	out, err io.Writer
	env      Settings
}

// The widths between which text is wrapped: a quotation over the whole of a wide
// screen is hard to read.
const (
	defaultWidth = 80
	minWidth     = 40
	maxWidth     = 100
)

// isTerminal reports whether somebody watches w.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// emphasis reports whether w shows bold letters and its reader wants them
// (https://no-color.org).
func emphasis(w io.Writer) bool {
	return isTerminal(w) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}

// width is the number of columns to write on w.
func width(w io.Writer) int {
	columns := defaultWidth
	if n, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && n > 0 {
		columns = n
	} else if f, ok := w.(*os.File); ok && isTerminal(w) {
		if n, _, err := term.GetSize(int(f.Fd())); err == nil && n > 0 {
			columns = n
		}
	}
	return min(max(columns, minWidth), maxWidth)
}
