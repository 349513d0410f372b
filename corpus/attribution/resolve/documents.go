package resolve

import (
	"onrecord/corpus/lexicon"
	"onrecord/corpus/names"
	"onrecord/corpus/text"
)

// documentIn returns the document that a source is: "report" of "a recent report",
// "data" of "the data available"; -1 when it is none.
func documentIn(d *text.Document, head text.Span) int {
	i := head.End - 1
	for i > head.First && d.Is(i, "available", "published", "released", "issued", "posted", "conducted") {
		i--
	}
	if (d.Has(d.At(i).Low, lexicon.Message) || d.Has(d.At(i).Low, lexicon.Document)) && !d.At(i).Capital {
		return i
	}
	return -1
}

// byAuthor resolves "a statement from the Customs Service" to the one behind it;
// where that is not said, the words of a message are nobody's for certain.
func (r *resolver) byAuthor(core, head text.Span, doc int) (speaker, bool) {
	d := r.D
	work := r.D.Has(d.At(doc).Low, lexicon.Document)
	if p := author(d, core, head, doc); !p.Empty() {
		if sp, ok := r.joint(p); ok {
			return sp, true
		}
		if sp := r.bySource(p); sp.name != "" && !r.several(p) {
			return sp, true
		}
	}
	for i := head.First; i < doc; i++ { // "the ministry's statement", "Bush's Facebook post"
		if !d.At(i).Possessive {
			continue
		}
		p := text.Span{First: head.First, End: i + 1}
		if k := r.mentionAt(i); k < len(r.Mentions) && r.Mentions[k].End == i+1 {
			m := &r.Mentions[k]
			return r.named(m, m.Span, m.Span), true
		}
		if sp := r.bySource(p); sp.name != "" {
			return sp, true
		}
	}
	if body := bodyBefore(d, head, doc); !body.Empty() {
		return r.asPrinted(body, false), true
	}
	return r.asPrinted(core, true), !work
}

// author is the phrase for whoever a document is from: "the Customs Service" of "a
// statement from the Customs Service last week", an outlet that prints it.
func author(d *text.Document, core, head text.Span, doc int) text.Span {
	message := d.Has(d.At(doc).Low, lexicon.Message)
	for i := head.End; i < min(core.End-1, head.End+3); i++ {
		from := d.Is(i, "from", "by") || message && d.Is(i, "of")
		if !from && !(d.Is(i, "in") && d.Has(d.At(doc).Low, lexicon.Published) && namesNext(d, i+1)) {
			continue
		}
		p := text.Span{First: i + 1, End: i + 1}
		for p.End < core.End && (p.Empty() || !endsAuthor(d, p.End)) {
			p.End++
		}
		return p
	}
	if d.Is(core.End, "from", "by") && core.End == doc+1 && namesNext(d, core.End+1) { // the source ends too early
		p := text.Span{First: core.End + 1, End: core.End + 2}
		for d.At(p.End).Capital && d.At(p.End).Kind == text.Word {
			p.End++
		}
		return p
	}
	return text.Span{}
}

// endsAuthor reports whether token i is no more of whoever wrote a document: a time, or
// behind a name a word that is neither an office nor a particle.
func endsAuthor(d *text.Document, i int) bool {
	t := d.At(i)
	switch {
	case t.Capital && t.Upper: // USA TODAY
		return false
	case t.Class&(text.Time|text.Day) != 0, d.Is(i, "last", "this", "about", "on", "in"):
		return true
	}
	return t.Kind == text.Word && !t.Capital && d.At(i-1).Capital && t.Class&(text.Role|text.Body|text.Preposition|text.Conjunction|text.Determiner|text.Title) == 0
}

// several reports whether a phrase names more than one that joint could not tell apart.
func (r *resolver) several(p text.Span) bool {
	for i := p.First + 1; i < p.End-1; i++ {
		if r.D.Is(i, "and", "&") && r.D.At(i+1).Capital && r.mentionAt(i-1) < r.mentionAt(i+1) {
			return true
		}
	}
	return false
}

// namesNext reports whether a name begins at token i, an article before it or not.
func namesNext(d *text.Document, i int) bool {
	if d.Is(i, "the") {
		i++
	}
	return d.At(i).Capital && d.At(i).Class&(text.Time|text.Day) == 0
}

// bodyBefore is the body by whose name a document is called: "the IMF report", "a
// Quinnipiac University poll". Other capitals there tell its place, day or channel.
func bodyBefore(d *text.Document, head text.Span, doc int) text.Span {
	first := doc
	for first > head.First && (d.At(first-1).Capital && d.At(first-1).Class&text.Determiner == 0 || d.Is(first-1, "/", "-") && first < doc && first-1 > head.First && d.At(first-2).Capital) {
		first--
	}
	p := text.Span{First: first, End: doc}
	if p.Empty() {
		return text.Span{}
	}
	if d.At(doc-1).Class&text.Body != 0 && p.End-p.First > 1 {
		return p
	}
	for i := first; i < doc; i++ {
		if t := d.At(i); t.Upper && len(t.Low) > 2 && (outlets[t.Low] || isOrganisation(d, d.Text[t.Start:t.End])) {
			return p
		}
	}
	return text.Span{}
}

// outlets are letters that print and broadcast; others may be anything ("a DNA study").
var outlets = text.Set(`cnn nbc cbs abc bbc msnbc cnbc npr pbs wsj nyt afp upi tass dpa ansa cbc itv nhk politico`)

func isOrganisation(d *text.Document, letters string) bool {
	c := names.Of(d.Lexicon()).Lookup(letters)
	return c != nil && c.Kind == names.Organisation
}
