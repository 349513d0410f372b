package answer

import (
	"strings"

	"onrecord/answer/question"
	"onrecord/corpus/attribution"
	"onrecord/corpus/names"
)

// Strict makes an Asker ask for more or less of a topic than it does, so that a
// test can show what the floors of relevance cost and gain.
func Strict(a *Asker, times float64) *Asker {
	return changed(a, func(w *weights) { w.topic.Floor *= times })
}

func changed(a *Asker, change func(*weights)) *Asker {
	w := *a.weights
	change(&w)
	return &Asker{src: a.src, cfg: a.cfg, weights: &w}
}

// steps are how each step of ranking is left out by itself.
var steps = []struct {
	name string
	out  func(*weights)
}{
	{"direct over reported speech", func(w *weights) {
		w.types = map[attribution.Type]float64{attribution.Direct: 1, attribution.Mixed: 1, attribution.Indirect: 1, "": w.types[""]}
	}},
	{"the topic in what was said", func(w *weights) { w.inside = 0 }},
	{"the topic early", func(w *weights) { w.early = 0 }},
	{"proper nouns weigh more", func(w *weights) { w.topic.Named = 1 }},
	{"a proper noun must be there", func(w *weights) { w.topic.Proper = false }},
	{"a floor of relevance", func(w *weights) { w.topic.Floor = 0 }},
	{"scraps last", func(w *weights) { w.scrap = 1 }},
	{"a link to go to", func(w *weights) { w.link = 1 }},
	{"grouping", func(w *weights) { w.grouping = false }},
	{"diversity of speakers", func(w *weights) { w.diversity = false }},
	{"spokesmen for a body", func(w *weights) { w.voices = false }},
	{"context", func(w *weights) { w.context = false }},
	{"replies", func(w *weights) { w.replies = false }},
	{"facts", func(w *weights) { w.facts = false }},
}

// Steps are the names of the steps of ranking.
func Steps() []string {
	var out []string
	for _, s := range steps {
		out = append(out, s.name)
	}
	return out
}

// Without makes an Asker that leaves a step out.
func Without(a *Asker, step string) *Asker {
	for _, s := range steps {
		if s.name == step {
			return changed(a, s.out)
		}
	}
	panic("no step " + step)
}

// Over makes the same Asker over another source.
func Over(a *Asker, src Source) *Asker { return &Asker{src: src, cfg: a.cfg, weights: a.weights} }

// Word is a word of a text in the forms in which a laboratory indexes it; Stem is
// "" for a word that says nothing of a topic.
type Word struct{ Exact, Stem string }

// Words are the words of a text, acronyms of function words kept in capitals.
func Words(text string) []Word {
	var out []Word
	for _, r := range question.Words(text) {
		printed := text[r.Start:r.End]
		w := Word{Exact: names.Fold(printed)}
		switch {
		case !question.IsStop(w.Exact):
			w.Stem = names.Stem(w.Exact)
		case len(printed) > 1 && printed == strings.ToUpper(printed):
			w.Exact, w.Stem = printed, "="+printed
		}
		out = append(out, w)
	}
	return out
}
