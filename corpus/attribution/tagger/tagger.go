// Package tagger marks sources, cues and contents in news text with a trained
// model whose weights are embedded.
package tagger

// Span is a half-open range of bytes.
type Span struct{ Start, End int }

// Raw is one attribution as the model sees it, before anybody asks who the
// source is.
type Raw struct {
	Source, Cue, Content []Span
	// Score is the model's confidence in [0,1].
	Score float64
}

// Tag returns the attributions that the model finds in text, ordered by the
// start of their content; offsets are bytes into text.
func Tag(text string) []Raw { return nil }
