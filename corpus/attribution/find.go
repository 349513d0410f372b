package attribution

import (
	"onrecord/corpus/attribution/phrase"
	"onrecord/corpus/attribution/tagger"
	"onrecord/corpus/text"
)

// Find returns the attributions in text, ordered by the start of their content.
// It accepts any bytes; offsets are bytes into text.
func Find(text string) []Attribution { return find(text, tagger.Tag(text)) }

// find is Find with what the tagger marks in text.
func find(text string, tags []tagger.Raw) []Attribution {
	d := parse(text)
	return resolve(d, merge(d, raws(d), tags))
}

// parse cuts text into tokens, paragraphs, quotations and sentences.
func parse(s string) *text.Document { return text.Parse(s, phrase.Grammar{CommonWord: tagger.Common}) }

// raw is an attribution before anybody asks who the source is.
type raw struct {
	source, cue, content []text.Range

	id      int    // from 1 among the findings of the rules; 0 for the tagger's
	follows int    // id of the one whose speaker goes on; source is then empty
	label   string // who speaks by a transcript's label
	sure    bool   // the form of words leaves no doubt of the source: "was quoted by the agency as saying"
	beside  bool   // the source stands beside its cue, and is not inferred
	relayed bool   // the source passes on what the content says that another one said
	governs bool   // the cue has a source and can govern a clause: "said", not "praised"
}
