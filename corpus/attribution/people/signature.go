package people

import "onrecord/corpus/text"

// signature reports whether a name stands alone in a line behind a dash, as the
// reporters of a live page sign what they wrote: "— Ina Berg". Behind words in marks it
// says whose they are.
func signature(d *text.Document, p text.Span) bool {
	i := p.First
	for i > 0 && !d.BreaksLine(i) {
		if i--; i < p.First-12 || !joinsNames(d, i) {
			return false
		}
	}
	if !d.Is(i, "-", "--") || i > 0 && d.At(i-1).Kind == text.Mark {
		return false
	}
	for j := p.End; j < len(d.Tokens) && !d.BreaksLine(j); j++ {
		if j > p.End+12 || !joinsNames(d, j) {
			return false
		}
	}
	return true
}

// joinsNames reports whether token i can stand in a line of names.
func joinsNames(d *text.Document, i int) bool {
	return d.At(i).Capital || d.Is(i, "-", "--", ",", "and", "&")
}
