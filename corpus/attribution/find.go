package attribution

// Find returns the attributions in text, ordered by the start of their content.
// It accepts any bytes; offsets are bytes into text.
func Find(text string) []Attribution {
	d := parse(text)
	return resolve(d, d.raws())
}

// parse cuts text into tokens, paragraphs, quotations and sentences.
func parse(text string) *doc {
	d := &doc{text: text, toks: tokenize(text)}
	d.paragraphs()
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
	follows              bool   // the speaker of the raw before goes on; source is empty
	label                string // who speaks by a transcript's label, when it is no phrase of the text
}
