package corpus

import (
	"strings"

	"onrecord/corpus/dates"
	"onrecord/corpus/text"
)

// passageWords is how many words a passage may have: enough that a search for a
// few words finds them together, few enough to be read at a glance.
const passageWords = 120

// Passages cuts the article into passages, in order and without overlap.
// Paragraphs stay whole as far as they can: a longer one is cut where sentences
// end.
func (a *Article) Passages() []Passage {
	var out []Passage
	open, words := -1, 0 // the passage that grows, and its words
	for _, p := range text.Paragraphs(a.Text) {
		n := len(strings.Fields(a.Text[p.Start:p.End]))
		if open >= 0 && words+n <= passageWords {
			out[open].End = p.End
			words += n
			continue
		}
		if n <= passageWords {
			out = append(out, a.passage(p.Start, p.End))
			open, words = len(out)-1, n
			continue
		}
		out = append(out, a.cut(p)...)
		open = -1
	}
	return out
}

func (a *Article) passage(start, end int) Passage {
	p := Passage{Start: start, End: end, Date: a.Published, Basis: dates.Published}
	if a.Published.IsZero() {
		p.Basis = dates.Unknown
	}
	return p
}

// cut divides a long paragraph at the ends of sentences.
func (a *Article) cut(p text.Range) []Passage {
	var out []Passage
	words := 0
	for _, s := range text.Sentences(a.Text[p.Start:p.End], nil) {
		start, end := p.Start+s.Start, p.Start+s.End
		n := len(strings.Fields(a.Text[start:end]))
		if len(out) > 0 && words+n <= passageWords {
			out[len(out)-1].End = end
			words += n
			continue
		}
		out = append(out, a.passage(start, end))
		words = n
	}
	return out
}
