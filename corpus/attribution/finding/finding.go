// Package finding holds what the two machines that look for attributions, the rules
// and the trained tagger, hand on: a [Finding], before anybody asks who its source is.
package finding

import "onrecord/corpus/text"

// Finder is who found something.
type Finder uint8

// The finders.
const (
	Rules Finder = iota
	Tagger
)

// Finding is an attribution before anybody asks who the source is. Ranges are in the
// order of the text, Content is never empty, Source and Cue may be.
type Finding struct {
	Source, Cue, Content []text.Range

	By    Finder
	Score float64 // of the tagger's: how probable it is, from 0 to 1, that content and source are right

	// Of the rules' findings.
	ID      int    // from 1; 0 for the tagger's
	Follows int    // ID of the one whose speaker goes on; Source is then empty
	Label   string // who speaks by a transcript's label
	Sure    bool   // the form of words leaves no doubt of the source: "was quoted by the agency as saying"
	Beside  bool   // the source stands beside its cue, and is not inferred
	Relayed bool   // the source passes on what the content says that another one said
	Governs bool   // the cue has a source and can govern a clause: "said", not "praised"
}
