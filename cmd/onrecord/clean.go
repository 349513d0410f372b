package main

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// clean returns s as it may be shown on a terminal. Articles, names of files and
// addresses are written by strangers: an escape sequence in them could repaint
// the screen or set the clipboard, and a mark of direction could make a name
// read as another. Line ends are kept; other controls are gone, tabs are a
// space, and bytes that are no UTF-8 show as U+FFFD.
func clean(s string) string {
	if !strings.ContainsFunc(s, isUnsafe) && utf8.ValidString(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case isUnsafe(r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

// isUnsafe reports whether r acts on a terminal in place of standing on it.
func isUnsafe(r rune) bool {
	switch {
	case r == '\n':
		return false
	case unicode.IsControl(r):
		return true
	case r == '\u2028', r == '\u2029': // line and paragraph separators
		return true
	}
	return unicode.Is(unicode.Bidi_Control, r)
}
