package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Visible returns s as a reader sees it: valid UTF-8 in normal form C, without
// control, bidirectional, zero-width and private characters, with line ends as
// "\n" and every other kind of space as " ". An invisible character in a name
// would hide the name from search, and a bidirectional one could show the words
// of an excerpt in another order than they were written.
func Visible(s string) string {
	if isPlain(s) {
		return s
	}
	s = strings.ToValidUTF8(s, "\uFFFD")
	var b strings.Builder
	b.Grow(len(s))
	for i, r := range s {
		switch {
		case r == '\n':
			b.WriteByte('\n')
		case r == '\r':
			if !strings.HasPrefix(s[i+1:], "\n") {
				b.WriteByte('\n')
			}
		case r == '\v', r == '\f', r == 0x85, r == 0x2028, r == 0x2029:
			b.WriteByte('\n')
		case r == '\t', unicode.Is(unicode.Zs, r):
			b.WriteByte(' ')
		case IsInvisible(r):
		default:
			b.WriteRune(r)
		}
	}
	return norm.NFC.String(b.String())
}

// isPlain reports whether s is ASCII text that needs no change.
func isPlain(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= 0x7f || c < ' ' && c != '\n' {
			return false
		}
	}
	return true
}

// IsInvisible reports whether a character takes no place on the screen or is drawn
// differently by every font.
func IsInvisible(r rune) bool {
	switch {
	case r >= ' ' && r < 0x7f, r > 0xad && r < 0x34f, r >= 0x2010 && r <= 0x2027:
		return false // nearly all that there is
	case r >= 0x600 && r <= 0x605, r == 0x6dd, r == 0x70f, r == 0x8e2:
		return false // format characters that are drawn
	case r == 0x34f, r == 0x115f, r == 0x1160, r == 0x3164, r == 0xffa0, r == 0x17b4, r == 0x17b5:
		return true // letters that are not drawn
	case r >= 0xfe00 && r <= 0xfe0f, r >= 0xe0000 && r <= 0xe0fff:
		return true // variation selectors and tags
	case r&0xfffe == 0xfffe, r >= 0xfdd0 && r <= 0xfdef:
		return true // not characters
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs)
}

// OneLine returns s without invisible characters and with every run of white
// space as one space; for titles and names.
func OneLine(s string) string { return strings.Join(strings.Fields(Visible(s)), " ") }

// LastRune returns the last character of s, or utf8.RuneError for none.
func LastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// Alphanumeric is s in lower case with its letters and figures only.
func Alphanumeric(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r > 0x7f {
			return r
		}
		return -1
	}, strings.ToLower(s))
}
