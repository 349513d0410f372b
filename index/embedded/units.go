package embedded

import (
	"slices"
	"strings"

	"onrecord/corpus/names"
	"onrecord/index"
)

// maxUnits bounds how many words of a question score. A topic has a handful, a
// quotation fragment a few dozen; what is longer is somebody testing.
const maxUnits = 64

// maxTopic is how many bytes of a topic are read.
const maxTopic = 4000

// unit is one thing that a topic names: a word in both its forms, or a concept.
type unit struct {
	stem, exact, concept string
}

// topic is a Query's Text and Concepts as they are scored.
type topic struct {
	asked bool     // there was a text or a concept, whether or not a unit came of it
	units []unit   // distinct
	words []string // every word in its exact form, for the order of a quotation
	spine []string // the stems of the words that tell something, in order
}

// topicOf reads a topic. Words that name a concept are replaced by it: "Islamic
// State" is one thing under many names and not two words.
func topicOf(q index.Query, table *names.Table) topic {
	text := q.Text
	if len(text) > maxTopic {
		text = strings.ToValidUTF8(text[:maxTopic], "")
	}
	t := topic{asked: strings.TrimSpace(q.Text) != "" || len(q.Concepts) > 0}
	for _, id := range q.Concepts {
		t.add(unit{concept: id})
	}
	whole := split(text)
	cut := split
	if shouted(text, len(whole)) { // a piece of it is too short to tell
		cut = func(s string) []word { return split(strings.ToLower(s)) }
	}
	for _, w := range whole {
		t.words = append(t.words, w.exact)
		if !w.stop && len(t.spine) < maxUnits {
			t.spine = append(t.spine, w.stem)
		}
	}
	var rest []word
	at := 0
	for _, m := range table.Find(text) {
		rest = append(rest, cut(text[at:m.Start])...)
		t.add(unit{concept: m.Concept.ID})
		at = m.End + owner(text[m.End:])
	}
	rest = append(rest, cut(text[at:])...)
	for _, w := range rest {
		if !w.stop {
			t.add(unit{stem: w.stem, exact: w.exact})
		}
	}
	if len(t.units) == 0 { // "to be or not to be"
		for _, w := range rest {
			t.add(unit{exact: w.exact})
		}
	}
	return t
}

// owner returns how many bytes after a name make it an owner: Russia's.
func owner(rest string) int {
	for _, s := range [...]string{"'s", "’s", "'S", "’S"} {
		if strings.HasPrefix(rest, s) {
			return len(s)
		}
	}
	return 0
}

// add adds a unit once. Two inflections of a word are one unit.
func (t *topic) add(u unit) {
	if len(t.units) >= maxUnits {
		return
	}
	same := func(v unit) bool {
		if u.concept != "" || v.concept != "" {
			return u.concept == v.concept
		}
		return u.stem == v.stem && (u.stem != "" || u.exact == v.exact)
	}
	if !slices.ContainsFunc(t.units, same) {
		t.units = append(t.units, u)
	}
}

// shouted reports whether a text of some words is written in capitals, which then
// tell nothing.
func shouted(text string, words int) bool {
	return words >= 4 && text == strings.ToUpper(text) && text != strings.ToLower(text)
}
