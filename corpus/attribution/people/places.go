package people

import (
	"strings"

	"onrecord/corpus/lexicon"
	"onrecord/corpus/text"
)

// places are countries, capitals and the towns that stand for a government in
// print: they say things, but no "he" stands for them. What the text itself shows
// to be a place ("in Tartu") is added by [Directory.Place].
var places = text.Words(lexicon.Place)

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
	return places[low] || c.located[low]
}
