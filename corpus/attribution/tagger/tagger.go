// Package tagger marks sources, cues and contents in news text with a trained
// model whose weights are embedded.
package tagger

import (
	_ "embed"
	"fmt"
	"sync"

	"onrecord/corpus/attribution/tagger/internal/model"
	"onrecord/corpus/attribution/tagger/internal/text"
)

// Span is a half-open range of bytes.
type Span struct{ Start, End int }

// Raw is one attribution as the model sees it, before anybody asks who the
// source is.
type Raw struct {
	Source, Cue, Content []Span
	// Score is the model's confidence in [0,1]: the probability that the content
	// is one (its better half, at least) and that its source is the right one.
	Score float64
}

//go:embed weights.bin
var weights []byte

var embedded = sync.OnceValue(func() *Model {
	m, err := Load(weights)
	if err != nil {
		panic(err) // the file is part of the program; the tests load it
	}
	return m
})

// Tag returns the attributions that the model finds in text, ordered by the
// start of their content; offsets are bytes into text.
func Tag(text string) []Raw { return embedded().Tag(text) }

// Model is a loaded weights file. It may be used by several goroutines.
type Model struct{ weights *model.Weights }

// Load reads a weights file. The model keeps using b, which must not change.
func Load(b []byte) (*Model, error) {
	w, err := model.Decode(b)
	if err != nil {
		return nil, fmt.Errorf("tagger: load weights: %w", err)
	}
	return &Model{w}, nil
}

// Tag is what the function of the same name does, with this model.
func (m *Model) Tag(s string) []Raw {
	a := text.Read(s)
	if len(a.Tokens) == 0 {
		return nil
	}
	drafts := m.weights.Linker.Link(m.weights.Mark(a))
	raws := make([]Raw, len(drafts))
	spans := func(ranges []text.Range) []Span {
		if len(ranges) == 0 {
			return nil
		}
		out := make([]Span, len(ranges))
		for i, r := range ranges {
			out[i] = Span{a.Tokens[r.Start].Start, a.Tokens[r.End-1].End}
		}
		return out
	}
	for i, d := range drafts {
		raws[i] = Raw{Source: spans(d.Source), Cue: spans(d.Cue), Content: spans(d.Content), Score: float64(d.Score)}
	}
	return raws
}
