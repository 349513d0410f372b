package text

import (
	"strings"
	"unicode"

	"onrecord/corpus/lexicon"
)

// maxSentence bounds a sentence, in tokens, so that text without full stops costs
// no more than other text.
const maxSentence = 600

// sentences cuts a paragraph into sentences, and joins for the paragraph those that
// one quotation holds.
func (d *Document) sentences(p *Paragraph) {
	first, quoted := p.First, false
	whole := p.First // where the joined sentence began
	from := len(d.Sentences)
	add := func(end int) {
		d.Sentences = append(d.Sentences, Sentence{Span{first, end}, quoted})
		if quoted {
			p.Joined[len(p.Joined)-1].End = end
		} else {
			p.Joined = append(p.Joined, Span{first, end})
		}
	}
	for i := p.First + 1; i < p.End; i++ {
		held := d.Tokens[i].Quotation != 0 && d.Tokens[i-1].Quotation == d.Tokens[i].Quotation
		if !(d.ends(i) || i-first >= maxSentence || i-whole >= maxSentence && d.Tokens[i].Quotation == 0) {
			continue
		}
		add(i)
		first, quoted = i, held
		if !held {
			whole = i
		}
	}
	if first < p.End {
		add(p.End)
	}
	d.reattach(p, from)
}

// reattach joins `"Why?" Lavrov asked.` which has a sentence end inside the quotation
// only: a sentence that is nothing but source and cue belongs to the quotation before
// it. The paragraph's sentences are those from the given one on.
func (d *Document) reattach(p *Paragraph, from int) {
	if d.grammar == nil {
		return
	}
	joined, own := p.Joined[:0], d.Sentences[:from]
	k := from
	for n, s := range p.Joined {
		bare := n > 0 && d.Tokens[s.First-1].Quotation != 0 && d.Tokens[s.First].Quotation == 0 && d.grammar.BareCue(d, s)
		if bare {
			joined[len(joined)-1].End = s.End
		} else {
			joined = append(joined, s)
		}
		for ; k < len(d.Sentences) && d.Sentences[k].First < s.End; k++ {
			if bare && d.Sentences[k].First == s.First {
				own[len(own)-1].End = d.Sentences[k].End
				continue
			}
			own = append(own, d.Sentences[k])
		}
	}
	p.Joined, d.Sentences = joined, own
}

// ends reports whether a sentence ends before token i, be it inside a quotation.
func (d *Document) ends(i int) bool {
	t, prev := &d.Tokens[i], &d.Tokens[i-1]
	if d.closesFree(i) {
		return false // the mark belongs to what it closes
	}
	stop := i - 1
	for stop > 0 && d.Tokens[stop].Kind == Mark && (!d.Tokens[stop].Spaced || d.closesFree(stop)) {
		stop--
	}
	last := &d.Tokens[stop]
	bar := t.Low == "-" && strings.HasPrefix(d.Text[t.Start:], "―") // as before the name of who is quoted
	switch {
	case prev.Kind == Word: // a full stop that belongs to the word
		return strings.HasSuffix(prev.Low, ".") && prev.Class&Title == 0 && t.Capital && t.startsSentence()
	case prev.Kind == Mark && d.BreaksLine(i):
	case !IsTerminal(last.Low) && !(prev.Kind == Mark && strings.HasSuffix(last.Low, ".")):
		return false
	case !t.Spaced && !bar && (t.Kind != Word || prev.Low == "." && t.Low[0] != '@' && t.Low[0] != '#'):
		return false // "(So it goes.)", "said.He"
	case prev.Low == "." && prev.Spaced && t.Kind == Word && d.abbreviated(i-2) && !t.startsSentence():
		return false // "the U.S . envoy", put together from words
	case prev.Low == "…" && !t.Capital && t.Kind != Mark:
		return false
	case (last.Low == "." || last.Low == "…") && d.goesOnSmall(i):
		return false
	}
	return t.Capital || bar || t.Kind == Mark || t.Low == "[" || t.Low == "(" || t.Low == "…" || t.Low >= "0" && t.Low <= "9~"
}

// closesFree reports whether token i is a mark with space on both sides that closes
// its quotation.
func (d *Document) closesFree(i int) bool {
	q := d.Tokens[i].Quotation
	return q != 0 && d.Tokens[i].Kind == Mark && d.Quotations[q-1].End == i+1 && d.freeStanding(i)
}

// goesOnSmall reports whether the first letter from token i on is a small one, so that
// the full stop before it ends no sentence: "5 p.m. 30 people came".
func (d *Document) goesOnSmall(i int) bool {
	for n := 0; n < 12 && i < len(d.Tokens) && !IsTerminal(d.Tokens[i].Low); i, n = i+1, n+1 {
		if t := &d.Tokens[i]; t.Kind == Word {
			for _, r := range d.Text[t.Start:t.End] {
				if unicode.IsLetter(r) {
					return unicode.IsLower(r)
				}
			}
		}
	}
	return false
}

// abbreviated reports whether token i is a short form that wants a full stop, which
// stands apart from it: "U.S .", "Gen .".
func (d *Document) abbreviated(i int) bool {
	low := d.At(i).Low
	return dotted(low) || d.vocabulary.Has(low, lexicon.Abbreviation) || d.At(i).Class == Title && len(low) < 5
}

// startsSentence reports whether a word after "U.S." looks like the start of a
// sentence and not like the noun that "U.S." describes.
func (t *Token) startsSentence() bool {
	return t.Class&(Pronoun|Determiner|Preposition|Conjunction) != 0
}

// IsTerminal reports whether a sign, in its plain form, can end a sentence.
func IsTerminal(s string) bool {
	return s == "." || s == "?" || s == "!" || s == "…"
}
