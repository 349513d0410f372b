package names

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns s in lower case without accents, with typographic apostrophes
// and hyphens made plain and runs of white space made one space. Characters that
// nobody sees (zero-width, bidi marks, soft hyphens) are dropped.
func Fold(s string) string {
	if plain(s) {
		return strings.ToLower(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	for _, r := range norm.NFKD.String(strings.ToValidUTF8(s, "\ufffd")) {
		switch {
		case unicode.IsSpace(r):
			gap = b.Len() > 0
			continue
		case unicode.Is(unicode.Mn, r), unicode.Is(unicode.Cf, r), unicode.IsControl(r):
			continue
		}
		if gap {
			b.WriteByte(' ')
			gap = false
		}
		switch {
		case r == '`':
			b.WriteByte('\'')
		case r < utf8.RuneSelf:
			b.WriteByte(byte(unicode.ToLower(r)))
		default:
			b.WriteString(foldRune(r))
		}
	}
	return b.String()
}

// plain reports whether s is ASCII with single spaces inside, which is most of
// what is folded and needs no second buffer.
func plain(s string) bool {
	space := true
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= 0x7f || c < ' ' || c == ' ' && space {
			return false
		}
		space = c == ' '
	}
	return !space || s == ""
}

func foldRune(r rune) string {
	switch r {
	case '’', '‘', 'ʼ', '´', 'ʻ', 'ʿ', 'ʾ':
		return "'"
	case '‐', '‑', '‒', '–', '—':
		return "-"
	case 'ß':
		return "ss"
	case 'ø', 'Ø':
		return "o"
	case 'ł', 'Ł':
		return "l"
	case 'đ', 'Đ':
		return "d"
	case 'æ', 'Æ':
		return "ae"
	case 'œ', 'Œ':
		return "oe"
	case 'ı':
		return "i"
	}
	return string(unicode.ToLower(r))
}

// Words cuts a folded string at everything that is neither letter nor digit;
// apostrophes vanish, so that "o'brien" is one word.
func Words(folded string) []string {
	return strings.FieldsFunc(strings.ReplaceAll(folded, "'", ""), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
}
