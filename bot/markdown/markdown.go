// Package markdown writes what may stand in a message of Discord's.
//
// Text of an article, a name or a question is foreign: it comes in as it is and goes
// out as Markdown that shows each of its characters as itself and does nothing.
//
//	visible.go   which characters reach a reader at all
//	markdown.go  Clip for one line, Quote and BlockQuote for an article's words
//	cut.go       which part of a long text is quoted, and where words and sentences end
//	length.go    how long Discord finds a text, and how Markdown is shortened
//	links.go     addresses that may stand in a link
//	dates.go     days as Discord shows them to each reader
//	words.go     counts and lists in words
//
// Lengths are in units: characters, of which those beyond the first 65,536 count
// twice. That is the most that Discord counts. Ranges and offsets are bytes.
package markdown

import (
	"strings"
	"unicode"

	"onrecord/corpus/text"
)

// SmallPrint is a line in Discord's small print.
func SmallPrint(markdown string) string { return "-# " + markdown }

// writer writes foreign text as inert Markdown: Discord shows each character
// as itself. What it takes away is only what visible takes away.
//
// Discord reads a backslash before any ASCII punctuation as an escape. Escaped
// are the characters that mean something anywhere (emphasis, code, spoilers,
// links, mentions and timestamps), those that mean something at the start of a
// line (headings, lists, quotes), and the two that would make an address a
// link. "@everyone" and "@here" have no escape; an invisible space parts them.
type writer struct {
	b     strings.Builder
	start bool   // nothing but space stands on this line so far
	digit bool   // only digits do: a full stop would make a list
	word  string // lower-case ASCII of the run of non-spaces so far, its last part
}

func newWriter() *writer { return &writer{start: true} }

func (w *writer) rune(r rune) {
	if w.escaped(r) {
		w.b.WriteByte('\\')
	}
	w.b.WriteRune(r)
	w.advance(r)
}

// escaped reports whether r would mean something here.
func (w *writer) escaped(r rune) bool {
	switch r {
	case '\\', '*', '_', '~', '|', '`', '<', '>', '[', ']', '@':
		return true
	case '#', '-', '+':
		return w.start
	case '.', ')':
		return w.digit
	case ':':
		return strings.HasSuffix(w.word, "http") || strings.HasSuffix(w.word, "https") || strings.HasSuffix(w.word, "steam") || strings.HasSuffix(w.word, "discord")
	case '/':
		return strings.ContainsAny(w.word, ".:")
	}
	return false
}

func (w *writer) advance(r rune) {
	if r == '\n' {
		w.start, w.digit, w.word = true, false, ""
		return
	}
	w.digit = (w.start || w.digit) && '0' <= r && r <= '9'
	if !unicode.IsSpace(r) {
		w.start = false
	}
	switch {
	case unicode.IsSpace(r):
		w.word = ""
	case len(w.word) > 64:
		w.word = w.word[32:] + string(unicode.ToLower(r))
	default:
		w.word += string(unicode.ToLower(r))
	}
	if strings.HasSuffix(w.word, "@everyone") || strings.HasSuffix(w.word, "@here") {
		w.part()
	}
}

// part puts an invisible space behind the "@" just written.
func (w *writer) part() {
	s := w.b.String()
	at := strings.LastIndexByte(s, '@') + 1
	w.b.Reset()
	w.b.WriteString(s[:at])
	w.b.WriteRune('\u200b')
	w.b.WriteString(s[at:])
	w.word = ""
}

// inline is foreign text as Markdown in one line.
func inline(s string) string {
	w := newWriter()
	for _, r := range OneLine(s) {
		w.rune(r)
	}
	return w.b.String()
}

// Clip is inline of no more than max units.
func Clip(s string, max int) string { return Cut(inline(s), max) }

// omission marks words of the article that are left out.
const omission = `\[…\]`

// Quote is text as a block quote of at most max units with the ranges bold.
// Of a longer text it shows a part around the first bold range, with the
// omissions marked; every word shown stands in the text, in its order.
func Quote(text string, bold []text.Range, max int) string {
	budget := max
	for {
		start, end := window(text, bold, budget)
		q := BlockQuote(text, start, end, bold)
		if Units(q) <= max {
			return q
		}
		if budget < 8 {
			return Cut(q, max)
		}
		budget = min(budget*7/8, budget-(Units(q)-max)/2-1)
	}
}

// BlockQuote is text[start:end] as a block quote with the ranges of bytes in bold; they are
// offsets in text. What is left out at its ends is marked.
func BlockQuote(text string, start, end int, bold []text.Range) string {
	w, bold := newWriter(), merged(text, bold)
	w.b.WriteString("> ")
	if start > 0 {
		w.b.WriteString(omission + " ")
		w.start = false
	}
	quoted(w, text[start:end], start, bold)
	if end < len(text) {
		w.b.WriteString(" " + omission)
	}
	return w.b.String()
}

// quoted writes part, which stands at offset at in its text, each line of it
// behind a quote mark, and bold marks round what lies in the ranges.
func quoted(w *writer, part string, at int, bold []text.Range) {
	on := false
	space, lines := false, 0
	toggle := func(want bool) {
		if want != on {
			w.b.WriteString("**")
			on = want
		}
	}
	wrote := false
	runes(part, func(i int, r rune) {
		if r == '\n' {
			lines++
			return
		}
		if unicode.IsSpace(r) {
			space = true
			return
		}
		want := inside(at+i, bold)
		if lines > 0 && wrote {
			toggle(false)
			w.b.WriteString("\n> ")
			w.advance('\n')
		} else if space && wrote {
			if !want {
				toggle(false)
			}
			w.b.WriteByte(' ')
			w.advance(' ')
		}
		space, lines, wrote = false, 0, true
		toggle(want)
		w.rune(r)
	})
	toggle(false)
}

// merged joins ranges with no more than a mark between them: "1,700" is one hit.
func merged(text string, ranges []text.Range) (out []text.Range) {
	for _, r := range ranges {
		if n := len(out) - 1; n >= 0 && 0 <= out[n].End && out[n].End <= r.Start && r.Start <= min(r.End, len(text)) {
			gap := text[out[n].End:r.Start]
			if len(gap) <= 3 && !strings.ContainsFunc(gap, func(c rune) bool { return unicode.IsSpace(c) || unicode.IsLetter(c) || unicode.IsDigit(c) }) {
				out[n].End = r.End
				continue
			}
		}
		out = append(out, r)
	}
	return out
}

func inside(at int, ranges []text.Range) bool {
	for _, r := range ranges {
		if r.Start <= at && at < r.End {
			return true
		}
	}
	return false
}
