package textcode

import "unicode/utf8"

// longest is how many bytes a token has at most.
const longest = 64

// next returns the size of the first token of a text: a word with one blank or apostrophe
// before it, or a run of what is neither with one blank before it.
func next(text string) int {
	i := blank(text)
	if n := word(text[i:]); n > 0 {
		for i += n; i < len(text) && i < longest-utf8.UTFMax; i += n {
			if n = word(text[i:]); n == 0 {
				break
			}
		}
		return i
	}
	if i == 0 || text[0] == ' ' {
		for i < len(text) && i < longest-utf8.UTFMax {
			if text[i] == ' ' || word(text[i:]) > 0 || i > 0 && blank(text[i:]) > 0 && word(text[i+blank(text[i:]):]) > 0 {
				break
			}
			i += other(text[i:])
		}
	}
	return max(i, 1)
}

// blank returns the size of what may stand before a word and belong to its token.
func blank(text string) int {
	switch {
	case text == "":
	case text[0] == ' ' || text[0] == '\'':
		return 1
	case len(text) > 2 && text[:3] == "’":
		return 3
	}
	return 0
}

// word returns the size of the first character when it belongs into a word, and else 0.
// Bytes beyond ASCII do, but for general punctuation and that of Latin-1.
func word(text string) int {
	if text == "" {
		return 0
	}
	switch c := text[0]; {
	case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9':
		return 1
	case c < utf8.RuneSelf, c == 0xC2, c == 0xE2 && len(text) > 1 && text[1] == 0x80:
		return 0
	}
	return 1
}

// other returns the size of the first character of what is no word.
func other(text string) int {
	if c := text[0]; c == 0xC2 || c == 0xE2 {
		_, n := utf8.DecodeRuneInString(text)
		return n
	}
	return 1
}
