package attribution

import "onrecord/corpus/attribution/tagger"

// Find returns the attributions in text, ordered by the start of their content.
// It accepts any bytes; offsets are bytes into text.
func Find(text string) []Attribution { return find(text, tagger.Tag(text)) }

// find is Find with what the tagger marks in text.
func find(text string, tags []tagger.Raw) []Attribution {
	d := parse(text)
	return resolve(d, d.merge(d.raws(), tags))
}

// parse cuts text into tokens, paragraphs, quotations and sentences.
func parse(text string) *doc {
	d := &doc{text: text, toks: tokenize(text)}
	d.paragraphs()
	d.recase()
	d.marks()
	d.interruptions()
	for i := range d.paras {
		d.sentences(&d.paras[i])
	}
	return d
}

// raw is an attribution before anybody asks who the source is.
type raw struct {
	source, cue, content []Span

	id      int    // from 1 among the findings of the rules; 0 for the tagger's
	follows int    // id of the one whose speaker goes on; source is then empty
	label   string // who speaks by a transcript's label
	sure    bool   // the form of words leaves no doubt of the source: "was quoted by the agency as saying"
	beside  bool   // the source stands beside its cue, and is not inferred
	relayed bool   // the source passes on what the content says that another one said
	governs bool   // the cue has a source and can govern a clause: "said", not "praised"
}
