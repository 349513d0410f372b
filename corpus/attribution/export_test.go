package attribution

import (
	"onrecord/corpus/attribution/merge"
	"onrecord/corpus/attribution/resolve"
	"onrecord/corpus/attribution/rules"
	"onrecord/corpus/attribution/tagger"
)

// FindWith is Find with a tagger of one's own.
func FindWith(m *tagger.Model, text string) []Attribution { return find(m.Parse(text, nil), m) }

// Looks counts how often rules and resolver look at a token of the text.
func Looks(text string) int {
	d := Parse(text, nil)
	resolve.Speakers(d, merge.Merge(d, rules.Find(d), nil))
	return d.Looks()
}
