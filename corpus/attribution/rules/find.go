package rules

import (
	"onrecord/corpus/attribution/finding"
	"onrecord/corpus/attribution/phrase"
	"onrecord/corpus/lexicon"
	"onrecord/corpus/text"
)

// builder collects the attributions of a document, paragraph by paragraph.
type builder struct {
	d    *text.Document
	out  []found
	used []bool // by quotation: is in a content

	paraStart int             // index in out where the paragraph began
	pending   *cue            // a cue that ended in a colon and waits for its content
	lastPara  int             // the paragraph of the last attribution
	para      int             // the one at work
	surnames  map[string]bool // of who is named in full; see introduced
}

// found is an attribution in tokens.
type found struct {
	cue     *cue
	content []text.Span
	para    int
	sent    int // last token of its last sentence
	follows int // id of the one whose speaker goes on
	label   string
	src     text.Span // when it is not the cue's
}

// Find runs the rules over all paragraphs.
func Find(d *text.Document) []finding.Finding {
	b := &builder{d: d, used: make([]bool, len(d.Quotations)), lastPara: -2}
	labels := b.readLabels()
	for k := range d.Paragraphs {
		b.para, b.paraStart = k, len(b.out)
		p := &d.Paragraphs[k]
		if l := labels[k]; l != nil {
			b.turn(p, l)
			continue
		}
		b.announced(p)
		if b.headline(p) {
			continue
		}
		for _, s := range p.Joined {
			b.sentence(p, s)
		}
	}
	return b.convert()
}

// announced gives the quotation that begins the paragraph to the cue that ended
// the one before in a colon.
func (b *builder) announced(p *text.Paragraph) {
	c := b.pending
	b.pending = nil
	if c == nil {
		return
	}
	if q := b.d.SpeechAt(p.First); q != nil {
		if hasOwnCue(b.d, q, p.End) {
			return
		}
		b.emit(found{cue: c, content: []text.Span{{First: q.First, End: q.End}}, sent: p.Joined[0].End})
	} else if d := b.d; len(p.Joined) > 0 && c.verb.TakesPerson && p.Joined[0].End-p.First > 4 && d.Tokens[p.End-1].Low != ":" && len(cues(d, p.Joined[0])) == 0 {
		// A quotation set off by its indent only.
		b.emit(found{cue: c, content: []text.Span{{First: p.First, End: p.End}}, sent: p.End})
	}
}

// hasOwnCue reports whether a cue follows right behind the quotation.
func hasOwnCue(d *text.Document, q *text.Quotation, limit int) bool {
	i := q.End
	if d.Is(i, ",", "-") {
		i++
	}
	_, ok := phrase.SourceAndVerb(d, i, limit)
	return ok
}

// sentence finds the attributions of one sentence.
func (b *builder) sentence(p *text.Paragraph, s text.Span) {
	d := b.d
	if b.pending != nil {
		if q := d.SpeechAt(s.First); q != nil {
			b.emit(found{cue: b.pending, content: []text.Span{{First: q.First, End: q.End}}, sent: s.End})
		}
		b.pending = nil
	}
	if s.First == p.First {
		s.First = dateline(d, s)
	}
	from := s.First
	if q := d.SpeechAt(from); q != nil && b.used[d.Tokens[from].Quotation-1] {
		from = q.End
	}
	cs := cues(d, s)
	speechIn := false
	inner := 0 // where the contents so far end
	for k := range cs {
		c := cs[k]
		limit := cut(d, cs, k, s)
		start := from
		if k > 0 && (c.order == according && c.first > from && TailEnds(d, c.right(), s) || !speechIn && closes(d, &c, s)) {
			start = s.First // "X suggests that A, said Y": all of it is Y's
		}
		if c.verb.AllowsObject && c.at < inner {
			continue // "said he would thank them": no statement of its own
		}
		content, open := contents(d, c, start, limit, s)
		if open {
			b.pending = &c
		}
		if len(content) == 0 {
			continue
		}
		b.emit(found{cue: &c, content: content, sent: s.End})
		inner = max(inner, content[len(content)-1].End)
		speechIn = speechIn || quoteEnds(d, content)
		from = max(from, c.right())
		if last := content[len(content)-1]; limit < s.End || quoteEnds(d, []text.Span{last}) {
			from = max(from, last.End)
		}
	}
	b.leftOver(p, s, len(cs) > 0)
	if b.pending == nil && d.Is(s.End-1, ":") && s.End-s.First < 60 {
		np := phrase.Subject(d, s, s.End)
		if m := messageThat(d, s); !m.Empty() {
			np = m
		}
		if !np.Empty() && phrase.CanSpeak(d, np) && (np.End < s.End-1 || b.canSpeakAt(np)) {
			b.pending = &cue{src: np, first: s.End - 1, last: s.End}
		}
	}
}

// messageThat returns the message whose words follow at the end of a sentence: "a post by
// the actor Roe" of "Munk shared a post by the actor Roe that read:".
func messageThat(d *text.Document, s text.Span) text.Span {
	end := s.End
	for end > s.First && (d.Is(end-1, ":", ",") || isReading(d, end-1)) {
		end--
	}
	if end == s.End || !isReading(d, end) && !d.Is(end-1, "that", "which") {
		return text.Span{}
	}
	for d.Is(end-1, "that", "which") {
		end--
	}
	for i := end - 1; i > max(s.First, end-12) && d.At(i).Kind == text.Word; i-- {
		if d.Has(d.At(i).Low, lexicon.Message) && !d.At(i).Capital && (i == end-1 || d.Is(i+1, "by", "from", "of")) {
			first := i
			for first > s.First && d.At(first).Class&(text.Determiner|text.Possessive) == 0 && (phrase.IsNoun(d, first-1) || d.At(first-1).Class&(text.Determiner|text.Possessive) != 0) {
				first--
			}
			return text.Span{First: first, End: end}
		}
	}
	return text.Span{}
}

// isReading reports whether the verb at i tells the words of a message: "that read".
func isReading(d *text.Document, i int) bool {
	lemma := d.Verb(d.At(i).Low).Lemma
	return lemma == "read" || lemma == "say"
}

// dateline returns the token after "WASHINGTON (AP) —", "MOSCOW, November 19." or a heading
// and its colon.
func dateline(d *text.Document, s text.Span) int {
	for i := s.First + 1; i < min(s.End-8, s.First+5); i++ {
		if d.Is(i, ":") && d.At(i+1).Capital && d.At(i+1).Kind == text.Word {
			return i + 1 // "Velby: The council has closed the school"
		}
		if t := d.At(i); t.Kind == text.Word && !t.Capital {
			break
		}
	}
	if !d.At(s.First).Capital || d.At(s.First).Quotation != 0 {
		return s.First
	}
	upper, agency := d.At(s.First).Upper, false
	for i := s.First + 1; i < min(s.End-3, s.First+12); i++ {
		t := d.At(i)
		switch {
		case d.Is(i, "-") && (upper || agency):
			return i + 1
		case d.Is(i, "("):
			agency = d.Is(i+2, ")") || d.Is(i+3, ")")
		case t.Kind == text.Word && !t.Capital && t.Low[0] > '9':
			return s.First
		}
	}
	return s.First
}

// speechBefore returns the quotation that ends right before token i, over a comma.
func speechBefore(d *text.Document, i int) *text.Quotation {
	i--
	for n := 0; n < 2 && d.Is(i, ",", "-"); n++ {
		i--
	}
	return d.SpeechAt(i)
}

// closes reports whether the cue, with its source, ends the sentence after a comma.
func closes(d *text.Document, c *cue, s text.Span) bool {
	if c.order == shared || c.order == according || !d.Is(c.left()-1, ",") {
		return false
	}
	end := c.right()
	if c.order == before {
		end = phrase.SkipListener(d, c.verb, c.last, s.End)
	}
	return TailEnds(d, end, s)
}

// TailEnds reports whether nothing but a full stop follows token end.
func TailEnds(d *text.Document, end int, s text.Span) bool {
	return end >= s.End || end == s.End-1 && text.IsTerminal(d.At(end).Low)
}

// cut returns where the content of cs[k] ends because another cue of the sentence
// begins its own clause.
func cut(d *text.Document, cs []cue, k int, s text.Span) int {
	if k+1 >= len(cs) {
		return s.End
	}
	for _, c := range cs[k+1 : min(len(cs), k+8)] {
		if !c.src.Empty() && d.Is(c.src.End-1, "who", "which") {
			if i := c.src.End - 2; cs[k].verb.AllowsObject && !cs[k].verb.AllowsThat && d.Is(i, ",") && i > cs[k].right() {
				return i
			}
			continue
		}
		if c.order == before && !c.src.Empty() && c.src.First <= cs[k].first && cs[k].last < c.src.End {
			end := c.src.End // the cue stands in an aside to the subject of this one
			for d.Is(end-1, ",", "-") {
				end--
			}
			return end
		}
		at := c.left()
		i := at
		for i > cs[k].right() && (d.At(i-1).Class&text.Conjunction != 0) && i > at-3 {
			i--
		}
		if c.order == before && d.At(at-1).Kind == text.Word && !d.At(at-1).Capital {
			for j := at - 1; j > max(cs[k].right(), at-5) && d.At(j).Kind == text.Word; j-- {
				if d.At(j).Class&text.Determiner != 0 && d.Is(j-1, ",") {
					return j - 1 // "..., a claim the owner called a tale"
				}
			}
		}
		if q := speechBefore(d, at); q != nil && q.First > cs[k].right() && d.Is(q.First-1, ":", ",", "-") && !passedOn(d, &cs[k], &c, q.First) {
			return q.First
		}
		if i <= cs[k].right()+1 && cs[k].order == according || i <= cs[k].right() {
			continue
		}
		if c.order == before && d.Is(i, "and") && i < at && !d.Is(i-1, ",") && d.SpeechAt(i-1) == nil && !hasVerb(d, text.Span{First: clauseStart(d, cs[k].right(), i), End: i}) ||
			d.Is(i-1, ",") && i == at && c.order == before && conditional(d, cs[k].right(), i-1) {
			continue // "that she and the mayor had spoken", "that if it rains, he will stay"
		}
		if d.Is(i-1, ",", "-", ";") || d.SpeechAt(i-1) != nil || i < at && i-cs[k].right() > 2 && d.Is(i, "and", "but", "while", "whereas") {
			return i
		}
	}
	return s.End
}

// passing reports whether a verb may tell through whom words came.
func passing(lemma string) bool { return lemma == "report" || lemma == "quote" || lemma == "write" }

// passedOn reports whether the second cue only tells through whom the quotation came that
// the first one announces: `Holm said: "We were driven to it," Reuters reported.`
func passedOn(d *text.Document, first, second *cue, quotation int) bool {
	if !d.Is(quotation-1, ":") || first.verb.Lemma == "" || second.src.Empty() || !passing(second.verb.Lemma) {
		return false
	}
	return phrase.SkipListener(d, first.verb, first.last, quotation) == quotation-1
}

// clauseStart is where the last clause of toks[first:last] begins.
func clauseStart(d *text.Document, first, last int) int {
	for i := last - 1; i > first; i-- {
		if d.Is(i, "that", ",", ";") {
			return i + 1
		}
	}
	return first
}

// conditional reports whether toks[first:comma] is a subordinate clause whose main
// clause follows the comma.
func conditional(d *text.Document, first, comma int) bool {
	for i := first; i < first+4; i++ {
		if d.Is(i, "that") { // over the listener
			first = i + 1
			break
		}
	}
	if d.Is(first, "even") {
		first++
	}
	if !d.Is(first, "if", "though", "although", "when", "while", "because", "once", "unless", "until", "after", "before", "since", "whenever") {
		return false
	}
	for i := first; i < comma; i++ {
		if d.Is(i, ",", ";", "-") {
			return false
		}
	}
	return true
}

// emit lists an attribution and marks its quotations as used.
func (b *builder) emit(f found) {
	f.para = b.para
	for _, c := range f.content {
		for i := c.First; i < c.End; i = b.d.Next(i) {
			if q := b.d.Tokens[i].Quotation; q != 0 {
				b.used[q-1] = true
			}
		}
	}
	b.out = append(b.out, f)
	b.lastPara = b.para
}

// isQuoted reports whether speech is in the content.
func (b *builder) isQuoted(f *found) bool {
	for _, c := range f.content {
		for i := c.First; i < c.End; i = b.d.Next(i) {
			if b.d.SpeechAt(i) != nil {
				return true
			}
		}
	}
	return false
}

// convert turns tokens into bytes, in the order of the contents.
func (b *builder) convert() []finding.Finding {
	out := make([]finding.Finding, 0, len(b.out))
	for i, f := range b.out {
		r := finding.Finding{ID: i + 1, Follows: f.follows, Label: f.label}
		for _, c := range f.content {
			if !c.Empty() {
				r.Content = append(r.Content, b.d.Range(c.First, c.End))
			}
		}
		if len(r.Content) == 0 {
			continue
		}
		src := f.src
		if f.cue != nil {
			src = f.cue.src
			last := f.cue.last
			if f.cue.first < src.First && src.End == last {
				last = src.First // "was told by the mayor"
			}
			r.Cue = []text.Range{b.d.Range(f.cue.first, last)}
			r.Sure = f.cue.sure
			r.Beside = !src.Empty() && f.cue.order != shared
			r.Governs = !src.Empty() && (f.cue.verb.AllowsClause || f.cue.verb.AllowsThat || f.cue.verb.TakesPerson || f.cue.order == according || f.cue.verb.Lemma == "")
		}
		if !src.Empty() {
			for src.End > src.First+1 && b.d.Is(src.End-1, ",", "-") {
				src.End--
			}
			r.Source = []text.Range{b.d.Range(src.First, src.End)}
		}
		out = append(out, r)
	}
	return out
}
