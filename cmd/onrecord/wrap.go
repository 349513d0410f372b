package main

import (
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"onrecord/corpus/text"
)

// The sequences that switch bold letters on and off.
const (
	boldOn  = "\x1b[1m"
	boldOff = "\x1b[22m"
)

// piece is part of a word, in one kind of letters.
type piece struct {
	text string
	bold bool
}

// word is what a line is never broken inside.
type word []piece

func (w word) width() int {
	n := 0
	for _, p := range w {
		n += uniseg.StringWidth(p.text)
	}
	return n
}

// wrap breaks text into lines of at most columns, at white space only; a single
// longer word stands on a line of its own. A line end of the text is kept, and
// several are one. bold are byte ranges of text; without emphasis they are plain.
func wrap(text string, bold []text.Range, columns int, emphasis bool) []string {
	var lines []string
	for _, paragraph := range words(text, bold, emphasis) {
		lines = append(lines, fill(paragraph, columns)...)
	}
	return lines
}

// words cuts text at its white space, a slice for each of its lines.
func words(text string, bold []text.Range, emphasis bool) [][]word {
	var lines [][]word
	var line []word
	var w word
	endWord := func() {
		if len(w) > 0 {
			line, w = append(line, w), nil
		}
	}
	for _, p := range pieces(text, bold, emphasis) {
		for rest := clean(p.text); rest != ""; {
			i := strings.IndexAny(rest, " \n")
			if i < 0 {
				w = append(w, piece{rest, p.bold})
				break
			}
			if i > 0 {
				w = append(w, piece{rest[:i], p.bold})
			}
			endWord()
			if rest[i] == '\n' && len(line) > 0 {
				lines, line = append(lines, line), nil
			}
			rest = rest[i+1:]
		}
	}
	endWord()
	if len(line) > 0 {
		lines = append(lines, line)
	}
	return lines
}

// pieces cuts text at the ends of the bold ranges. Ranges that are out of bounds
// or overlap are what they can be, for a slip in a range must not lose a word.
func pieces(body string, bold []text.Range, emphasis bool) []piece {
	if !emphasis {
		return []piece{{text: body}}
	}
	bold = append([]text.Range(nil), bold...)
	sort.Slice(bold, func(i, j int) bool { return bold[i].Start < bold[j].Start })
	var out []piece
	at := 0
	for _, b := range bold {
		start, end := whole(body, max(b.Start, at)), whole(body, min(b.End, len(body)))
		if start >= end {
			continue
		}
		out = append(out, piece{text: body[at:start]}, piece{text: body[start:end], bold: true})
		at = end
	}
	return append(out, piece{text: body[at:]})
}

// whole moves a place inside a character to the character's start.
func whole(text string, at int) int {
	for at > 0 && at < len(text) && !utf8.RuneStart(text[at]) {
		at--
	}
	return at
}

// fill sets words into lines.
func fill(words []word, columns int) []string {
	var lines []string
	var line strings.Builder
	used := 0
	for i, w := range words {
		n := w.width()
		switch {
		case i == 0:
		case used+1+n > columns:
			lines = append(lines, line.String())
			line.Reset()
			used = 0
		default:
			line.WriteByte(' ')
			used++
		}
		for _, p := range w {
			if p.bold {
				line.WriteString(boldOn + p.text + boldOff)
			} else {
				line.WriteString(p.text)
			}
		}
		used += n
	}
	if len(words) > 0 {
		lines = append(lines, line.String())
	}
	// Two bold words side by side are one bold run.
	for i := range lines {
		lines[i] = strings.ReplaceAll(lines[i], boldOff+" "+boldOn, " ")
	}
	return lines
}
