package attribution

import "strings"

// afterDescription returns where a body's name begins behind what it is called in
// small letters: "the rights organization the Anti-Defamation League".
func (d *doc) afterDescription(p phrase) int {
	for i := p.first; i < p.last; i++ {
		t := d.at(i)
		switch {
		case t.cls&(isPrep|isConj) != 0:
			return p.first
		case i > p.first && d.is(i, "the") && d.at(i-1).kind == word && !d.at(i-1).capital && d.at(i+1).capital && d.at(p.last-1).capital:
			return i + 1
		}
	}
	return p.first
}

// coreOf cuts apposition and asides from a source.
func (r *resolver) coreOf(p phrase) phrase {
	d := r.d
	for i := p.first + 1; i < p.last; i++ {
		if d.is(i, ",", "-", "(", "[") && d.at(i).kind == punct {
			// "Trump, Cruz and Rubio" is one list.
			if d.is(i, ",") && d.at(i+1).capital && r.isList(i, p.last) {
				continue
			}
			return phrase{p.first, i}
		}
	}
	return p
}

// whole takes in what a source was cut off from: "a CNN tally", "the Committee for a
// Responsible Budget".
func (r *resolver) whole(p phrase) phrase {
	d := r.d
	if t := d.at(p.last - 1); t.cls&isBody != 0 && t.capital && !t.possess && d.is(p.last, "for", "on", "of") && d.at(p.last+1).cls&(isTime|isDay) == 0 {
		i := p.last + 1
		if d.is(i, "a", "the") {
			i++
		}
		for d.at(i).capital && d.at(i).kind == word && i < p.last+6 {
			i++
			p.last = i
		}
		return p
	}
	if t := d.at(p.last); d.is(p.first, "a", "an") && d.at(p.last-1).upper && t.kind == word && !t.capital && (t.cls == 0 || t.cls&isBody != 0) {
		p.last++
	}
	return p
}

// beforeVerb cuts a verb that hangs on a name by mistake: "Sunita Waghmare hit
// back", "Kovaleva struck".
func (r *resolver) beforeVerb(core phrase) phrase {
	d := r.d
	if t := d.at(core.last - 1); core.last-core.first > 1 && !t.capital && t.cls == 0 && (strings.HasSuffix(t.low, "ed") || pastOf[t.low]) {
		if k := r.mentionAt(core.last - 2); k < len(r.mentions) && r.mentions[k].last == core.last-1 && r.mentions[k].first <= core.first+1 {
			core.last-- // "Kasich resisted", "Mr. Moreau struck"
		}
	}
	if d.is(core.last-1, "back", "on", "out") && core.last-core.first > 2 && !d.at(core.last-2).capital && d.at(core.last-3).capital {
		core.last -= 2
	}
	return core
}

// isList reports whether the comma at i stands in a list that ends in "and X".
func (r *resolver) isList(i, last int) bool {
	for j := i + 1; j < last && j < i+12; j++ {
		if t := r.d.at(j); t.kind == word && !t.capital {
			return t.low == "and" && r.d.at(j+1).capital
		}
	}
	return false
}

// headOf is the part of a noun phrase before its first preposition: "a spokesman"
// of "a spokesman for Donald Trump".
func (d *doc) headOf(p phrase) phrase {
	for i := p.first + 1; i < p.last; i++ {
		if t := d.at(i); t.cls&isPrep != 0 && !d.inTitle(i) || d.is(i, "who", "which", "whose", "that") {
			return phrase{p.first, i}
		}
	}
	return p
}
