package text

import (
	"unicode"
	"unicode/utf8"
)

// Shape is the pattern of capitals and digits in a token.
type Shape uint8

// The shapes. In a paragraph printed in capitals every word counts as Lower:
// capitals say nothing there.
const (
	NoShape  Shape = iota
	Lower          // minister
	Title          // Minister
	Upper          // FSB
	Mixed          // McCain, iPhone, #brexit
	Initial        // J.
	Acronym        // U.S.
	Digits         // 2015
	Ordinal        // 22nd, 1990s
	SmallNum       // 0-9
)

// FNV-1a over bytes; the hashes are part of the weights file and must not
// change without training again.
const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

// HashString is the hash that the lexicon and the model use for words.
func HashString(s string) uint64 {
	h := uint64(fnvOffset)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * fnvPrime
	}
	return h
}

// classify fills in hashes, shapes and classes.
func (a *Article) classify(text string) {
	var buf [64]byte
	for _, p := range a.Paragraphs {
		capitals := printedInCapitals(text, a.Tokens[p.Start:p.End])
		for i := p.Start; i < p.End; i++ {
			t := &a.Tokens[i]
			if t.Kind == Punct || t.Kind == Mark {
				t.Hash = signHash(text, t)
				t.Lemma, t.Suf2, t.Suf3 = t.Hash, uint32(t.Hash), uint32(t.Hash)
				t.Class = signClass(t)
				continue
			}
			word := lower(buf[:0], text[t.Start:t.End])
			t.Hash = hashBytes(word)
			t.Suf2, t.Suf3 = suffix(word, 2), suffix(word, 3)
			t.Shape = shape(text[t.Start:t.End])
			if capitals && t.Shape != Digits && t.Shape != SmallNum && t.Shape != Ordinal {
				t.Shape = Lower
			}
			t.Cap = t.Shape == Title || t.Shape == Upper || t.Shape == Mixed || t.Shape == Acronym || t.Shape == Initial
			t.Class, t.Lemma = lookup(t.Hash)
			if t.Class == NoClass {
				t.Class = guess(word, t)
			}
		}
	}
}

// printedInCapitals reports whether nearly all letters are capitals, as in
// agency bulletins and some headlines.
func printedInCapitals(text string, tokens []Token) bool {
	upper, lower := 0, 0
	for _, t := range tokens {
		if t.Kind != Word {
			continue
		}
		for _, r := range text[t.Start:t.End] {
			switch {
			case unicode.IsUpper(r):
				upper++
			case unicode.IsLower(r):
				lower++
			}
		}
	}
	return upper > 20 && upper > 6*lower
}

// lower appends the lower-case form of word with curly apostrophes made
// straight.
func lower(buf []byte, word string) []byte {
	for i := 0; i < len(word); {
		c := word[i]
		if c < utf8.RuneSelf {
			if c >= 'A' && c <= 'Z' {
				c |= 0x20
			}
			buf = append(buf, c)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(word[i:])
		i += size
		if r == '’' {
			buf = append(buf, '\'')
			continue
		}
		buf = utf8.AppendRune(buf, unicode.ToLower(r))
	}
	return buf
}

func hashBytes(b []byte) uint64 {
	h := uint64(fnvOffset)
	for _, c := range b {
		h = (h ^ uint64(c)) * fnvPrime
	}
	return h
}

func suffix(word []byte, n int) uint32 {
	if len(word) > n {
		word = word[len(word)-n:]
	}
	var s uint32
	for _, c := range word {
		s = s<<8 | uint32(c)
	}
	return s<<2 | uint32(n)
}

func shape(word string) Shape {
	var first rune
	letters, uppers, lowers, digits, stops := 0, 0, 0, 0, 0
	for i, r := range word {
		if i == 0 {
			first = r
		}
		switch {
		case isDigit(r):
			digits++
		case unicode.IsUpper(r):
			letters++
			uppers++
		case unicode.IsLetter(r):
			letters++
			lowers++
		case r == '.':
			stops++
		}
	}
	switch {
	case digits > 0 && letters == 0:
		if len(word) == 1 {
			return SmallNum
		}
		return Digits
	case isDigit(first):
		return Ordinal
	case uppers == 0:
		if first == '#' || first == '@' {
			return Mixed
		}
		return Lower
	case uppers == 1 && letters == 1 && stops == 1:
		return Initial
	case stops > 0 && lowers == 0:
		return Acronym
	case lowers == 0 && letters > 1:
		return Upper
	case uppers == 1 && unicode.IsUpper(first):
		return Title
	case letters == 1:
		return Title // "I", "A"
	}
	return Mixed
}

// signHash is the same for every way of printing a sign.
func signHash(text string, t *Token) uint64 {
	if t.Kind == Mark {
		return 1000 + uint64(t.Role)
	}
	if t.Sign == OtherSign {
		return HashString(text[t.Start:t.End])
	}
	h := 100 + uint64(t.Sign)
	switch c := text[t.Start]; {
	case t.Sign == Question && c == '!':
		h += 50
	case t.Sign == Stop && t.End-t.Start > 1:
		h += 50 // ellipsis
	}
	return h
}

func signClass(t *Token) Class {
	if t.Kind == Mark {
		return markClasses[t.Role]
	}
	return signClasses[t.Sign]
}
