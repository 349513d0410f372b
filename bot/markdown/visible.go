package markdown

import (
	"onrecord/corpus/text"
	"strings"
	"unicode"
	"unicode/utf8"
)

// visible returns what of r may reach a reader, and whether anything does. What does
// not is in text.IsInvisible: such characters turn text round, hide words or break one
// in two. prev and next are the neighbours: a joiner stays between letters of scripts
// that write with it and inside emoji, and a variation selector behind an emoji.
func visible(prev, r, next rune) (rune, bool) {
	switch {
	case r == '\n':
		return r, true
	case r == '\t', unicode.Is(unicode.Zs, r):
		return ' ', true
	case r == '\u2028', r == '\u2029', r == '\u0085', r == '\v', r == '\f':
		return '\n', true
	case r == '\u200c', r == '\u200d':
		return r, joins(prev) && joins(next)
	case r == '\ufe0f':
		return r, joins(prev)
	case r == utf8.RuneError:
		return '\ufffd', true
	}
	return r, !text.IsInvisible(r)
}

// joins reports whether a character takes a joiner beside it.
func joins(r rune) bool {
	return r > 0x2ff && (unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsSymbol(r))
}

// runes calls f for each visible character of s with the byte offset at which
// it stands there.
func runes(s string, f func(at int, r rune)) {
	prev := rune(-1)
	marks := 0
	for i, r := range s {
		next := rune(-1)
		if n := i + utf8.RuneLen(r); r != utf8.RuneError && n < len(s) {
			next, _ = utf8.DecodeRuneInString(s[n:])
		}
		v, ok := visible(prev, r, next)
		if !ok {
			continue
		}
		if unicode.Is(unicode.Mn, v) {
			if marks++; marks > 6 {
				continue // stacked marks that climb over other lines
			}
		} else {
			marks = 0
		}
		prev = v
		f(i, v)
	}
}

// OneLine is s without invisible characters, in one line with single spaces.
func OneLine(s string) string {
	var b strings.Builder
	runes(s, func(_ int, r rune) { b.WriteRune(r) })
	return strings.Join(strings.Fields(b.String()), " ")
}
