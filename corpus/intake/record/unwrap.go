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
// widest; a line end is one of the wrapping when the first word of the next line would
// not have had room.
func Unwrap(s string) string {
	lines := strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n")
	width := 0
	for _, l := range lines {
		width = max(width, utf8.RuneCountInString(strings.TrimRight(l, " \t")))
	}
	if width < narrowest || width > widest {
		return s
	}
	var b strings.Builder
	for i, l := range lines {
		l = strings.TrimRight(l, " \t")
		b.WriteString(l)
		if i+1 == len(lines) {
			break
		}
		next := strings.TrimLeft(lines[i+1], " \t")
		word, _, _ := strings.Cut(next, " ")
		if l != "" && next != "" && utf8.RuneCountInString(l)+1+utf8.RuneCountInString(word) > width {
			b.WriteByte(' ')
			lines[i+1] = next
		} else {
			b.WriteByte('\n')
		}
	}
	return b.String()
}
