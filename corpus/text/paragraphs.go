package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// paragraphs cuts the document at line ends. Files saved from the web have one
// paragraph a line or blank lines between; texts wrapped at a fixed width, and
// paragraphs broken inside a sentence by a picture, are put together again.
func (d *Document) paragraphs() {
	wrapped := isWrapped(d.Text)
	first := 0
	for i := range d.Tokens {
		if i > 0 && d.breaks(i, wrapped) {
			d.Paragraphs = append(d.Paragraphs, Paragraph{First: first, End: i})
			first = i
		}
	}
	if first < len(d.Tokens) {
		d.Paragraphs = append(d.Paragraphs, Paragraph{First: first, End: len(d.Tokens)})
	}
}

// breaks reports whether a paragraph begins at token i.
func (d *Document) breaks(i int, wrapped bool) bool {
	t, prev := &d.Tokens[i], &d.Tokens[i-1]
	if !t.Spaced {
		return false
	}
	gap := d.Text[prev.End:t.Start]
	lines := strings.Count(gap, "\n") + strings.Count(gap, "\u2029") + strings.Count(gap, "\u2028")
	if lines == 0 {
		return false
	}
	if wrapped && lines == 1 {
		return false
	}
	goesOn := prev.Kind == Word || prev.Low == ","
	r, _ := utf8.DecodeRuneInString(d.Text[t.Start:])
	return !(goesOn && unicode.IsLower(r) && i-1 > 0 && d.Tokens[i-2].Kind == Word && lines < 4)
}

// isWrapped reports whether lines are cut at a fixed width: most lines end
// inside a sentence and are about equally long.
func isWrapped(text string) bool {
	lines, inside := 0, 0
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimRight(line, " \r\t")
		if line == "" {
			continue
		}
		if lines++; lines > 400 {
			break
		}
		if n := len(line); n >= 45 && n <= 110 && !strings.ContainsAny(line[n-1:], ".?!:\"") {
			inside++
		}
	}
	return lines >= 6 && inside*2 > lines
}
