package attribution

// sharedSource finds the source of a cue without its own: that of the cue before,
// or the subject of the sentence.
func (d *doc) sharedSource(done []cue, s sent, at int) phrase {
	for k := len(done) - 1; k >= max(0, len(done)-6); k-- {
		if !done[k].src.empty() && done[k].order != according {
			return done[k].src
		}
	}
	return d.subject(s, at)
}

// subject returns the noun phrase that a sentence begins with, after an opening
// adverbial such as "Speaking on Tuesday,".
func (d *doc) subject(s sent, limit int) phrase {
	i := s.first
	limit = min(limit, i+80)
	for range 5 {
		for i < limit && d.at(i).cls&(isConj|isAdv) != 0 && d.at(i).cls&isDet == 0 || d.is(i, "-", ",", "…") && i < limit {
			i++
		}
		t := d.at(i)
		if t.cls&isPrep != 0 || t.kind == word && (cues[t.low].form == gerund && t.cls&isCueWord != 0 || len(t.low) > 4 && t.low[len(t.low)-3:] == "ing" && i == s.first) || d.is(i, "asked") {
			for i < limit && !d.is(i, ",") {
				i = d.next(i)
			}
			i++
			continue
		}
		if d.isState(i) && d.is(i+1, ",") {
			i += 2
			continue
		}
		if np, ok := d.npAfter(i, limit); ok && d.at(np.last-1).cls&isTime != 0 && !d.at(np.last-1).capital && d.is(np.last, "before", "after", ",") {
			for i < limit && !d.is(i, ",") {
				i = d.next(i)
			}
			i++ // "The day before, at a fair, the mayor"
			continue
		}
		if np, ok := d.npAfter(i, limit); ok && (d.personal(np) || d.is(np.first, "the", "a", "an") && np.last-np.first < 5) {
			return np
		}
		return phrase{}
	}
	return phrase{}
}

// withoutSubject handles cues that lean on an earlier subject: ", adding that",
// "and said".
func (d *doc) withoutSubject(c cue, i int, s sent, aux bool) (cue, bool) {
	prev := d.at(c.first - 1)
	c.order = shared
	switch {
	case c.c.form == gerund:
		if i == s.first {
			return c, false
		}
		return c, prev.low == "," || prev.low == "-" || prev.quote != 0 || d.is(c.first-1, "and", "by", "in", "while", "before", "after", "without") || prev.kind == word && d.is(c.last, "that") || c.c.clause && (media[prev.low] || prev.cls&isDay != 0)
	case c.c.form == base && !aux:
		return c, false
	case d.is(c.first-1, "and", "but") || prev.low == "," && c.first > s.first:
		return c, c.c.that || c.c.clause || c.c.object
	case d.is(c.first-1, "who", "which", "that"): // "posters that warned" are not the subject
		return c, false
	}
	if d.quoteBeside(c) {
		return c, true
	}
	return c, false
}

// quoteBeside reports whether speech stands right before or after the cue.
func (d *doc) quoteBeside(c cue) bool {
	i := c.last
	if d.is(i, ",", ":", "-") {
		i++
	}
	j := c.first - 1
	if d.is(j, ",", "-") {
		j--
	}
	return d.speechAt(i) != nil || d.speechAt(j) != nil
}

// withAntecedent adds to a relative pronoun the noun phrase it stands for.
func (d *doc) withAntecedent(np phrase, s sent) phrase {
	if !d.is(np.first, "who", "which") || np.last-np.first != 1 {
		return np
	}
	end := np.first
	if d.is(end-1, ",") {
		end--
	}
	if a, ok := d.antecedent(end, s.first); ok && end > s.first {
		for i := a.last - 2; i > a.first; i-- {
			if d.is(i, "of") && (d.at(i+1).capital || d.is(np.first, "who") && d.at(a.last-1).capital) && !d.at(i-1).capital && d.at(i-1).cls&(isRole|isBody) == 0 {
				a.first = i + 1 // "the rise of Donald Trump, who"
				break
			}
		}
		if j := a.first - 1; d.is(j, ",") && d.is(np.first, "who") && !d.hasName(a) && d.at(a.first).cls&isDet != 0 {
			if name, ok := d.core(j, s.first); ok && d.hasName(name) && d.at(name.last-1).capital && (d.isStart(name.first) || d.at(name.first-1).kind != word) {
				a.first = name.first // "Mara Olsen, a pollster who"
			}
		}
		return phrase{a.first, np.last}
	}
	return np
}

// quoteBefore reports whether speech ends right before the phrase.
func (d *doc) quoteBefore(np phrase) bool {
	j := np.first - 1
	if d.is(j, ",", "-") {
		j--
	}
	return d.speechAt(j) != nil
}

// plain are the verbs that report whoever their subject is: "the lender said".
var plain = set(`say tell report argue ask add announce insist claim warn note`)

// agrees reports whether the phrase can be the subject of the cue: it can speak,
// and a base form wants a plural or an auxiliary.
func (d *doc) agrees(np phrase, c cue, aux bool) bool {
	for i := np.first + 1; i < np.last; i++ {
		if d.is(i, ",", "-") {
			np.last = i // the aside does not count
		}
	}
	if !d.personal(np) && !plain[c.c.lemma] || d.whenOrWhere(np) {
		return false
	}
	if c.c.form == base && !aux && !c.c.isPast() {
		last := d.at(np.last - 1)
		plural := len(last.low) > 1 && last.low[len(last.low)-1] == 's' && last.low != "news" || d.is(np.last-1, "they", "we", "i", "who", "people", "police", "you", "men", "women", "democrats", "many", "some", "others", "both")
		for i := np.first; i < np.last; i++ {
			plural = plural || d.is(i, "and")
		}
		return plural && !last.possess
	}
	return !d.at(np.last-1).possess || d.isPronoun(np)
}

// isPast reports whether the base form is the past form too: "read", "put".
func (c cueForm) isPast() bool { return c.lemma == "read" || c.lemma == "put" }

// inverted finds the source after the cue: `"..." said Lavrov`. The cue then
// stands right behind what was said.
func (d *doc) inverted(c cue, i int, s sent) (phrase, bool) {
	if !c.c.takesPerson || c.c.form == base && !c.c.isPast() {
		return phrase{}, false
	}
	j := c.first - 1
	sign := false
	for j >= s.first && d.is(j, ",", "-", ".", "?", "!", "…") && j > c.first-4 {
		sign = true
		j--
	}
	if j < s.first || !sign && d.speechAt(j) == nil {
		return phrase{}, false
	}
	if c.c.object && !c.c.that && d.speechAt(j) == nil {
		return phrase{}, false // ", slammed the senators"
	}
	np, ok := d.npAfter(c.last, s.last)
	if !ok || !d.personal(np) && d.speechAt(j) == nil {
		return phrase{}, false
	}
	if c.c.listener && !d.isPronoun(np) && (d.is(np.last, "that", ":") || d.speechAt(j) == nil) {
		return phrase{}, false // ", told reporters that"
	}
	// A clause and not a name follows: ", said he would".
	t := d.at(np.last)
	if t.kind == word && (t.cls&(isAux|isVerb) != 0 || t.cls&isCueWord != 0 && cues[t.low].form != gerund || t.cls == 0 && !t.capital) && d.speechAt(j) == nil {
		return phrase{}, false
	}
	if t.kind == word && t.cls&isAux != 0 {
		return phrase{}, false
	}
	return np, true
}
