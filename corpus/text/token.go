package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus/lexicon"
)

// Kind of a token.
type Kind uint8

// The kinds of tokens.
const (
	Word        Kind = iota
	Punctuation      // one sign, or a run of dots or hyphens
	Mark             // a quotation mark, or an apostrophe that may be one
)

// Token is a word or a sign: the bytes from Start to before End.
type Token struct {
	Start, End int
	Kind       Kind
	Class      Class  // what the lists know of the word
	Low        string // lower case; for signs the plain form: "-" for every dash
	Capital    bool   // begins with an upper-case letter
	Upper      bool   // has no lower-case letter and at least two upper-case ones
	Possessive bool   // ends in 's or s'
	Spaced     bool   // white space stands before it
	Quotation  int32  // 1 + index of the outermost quotation that holds it; 0 outside
	Mark       MarkRole
	Nested     bool // stands in a quotation inside a quotation, marks included
}

// MarkRole is what a token does that may be a quotation mark.
type MarkRole uint8

// The roles of marks. Every other token has NoMark.
const (
	NoMark MarkRole = iota
	Opening
	Closing
	InnerOpening // of a quotation inside a quotation
	InnerClosing
	Apostrophe // no quotation mark at all, or one without a partner that can be one
)

// tokenize cuts text into tokens. Bytes that are no UTF-8 are signs of one byte.
func (v *vocabulary) tokenize(text string) []Token {
	toks := make([]Token, 0, len(text)/5+8)
	spaced := true
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff':
			spaced = true
			i += n
			continue
		case isWordRune(r), (r == '@' || r == '#') && startsWord(text[i+n:]):
			end := wordEnd(text, i+n)
			t := v.newWord(text, i, end, spaced)
			toks = append(toks, t)
			i = t.End
		default:
			t := newSign(text, i, r, n)
			t.Spaced = spaced
			toks = append(toks, t)
			i = t.End
		}
		spaced = false
	}
	return toks
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r))
}

func startsWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return isWordRune(r)
}

// wordEnd returns where the word that began before i ends. Apostrophes, hyphens,
// full stops and commas belong to a word when they stand inside it as in "won't",
// "Al-Qaeda", "U.S." and "30,000"; a capital after a full stop as in "said.He"
// begins a new word.
func wordEnd(text string, i int) int {
	last := rune(text[i-1])
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		if isWordRune(r) {
			last = r
			i += n
			continue
		}
		next, m := utf8.DecodeRuneInString(text[i+n:])
		if !isWordRune(next) || !joins(last, r, next) {
			break
		}
		if r == '.' && unicode.IsUpper(next) && !initials(text, i) {
			break
		}
		last = next
		i += n + m
	}
	return i
}

// joins reports whether sign r stands inside a word between two letters.
func joins(before, r, after rune) bool {
	switch r {
	case '\'', '’', '-', '‐', '‑', '&', '_':
		return true
	case '.':
		return !unicode.IsLower(before) || !unicode.IsUpper(after)
	case ',', ':':
		return unicode.IsDigit(before) && unicode.IsDigit(after)
	}
	return false
}

// initials reports whether the letter before the full stop at i stands alone, as
// in "U.S".
func initials(text string, i int) bool {
	_, n := utf8.DecodeLastRuneInString(text[:i])
	if i-n == 0 {
		return true
	}
	before, _ := utf8.DecodeLastRuneInString(text[:i-n])
	return !isWordRune(before)
}

func (v *vocabulary) newWord(text string, start, end int, spaced bool) Token {
	s := text[start:end]
	t := Token{Start: start, End: end, Kind: Word, Spaced: spaced}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "@#"))
	t.Capital = unicode.IsUpper(r) || r < utf8.RuneSelf && s[0] == '@'
	t.Upper = t.Capital && len(s) > 1 && strings.ToUpper(s) == s && strings.ToLower(s) != s
	if first, rest, ok := strings.Cut(s, "-"); ok && !t.Capital && v.Has(first, lexicon.Article) {
		r, _ := utf8.DecodeRuneInString(rest)
		t.Capital = unicode.IsUpper(r) // al-Masri
	}
	t.Low = s
	if t.Capital || t.Upper {
		t.Low = strings.ToLower(s)
	}
	if strings.Contains(t.Low, "’") {
		t.Low = strings.ReplaceAll(t.Low, "’", "'")
	}
	if len(t.Low) > 2 && strings.HasSuffix(t.Low, "'s") {
		t.Possessive = true
	}
	// "Mr." and "U.S." keep their full stop.
	if end < len(text) && text[end] == '.' && (v.abbreviated(t.Low, t.Capital) || dotted(t.Low) || s == "A" && v.middleInitial(text, start, end+1)) {
		t.End++
		t.Low += "."
	}
	t.Class = v.classOf(t.Low)
	if t.Possessive && t.Class == 0 {
		t.Class = v.classOf(t.Low[:len(t.Low)-2]) &^ (Auxiliary | Reporting | FiniteVerb)
	}
	if k := strings.IndexByte(t.Low, '\''); k > 0 && t.Class&Pronoun == 0 && v.classes[t.Low[:k]]&Pronoun != 0 && t.Class == 0 {
		t.Class = Pronoun // "they're"
	}
	return t
}

// dotted reports whether s is made of single letters with full stops between, or
// is one letter: "u.s", "j".
func dotted(s string) bool {
	if len(s) == 0 || s[0] >= '0' && s[0] <= '9' || s == "i" || s == "a" {
		return false
	}
	for i := 0; i < len(s); {
		_, n := utf8.DecodeRuneInString(s[i:])
		if s[i] == '.' {
			return false
		}
		i += n
		if i == len(s) {
			return true
		}
		if s[i] != '.' {
			return false
		}
		i++
	}
	return false
}

// middleInitial reports whether the letter with its full stop, text[start:end],
// stands between two names: "Ruth A. Bellamy", and not "Plan A. The".
func (v *vocabulary) middleInitial(text string, start, end int) bool {
	before, after := text[:max(0, start-1)], text[end:]
	if len(after) < 2 || after[0] != ' ' || start == 0 || text[start-1] != ' ' {
		return false
	}
	before = before[strings.LastIndexByte(before[max(0, len(before)-40):], ' ')+1+max(0, len(before)-40):]
	next, _, _ := strings.Cut(after[1:min(len(after), 40)], " ")
	first, _ := utf8.DecodeRuneInString(before)
	second, _ := utf8.DecodeRuneInString(next)
	return unicode.IsUpper(first) && unicode.IsUpper(second) && v.classOf(strings.ToLower(next)) == 0 && v.classOf(strings.ToLower(before)) == 0
}

// newSign reads one sign, or a run of hyphens, dots, backticks or apostrophes.
func newSign(text string, i int, r rune, n int) Token {
	t := Token{Start: i, End: i + n, Kind: Punctuation, Low: text[i : i+n]}
	run := func() int {
		j := i
		for j < len(text) && text[j] == text[i] && j-i < 80 {
			j++
		}
		return j - i
	}
	switch r {
	case '-':
		t.End, t.Low = i+run(), "-"
	case '–', '—', '―', '‒', '−':
		t.Low = "-"
	case '.':
		if k := run(); k > 1 {
			t.End, t.Low = i+k, "…"
		}
	case '\'', '`':
		t.Kind = Mark
		if run() == 2 {
			t.End, t.Low = i+2, text[i:i+2]
		}
	case '"', '“', '”', '„', '‟', '«', '»', '‘', '’', '‚', '‛', '‹', '›', '〝', '〞', '＂':
		t.Kind = Mark
	}
	return t
}
