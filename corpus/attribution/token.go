package attribution

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// kind of a token.
type kind uint8

const (
	word  kind = iota
	punct      // one sign, or a run of dots or hyphens
	mark       // a quotation mark, or an apostrophe that may be one
)

// token is a word or a sign; text[start:end].
type token struct {
	start, end int
	kind       kind
	cls        class  // what the lists know of the word
	low        string // lower case; for signs the plain form: "-" for every dash
	capital    bool   // begins with an upper-case letter
	upper      bool   // has no lower-case letter and at least two upper-case ones
	possess    bool   // ends in 's or s'
	spaced     bool   // white space stands before it
	quote      int32  // 1 + index of the outermost quotation that holds it; 0 outside
}

// tokenize cuts text into tokens. Bytes that are no UTF-8 are signs of one byte.
func tokenize(text string) []token {
	toks := make([]token, 0, len(text)/5+8)
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
			t := newWord(text, i, end, spaced)
			toks = append(toks, t)
			i = t.end
		default:
			t := newSign(text, i, r, n)
			t.spaced = spaced
			toks = append(toks, t)
			i = t.end
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

func newWord(text string, start, end int, spaced bool) token {
	s := text[start:end]
	t := token{start: start, end: end, kind: word, spaced: spaced}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "@#"))
	t.capital = unicode.IsUpper(r) || r < utf8.RuneSelf && s[0] == '@'
	t.upper = t.capital && len(s) > 1 && strings.ToUpper(s) == s && strings.ToLower(s) != s
	if first, rest, ok := strings.Cut(s, "-"); ok && !t.capital && articles[first] {
		r, _ := utf8.DecodeRuneInString(rest)
		t.capital = unicode.IsUpper(r) // al-Masri
	}
	t.low = s
	if t.capital || t.upper {
		t.low = strings.ToLower(s)
	}
	if strings.Contains(t.low, "’") {
		t.low = strings.ReplaceAll(t.low, "’", "'")
	}
	if len(t.low) > 2 && strings.HasSuffix(t.low, "'s") {
		t.possess = true
	}
	// "Mr." and "U.S." keep their full stop.
	if end < len(text) && text[end] == '.' && (t.capital && abbreviations[t.low] || lowerAbbreviations[t.low] || dotted(t.low) || s == "A" && middleInitial(text, start, end+1)) {
		t.end++
		t.low += "."
	}
	t.cls = classOf(t.low)
	if t.possess && t.cls == 0 {
		t.cls = classOf(t.low[:len(t.low)-2]) &^ (isAux | isCueWord | isVerb)
	}
	if k := strings.IndexByte(t.low, '\''); k > 0 && t.cls&isPron == 0 && classes[t.low[:k]]&isPron != 0 && t.cls == 0 {
		t.cls = isPron // "they're"
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
func middleInitial(text string, start, end int) bool {
	before, after := text[:max(0, start-1)], text[end:]
	if len(after) < 2 || after[0] != ' ' || start == 0 || text[start-1] != ' ' {
		return false
	}
	before = before[strings.LastIndexByte(before[max(0, len(before)-40):], ' ')+1+max(0, len(before)-40):]
	next, _, _ := strings.Cut(after[1:min(len(after), 40)], " ")
	first, _ := utf8.DecodeRuneInString(before)
	second, _ := utf8.DecodeRuneInString(next)
	return unicode.IsUpper(first) && unicode.IsUpper(second) && classOf(strings.ToLower(next)) == 0 && classOf(strings.ToLower(before)) == 0
}

// newSign reads one sign, or a run of hyphens, dots, backticks or apostrophes.
func newSign(text string, i int, r rune, n int) token {
	t := token{start: i, end: i + n, kind: punct, low: text[i : i+n]}
	run := func() int {
		j := i
		for j < len(text) && text[j] == text[i] && j-i < 80 {
			j++
		}
		return j - i
	}
	switch r {
	case '-':
		t.end, t.low = i+run(), "-"
	case '–', '—', '―', '‒', '−':
		t.low = "-"
	case '.':
		if k := run(); k > 1 {
			t.end, t.low = i+k, "…"
		}
	case '\'', '`':
		t.kind = mark
		if run() == 2 {
			t.end, t.low = i+2, text[i:i+2]
		}
	case '"', '“', '”', '„', '‟', '«', '»', '‘', '’', '‚', '‛', '‹', '›', '〝', '〞', '＂':
		t.kind = mark
	}
	return t
}

// doc is a text on its way through the rules.
type doc struct {
	text   string
	toks   []token
	paras  []para
	quotes []quote
	looks  int // at tokens, so far: the work done, which the tests hold to the length
}

// para is a paragraph: toks[first:last].
type para struct {
	first, last int
	sents       []sent
	quotes      [2]int // quotes[0]:quotes[1] of doc.quotes
}

// sent is a sentence: toks[first:last]; quotations are never cut.
type sent struct{ first, last int }

// at returns the token i, or a sign without text when there is none.
func (d *doc) at(i int) *token {
	d.looks++
	if uint(i) >= uint(len(d.toks)) {
		return &noToken
	}
	return &d.toks[i]
}

var noToken = token{kind: punct}

// is reports whether token i is one of the plain forms.
func (d *doc) is(i int, forms ...string) bool {
	low := d.at(i).low
	for _, f := range forms {
		if low == f {
			return true
		}
	}
	return false
}

// span of toks[first:last].
func (d *doc) span(first, last int) Span {
	return Span{d.toks[first].start, d.toks[last-1].end}
}
