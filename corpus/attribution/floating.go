package attribution

// leftOver looks after the quotations of a sentence that no cue took: a second
// one after `"...," he said.`, `"..." – Commissioner X`, `Lavrov: "..."`, and
// quotations by which the last speaker goes on.
func (b *builder) leftOver(p *para, s sent, cued bool) {
	d := b.d
	for i := s.first; i < s.last; i = d.next(i) {
		q := d.speechAt(i)
		if q == nil || b.used[d.toks[i].quote-1] {
			continue
		}
		switch {
		case b.verbless(q, p, s):
		case b.colon(q, s):
		case b.unlisted(q, s):
		case cued:
			b.tailPiece(q, s)
		case i == s.first || d.is(s.first, "-", ","):
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
func (b *builder) goesOn(q *quote, p *para, s sent) {
	if l := b.last(); l != nil {
		quoted := b.lastQuoted()
		switch {
		case l.sent >= s.first && quoted != nil:
			b.join(quoted, q, s)
			l.sent = s.last
		case l.sent >= s.first && b.quotedMain() != nil:
			b.join(b.quotedMain(), q, s)
		case l.sent >= s.first:
			b.emit(found{content: []phrase{{q.first, q.last}}, sent: s.last, follows: len(b.out)})
		}
		return
	}
	if q.first != p.first || b.lastPara != b.para-1 || len(b.out) == 0 {
		b.orphan(q, s)
		return
	}
	l := &b.out[len(b.out)-1]
	before := &b.d.paras[b.para-1]
	if l.sent < before.last-1 { // the paragraph before went on to something else
		b.orphan(q, s)
		return
	}
	if q.goesOn || q.words >= 6 && b.isQuoted(l) && b.d.toks[q.last-1].end-b.d.toks[l.content[0].first].start < maxJoined {
		b.join(l, q, s)
		b.lastPara = b.para
		return
	}
	if q.words >= 6 {
		b.emit(found{content: []phrase{{q.first, q.last}}, sent: s.last, follows: len(b.out)})
	}
}

// join adds a quotation to an attribution.
func (b *builder) join(f *found, q *quote, s sent) {
	f.content = append(f.content, phrase{q.first, q.last})
	f.sent = s.last
	b.used[b.d.toks[q.first].quote-1] = true
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
	if f.sent != l.sent || f.cue == nil || !b.isQuoted(f) || !b.d.is(l.cue.left()-1, "after", "before", "when", "while", "as", "since", "until", "because", "where", "although", "though") {
		return nil
	}
	return f
}

// orphan is a whole quotation after a sentence that names a person but has no
// cue: `Alice turned to Bob. "Lorem ipsum."` Only a sentence of the same
// paragraph counts, and only a subject that speaks elsewhere can be resolved.
func (b *builder) orphan(q *quote, s sent) {
	d := b.d
	p := &d.paras[b.para]
	if q.words < 5 || s.first == p.first {
		return
	}
	for k, t := range p.sents {
		if t.last != s.first || k+1 >= len(p.sents) || d.speechAt(t.first) != nil {
			continue
		}
		np := d.subject(t, t.last)
		if np.empty() || !d.hasName(np) {
			return
		}
		b.emit(found{content: []phrase{{q.first, q.last}}, sent: s.last, src: np})
		return
	}
}

// hasName reports whether the phrase holds a capitalised word.
func (d *doc) hasName(np phrase) bool {
	for i := np.first; i < np.last; i++ {
		if d.at(i).capital && d.noun(i) {
			return true
		}
	}
	return false
}

// verbless reads `"..." – Commissioner X` at the end of a paragraph, and the same
// with brackets.
func (b *builder) verbless(q *quote, p *para, s sent) bool {
	d := b.d
	i := q.last
	if !d.is(i, "-", "(") || i+1 >= p.last || p.last-i > 24 {
		return false
	}
	np, ok := d.npAfter(i+1, p.last)
	if !ok || !d.hasName(np) || d.at(np.first).cls&isCueWord != 0 && !d.at(np.first).capital {
		return false
	}
	end := np.last
	for end < p.last && d.toks[end].kind == punct {
		end++
	}
	if end < p.last {
		return false
	}
	b.emit(found{content: []phrase{{q.first, q.last}}, sent: s.last, src: np})
	return true
}

// colon reads `Lavrov: "..."` and `From the minister: "..."`.
func (b *builder) colon(q *quote, s sent) bool {
	d := b.d
	i := q.first - 1
	if !d.is(i, ":") || i <= s.first || i-s.first > 30 {
		return false
	}
	first := s.first
	if d.opensAsVerb(first) || d.is(first, "said", "says", "wrote", "cried") { // `Shrugged Sobukwe: "..."`
		np, ok := d.npAfter(first+1, i)
		if !ok || !d.personal(np) && !d.is(np.first, "one", "the", "a", "an") || np.last < i {
			return false
		}
		b.emit(found{cue: &cue{first: first, last: first + 1, verb: first, src: np, order: after}, content: []phrase{{q.first, q.last}}, sent: s.last})
		return true
	}
	if d.is(first, "from", "and", "but", "as", "by") {
		first++
	}
	if d.at(first).cls&isPrep != 0 {
		first++
	}
	np, ok := d.core(i, first)
	if !ok || !d.hasName(np) || np.first > first+1 && !d.is(np.first-1, "-", "from") {
		if np, ok = d.npAfter(first, i); !ok || !d.personal(np) {
			return false
		}
	}
	f := found{content: []phrase{{q.first, q.last}}, sent: s.last, src: np}
	b.emit(f)
	return true
}

// tailPiece joins a quotation at the end of a sentence to the attribution that
// the sentence has: `"A," he said. ... "B"`.
func (b *builder) tailPiece(q *quote, s sent) {
	l := b.last()
	if l == nil || !b.isQuoted(l) || l.sent < s.last {
		return
	}
	end := l.content[len(l.content)-1].last
	if end > q.first || b.d.at(q.first-1).kind != punct {
		return
	}
	l.content = append(l.content, phrase{q.first, q.last})
	b.used[b.d.toks[q.first].quote-1] = true
}

// inPassing is a quoted fragment in a sentence without a reporting verb: `the
// plan, which the minister sees as "a road to nowhere"`. It belongs to the
// subject of the sentence only when that is a person, and the fragment is long.
func (b *builder) inPassing(q *quote, s sent) {
	d := b.d
	if d.at(q.first-1).cls&isCueWord != 0 && d.is(q.first-2, "that", "which", "who") {
		return // "posters that warned"
	}
	np := d.subject(s, q.first)
	if np.empty() || q.words < 4 || np.last-np.first > 2 && d.allUpper(np) || !d.hasName(np) && !d.isPronoun(np) || q.first-np.last > 30 {
		return
	}
	b.emit(found{content: []phrase{{q.first, q.last}}, sent: s.last, src: np})
}
