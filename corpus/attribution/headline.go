package attribution

// headline reads the two forms of headlines that have no verb of saying:
//
//	Lavrov: no talks before spring
//	Talks may begin in spring – minister
func (b *builder) headline(p *para) bool {
	d := b.d
	if p.last-p.first < 4 || p.last-p.first > 34 || len(p.sents) != 1 {
		return false
	}
	last := d.at(p.last - 1)
	if isTerminal(last.low) && last.quote == 0 || last.low == ":" || last.low == "," {
		return false
	}
	if np, ok := d.headName(p); ok {
		content := phrase{np.last + 1, p.last}
		b.emit(found{content: []phrase{content}, sent: p.last, cue: &cue{first: np.last, last: np.last + 1, src: np}})
		return true
	}
	for i := p.last - 2; i > p.first+3 && i > p.last-8; i-- {
		if !d.is(i, "-") || !d.at(i).spaced || !d.at(i+1).spaced {
			continue
		}
		np := d.coreAfter(i+1, p.last)
		if np.last != p.last || !d.personal(np) || d.at(np.first).cls&isCueWord != 0 || !d.hasVerb(phrase{p.first, i}) && d.speechAt(i-1) == nil {
			return false
		}
		b.emit(found{content: []phrase{d.clause(p.first, i)}, sent: p.last, cue: &cue{first: i, last: i + 1, src: np}})
		return true
	}
	return false
}

// headName reads the name and the colon that begin a headline.
func (d *doc) headName(p *para) (phrase, bool) {
	np := d.coreAfter(p.first, min(p.last, p.first+7))
	if np.empty() || np.first != p.first || !d.is(np.last, ":") || !d.hasHeadName(np) || p.last-np.last < 4 {
		return phrase{}, false
	}
	if d.speechAt(np.last+1) != nil || d.hasVerb(phrase{np.last + 1, p.last}) {
		return np, true
	}
	for i := np.last + 1; i < p.last; i++ {
		if t := d.at(i); t.cls&(isAux|isVerb) != 0 || t.cls&isCueWord != 0 && !cues[t.low].noun {
			return np, true
		}
	}
	return phrase{}, false
}

// hasHeadName reports whether every word of the phrase is capitalised and one is
// no title, role or kind of text ("Analysis: ...").
func (d *doc) hasHeadName(np phrase) bool {
	named := false
	for i := np.first; i < np.last; i++ {
		t := d.at(i)
		if t.kind == word && !t.capital && !particles[t.low] {
			return false
		}
		named = named || t.capital && t.cls == 0 && !kinds[t.low]
	}
	return named
}

// kinds of text that stand before a colon in headlines.
var kinds = set(`analysis exclusive opinion watch video photos live update updates breaking review interview explainer factbox
	timeline profile comment editorial correction clarification note more related photo poll sources source related tags topics`)
