package record

import (
	"strings"
	"unicode/utf8"
)

// Widths between which a program that wraps lines wraps them, in characters.
const (
	narrowest = 50
	widest    = 100
)

// Unwrap joins the lines of a text that was wrapped, as mails and old exports are, and
// leaves other texts as they are. A text was wrapped when no line is longer than the
// widest, and lines end in the middle of sentences; a line end is one of the wrapping
// when the first word of the next line would not have had room.
func Unwrap(s string) string {
	lines := strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n")
	width := 0
	for i, l := range lines {
		lines[i] = strings.TrimRight(l, " \t")
		width = max(width, utf8.RuneCountInString(lines[i]))
	}
	if width < narrowest || width > widest {
		return s
	}
	full := make([]bool, len(lines)) // the next line's first word has no room
	wraps, within := 0, 0            // such lines, and those of them that end within a sentence
	for i := range len(lines) - 1 {
		word, _, _ := strings.Cut(strings.TrimLeft(lines[i+1], " \t"), " ")
		if lines[i] == "" || word == "" || utf8.RuneCountInString(lines[i])+1+utf8.RuneCountInString(word) <= width {
			continue
		}
		full[i] = true
		wraps++
		if !strings.ContainsAny(lines[i][len(lines[i])-1:], `.!?:"')`) && !strings.HasSuffix(lines[i], "”") && !strings.HasSuffix(lines[i], "’") {
			within++
		}
	}
	if within*3 < wraps || within == 0 {
		return s
	}
	var b strings.Builder
	for i, l := range lines {
		if i > 0 && full[i-1] {
			l = strings.TrimLeft(l, " \t")
		}
		b.WriteString(l)
		switch {
		case i+1 == len(lines):
		case full[i]:
			b.WriteByte(' ')
		default:
			b.WriteByte('\n')
		}
	}
	return b.String()
}
