package attribution

// npAfter returns the noun phrase that begins at token i and ends before limit,
// with its apposition: "Lavrov, the foreign minister,".
func (d *doc) npAfter(i, limit int) (phrase, bool) {
	p := d.coreAfter(i, limit)
	if p.empty() {
		return p, false
	}
	if d.is(p.last, ",") && !d.isPronoun(p) {
		if end := d.apposition(p.last+1, limit); end > 0 {
			p.last = end
		}
	}
	return p, true
}

func (d *doc) isPronoun(p phrase) bool {
	return p.last-p.first == 1 && d.at(p.first).cls&isPron != 0
}

// coreAfter is the phrase at i without apposition.
func (d *doc) coreAfter(i, limit int) phrase {
	limit = min(limit, i+maxPhrase)
	start := i
	if d.is(i, "that") {
		return phrase{}
	}
	if t := d.at(i); t.cls&isPron != 0 && (!t.upper || t.low == "i") && i < limit {
		return phrase{i, i + 1}
	}
	role := false
	for i < limit {
		t := d.at(i)
		fresh := i == start || d.at(i-1).cls&(isPrep|isDet|isPoss) != 0 || d.is(i-1, "and", "&") || d.at(i-1).possess
		switch {
		case i > start && d.is(i, "last", "next", "this") && d.at(i+1).cls&(isTime|isDay) != 0: // "said Aranda last week"
			return trimPhrase(d, phrase{start, i})
		case t.quote != d.at(start).quote && t.quote != 0 && d.quotes[t.quote-1].speech:
			return trimPhrase(d, phrase{start, i})
		case t.cls&(isDet|isPoss) != 0 && fresh:
		case t.capital && t.kind == word && d.noun(i):
		case media[t.low] && i > start && d.is(i-1, "a", "an", "the", "his", "her", "their"): // "a talk"
		case t.cls&isCueWord != 0 && !t.capital && !(fresh && i > start && t.cls&isBody != 0):
			return trimPhrase(d, phrase{start, i})
		case t.kind == word && t.cls&(isAdv|isVerb|isAux|isDay) != 0, i > start && d.pastAfterName(i):
			return trimPhrase(d, phrase{start, i})
		case d.noun(i):
		case t.kind == mark && t.quote != 0 && i > start:
		case i > start && d.is(i, "of") && d.startsNP(i+1):
		case i > start && role && d.is(i, "for", "to", "at", "in", "from", "with") && d.startsNP(i+1) && d.at(i+1).cls&isDay == 0 &&
			!d.is(i+2, "statement", "interview", "speech", "tweet", "email", "letter", "news", "press", "briefing", "call"):
		case i > start && d.inTitle(i):
		case i > start && d.is(i, "and", "&") && d.at(i+1).kind == word && (d.at(i+1).capital && d.noun(i+1) || d.at(i-1).cls&isRole != 0 && d.at(i+1).cls&isRole != 0):
		case i > start && d.is(i, "(", "["):
			j := i + 1
			for j < limit && j-i < 10 && !d.is(j, ")", "]") {
				j++
			}
			if !d.is(j, ")", "]") {
				return trimPhrase(d, phrase{start, i})
			}
			i = j
		default:
			return trimPhrase(d, phrase{start, i})
		}
		role = role || t.cls&isRole != 0
		i++
	}
	return trimPhrase(d, phrase{start, i})
}

// inTitle reports whether the preposition at i stands inside a body's own name:
// "the Center for Responsive Politics".
func (d *doc) inTitle(i int) bool {
	return d.is(i, "for", "on") && d.at(i-1).capital && d.at(i-1).cls&isBody != 0 && !d.isStart(i-1) && d.at(i+1).capital && d.noun(i+1)
}

// pastAfterName reports whether token i is an unknown verb after a name or noun:
// "Churkin talked", "the museum released a statement".
func (d *doc) pastAfterName(i int) bool {
	t, prev := d.at(i), d.at(i-1)
	if t.capital || t.cls != 0 || prev.possess || len(t.low) < 5 || t.low[len(t.low)-2:] != "ed" {
		return false
	}
	return prev.capital || prev.cls&(isDet|isPoss) == 0 && d.at(i+1).cls&(isDet|isPoss) != 0
}

// startsNP reports whether a noun phrase can begin at i.
func (d *doc) startsNP(i int) bool {
	t := d.at(i)
	return t.kind == word && (t.cls&(isDet|isPoss) != 0 || d.noun(i)) || t.kind == mark && t.quote != 0
}

// trimPhrase cuts words that cannot end a noun phrase, and phrases that are only
// an article.
func trimPhrase(d *doc, p phrase) phrase {
	for p.last > p.first {
		t := d.at(p.last - 1)
		if t.kind == word && t.cls&(isPrep|isConj) == 0 || t.low == ")" || t.low == "]" || t.kind == mark && p.last-p.first > 1 {
			break
		}
		p.last--
	}
	if p.last-p.first == 1 && d.at(p.first).cls&(isDet|isPoss) != 0 && !d.is(p.first, "some", "many", "others", "another", "both", "several") {
		return phrase{}
	}
	return p
}

// apposition returns the end of the apposition that begins at i, just after a
// comma; 0 when there is none.
func (d *doc) apposition(i, limit int) int {
	t := d.at(i)
	starts := t.cls&(isDet|isRole) != 0 || d.is(i, "who", "whose", "his", "her", "its", "formerly") ||
		t.kind == word && t.cls == 0 && !t.capital || t.capital && t.kind == word && d.noun(i) || t.low != "" && t.low[0] >= '0' && t.low[0] <= '9'
	if !starts || i >= limit || t.cls&isCueWord != 0 && t.cls&isRole == 0 {
		return 0
	}
	relative := false
	for j := i; j < min(limit, i+32); j++ {
		t := d.at(j)
		relative = relative || d.is(j, "who", "whose", "which", "that", "where")
		switch {
		case !relative && !t.capital && t.kind == word && (t.cls&(isAux|isVerb) != 0 || t.cls&isCueWord != 0 && t.cls&(isRole|isBody) == 0 && !cues[t.low].noun):
			return 0 // a clause
		case t.quote != 0 && d.quotes[t.quote-1].speech:
			return 0
		case t.kind == word && cues[t.low].form == gerund && t.cls&isCueWord != 0 && j == i:
			return 0
		case t.low == "," && j > i:
			return j + 1
		case t.low == "." || t.low == "-" || t.low == ";" || t.low == ":" || j == limit-1 && j > i:
			if j == limit-1 && t.kind == word {
				return j + 1
			}
			return j
		}
	}
	return 0
}
