// Package attribution finds who said what in the text of a news article.
//
// # In and out
//
// [Find] takes the text; [Parse] and [FindIn] do the same in two steps, for whoever
// reads the [text.Document] too. Out come [Attribution]s: the ranges of source, cue and
// content, and the speaker whom the source stands for.
//
// # Steps
//
//	corpus/text   tokens, paragraphs, quotations, sentences
//	phrase        noun phrases: who stands before and behind a verb
//	rules         cues, sources and contents, by lists of words and forms
//	tagger        the same, by a trained model
//	finding       what both hand on
//	merge         one list of findings out of both
//	people        who is named in the article, under which names and roles
//	resolve       the speaker of each finding: a name, a pronoun's person, a body
//
// # Decisions
//
// A paragraph is the unit of work, because reporting seldom crosses one: what does
// cross is kept in a few variables (the quotation left open, who spoke last). Every
// search backward or forward is bounded by a fixed number of tokens, so that the time
// is linear in the text even when the text is one megabyte without a full stop.
//
// Rules and tagger err in different places, and merge keeps of each what it is good at.
// Ranges follow the conventions of PolNeAR, the data set that both are measured on: a
// quoted content holds its marks, an indirect one begins with "that" and ends before
// the full stop, a quotation interrupted by "he said" is one content of two ranges, a
// source holds its apposition. A quotation that goes on without a cue belongs to
// whoever spoke just before; it is an attribution without source and cue.
//
// A wrong name under a quotation is the worst fault this program can have, so resolve
// never takes the better of two about equal guesses: it then gives the source's own
// words and says so ([Attribution.Unsure]). Names live for one article; people are
// merged over articles on another floor.
//
// # Measures
//
// testdata/stats holds the figures on PolNeAR's dev split (polnear), on the same
// articles reprinted in the manners of other countries (reprinted), on the labels of
// five world news articles (labels) and on articles of our own in the styles of many
// newsrooms (world; world2, written when the rules were done).
package attribution

import (
	"onrecord/corpus/attribution/merge"
	"onrecord/corpus/attribution/resolve"
	"onrecord/corpus/attribution/rules"
	"onrecord/corpus/attribution/tagger"
	"onrecord/corpus/lexicon"
	"onrecord/corpus/text"
)

// Attribution links a source (who) and a cue (the reporting words) to a content (what
// was said).
type Attribution = resolve.Attribution

// Type tells how the words are given.
type Type = merge.Type

// The types of attributions.
const (
	Direct   = merge.Direct   // content wholly in quotation marks, or a turn of a transcript
	Mixed    = merge.Mixed    // content partly in quotation marks
	Indirect = merge.Indirect // reported speech without quotation marks
)

// Span is a half-open range of bytes.
type Span = text.Range

// Find returns the attributions in a text, ordered by the start of their content.
// It accepts any bytes; offsets are bytes into it.
func Find(s string) []Attribution { return FindIn(Parse(s, nil)) }

// Parse cuts a text into tokens, paragraphs, quotations and sentences, with the words of
// a lexicon; nil is the embedded one. It accepts any bytes.
func Parse(s string, words *lexicon.Lexicon) *text.Document { return tagger.Default().Parse(s, words) }

// FindIn is [Find] in a text that [Parse] has cut.
func FindIn(d *text.Document) []Attribution { return find(d, tagger.Default()) }

// find is FindIn with a tagger of one's own.
func find(d *text.Document, m *tagger.Model) []Attribution {
	return resolve.Speakers(d, inEnglish(d, merge.Merge(d, rules.Find(d), m.Tag(d))))
}
