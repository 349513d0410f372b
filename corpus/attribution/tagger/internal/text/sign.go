package text

import (
	"strings"
	"unicode/utf8"
)

// Sign is what a punctuation token stands for, whatever character prints it.
type Sign uint8

// The signs that features tell apart.
const (
	None Sign = iota
	Comma
	Stop     // . and ...
	Question // ? and !
	Colon
	Semicolon
	Dash // em dash, en dash, --, or a hyphen between spaces
	OpenParen
	CloseParen
	Slash
	Currency
	Percent
	OtherSign

	// Quotation marks by family; MarkRole says what they do.
	Double // " “ ” „ '' `` 「」
	Single // ' ‘ ’ ‚
	Angle  // « » ‹ ›
)

// sign reads the punctuation or quotation mark at i.
func sign(text string, i int, r rune, size int) (Sign, int, Kind) {
	rest := text[i:]
	switch r {
	case '\'', '`':
		if strings.HasPrefix(rest, "''") || strings.HasPrefix(rest, "``") {
			return Double, i + 2, Mark
		}
		return Single, i + 1, Mark
	case '‘', '’', '‚', '‛':
		if next := text[i+size:]; strings.HasPrefix(next, rest[:size]) {
			return Double, i + 2*size, Mark // two single curly marks printed as one double
		}
		return Single, i + size, Mark
	case '"', '“', '”', '„', '‟', '＂', '「', '」', '『', '』', '″':
		return Double, i + size, Mark
	case '«', '»', '‹', '›':
		return Angle, i + size, Mark
	case '.', '…':
		return Stop, run(text, i, ".…"), Punct
	case '-', '–', '—', '―', '‐', '−':
		return Dash, run(text, i, "-–—―‐−"), Punct
	}
	return plainSign(r), i + size, Punct
}

func plainSign(r rune) Sign {
	switch r {
	case ',', '،', '、':
		return Comma
	case '?', '!', '。':
		return Question
	case ':':
		return Colon
	case ';':
		return Semicolon
	case '(', '[', '{':
		return OpenParen
	case ')', ']', '}':
		return CloseParen
	case '/', '|', '\\':
		return Slash
	case '$', '€', '£', '¥':
		return Currency
	case '%':
		return Percent
	}
	return OtherSign
}

// run returns the end of the run of characters of set that begins at i.
func run(text string, i int, set string) int {
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError || !strings.ContainsRune(set, r) {
			break
		}
		i += size
	}
	return i
}
