package bot

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// visible returns what of r may reach a reader, and whether anything does.
// Control, bidirectional and invisible characters do not: they turn text round,
// hide words or break one in two. prev and next are the neighbours; a joiner
// stays between letters of scripts that write with it, and inside emoji.
func visible(prev, r, next rune) (rune, bool) {
	switch {
	case r == '\n':
		return r, true
	case r == '\t', r == '\u00a0', r == '\u3000', r == '\u2007', r == '\u202f':
		return ' ', true
	case r == '\u2028', r == '\u2029', r == '\u0085', r == '\v', r == '\f':
		return '\n', true
	case r == '\u200c', r == '\u200d':
		return r, joins(prev) && joins(next)
	case r == utf8.RuneError:
		return '\ufffd', true
	case unicode.Is(unicode.Cc, r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Cs, r):
		return 0, false
	case r == '\u034f', r == '\u115f', r == '\u1160', r == '\u3164', r == '\uffa0', r == '\u17b4', r == '\u17b5':
		return 0, false // letters and marks without any shape
	}
	return r, true
}

// joins tells that a character takes a joiner beside it.
func joins(r rune) bool {
	return r > 0x2ff && (unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsSymbol(r) || unicode.Is(unicode.Sk, r))
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

// oneLine is s without invisible characters, in one line with single spaces.
func oneLine(s string) string {
	var b strings.Builder
	runes(s, func(_ int, r rune) { b.WriteRune(r) })
	return strings.Join(strings.Fields(b.String()), " ")
}
