// Package terms makes words of texts and units of topics, for articles and questions alike.
//
// A text is cut into words (split.go), each in two forms side by side: as printed, folded,
// and as the stem by which its inflections meet (stemmer.go); capitals are read before
// anything is folded, so that IS is an organisation and is a verb. Words of articles in
// other languages than English have their own language's stem beside (language.go). A
// record's words are counted as they are cut (count.go) and filed under one key made of
// stem and form (key.go), so that a word is one term and not two.
//
// A topic (topic.go) becomes units: words, and concepts, which are one unit whatever they
// are called. near.go and verbatim.go compare a text with a topic: words side by side, and
// words one after the other.
package terms

import (
	"slices"
	"strings"

	"onrecord/corpus/names"
)

// MaxUnits bounds how many words of a question score. A topic has a handful, a
// quotation fragment a few dozen; what is longer is somebody testing.
const MaxUnits = 64

// maxTopic is how many bytes of a topic are read.
const maxTopic = 4000

// Unit is one thing that a topic names: a word in both its forms, or a concept.
type Unit struct {
	Stem, Exact, Concept string
}

// Topic is a Query's Text and Concepts as they are scored.
type Topic struct {
	Given bool     // there was a text or a concept, whether or not a unit came of it
	Units []Unit   // distinct
	Words []string // every word in its exact form, for the order of a quotation
	Stems []string // the stems of the words that are no stop words, in order
}

// ReadTopic reads a topic in plain words, beside which there are concepts by their IDs.
// Words that name a concept are replaced by it: "Islamic State" is one thing under many
// names and not two words.
func ReadTopic(text string, concepts []string, table *names.Table) Topic {
	t := Topic{Given: strings.TrimSpace(text) != "" || len(concepts) > 0}
	if len(text) > maxTopic {
		text = strings.ToValidUTF8(text[:maxTopic], "")
	}
	for _, id := range concepts {
		t.Add(Unit{Concept: id})
	}
	whole := Split(text)
	cut := Split
	if allCapitals(text, len(whole)) { // a piece of it is too short to tell
		cut = func(s string) []word { return Split(strings.ToLower(s)) }
	}
	for _, w := range whole {
		t.Words = append(t.Words, w.Exact)
		if !w.Stop && len(t.Stems) < MaxUnits {
			t.Stems = append(t.Stems, w.Stem)
		}
	}
	var rest []word
	at := 0
	for _, m := range table.Find(text) {
		rest = append(rest, cut(text[at:m.Start])...)
		t.Add(Unit{Concept: m.Concept.ID})
		at = m.End + possessive(text[m.End:])
	}
	rest = append(rest, cut(text[at:])...)
	for _, w := range rest {
		if !w.Stop {
			t.Add(Unit{Stem: w.Stem, Exact: w.Exact})
		}
	}
	if len(t.Units) == 0 { // "to be or not to be"
		for _, w := range rest {
			t.Add(Unit{Exact: w.Exact})
		}
	}
	return t
}

// possessive returns how many bytes after a name make it an owner: Russia's.
func possessive(rest string) int {
	for _, s := range [...]string{"'s", "’s", "'S", "’S"} {
		if strings.HasPrefix(rest, s) {
			return len(s)
		}
	}
	return 0
}

// Add adds a unit once. Two inflections of a word are one unit.
func (t *Topic) Add(u Unit) {
	if len(t.Units) >= MaxUnits {
		return
	}
	same := func(v Unit) bool {
		if u.Concept != "" || v.Concept != "" {
			return u.Concept == v.Concept
		}
		return u.Stem == v.Stem && (u.Stem != "" || u.Exact == v.Exact)
	}
	if !slices.ContainsFunc(t.Units, same) {
		t.Units = append(t.Units, u)
	}
}

// allCapitals reports whether a text of some words is written in capitals, which then
// tell nothing.
func allCapitals(text string, words int) bool {
	return words >= 4 && text == strings.ToUpper(text) && text != strings.ToLower(text)
}

// Quotation reports whether the topic may be a piece of a quotation.
func (t Topic) Quotation() bool { return len(t.Words) >= 3 && len(t.Units) > 0 }
