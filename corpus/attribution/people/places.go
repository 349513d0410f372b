package people

import (
	"strings"

	"onrecord/corpus/lexicon"
)

// Place reports whether the name is that of a place: a known one, or a single word
// that stands behind "in" or "across" somewhere in the text and never behind a
// title or a forename.
func (c *Directory) Place(m *Mention) bool {
	if m.End-m.First != 1 {
		return false
	}
	low := strings.TrimSuffix(c.D.At(m.First).Low, "'s")
	if len(c.BySurname[c.Key(c.Text(m.Span))]) > 0 {
		return false // "Mr. London"
	}
	return c.D.Has(low, lexicon.Place) || c.located[low]
}
