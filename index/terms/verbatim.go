package terms

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// MayHold reports whether a text can have these words, in their exact form, one
// after the other. It looks at the bytes of plain texts only, and there at each run of
// plain words: most texts that hold a topic's words hold them in another order, and need
// not be cut into words.
func MayHold(text string, words []string) bool {
	var room [4096]byte
	low, plain := lower(room[:], text)
	if !plain {
		return true
	}
	for len(words) > 0 {
		n := 0
		for n < len(words) && isPlain(words[n]) {
			n++
		}
		if n > 0 && !holdsRun(low, words[:n]) {
			return false
		}
		words = words[min(n+1, len(words)):]
	}
	return true
}

// lower writes a text in small letters into room; plain is false where its bytes do not
// tell its words: where it has letters beyond ASCII, or characters that are not seen, or
// dots inside words (U.S.S.R. is a word of four letters), or is longer than the room.
// Dashes and quotation marks beyond ASCII become blanks, and ’ becomes '.
func lower(room []byte, text string) (low []byte, plain bool) {
	if len(text) > len(room) {
		return nil, false
	}
	n, dot := 0, false
	for i := 0; i < len(text); i++ {
		c := text[i]
		letter := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
		switch {
		case dot && letter:
			return nil, false
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case c < utf8.RuneSelf:
		case c == 0xE2 && i+2 < len(text) && text[i+1] == 0x80 && isCommon(text[i+2]):
			if i, c = i+2, ' '; text[i] == 0x99 {
				c = '\''
			}
		default:
			return nil, false
		}
		room[n] = c
		n++
		dot = c == '.'
	}
	return room[:n], true
}

// isCommon reports whether E2 80 and this byte are a dash or a quotation mark.
func isCommon(c byte) bool { return 0x90 <= c && c <= 0x95 || 0x98 <= c && c <= 0x9F }

// holdsRun reports whether plain words stand one after the other in a lowered text, with
// nothing but an owner's 's, blanks and punctuation between them.
func holdsRun(low []byte, words []string) bool {
	first := words[0]
	for at := 0; ; at++ {
		i := bytes.Index(low[at:], []byte(first))
		if i < 0 {
			return false
		}
		at += i
		if (at == 0 || !isAlnum(low[at-1])) && followed(low[at+len(first):], words[1:]) {
			return true
		}
	}
}

// followed reports whether words follow a word.
func followed(rest []byte, words []string) bool {
	if len(words) == 0 {
		return len(rest) == 0 || !isAlnum(rest[0])
	}
	if owner, ok := bytes.CutPrefix(rest, []byte("'s")); ok && followed(owner, words) {
		return true
	}
	n := 0
	for n < len(rest) && !isAlnum(rest[n]) {
		n++
	}
	return n > 0 && bytes.HasPrefix(rest[n:], []byte(words[0])) && followed(rest[n+len(words[0]):], words[1:])
}

// isPlain reports whether a word is of small letters, and all of it is kept.
func isPlain(w string) bool {
	if len(w) >= longestWord {
		return false
	}
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
