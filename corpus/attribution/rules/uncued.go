package rules

import (
	"onrecord/corpus/attribution/phrase"
	"onrecord/corpus/text"
)

// leftOver looks after the quotations of a sentence that no cue took: a second
// one after `"...," he said.`, `"..." – Commissioner X`, `Lavrov: "..."`, and
// quotations by which the last speaker goes on.
func (b *builder) leftOver(p *text.Paragraph, s text.Span, cued bool) {
	d := b.d
	for i := s.First; i < s.End; i = d.Next(i) {
		q := d.SpeechAt(i)
		if q == nil || b.used[d.Tokens[i].Quotation-1] {
			continue
		}
		switch {
		case b.verbless(q, p, s):
		case b.colon(q, s):
		case b.unlisted(q, s):
		case cued:
			b.tailPiece(q, s)
		case i == s.First || d.Is(s.First, "-", ","):
			b.goesOn(q, p, s)
		default:
			b.inPassing(q, s)
		}
	}
}

// last returns the attribution before in this paragraph, or nil.
func (b *builder) last() *found {
	if len(b.out) == b.paraStart {
		return nil
	}
	return &b.out[len(b.out)-1]
}

// maxJoined bounds in bytes what closed quotations of several paragraphs are
// joined to: more would be no excerpt that anybody reads, and becomes a second
// attribution of the same speaker.
const maxJoined = 900

// goesOn handles a quotation that begins its sentence and has no cue.
func (b *builder) goesOn(q *text.Quotation, p *text.Paragraph, s text.Span) {
	if l := b.last(); l != nil {
		quoted := b.lastQuoted()
		switch {
		case l.sent >= s.First && quoted != nil:
			b.join(quoted, q, s)
			l.sent = s.End
		case l.sent >= s.First && b.quotedMain() != nil:
			b.join(b.quotedMain(), q, s)
		case l.sent >= s.First:
			b.emit(found{content: []text.Span{{First: q.First, End: q.End}}, sent: s.End, follows: len(b.out)})
		}
		return
	}
	if q.First != p.First || b.lastPara != b.para-1 || len(b.out) == 0 {
		b.orphan(q, s)
		return
	}
	l := &b.out[len(b.out)-1]
	before := &b.d.Paragraphs[b.para-1]
	if l.sent < before.End-1 { // the paragraph before went on to something else
		b.orphan(q, s)
		return
	}
	alone := q.End == p.End && q.Closed && text.IsTerminal(b.d.At(q.End-2).Low) && b.d.At(q.First).Low == b.d.At(l.content[0].First).Low
	if q.GoesOn || (q.Words >= 6 || alone) && b.isQuoted(l) && b.d.SpeechAt(l.content[0].First) != nil && b.d.Tokens[q.End-1].End-b.d.Tokens[l.content[0].First].Start < maxJoined {
		b.join(l, q, s)
		b.lastPara = b.para
		return
	}
	if q.Words >= 6 || alone && q.Words > 1 {
		b.emit(found{content: []text.Span{{First: q.First, End: q.End}}, sent: s.End, follows: len(b.out)})
	}
}

// join adds a quotation to an attribution.
func (b *builder) join(f *found, q *text.Quotation, s text.Span) {
	f.content = append(f.content, text.Span{First: q.First, End: q.End})
	f.sent = s.End
	b.used[b.d.Tokens[q.First].Quotation-1] = true
}

// lastQuoted returns the last attribution of the paragraph whose content is
// speech, when the ones after it have the same source.
func (b *builder) lastQuoted() *found {
	for k := len(b.out) - 1; k >= max(b.paraStart, len(b.out)-3); k-- {
		f := &b.out[k]
		if b.isQuoted(f) {
			return f
		}
		if f.cue == nil || f.cue.order != shared {
			return nil
		}
	}
	return nil
}

// quotedMain returns the quotation with a cue in whose sentence the last attribution is
// but an aside: `"A," Moreau told the hall, hours after papers declared her the winner.
// "B."` is all hers.
func (b *builder) quotedMain() *found {
	l := b.last()
	if l.cue == nil || l.cue.order != before || len(b.out)-2 < b.paraStart {
		return nil
	}
	f := &b.out[len(b.out)-2]
	if f.sent != l.sent || f.cue == nil || !b.isQuoted(f) || !b.d.Is(l.cue.left()-1, "after", "before", "when", "while", "as", "since", "until", "because", "where", "although", "though") {
		return nil
	}
	return f
}

// orphan is a whole quotation after a sentence that names a person but has no
// cue: `Alice turned to Bob. "Lorem ipsum."` Only a sentence of the same
// paragraph counts, and only a subject that speaks elsewhere can be resolved.
func (b *builder) orphan(q *text.Quotation, s text.Span) {
	d := b.d
	p := &d.Paragraphs[b.para]
	if q.Words < 5 || s.First == p.First {
		return
	}
	for k, t := range p.Joined {
		if t.End != s.First || k+1 >= len(p.Joined) || d.SpeechAt(t.First) != nil {
			continue
		}
		np := phrase.Subject(d, t, t.End)
		if np.Empty() || !phrase.HasName(d, np) {
			return
		}
		b.emit(found{content: []text.Span{{First: q.First, End: q.End}}, sent: s.End, src: np})
		return
	}
}

// verbless reads `"..." – Commissioner X` at the end of a paragraph, and the same
// with brackets.
func (b *builder) verbless(q *text.Quotation, p *text.Paragraph, s text.Span) bool {
	d := b.d
	i := q.End
	if !d.Is(i, "-", "(") || i+1 >= p.End || p.End-i > 24 {
		return false
	}
	np, ok := phrase.After(d, i+1, p.End)
	if !ok || !phrase.HasName(d, np) || d.At(np.First).Class&text.Reporting != 0 && !d.At(np.First).Capital {
		return false
	}
	end := np.End
	for end < p.End && d.Tokens[end].Kind == text.Punctuation {
		end++
	}
	if end < p.End {
		return false
	}
	b.emit(found{content: []text.Span{{First: q.First, End: q.End}}, sent: s.End, src: np})
	return true
}

// colon reads `Lavrov: "..."` and `From the minister: "..."`.
func (b *builder) colon(q *text.Quotation, s text.Span) bool {
	d := b.d
	i := q.First - 1
	if !d.Is(i, ":") || i <= s.First || i-s.First > 30 {
		return false
	}
	first := s.First
	if phrase.OpensAsVerb(d, first) || d.Is(first, "said", "says", "wrote", "cried") { // `Shrugged Sobukwe: "..."`
		np, ok := phrase.After(d, first+1, i)
		if !ok || !phrase.CanSpeak(d, np) && !d.Is(np.First, "one", "the", "a", "an") || np.End < i {
			return false
		}
		b.emit(found{cue: &cue{first: first, last: first + 1, at: first, src: np, order: after}, content: []text.Span{{First: q.First, End: q.End}}, sent: s.End})
		return true
	}
	if d.Is(first, "from", "and", "but", "as", "by") {
		first++
	}
	if d.At(first).Class&text.Preposition != 0 {
		first++
	}
	if m := messageThat(d, text.Span{First: s.First, End: q.First}); !m.Empty() {
		b.emit(found{content: []text.Span{{First: q.First, End: q.End}}, sent: s.End, src: m})
		return true
	}
	np, ok := phrase.CoreBefore(d, i, first)
	if !ok || !phrase.HasName(d, np) || np.First > first+1 && !d.Is(np.First-1, "-", "from") {
		if np, ok = phrase.After(d, first, i); !ok || !phrase.CanSpeak(d, np) {
			return false
		}
	}
	if !d.At(i+1).Spaced || !b.canSpeakAt(np) {
		return false
	}
	b.emit(found{content: []text.Span{{First: q.First, End: q.End}}, sent: s.End, src: np})
	return true
}

// tailPiece joins a quotation at the end of a sentence to the attribution that
// the sentence has: `"A," he said. ... "B"`.
func (b *builder) tailPiece(q *text.Quotation, s text.Span) {
	l := b.last()
	if l == nil || !b.isQuoted(l) || l.sent < s.End {
		return
	}
	end := l.content[len(l.content)-1].End
	if end > q.First || b.d.At(q.First-1).Kind != text.Punctuation {
		return
	}
	l.content = append(l.content, text.Span{First: q.First, End: q.End})
	b.used[b.d.Tokens[q.First].Quotation-1] = true
}

// inPassing is a quotation that a colon or a dash joins to a sentence without a reporting
// verb: `Holm makes the first joke of the night: "Nobody came."` It belongs to the subject
// of the sentence only when that is a person. A fragment without such a sign is as often
// somebody else's words about the subject ("It was “another day ...”"), or a title.
func (b *builder) inPassing(q *text.Quotation, s text.Span) {
	d := b.d
	if d.At(q.First-1).Class&text.Reporting != 0 && d.Is(q.First-2, "that", "which", "who") {
		return // "posters that warned"
	}
	np := phrase.Subject(d, s, q.First)
	if np.Empty() || q.Words < 4 || !d.Is(q.First-1, ":", "-") || !phrase.HasName(d, np) && !phrase.IsPronoun(d, np) || q.First-np.End > 30 {
		return
	}
	b.emit(found{content: []text.Span{{First: q.First, End: q.End}}, sent: s.End, src: np})
}
