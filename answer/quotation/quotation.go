// Package quotation compares words that somebody quotes with the text of an article
// that may hold them.
//
// [Parse] reads the words: quotation marks round them fall away, "..." and "[...]"
// are marked cuts, "[he]" is a marked insertion, and "[T]he" is "the". What is left
// are tokens in small letters without accents, so that typographic marks, case and
// white space make no difference. [Quotation.In] finds where a text has them:
//
//	tokens of both -> places with two neighbouring words in common (regions.go)
//	               -> the cheapest alignment of all of the quotation with such a place (align.go)
//	               -> the words of each side where the two differ (match.go)
//
// Three decisions shape it. A word changed, left out or added costs one; a marked cut
// passes over any words of the text for nothing, and so does the reporting clause
// between two parts of one statement, which the caller names: "We stay," she said,
// "until spring." holds "We stay until spring". One jump from a place of the text to
// another costs a few words and makes the match a spliced one, since the words were put
// together without a mark. And a match must keep most of the quotation
// ([Match.Kept]): other words on the same topic are no alteration of it.
package quotation

import (
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus/names"
	"onrecord/corpus/text"
)

// The errors of [Parse].
var (
	ErrEmpty    = errors.New("there are no words to look for")
	ErrTooShort = errors.New("one word is too little to tell whose it is: give at least two")
	ErrTooLong  = errors.New("a quotation may have at most 1,000 words: give a part of it")
)

// maxWords is how many words a quotation has at most.
const maxWords = 1000

// Quotation is words to look for.
type Quotation struct {
	Text   string // as given, without the quotation marks round it
	tokens []token
	words  int // of them that are no cut and no insertion
}

// Words returns how many words the text must have for the quotation to be verbatim:
// all but marked insertions.
func (q Quotation) Words() int { return q.words }

// Plain returns the words without cuts, insertions and marks, for a search.
func (q Quotation) Plain() string {
	var b strings.Builder
	for _, t := range q.tokens {
		if t.kind == word {
			b.WriteString(q.Text[t.at.Start:t.at.End])
			b.WriteByte(' ')
		}
	}
	return strings.TrimSuffix(b.String(), " ")
}

// maxBytes is the length of the longest quotation that is cut into words.
const maxBytes = 64 << 10

// Parse reads a quotation of two to a thousand words, in at most 64 KiB.
func Parse(s string) (Quotation, error) {
	s = strings.TrimSpace(s)
	if len(s) > maxBytes {
		if !strings.ContainsFunc(s, isLetter) {
			return Quotation{}, ErrEmpty
		}
		return Quotation{}, ErrTooLong
	}
	s = unquoted(strings.TrimSpace(strings.ToValidUTF8(s, "\ufffd")))
	q := Quotation{Text: s, tokens: tokenize(s, true)}
	for _, t := range q.tokens {
		if t.kind == word {
			q.words++
		}
	}
	switch {
	case q.words == 0:
		return Quotation{}, ErrEmpty
	case q.words == 1:
		return Quotation{}, ErrTooShort
	case q.words > maxWords:
		return Quotation{}, ErrTooLong
	}
	return q, nil
}

// unquoted takes off quotation marks that stand round all of s.
func unquoted(s string) string {
	first, n := utf8.DecodeRuneInString(s)
	last, m := utf8.DecodeLastRuneInString(s)
	if len(s) > n+m && isMark(first) && isMark(last) {
		return strings.TrimSpace(s[n : len(s)-m])
	}
	return s
}

func isMark(r rune) bool { return strings.ContainsRune("\"'`´“”„‟‘’‚‛«»‹›", r) }

// kind is what a token is.
type kind uint8

const (
	word   kind = iota
	cut         // "...", "[...]": words of the text are left out here
	insert      // "[he]": words that the text need not have
)

// token is a word of a text.
type token struct {
	at   text.Range
	kind kind
	fold string // in small letters, without accents and marks
}

// tokenize cuts s into words. Cuts and insertions are read only when marked is set:
// in an article dots are no cut, and a word in brackets is one that it has.
func tokenize(s string, marked bool) []token {
	out := make([]token, 0, len(s)/6+1)
	for i := 0; i < len(s); {
		if end := plainWord(s, i); end > i {
			out = append(out, token{at: text.Range{Start: i, End: end}, fold: strings.ToLower(s[i:end])})
			i = end
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == ' ':
			i++
		case marked && r == '[':
			t, end := bracket(s, i)
			if end > i {
				if len(t.fold) > 0 || t.kind != word {
					out = append(out, t)
				}
				i = end
				continue
			}
			i += n
		case marked && (r == '…' || strings.HasPrefix(s[i:], "...") || strings.HasPrefix(s[i:], ". . .")):
			end := i
			for end < len(s) && strings.ContainsRune(".… ", firstRune(s[end:])) {
				end += utf8.RuneLen(firstRune(s[end:]))
			}
			out = append(out, token{at: text.Range{Start: i, End: end}, kind: cut})
			i = end
		case isLetter(r):
			end := wordEnd(s, i, marked)
			out = append(out, token{at: text.Range{Start: i, End: end}, fold: fold(s[i:end])})
			i = end
		case strings.ContainsRune("%$€£¥", r):
			out = append(out, token{at: text.Range{Start: i, End: i + n}, fold: string(r)})
			i += n
		default:
			i += n
		}
	}
	return out
}

// plainWord returns where a word of nothing but ASCII letters ends that begins at i, and
// that a blank, a comma or a full stop before one ends, as most do; i for any other.
func plainWord(s string, i int) int {
	end := i
	for end < len(s) && ('a' <= s[end]|0x20 && s[end]|0x20 <= 'z') {
		end++
	}
	switch {
	case end == len(s), s[end] == ' ', s[end] == '\n':
		return end
	case (s[end] == ',' || s[end] == '.') && end+1 < len(s) && (s[end+1] == ' ' || s[end+1] == '\n'):
		return end
	}
	return i
}

func firstRune(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }

func isLetter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// wordEnd returns where the word that begins at i ends: letters and digits, with an
// apostrophe between letters, a point or comma between digits, and a bracket round
// some of the letters where brackets are marks.
func wordEnd(s string, i int, marked bool) int {
	before := rune(0)
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		next := firstRune(s[min(i+n, len(s)):])
		switch {
		case isLetter(r):
		case strings.ContainsRune("'’`´ʼ", r) && unicode.IsLetter(before) && unicode.IsLetter(next):
		case strings.ContainsRune(".,", r) && unicode.IsDigit(before) && unicode.IsDigit(next):
		case r == '.' && unicode.IsLetter(before) && unicode.IsLetter(next) && oneLetter(s, i): // U.S.
		case marked && (r == ']' || r == '[') && isLetter(before) && isLetter(next):
		default:
			return i
		}
		before = r
		i += n
	}
	return i
}

// oneLetter reports whether the letters before the point at i are a single one.
func oneLetter(s string, i int) bool {
	_, n := utf8.DecodeLastRuneInString(s[:i])
	before, _ := utf8.DecodeLastRuneInString(s[:i-n])
	return i == n || !isLetter(before)
}

// bracket reads what begins with the bracket at i: a cut, an insertion, or the first
// letters of a word ("[T]he"). It returns i as the end where no bracket closes.
func bracket(s string, i int) (token, int) {
	length := strings.IndexByte(s[i:], ']')
	if length < 0 || length > 200 {
		return token{}, i
	}
	inside, end := s[i+1:i+length], i+length+1
	switch {
	case strings.Trim(inside, ".… ") == "":
		return token{at: text.Range{Start: i, End: end}, kind: cut}, end
	case isLetter(firstRune(s[end:])) && !strings.ContainsAny(inside, " "):
		end = wordEnd(s, end, true)
		return token{at: text.Range{Start: i, End: end}, fold: fold(s[i:end])}, end
	}
	return token{at: text.Range{Start: i, End: end}, kind: insert}, end
}

// fold is a word as it is compared.
func fold(w string) string {
	w = names.Fold(w)
	if !strings.ContainsAny(w, "[].,'’`´ʼ-") {
		return w
	}
	number := w[0] >= '0' && w[0] <= '9'
	return strings.Map(func(r rune) rune {
		switch {
		case r == '.' && number:
			return r // 1.5 is not 15
		case strings.ContainsRune("[].,'’`´ʼ-", r):
			return -1
		}
		return r
	}, w)
}
