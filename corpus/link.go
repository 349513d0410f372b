package corpus

import (
	"strings"
	"unicode"

	"onrecord/corpus/outlet"
	"onrecord/corpus/text"
)

// maxLink is how long an address may be in a Discord embed.
const maxLink = 2048

// Link returns the article's address with a text fragment that a browser
// scrolls to and marks, for the excerpt Text[start:end]; the bare address where
// the fragment would be longer than Discord allows, and "" without an address.
//
// A short excerpt is written out whole. A longer one, or one that goes over the
// end of a paragraph, is given by its first and last words, which the browser
// looks for separately. Words are whole and marks at the ends left out, since
// browsers match at the borders of words and pages often have other marks.
func (a *Article) Link(start, end int) string {
	address := outlet.WebAddress(a.URL)
	if address == "" {
		return ""
	}
	if start < 0 || end > len(a.Text) || start >= end {
		return address
	}
	separator := "#:~:text="
	if base, _, ok := strings.Cut(address, ":~:"); ok {
		address = strings.TrimSuffix(base, "#")
	}
	if strings.Contains(address, "#") {
		separator = ":~:text="
	}
	words := wholeWords(a.Text, start, end)
	if len(words) == 0 {
		return address
	}
	for _, n := range []int{8, 5, 3, 1} {
		if link := address + separator + directive(a.Text, words, n); len(link) <= maxLink {
			return link
		}
	}
	return address
}

// directive writes a text directive of at most n words at each end; one that
// has no more than twice as many in one paragraph is written out.
func directive(text string, words []text.Range, n int) string {
	first, last := words[0], words[len(words)-1]
	if len(words) <= 2*n && !strings.Contains(text[first.Start:last.End], "\n") {
		return escape(text[first.Start:last.End])
	}
	head, tail := 0, len(words)-1
	for head+1 < min(n, len(words)/2) && !strings.Contains(text[words[head].End:words[head+1].Start], "\n") {
		head++
	}
	for tail > head+1 && len(words)-tail < n && !strings.Contains(text[words[tail-1].End:words[tail].Start], "\n") {
		tail--
	}
	from := escape(text[first.Start:words[head].End])
	if tail <= head {
		return from
	}
	return from + "," + escape(text[words[tail].Start:last.End])
}

// wholeWords returns the words in body[start:end], the ones at the ends grown to
// their whole length. A word begins and ends with a letter or a figure.
func wholeWords(body string, start, end int) []text.Range {
	for start > 0 && inWord(body, start) {
		start--
	}
	for end < len(body) && inWord(body, end) {
		end++
	}
	var out []text.Range
	at := -1
	for i, r := range body[start:end] {
		if unicode.IsSpace(r) {
			if at >= 0 {
				out = appendWord(out, body, at, start+i)
			}
			at = -1
		} else if at < 0 {
			at = start + i
		}
	}
	if at >= 0 {
		out = appendWord(out, body, at, end)
	}
	return out
}

// inWord reports whether no white space stands at either side of i.
func inWord(body string, i int) bool {
	return !isSpace(body[i-1]) && !isSpace(body[i])
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

func appendWord(out []text.Range, body string, start, end int) []text.Range {
	solid := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	s := body[start:end]
	left := len(s) - len(strings.TrimLeftFunc(s, solid))
	right := len(strings.TrimRightFunc(s, solid))
	if right <= left {
		return out // a dash
	}
	return append(out, text.Range{Start: start + left, End: start + right})
}

// escape percent-encodes everything but letters, figures, ".", "_" and "~": a
// dash, a comma and an ampersand have a meaning of their own in a directive.
func escape(s string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', c == '.', c == '_', c == '~':
			b.WriteByte(c)
		default:
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
		}
	}
	return b.String()
}
