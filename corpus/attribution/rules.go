package attribution

// builder collects the attributions of a document, paragraph by paragraph.
type builder struct {
	d    *doc
	out  []found
	used []bool // by quotation: is in a content

	paraStart int  // index in out where the paragraph began
	pending   *cue // a cue that ended in a colon and waits for its content
	lastPara  int  // the paragraph of the last attribution
	para      int  // the one at work
}

// found is an attribution in tokens.
type found struct {
	cue     *cue
	content []phrase
	para    int
	sent    int // last token of its last sentence
	follows int // id of the one whose speaker goes on
	label   string
	src     phrase // when it is not the cue's
}

// raws runs the rules over all paragraphs.
func (d *doc) raws() []raw {
	b := &builder{d: d, used: make([]bool, len(d.quotes)), lastPara: -2}
	labels := d.labels()
	for k := range d.paras {
		b.para, b.paraStart = k, len(b.out)
		p := &d.paras[k]
		if l := labels[k]; l != nil {
			b.turn(p, l)
			continue
		}
		b.announced(p)
		if b.headline(p) {
			continue
		}
		for _, s := range p.sents {
			b.sentence(p, s)
		}
	}
	return b.convert()
}

// announced gives the quotation that begins the paragraph to the cue that ended
// the one before in a colon.
func (b *builder) announced(p *para) {
	c := b.pending
	b.pending = nil
	if c == nil {
		return
	}
	if q := b.d.speechAt(p.first); q != nil {
		if b.d.hasOwnCue(q, p.last) {
			return
		}
		b.emit(found{cue: c, content: []phrase{{q.first, q.last}}, sent: p.sents[0].last})
	} else if d := b.d; len(p.sents) > 0 && c.c.takesPerson && p.sents[0].last-p.first > 4 && d.toks[p.last-1].low != ":" && len(d.cues(p.sents[0])) == 0 {
		// A quotation set off by its indent only.
		b.emit(found{cue: c, content: []phrase{{p.first, p.last}}, sent: p.last})
	}
}

// hasOwnCue reports whether a cue follows right behind the quotation.
func (d *doc) hasOwnCue(q *quote, limit int) bool {
	i := q.last
	if d.is(i, ",", "-") {
		i++
	}
	_, ok := d.insertedCue(i, limit)
	return ok
}

// sentence finds the attributions of one sentence.
func (b *builder) sentence(p *para, s sent) {
	d := b.d
	if b.pending != nil {
		if q := d.speechAt(s.first); q != nil {
			b.emit(found{cue: b.pending, content: []phrase{{q.first, q.last}}, sent: s.last})
		}
		b.pending = nil
	}
	if s.first == p.first {
		s.first = d.dateline(s)
	}
	from := s.first
	if q := d.speechAt(from); q != nil && b.used[d.toks[from].quote-1] {
		from = q.last
	}
	cs := d.cues(s)
	speechIn := false
	inner := 0 // where the contents so far end
	for k := range cs {
		c := cs[k]
		limit := d.cut(cs, k, s)
		start := from
		if k > 0 && (c.order == according && c.first > from && d.tailEnd(c.right(), s) || !speechIn && d.closes(&c, s)) {
			start = s.first // "X suggests that A, said Y": all of it is Y's
		}
		if c.c.object && !c.c.that && c.verb < inner {
			continue // "said he would thank them": no statement of its own
		}
		content, open := d.contents(c, start, limit, s)
		if open {
			b.pending = &c
		}
		if len(content) == 0 {
			continue
		}
		b.emit(found{cue: &c, content: content, sent: s.last})
		inner = max(inner, content[len(content)-1].last)
		speechIn = speechIn || d.quoteEnds(content)
		from = max(from, c.right())
		if last := content[len(content)-1]; limit < s.last || d.quoteEnds([]phrase{last}) {
			from = max(from, last.last)
		}
	}
	b.leftOver(p, s, len(cs) > 0)
	if b.pending == nil && d.is(s.last-1, ":") && s.last-s.first < 60 {
		if np := d.subject(s, s.last); !np.empty() && d.personal(np) {
			b.pending = &cue{src: np, first: s.last - 1, last: s.last}
		}
	}
}

// dateline returns the token after "WASHINGTON (AP) —" or "MOSCOW, November 19."
func (d *doc) dateline(s sent) int {
	if !d.at(s.first).capital || d.at(s.first).quote != 0 {
		return s.first
	}
	upper, agency := d.at(s.first).upper, false
	for i := s.first + 1; i < min(s.last-3, s.first+12); i++ {
		t := d.at(i)
		switch {
		case d.is(i, "-") && (upper || agency):
			return i + 1
		case d.is(i, "("):
			agency = d.is(i+2, ")") || d.is(i+3, ")")
		case t.kind == word && !t.capital && t.low[0] > '9':
			return s.first
		}
	}
	return s.first
}

// speechBefore returns the quotation that ends right before token i, over a comma.
func (d *doc) speechBefore(i int) *quote {
	i--
	for n := 0; n < 2 && d.is(i, ",", "-"); n++ {
		i--
	}
	return d.speechAt(i)
}

// closes reports whether the cue, with its source, ends the sentence after a comma.
func (d *doc) closes(c *cue, s sent) bool {
	if c.order == shared || c.order == according || !d.is(c.left()-1, ",") {
		return false
	}
	end := c.right()
	if c.order == before {
		end = d.skipListener(*c, s.last)
	}
	return d.tailEnd(end, s)
}

// tailEnd reports whether nothing but a full stop follows token end.
func (d *doc) tailEnd(end int, s sent) bool {
	return end >= s.last || end == s.last-1 && isTerminal(d.at(end).low)
}

// cut returns where the content of cs[k] ends because another cue of the sentence
// begins its own clause.
func (d *doc) cut(cs []cue, k int, s sent) int {
	if k+1 >= len(cs) {
		return s.last
	}
	for _, c := range cs[k+1 : min(len(cs), k+8)] {
		if !c.src.empty() && d.is(c.src.last-1, "who", "which") {
			if i := c.src.last - 2; cs[k].c.object && !cs[k].c.that && d.is(i, ",") && i > cs[k].right() {
				return i
			}
			continue
		}
		if c.order == before && !c.src.empty() && c.src.first <= cs[k].first && cs[k].last < c.src.last {
			end := c.src.last // the cue stands in an aside to the subject of this one
			for d.is(end-1, ",", "-") {
				end--
			}
			return end
		}
		at := c.left()
		i := at
		for i > cs[k].right() && (d.at(i-1).cls&isConj != 0 || d.is(i-1, "also", "in", "by", "before", "after") && c.order == shared) && i > at-3 {
			i--
		}
		if q := d.speechBefore(at); q != nil && q.first > cs[k].right() && d.is(q.first-1, ":", ",", "-") {
			return q.first
		}
		if i <= cs[k].right()+1 && cs[k].order == according || i <= cs[k].right() {
			continue
		}
		if c.order == before && d.is(i, "and") && i < at && !d.is(i-1, ",") && d.speechAt(i-1) == nil && !d.hasVerb(phrase{d.clauseStart(cs[k].right(), i), i}) ||
			d.is(i-1, ",") && i == at && c.order == before && d.conditional(cs[k].right(), i-1) {
			continue // "that she and the mayor had spoken", "that if it rains, he will stay"
		}
		if d.is(i-1, ",", "-", ";") || d.speechAt(i-1) != nil || i < at && i-cs[k].right() > 2 && (c.order == shared || d.is(i, "and", "but")) {
			return i
		}
	}
	return s.last
}

// clauseStart is where the last clause of toks[first:last] begins.
func (d *doc) clauseStart(first, last int) int {
	for i := last - 1; i > first; i-- {
		if d.is(i, "that", ",", ";") {
			return i + 1
		}
	}
	return first
}

// conditional reports whether toks[first:comma] is a subordinate clause whose main
// clause follows the comma.
func (d *doc) conditional(first, comma int) bool {
	for i := first; i < first+4; i++ {
		if d.is(i, "that") { // over the listener
			first = i + 1
			break
		}
	}
	if d.is(first, "even") {
		first++
	}
	if !d.is(first, "if", "though", "although", "when", "while", "because", "once", "unless", "until", "after", "before", "since", "whenever") {
		return false
	}
	for i := first; i < comma; i++ {
		if d.is(i, ",", ";", "-") {
			return false
		}
	}
	return true
}

// emit lists an attribution and marks its quotations as used.
func (b *builder) emit(f found) {
	f.para = b.para
	for _, c := range f.content {
		for i := c.first; i < c.last; i = b.d.next(i) {
			if q := b.d.toks[i].quote; q != 0 {
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
		for i := c.first; i < c.last; i = b.d.next(i) {
			if b.d.speechAt(i) != nil {
				return true
			}
		}
	}
	return false
}

// convert turns tokens into bytes, in the order of the contents.
func (b *builder) convert() []raw {
	out := make([]raw, 0, len(b.out))
	for i, f := range b.out {
		r := raw{id: i + 1, follows: f.follows, label: f.label}
		for _, c := range f.content {
			if !c.empty() {
				r.content = append(r.content, b.d.span(c.first, c.last))
			}
		}
		if len(r.content) == 0 {
			continue
		}
		src := f.src
		if f.cue != nil {
			r.cue = []Span{b.d.span(f.cue.first, f.cue.last)}
			src = f.cue.src
			r.sure = f.cue.sure
			r.beside = !src.empty() && f.cue.order != shared
			r.governs = !src.empty() && (f.cue.c.clause || f.cue.c.that || f.cue.c.takesPerson || f.cue.order == according || f.cue.c.lemma == "")
		}
		if !src.empty() {
			for src.last > src.first+1 && b.d.is(src.last-1, ",", "-") {
				src.last--
			}
			r.source = []Span{b.d.span(src.first, src.last)}
		}
		out = append(out, r)
	}
	return out
}
