package attribution

import "onrecord/corpus/attribution/tagger"

// FindWith is Find with the marks of a tagger of one's own.
func FindWith(m *tagger.Model, text string) []Attribution { return find(text, m.Tag(text)) }

// Looks counts how often rules and resolver look at a token of the text.
func Looks(text string) int {
	d := parse(text)
	resolve(d, merge(d, raws(d), nil))
	return d.Looks()
}
