package text

import (
	"strings"

	"github.com/clipperhouse/uax29/v2/sentences"
)

// sentences cuts a paragraph. The candidates are those of Unicode's rules, which
// never miss an end but see too many; the rules of news take some away.
func (d *Document) sentences(p *Paragraph) {
	if p.First >= p.End {
		return
	}
	base := d.Tokens[p.First].Start
	text := d.Text[base:d.Tokens[p.End-1].End]
	first, i, pos := p.First, p.First, base
	for it := sentences.FromString(text); it.Next(); {
		pos += len(it.Value())
		for i < p.End && d.Tokens[i].Start < pos {
			i++
		}
		if i > first && i+1 < p.End && d.Tokens[i].Kind == Mark && d.Tokens[i].Quotation != 0 && d.Quotations[d.Tokens[i].Quotation-1].End == i+1 && d.freeStanding(i) {
			i++ // the mark that stands free belongs to what it closes
		}
		if i > first && i < p.End && d.ends(i) {
			p.Sentences = append(p.Sentences, Sentence{first, i})
			first = i
		}
	}
	p.Sentences = append(p.Sentences, Sentence{first, p.End})
	d.reattach(p)
	d.chop(p)
}

// maxSentence bounds a sentence, in tokens, so that text without full stops costs
// no more than other text.
const maxSentence = 600

// chop cuts what is too long to be a sentence, outside quotations.
func (d *Document) chop(p *Paragraph) {
	var out []Sentence
	for n, s := range p.Sentences {
		if s.End-s.First <= maxSentence {
			if out != nil {
				out = append(out, s)
			}
			continue
		}
		if out == nil {
			out = append(make([]Sentence, 0, len(p.Sentences)+8), p.Sentences[:n]...)
		}
		first := s.First
		for i := s.First + 1; i < s.End; i++ {
			if i-first >= maxSentence && d.Tokens[i].Quotation == 0 {
				out = append(out, Sentence{first, i})
				first = i
			}
		}
		out = append(out, Sentence{first, s.End})
	}
	if out != nil {
		p.Sentences = out
	}
}

// ends reports whether a sentence ends before token i.
func (d *Document) ends(i int) bool {
	t, prev := &d.Tokens[i], &d.Tokens[i-1]
	if prev.Quotation != 0 && prev.Quotation == t.Quotation {
		return false // inside a quotation
	}
	if prev.Kind == Word { // a full stop that belongs to the word
		return strings.HasSuffix(prev.Low, ".") && prev.Class&Title == 0 && t.Capital && d.isSentenceStart(i)
	}
	if prev.Kind != Mark && !IsTerminal(prev.Low) {
		return false // a line end, put together
	}
	if prev.Low == "." && prev.Spaced && t.Kind == Word && d.abbreviated(i-2) && !d.isSentenceStart(i) {
		return false // "the U.S . envoy", put together from words
	}
	if prev.Low == "…" && !t.Capital && t.Kind != Mark {
		return false
	}
	return t.Capital || t.Kind == Mark || t.Low == "-" || t.Low == "[" || t.Low == "(" || t.Low == "…" || t.Low >= "0" && t.Low <= "9~"
}

// abbreviated reports whether token i is a short form that wants a full stop, which
// stands apart from it: "U.S .", "Gen .".
func (d *Document) abbreviated(i int) bool {
	low := d.At(i).Low
	return dotted(low) || abbreviations[low] || d.At(i).Class == Title && len(low) < 5
}

// isSentenceStart reports whether a word after "U.S." looks like the start of a
// sentence and not like the noun that "U.S." describes.
func (d *Document) isSentenceStart(i int) bool {
	return d.Tokens[i].Class&(Pronoun|Determiner|Preposition|Conjunction) != 0
}

func IsTerminal(s string) bool {
	return s == "." || s == "?" || s == "!" || s == "…"
}

// reattach joins `"Why?" Lavrov asked.` which has a sentence end inside the
// quotation only: a sentence that is nothing but source and cue belongs to the
// quotation before it.
func (d *Document) reattach(p *Paragraph) {
	out := p.Sentences[:0]
	for _, s := range p.Sentences {
		if n := len(out); n > 0 && d.Tokens[s.First-1].Quotation != 0 && d.Tokens[s.First].Quotation == 0 && d.grammar != nil && d.grammar.BareCue(d, s) {
			out[n-1].End = s.End
			continue
		}
		out = append(out, s)
	}
	p.Sentences = out
}
