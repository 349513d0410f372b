// Package text turns an article into tokens with everything about them that
// does not depend on training: paragraphs, sentences, the form and class of a
// word, and where the quotation marks open and close.
//
// The data's path is [Read]: the bytes are cut into tokens and paragraphs
// (token.go), every paragraph's quotation marks are resolved into abstract
// openings and closings whatever signs the outlet uses (quote.go), the tokens
// get their word hashes, shapes and word classes (word.go, lexicon.go), and
// sentences are found last because a full stop inside quotation marks needs the
// marks (sentence.go). Everything is one pass over the bytes or the tokens;
// nothing looks further than its own paragraph, so the time is linear in the
// length of the text.
package text

import (
	"unicode"
	"unicode/utf8"
)

// Kind is the broad sort of a token.
type Kind uint8

// The kinds of tokens.
const (
	Word   Kind = iota // letters, with inner apostrophes, hyphens and full stops
	Number             // digits
	Punct              // one sign, or a run of dots or dashes
	Mark               // a quotation mark, or what may be one
)

// Token is a stretch of bytes of the text with what is known about it.
type Token struct {
	Start, End int // bytes

	Kind  Kind
	Sign  Sign  // which punctuation or quotation sign
	Shape Shape // capitals and digits
	Class Class // what the lexicon says
	Cap   bool  // begins with a capital that means something here

	Hash  uint64 // of the lower-case form
	Lemma uint64 // of the form without verb endings, equal to Hash if none
	Suf2  uint32 // last two letters
	Suf3  uint32 // last three letters

	Role    MarkRole // what a quotation mark does here
	Inside  bool     // between an opening and a closing mark (marks included)
	Nested  bool     // inside a quotation within a quotation
	Quote   int32    // index into Article.Quotes, -1 outside
	Newline bool     // preceded by a line break
}

// Article is a text cut into tokens.
type Article struct {
	Tokens     []Token
	Paragraphs []Range // of tokens
	Sentences  []Range // of tokens, none crosses a paragraph
	Quotes     []Quote
}

// Range is a half-open range of token indices.
type Range struct{ Start, End int }

// Len is the number of tokens in r.
func (r Range) Len() int { return r.End - r.Start }

// Read cuts text into tokens and resolves its quotation marks and sentences.
// Any bytes are accepted; bytes that are not UTF-8 become tokens of their own.
func Read(text string) *Article {
	a := &Article{Tokens: make([]Token, 0, len(text)/5+8)}
	a.cut(text)
	a.paragraphs(text)
	carry := false
	for _, p := range a.Paragraphs {
		carry = a.resolveMarks(text, p, carry)
	}
	a.classify(text)
	a.split()
	return a
}

// cut fills Tokens with the bounds, kinds and signs.
func (a *Article) cut(text string) {
	newline := false
	for i := 0; i < len(text); {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		switch {
		case r == '\n' || r == '\u2028' || r == '\u2029':
			newline = true
			i += size
			continue
		case r == ' ' || r == '\t' || r == '\r' || r >= utf8.RuneSelf && (unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff'):
			i += size
			continue
		}
		t := Token{Start: i, Newline: newline, Quote: -1}
		newline = false
		if isLetter(r) || isDigit(r) || (r == '#' || r == '@') && letterAt(text, i+size) {
			t.End, t.Kind = wordEnd(text, i+size), Word
			if isDigit(r) {
				t.Kind = Number
			}
			a.Tokens = append(a.Tokens, t)
			i = a.clitic(text)
			continue
		}
		t.Sign, t.End, t.Kind = sign(text, i, r, size)
		i = t.End
		a.Tokens = append(a.Tokens, t)
	}
}

// clitic splits "'s", "'re", "'ll", "'ve", "'d" and "'m" off the last token and
// returns where the text goes on.
func (a *Article) clitic(text string) int {
	t := &a.Tokens[len(a.Tokens)-1]
	cut, tail := lastApostrophe(text[t.Start:t.End])
	if cut <= 0 {
		return t.End
	}
	switch tail {
	case "s", "S", "re", "ll", "ve", "d", "m":
		end := t.End
		t.End = t.Start + cut
		a.Tokens = append(a.Tokens, Token{Start: t.End, End: end, Kind: Word, Quote: -1})
		return end
	}
	return t.End
}

// lastApostrophe finds the last apostrophe in word and what follows it.
func lastApostrophe(word string) (at int, tail string) {
	for i := len(word) - 1; i > 0 && i >= len(word)-3; i-- {
		if word[i] == '\'' {
			return i, word[i+1:]
		}
		if word[i] == 0x99 && i >= 2 && word[i-2:i+1] == "’" {
			return i - 2, word[i+1:]
		}
	}
	return -1, ""
}

// wordEnd returns where the word that goes on at i ends: letters, digits and
// marks, and single apostrophes, hyphens, full stops and commas between them.
func wordEnd(text string, i int) int {
	start := i
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		if isLetter(r) || isDigit(r) || unicode.Is(unicode.M, r) {
			i += size
			continue
		}
		if !joins(text, i, r, size) {
			break
		}
		i += size
	}
	if i < len(text) && text[i] == '.' && i > start-1 && abbreviated(text, start, i) {
		i++
	}
	return i
}

// joins reports whether the sign r at i holds two parts of a word together.
func joins(text string, i int, r rune, size int) bool {
	next, _ := utf8.DecodeRuneInString(text[i+size:])
	prev, _ := utf8.DecodeLastRuneInString(text[:i])
	switch r {
	case '\'', '’', '.', '_', '@':
		return isLetter(next) && isLetter(prev) || isDigit(next) && r != '\'' && r != '’'
	case '-', '\u2010', '\u2011':
		return (isLetter(next) || isDigit(next)) && prev != '-'
	case ',':
		return isDigit(next) && isDigit(prev)
	}
	return false
}

// abbreviated reports whether the full stop at dot belongs to the word before
// it: an initial, letters with inner stops (U.S.), or a known abbreviation.
func abbreviated(text string, after, dot int) bool {
	begin := dot
	for begin > 0 && begin > dot-12 && (asciiLetter(text[begin-1]) || text[begin-1] == '.') {
		begin--
	}
	w := text[begin:dot]
	if len(w) == 1 {
		return w[0] >= 'A' && w[0] <= 'Z' && w[0] != 'I'
	}
	if len(w) > 2 && len(w) < 10 && w[len(w)-2] == '.' {
		return true
	}
	return listed.abbreviations[w]
}

func asciiLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return r|0x20 >= 'a' && r|0x20 <= 'z'
	}
	return r != utf8.RuneError && unicode.IsLetter(r)
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func letterAt(text string, i int) bool {
	r, _ := utf8.DecodeRuneInString(text[i:])
	return isLetter(r)
}

// paragraphs groups the tokens by lines. A line that goes on in lower case
// after one that ended in a letter or a comma is the same paragraph: articles
// saved from pages break lines in the middle of sentences.
func (a *Article) paragraphs(text string) {
	begin := 0
	for i := range a.Tokens {
		t := &a.Tokens[i]
		if i == 0 || !t.Newline || continues(text, a.Tokens[i-1], *t) {
			continue
		}
		a.Paragraphs = append(a.Paragraphs, Range{begin, i})
		begin = i
	}
	if begin < len(a.Tokens) {
		a.Paragraphs = append(a.Paragraphs, Range{begin, len(a.Tokens)})
	}
}

func continues(text string, prev, next Token) bool {
	r, _ := utf8.DecodeRuneInString(text[next.Start:])
	return unicode.IsLower(r) && (prev.Kind == Word || prev.Sign == Comma)
}
