package terms

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// MayHold reports whether a text can have these words, in their exact form, one
// after the other. It looks at the bytes of plain texts only: most that hold a
// topic's words hold them in another order, and need not be cut into words.
func MayHold(text string, words []string) bool {
	var low [4096]byte
	if len(text) > len(low) {
		return true
	}
	dot := false
	for i := range len(text) {
		c := text[i]
		letter := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
		if c >= utf8.RuneSelf || dot && letter { // U.S.S.R. is a word of four letters
			return true
		}
		dot = c == '.'
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		low[i] = c
	}
	rest := low[:len(text)]
	for _, w := range words {
		if !isPlain(w) {
			continue
		}
		i := bytes.Index(rest, []byte(w))
		if i < 0 {
			return false
		}
		rest = rest[i+len(w):]
	}
	return true
}

// isPlain reports whether a word is of small letters.
func isPlain(w string) bool {
	for i := range len(w) {
		if w[i] < 'a' || w[i] > 'z' {
			return false
		}
	}
	return true
}

// ExactForms returns the words of a text in their exact form, blanks around each.
func ExactForms(text string) string {
	var sb strings.Builder
	sb.WriteByte(' ')
	for _, w := range Split(text) {
		sb.WriteString(w.Exact)
		sb.WriteByte(' ')
	}
	return sb.String()
}

// HoldsVerbatim reports whether a text holds the topic's words, in their exact form,
// one after the other.
func (t Topic) HoldsVerbatim(text string) bool {
	return MayHold(text, t.Words) && strings.Contains(ExactForms(text), " "+strings.Join(t.Words, " ")+" ")
}
