package attribution

// afterPlural cuts the noun that a relative clause without a pronoun hangs on:
// "the 40 Finns Virtanen said were there" has Virtanen as its source.
func (d *doc) afterPlural(p phrase) phrase {
	for i := p.last - 1; i > p.first && i > p.last-4; i-- {
		if t := d.at(i); !t.capital || t.kind != word || t.cls&(isTitle|isRole|isBody) != 0 {
			return p
		}
		if d.counted(i-1, p.first) {
			return phrase{i, p.last}
		}
	}
	return p
}

// counted reports whether token i is a plural noun with a number or an article
// before it, in a phrase that begins at first: "the 40 Finns", "those men".
func (d *doc) counted(i, first int) bool {
	t := d.at(i)
	n := len(t.low)
	if t.kind != word || n < 4 || t.possess || t.cls&(isRole|isBody|isTitle) != 0 || t.low[n-1] != 's' || t.low[n-2] == 's' {
		return false
	}
	prev := d.at(i - 1)
	number := prev.kind == word && (prev.low[0] >= '0' && prev.low[0] <= '9' || prev.cls&isDet != 0 && !d.is(i-1, "a", "an", "the", "this", "that"))
	return number || !t.capital && i > first && !prev.capital
}

// afterDate cuts a date that runs into the name: "In June 2013 Virtanen said".
func (d *doc) afterDate(p phrase) phrase {
	i := p.first
	for i < p.last && (d.at(i).cls&(isTime|isDay) != 0 && d.at(i).capital || d.isNumber(i)) {
		i++
	}
	if i == p.first || i >= p.last || !d.at(i).capital || i == p.first+1 && !d.isNumber(p.first) && d.at(p.first-1).cls&isPrep == 0 {
		return p // "April Ryan said"
	}
	if d.isNumber(p.first) && !(i == p.first+1 && len(d.at(p.first).low) == 4 && d.at(p.first-1).cls&isPrep != 0) {
		return p
	}
	return phrase{i, p.last}
}

func (d *doc) isNumber(i int) bool {
	t := d.at(i)
	return t.kind == word && t.low[0] >= '0' && t.low[0] <= '9'
}

// antecedent returns the noun phrase that ends before token end, even when it
// hangs on a preposition: the relative clause in "blocked by the Danes, which
// argued" is about the Danes.
func (d *doc) antecedent(end, floor int) (phrase, bool) {
	p, prep := d.coreOnce(end, floor)
	if prep >= 0 && prep+1 < end {
		return phrase{prep + 1, end}, true
	}
	return p, !p.empty()
}
