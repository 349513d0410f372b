package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus/lexicon"
)

// Paragraphs returns the paragraphs of text, without the white space around
// them. They have empty lines between them; a text without any has one a line.
func Paragraphs(body string) []Range {
	var out []Range
	byLine := !hasEmptyLine(body)
	start := -1
	for at := 0; at < len(body); {
		next := strings.IndexByte(body[at:], '\n')
		end := len(body)
		if next >= 0 {
			end = at + next
		}
		blank := strings.TrimSpace(body[at:end]) == ""
		switch {
		case blank && start >= 0:
			out = append(out, trimmed(body, start, at))
			start = -1
		case !blank && byLine:
			out = append(out, trimmed(body, at, end))
		case !blank && start < 0:
			start = at
		}
		at = end + 1
	}
	if start >= 0 {
		out = append(out, trimmed(body, start, len(body)))
	}
	return out
}

// hasEmptyLine reports whether an empty line stands between two others.
func hasEmptyLine(text string) bool {
	blank := false
	for l := range strings.SplitSeq(strings.TrimSpace(text), "\n") {
		if blank = strings.TrimSpace(l) == ""; blank {
			return true
		}
	}
	return false
}

// trimmed is the range without white space at its ends.
func trimmed(body string, start, end int) Range {
	s := body[start:end]
	left := len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace))
	right := len(strings.TrimRightFunc(s, unicode.IsSpace))
	return Range{Start: start + left, End: start + max(left, right)}
}

// Sentences returns the sentences of a paragraph. It ends one at a full stop,
// question or exclamation mark with the quotation marks behind it when what
// follows can begin the next; abbreviations, which a lexicon knows, and initials end none.
// The nil lexicon is the embedded one.
func Sentences(p string, words *lexicon.Lexicon) []Range {
	v := vocabularyOf(words)
	var out []Range
	start := 0
	for i := 0; i < len(p); {
		r, n := utf8.DecodeRuneInString(p[i:])
		if r != '.' && r != '!' && r != '?' && r != '…' {
			i += n
			continue
		}
		end := i + n
		for end < len(p) {
			r, n := utf8.DecodeRuneInString(p[end:])
			if !strings.ContainsRune(".!?…"+Closers, r) {
				break
			}
			end += n
		}
		if end < len(p) && v.ends(p, i, end) {
			out = append(out, trimmed(p, start, end))
			start = end
		}
		i = end
	}
	if last := trimmed(p, start, len(p)); last.End > last.Start {
		out = append(out, last)
	}
	return out
}

// ends reports whether the stop at i, with what belongs to it up to end, is the end
// of a sentence: white space follows, then a capital, a figure or a mark that
// opens, and the word before is no abbreviation.
func (v *vocabulary) ends(p string, i, end int) bool {
	rest := strings.TrimLeftFunc(p[end:], unicode.IsSpace)
	if rest == "" || len(rest) == len(p[end:]) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, Openers+"([ –—-"))
	if unicode.IsLower(r) {
		return false // “…”. – said the minister
	}
	if p[i] != '.' || end > i+1 {
		return true
	}
	word := p[strings.LastIndexFunc(p[:i], func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(Openers+"(", r) })+1 : i]
	word = strings.TrimLeft(word, Openers+"(")
	if utf8.RuneCountInString(word) == 1 && unicode.IsUpper(LastRune(word)) {
		return false // an initial
	}
	if strings.EqualFold(word, "no") && unicode.IsDigit(r) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(word)
	return !v.abbreviated(strings.ToLower(word), unicode.IsUpper(first)) && !(strings.Contains(word, ".") && len(word) <= 5 && !strings.ContainsFunc(word, unicode.IsDigit))
}
