package attribution

// phrase is a noun phrase: toks[first:last]; none has first == last.
type phrase struct{ first, last int }

func (p phrase) empty() bool { return p.first >= p.last }

// maxPhrase bounds every search for a noun phrase, in tokens.
const maxPhrase = 28

// noun reports whether token i can be a word of a noun phrase that is no article
// and no preposition: a name, a noun, an adjective, a number.
func (d *doc) noun(i int) bool {
	t := d.at(i)
	if t.kind != word || d.isState(i) {
		return false
	}
	if t.capital && !(i > 0 && d.isStart(i) && t.cls != 0) {
		return t.cls&(isDay|isDet|isPoss|isPron|isConj|isPrep|isAux|isFunc) == 0 || t.upper && (len(t.low) > 3 || t.low == "us") || d.isMay(i)
	}
	if t.possess {
		return true
	}
	if t.cls&(isRole|isBody|isTitle) != 0 {
		return t.cls&isCueWord == 0 || !t.capital
	}
	return t.cls&^(isTime|isAdv) == 0 && t.cls&isAdv == 0
}

// isState reports whether token i is the short name of a state behind a town.
func (d *doc) isState(i int) bool {
	return d.is(i-1, ",") && d.at(i-2).capital && stateAbbreviations[d.at(i).low]
}

// isMay tells the surname May from the month and the verb.
func (d *doc) isMay(i int) bool {
	return d.at(i).low == "may" && d.at(i).capital && (d.at(i-1).capital && d.at(i-1).cls&isPrep == 0 && d.at(i-1).kind == word)
}

// isStart reports whether token i begins a sentence, so that its capital says
// nothing.
func (d *doc) isStart(i int) bool {
	prev := d.at(i - 1)
	return i == 0 || isTerminal(prev.low) || prev.kind == mark || d.toks[i].spaced && d.breaksLine(i)
}

func (d *doc) breaksLine(i int) bool {
	for _, c := range []byte(d.text[d.toks[i-1].end:d.toks[i].start]) {
		if c == '\n' {
			return true
		}
	}
	return false
}

// npBefore returns the noun phrase that ends right before token end and begins at
// or after floor, with the apposition or aside between its commas: "Ilya
// Rogachev, who heads the department," before "said".
//
// Between the commas of an aside another cue may stand, which is why the search
// then goes back to start and not only to floor.
func (d *doc) npBefore(end, floor, start int) (phrase, bool) {
	if e := d.beforeTime(end); e < end && e > floor {
		return d.npBefore(e, floor, start)
	}
	floor = max(floor, end-60)
	if d.is(end-1, ",", "-") {
		floor = max(start, end-60)
	}
	if d.is(end-1, ",", "-") && end-1 > floor {
		sign := d.at(end - 1).low
		tries := 0
		for j := end - 2; j > floor && tries < 3; j-- {
			if d.toks[j].quote != 0 && d.quotes[d.toks[j].quote-1].speech {
				break
			}
			if d.toks[j].low != sign {
				continue
			}
			tries++
			if core, ok := d.core(j, floor); ok && (d.personal(core) || d.at(core.first).cls&isDet != 0 && d.hasName(phrase{j + 1, end - 1})) && d.aside(j+1, end-1) {
				if d.is(core.first-1, ",") && !d.at(core.first).capital {
					if name, ok := d.core(core.first-1, floor); ok && d.hasName(name) {
						core = name // "Kovaleva, a doctor from Perm, as ever, said"
					}
				}
				return phrase{core.first, end}, true
			}
		}
		return phrase{}, false
	}
	p, ok := d.core(end, floor)
	if ok && d.is(p.first-1, ",") && d.at(p.first-2).capital && d.at(p.first).capital && d.at(p.first).cls == 0 {
		// "Stacy Baker of Columbia, South Carolina"
		if q, ok := d.core(p.first-1, floor); ok && d.is(p.first-3, "of") && q.first < p.first-3 && d.at(p.first-4).capital {
			return phrase{q.first, end}, true
		}
	}
	return p, ok
}

// beforeTime goes back over "this week" and "just last month" between a subject and
// its verb: nobody of that name speaks.
func (d *doc) beforeTime(end int) int {
	if d.at(end-1).cls&isTime == 0 || d.at(end-1).capital || d.at(end-1).possess {
		return end
	}
	i := end - 1
	if d.is(i-1, "past") {
		i--
	}
	if !d.is(i-1, "this", "last", "next") {
		return end
	}
	i--
	if d.is(i-1, "just", "only", "earlier", "late", "early") {
		i--
	}
	return i
}

// aside reports whether toks[first:last] may stand between a subject and its
// verb.
func (d *doc) aside(first, last int) bool {
	if first >= last {
		return false
	}
	t := d.at(first)
	if !d.is(first, "who", "whose", "which") {
		for i := first; i < last; i++ {
			if d.is(i, "who", "which") {
				break // "a pollster who advises the party"
			}
			if v := d.at(i); v.cls&isCueWord != 0 && !v.capital && cues[v.low].form == finite && !cues[v.low].noun {
				return false // a clause of its own
			}
		}
	}
	return t.capital || t.kind == word && t.cls&(isPron|isConj) == 0 || d.is(first, "who", "whose", "while", "when")
}

// personal reports whether the phrase can speak at all: it has a name, a role, a
// body or a pronoun.
func (d *doc) personal(p phrase) bool {
	for i := p.first; i < p.last; i++ {
		t := d.at(i)
		if t.kind == word && (t.capital && d.noun(i) || t.cls&(isRole|isBody|isPron) != 0) {
			return true
		}
	}
	return false
}

// core returns the noun phrase without apposition that ends before token end.
func (d *doc) core(end, floor int) (phrase, bool) {
	for range 3 {
		p, prep := d.coreOnce(end, floor)
		if prep < 0 {
			return p, !p.empty()
		}
		end = prep // "Lavrov in an interview said": look before the preposition
	}
	return phrase{}, false
}

// coreOnce goes back from end. When the words turn out to hang on a preposition
// that no noun phrase holds, it returns the token of that preposition.
func (d *doc) coreOnce(end, floor int) (phrase, int) {
	i := end - 1
	low := max(floor, end-maxPhrase)
	first := end
	if t := d.at(i); i >= low && t.kind == word && t.cls&isPron != 0 && (!t.upper || t.low == "i") {
		if d.is(i-1, "of") && d.is(i-2, "both", "all", "some", "one", "many", "most") {
			return phrase{i - 2, end}, -1
		}
		return phrase{i, end}, -1
	}
	for i >= low {
		t := d.at(i)
		switch {
		case t.low == ")" || t.low == "]":
			j := i - 1
			for j > low && i-j < 10 && !d.is(j, "(", "[") {
				j--
			}
			if !d.is(j, "(", "[") {
				return phrase{first, end}, -1
			}
			i = j - 1
			continue
		case t.kind == mark && t.quote != 0 && !d.quotes[t.quote-1].speech && first < end:
			i-- // a nickname
			continue
		case t.low == "that":
			return d.bounded(phrase{first, end})
		case t.cls&(isDet|isPoss) != 0 && (!t.upper || len(t.low) < 4):
			if first == end && !d.is(i, "both", "many", "some", "others", "another", "most", "few", "several", "all", "those", "each", "neither", "one") {
				return phrase{}, -1
			}
			first = i
			if d.at(i-1).cls&isDet != 0 && i-1 >= low {
				first = i - 1
				i--
			}
			if d.is(i-1, "of") && d.nounLike(i-2) && i-2 >= low {
				i -= 2
				continue
			}
			if l := d.at(i - 1); l.cls&isBody != 0 && !l.capital && l.cls&isCueWord == 0 && i-1 >= low {
				i-- // "the militant group the Caucasus Emirate"
				continue
			}
			if d.holds(i-1) && i-2 >= low {
				i -= 2
				continue
			}
			return d.bounded(phrase{first, end})
		case d.noun(i):
			first = i
		case first < end && d.is(i, "of") && d.nounLike(i-1) && i > low:
		case first < end && d.holds(i) && i > low:
		case first < end && d.is(i, "and", "&") && d.joint(i, low):
		case first < end && t.low == "." && !t.spaced && d.at(i-1).cls&isTitle != 0:
		default:
			return d.bounded(phrase{first, end})
		}
		i--
	}
	return d.bounded(phrase{first, end})
}

// nounLike is noun or an article-like word that can stand before "of".
func (d *doc) nounLike(i int) bool {
	return d.noun(i) || d.is(i, "one", "some", "many", "most", "several", "both", "all", "two", "three", "dozens", "hundreds", "thousands", "half", "majority", "percent", "third", "quarter", "none", "each", ")")
}

// holds reports whether the preposition at i belongs to a person before it:
// "spokesman for", "ambassador to", "professor at".
func (d *doc) holds(i int) bool {
	return d.is(i, "for", "at", "to", "in", "from", "with", "on", "near", "by") && d.at(i-1).cls&isRole != 0 ||
		d.is(i, "for", "from", "at", "in") && d.is(i-1, "member", "members", "people", "those") ||
		d.is(i, "to", "with") && d.is(i-1, "close", "familiar")
}

// joint reports whether "and" at i joins two names or two persons.
func (d *doc) joint(i, low int) bool {
	if i-1 < low {
		return false
	}
	l, r := d.at(i-1), d.at(i+1)
	if r.capital && r.cls&isPron == 0 && l.capital && d.noun(i-1) {
		return true
	}
	return l.cls&(isRole|isBody) != 0 && (r.cls&(isRole|isBody|isDet|isPoss) != 0 || d.noun(i+1) && !r.capital)
}

// bounded checks that the phrase is not the object of a preposition and that
// "and" in it does not join two clauses: then only the last part is taken.
func (d *doc) bounded(p phrase) (phrase, int) {
	if p.empty() {
		return phrase{}, -1
	}
	if q := d.afterDate(d.afterPlural(p)); q != p {
		return q, -1
	}
	prev := d.at(p.first - 1)
	if prev.cls&isPrep != 0 && prev.cls&(isConj) == 0 && !d.is(p.first-1, "like", "before", "after", "since", "until") && !d.isStart(p.first-1) && p.first > 1 &&
		d.at(p.first-2).kind == word && d.at(p.first-2).cls&(isConj) == 0 {
		return phrase{}, p.first - 1
	}
	if prev.low == "of" && !prev.capital {
		return phrase{}, p.first - 1
	}
	clean := prev.kind != word || prev.cls&(isConj|isFunc|isDet) != 0 || d.isStart(p.first)
	if !clean {
		for i := p.last - 2; i > p.first; i-- {
			if d.is(i, "and") {
				return phrase{i + 1, p.last}, -1
			}
		}
	}
	return p, -1
}
