package rules

import (
	"onrecord/corpus/attribution/phrase"
	"onrecord/corpus/lexicon"
	"onrecord/corpus/text"
)

// headline reads the two forms of headlines that have no verb of saying:
//
//	Lavrov: no talks before spring
//	Talks may begin in spring – minister
func (b *builder) headline(p *text.Paragraph) bool {
	d := b.d
	if p.End-p.First < 4 || p.End-p.First > 34 || len(p.Joined) != 1 {
		return false
	}
	last := d.At(p.End - 1)
	if text.IsTerminal(last.Low) && last.Quotation == 0 || last.Low == ":" || last.Low == "," {
		return false
	}
	if np, ok := b.headName(p); ok {
		content := text.Span{First: np.End + 1, End: p.End}
		b.emit(found{content: []text.Span{content}, sent: p.End, cue: &cue{first: np.End, last: np.End + 1, src: np}})
		return true
	}
	for i := p.End - 2; i > p.First+3 && i > p.End-8; i-- {
		if !d.Is(i, "-") || !d.At(i).Spaced || !d.At(i+1).Spaced {
			continue
		}
		np := phrase.CoreAfter(d, i+1, p.End)
		if np.End != p.End || !phrase.CanSpeak(d, np) || d.At(np.First).Class&text.Reporting != 0 || !hasVerb(d, text.Span{First: p.First, End: i}) && d.SpeechAt(i-1) == nil {
			return false
		}
		b.emit(found{content: []text.Span{clause(d, p.First, i)}, sent: p.End, cue: &cue{first: i, last: i + 1, src: np}})
		return true
	}
	return false
}

// headName reads the name and the colon that begin a headline.
func (b *builder) headName(p *text.Paragraph) (text.Span, bool) {
	d := b.d
	np := phrase.CoreAfter(d, p.First, min(p.End, p.First+7))
	if np.Empty() || np.First != p.First || !d.Is(np.End, ":") || !d.At(np.End+1).Spaced || !hasHeadName(d, np) || !b.canSpeakAt(np) || p.End-np.End < 4 {
		return text.Span{}, false
	}
	if d.SpeechAt(np.End+1) != nil || hasVerb(d, text.Span{First: np.End + 1, End: p.End}) {
		return np, true
	}
	for i := np.End + 1; i < p.End; i++ {
		if t := d.At(i); t.Class&(text.Auxiliary|text.FiniteVerb) != 0 || t.Class&text.Reporting != 0 && !d.Verb(t.Low).AlsoNoun {
			return np, true
		}
	}
	return text.Span{}, false
}

// hasHeadName reports whether every word of the phrase is capitalised and one is
// no title, role or kind of text ("Analysis: ...").
func hasHeadName(d *text.Document, np text.Span) bool {
	named := false
	for i := np.First; i < np.End; i++ {
		t := d.At(i)
		if t.Kind == text.Word && !t.Capital && !d.Has(t.Low, lexicon.Particle) {
			return false
		}
		named = named || t.Capital && t.Class&^text.Body == 0
	}
	return named
}

// kinds of text that stand before a colon in headlines.
var kinds = text.Set(`analysis exclusive opinion watch video photos live update updates breaking review interview explainer factbox
	timeline profile comment editorial correction clarification note more related photo poll sources source tags topics gallery newsletter alerts schedule details parking contributing winner winners q&a
	visuals disclosure contact background correspondence caption fact check`)
