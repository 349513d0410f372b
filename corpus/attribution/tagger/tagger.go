// Package tagger marks who says what in news text: sources, cues and contents of
// direct, mixed and indirect speech, joined into attributions. It is a trained
// model in plain Go with its weights embedded; [Model.Tag] is all of it.
//
// # The path of a text
//
// The text is cut into tokens, paragraphs and sentences, and its quotation marks,
// whatever a country or an outlet prints, become openings and closings
// (internal/text). A first pass labels every token as outside or as the beginning
// or inside of a source, a cue or a content: a linear-chain conditional random
// field over the paragraph. Attributions inside attributions are left out on
// purpose: among the 19,876 it learnt from, one source stood inside another's
// content, so one layer of labels is enough and speaker and speech compete for
// words. Sources and cues have two kinds of labels, by the side on which the words
// they introduce stand: what may follow "..., said" differs from what may follow
// "said that". A second pass labels again, seeing the first one's guesses far to
// both sides. Then every content chooses its cue and every cue its source, also
// among words that the passes did not mark, for a missing source is the fault
// that a chain makes most often. Last, every attribution gets its score: the
// probability, as measured on text that the model had not seen, that its content
// is right and its source too. (internal/model)
//
// # Features
//
// Words, lemmas and endings around the token; a class from a lexicon of our own
// in place of a part of speech; clusters of words learnt from the articles;
// capitals; the state of the quotation marks, what stands before and behind them;
// the nearest reporting verb and the nearest comma to both sides, and what stands
// beyond. Names that are seldom in the articles are masked by their shape, and a
// share of the others as well, so that the model learns "Name, comma, who" rather
// than the names of one election.
//
// # Weights
//
// weights.bin was trained on the train split of PolNeAR v1.0.0 (2018): 840
// articles of seven American outlets on the election of 2016, 19,876 attributions.
// The texts belong to their publishers and are not included; the file holds
// hashes and small numbers, no readable text. cmd/train-tagger makes it again, to
// the byte, in about three minutes on one core. It is read in place and not
// unpacked: loading takes about a millisecond, once, at the first call.
//
// Part of the articles was reprinted for training in other styles, since the
// model is to read other news: the quotation marks of other countries, the comma
// outside of them, "..." - Name, NAME: ..., capitals throughout (training).
//
// # Figures
//
// testdata/stats.txt holds the scores on the dev split, which training does not
// see; the tests rewrite it with -update. There is also what remains, and how
// right it is, when attributions under some Score are dropped.
//
// # Limits
//
// One paragraph at a time, but for a colon that leads into the next one. English.
// A speaker named sentences earlier is not searched for: the source is what the
// sentence prints ("he"), and whom it means is another package's work.
//
// # Methods
//
// Conditional random fields: Lafferty, McCallum, Pereira 2001. Stacked sequence
// learning: Cohen, Carvalho 2005. Word classes: Kneser, Ney 1993. The task and its
// three roles: Pareti 2012; the data set: Newell, Margolin, Ruths 2018.
package tagger

import (
	_ "embed"
	"fmt"
	"sync"

	"onrecord/corpus/attribution/finding"
	"onrecord/corpus/attribution/phrase"
	"onrecord/corpus/attribution/tagger/internal/model"
	tokens "onrecord/corpus/attribution/tagger/internal/text"
	"onrecord/corpus/lexicon"
	"onrecord/corpus/text"
)

//go:embed weights.bin
var weights []byte

// Default returns the model with the embedded weights.
var Default = sync.OnceValue(func() *Model {
	m, err := Load(weights)
	if err != nil {
		panic(err) // the file is part of the program; the tests load it
	}
	return m
})

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

// Parse cuts a text into the tokens, sentences and quotations that the model wants, with
// the words of a lexicon; nil is the embedded one.
func (m *Model) Parse(s string, words *lexicon.Lexicon) *text.Document {
	return text.Parse(s, words, phrase.Grammar{CommonWord: m.common})
}

// common reports whether a word, given in small letters, is one of the language
// that the articles learnt from print in small letters too, so that a capital makes
// it no name.
func (m *Model) common(word string) bool {
	e, ok := m.weights.Words[tokens.HashString(word)]
	return ok && e.Common
}

// Tag returns the attributions that the model finds in d, ordered by the start of
// their content. The time grows with the length of the text and nothing else.
// Attributions of a Score so low that they are mostly wrong are left out.
func (m *Model) Tag(d *text.Document) []finding.Finding {
	a := tokens.Read(d.Text)
	if len(a.Tokens) == 0 {
		return nil
	}
	drafts := m.weights.Linker.Link(m.weights.Mark(a))
	found := make([]finding.Finding, len(drafts))
	ranges := func(spans []tokens.Range) []text.Range {
		if len(spans) == 0 {
			return nil
		}
		out := make([]text.Range, len(spans))
		for i, s := range spans {
			out[i] = text.Range{Start: a.Tokens[s.Start].Start, End: a.Tokens[s.End-1].End}
		}
		return out
	}
	for i, d := range drafts {
		found[i] = finding.Finding{By: finding.Tagger, Source: ranges(d.Source), Cue: ranges(d.Cue), Content: ranges(d.Content), Score: float64(d.Score)}
	}
	return found
}
