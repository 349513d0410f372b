package attribution

import "strings"

// contents returns what a cue reports, as token ranges in order. The material
// may lie in [from, limit) of the sentence. open is true when the content is
// announced ("He added:") but not in the sentence.
func (d *doc) contents(c cue, from, limit int, s sent) (out []phrase, open bool) {
	out, open = d.material(c, from, limit, s)
	for i := range out {
		out[i] = d.shortened(out[i], c)
	}
	if np := d.relative(c, from, out); !np.empty() {
		out = []phrase{np, out[0]}
	}
	return out, open
}

// relative is what a clause without a pronoun is about: "the 40 Finns" in "the 40
// Finns Virtanen said were there".
func (d *doc) relative(c cue, from int, out []phrase) phrase {
	if c.order != before || c.src.empty() || len(out) != 1 || out[0].first != c.last || d.at(c.last).cls&isAux == 0 || c.src.first-1 < from {
		return phrase{}
	}
	if prev := d.at(c.src.first - 1); prev.kind != word || prev.cls&^(isRole|isBody) != 0 {
		return phrase{}
	}
	np, ok := d.antecedent(c.src.first, max(from, c.src.first-20))
	if !ok || np.last != c.src.first {
		return phrase{}
	}
	return np
}

// shortened cuts from reported speech what its reporter adds: the main clause that
// follows a quotation ending in its own comma (`For someone who conceded that she is
// "no politician," Berg had a good night`), a clause such as ", engaging in ...",
// whose subject is the speaker more often than somebody in the speech, and what
// ", which" tells of a thing that was named only ("praised the plan, which ...").
func (d *doc) shortened(p phrase, c cue) phrase {
	if d.speechAt(p.first) != nil {
		return p
	}
	for i := p.first + 2; i < p.last-2; i++ {
		if q := d.toks[i].quote; q != 0 {
			i = min(d.quotes[q-1].last, p.last) - 1
			if d.is(i-1, ",") && d.at(i).kind == mark && i+2 < p.last && d.at(i+1).kind == word && d.at(i+1).cls&(isConj|isPrep) == 0 && !d.is(i+1, "which", "who") && d.hasVerb(phrase{i + 1, p.last}) {
				return phrase{p.first, i + 1}
			}
			continue
		}
		if !d.is(i, ",") || i-p.first < 2 || (d.is(p.first, "that") || !c.c.object) && !d.hasVerb(phrase{p.first, i}) {
			continue // "that the minister, speaking in Paris, was wrong"
		}
		j := i + 1
		if d.at(j).cls&isAdv != 0 {
			j++
		}
		t := d.at(j)
		if t.kind == word && !t.capital && len(t.low) > 5 && strings.HasSuffix(t.low, "ing") && !d.is(j, "including", "according", "during", "nothing", "something", "everything", "anything", "morning", "evening") {
			return phrase{p.first, i}
		}
		if !c.c.clause && d.is(j, "which", "who") {
			return phrase{p.first, i}
		}
	}
	return p
}

// material is the content before its end is looked at.
func (d *doc) material(c cue, from, limit int, s sent) (out []phrase, open bool) {
	switch c.order {
	case according:
		if left := d.clause(from, c.first); !left.empty() && !d.hasVerb(left) && d.is(c.first-1, ",") {
			limit = s.last // "The Danish side, according to Salo, maintained that": all of it
		}
		return d.accordingContent(c, from, limit), false
	case after:
		left := d.leftOf(c, from)
		if j := c.right(); d.opens(left) && (d.is(j, ",") || d.is(j-1, ",")) && !d.quoteEnds(left) {
			if right := d.clause(j, limit); right.last-right.first > 2 && d.startsClause(right) && d.hasVerb(right) {
				return append(left, right), false
			}
		}
		return append(left, d.resumed(c.right(), limit)...), false
	}
	j := d.skipListener(c, limit)
	if as := c.left() - 1; c.order == before && d.is(as, "as") && d.is(j, ",") {
		if q := d.clause(j+1, limit); as <= from && !q.empty() {
			return []phrase{q}, false // "As the mayor put it, ..."
		}
	}
	if c.c.object && d.is(c.last, "of", "about", "for") && d.at(c.last+1).cls&(isDay|isTime) == 0 {
		j = c.last
	}
	left := d.directlyBefore(c, from)
	if c.c.object && !c.c.that {
		left = quoted(d, left)
	}
	switch {
	case j < s.last && d.is(j, ":"):
		if q := d.clause(j+1, limit); !q.empty() {
			return append(left, q), false
		}
		if left == nil {
			return nil, true
		}
		return left, false
	case j < limit && d.isSubordinator(j, c):
		if q := d.clause(j, limit); q.last-q.first > 2 {
			return append(quoted(d, left), q), false
		}
		return nil, false
	case j < limit && d.speechAt(j) != nil:
		return append(quoted(d, left), d.quotedClause(j, limit)), false
	case j < limit && d.is(j, ",", "-") && d.speechAt(j+1) != nil && j+1 < limit:
		if left != nil && d.hasVerb(left[0]) {
			left = quoted(d, left) // "Soon after he had left, he wrote: ..."
		}
		return append(left, d.quotedClause(j+1, limit)), false
	case j >= limit || d.is(j, ",", ".", ";", "?", "!", "-", "…", ")"):
		if left == nil {
			if j < limit && d.is(j, ",") && c.c.that && c.c.clause && d.at(j+1).cls&isConj == 0 && d.at(c.first).cls&isAux == 0 {
				q := d.clause(j+1, limit)
				if d.startsClause(q) {
					return []phrase{q}, false
				}
				if np := d.clause(from, c.left()-1); d.at(q.first).cls&isAux != 0 && d.is(c.left()-1, ",") && !np.empty() && np.last-np.first < 12 && !d.hasVerb(np) && d.at(np.first).cls&isConj == 0 {
					return []phrase{np, q}, false // "The plan, he said, was dead"
				}
			}
			return nil, j < s.last && d.is(s.last-1, ":")
		}
		return d.around(left, c, j, limit), false
	case left != nil && d.quoteEnds(left):
		return append(left, d.resumed(j, limit)...), false
	}
	return d.bareClause(c, j, limit, left), false
}

// bareClause is reported speech without "that": "said he would".
func (d *doc) bareClause(c cue, j, limit int, left []phrase) []phrase {
	if left != nil && c.order == before && d.at(c.left()-1).low == "," && !c.c.clause && d.tail(c) {
		return left
	}
	q := d.clause(j, limit)
	if q.last-q.first < 2 && !(q.last > q.first && d.toks[q.first].quote != 0) {
		return nil
	}
	if d.is(j, "this", "so", "it", "that", "as") && (d.at(j+1).cls&isPrep != 0 || d.at(j+1).kind == punct) {
		return nil // "He said this in an interview"
	}
	if c.c.clause && (d.startsClause(q) || q.first == c.last && !d.relative(c, c.left()-12, []phrase{q}).empty()) {
		return []phrase{q}
	}
	if c.c.object && q.last-q.first >= 2 {
		about := false
		for d.is(q.first, "for", "on", "of", "about") {
			about = about || d.is(q.first, "of", "about")
			q.first++
		}
		if !about && (c.c.lemma == "talk" || c.c.lemma == "speak" || c.c.lemma == "warn" || c.c.lemma == "complain" || c.c.lemma == "joke" || c.c.lemma == "hint") || d.is(q.first, "to") && c.c.that && !intends[c.c.lemma] {
			return nil
		}
		return []phrase{q}
	}
	return nil
}

// intends are the verbs whose infinitive is a content: "pledged to pay".
var intends = set(`promise pledge vow threaten swear`)

// startsClause reports whether a statement can begin at the phrase's start.
func (d *doc) startsClause(q phrase) bool {
	if q.last-q.first < 2 {
		return false
	}
	t := d.at(q.first)
	if t.kind != word {
		return t.quote != 0 || d.is(q.first, "$", "[", "(", "£", "€")
	}
	if t.cls&isPrep != 0 && !d.hasVerb(q) {
		return false // "said in a talk with reporters"
	}
	if d.is(q.first, "to", "on", "of", "with", "about", "for", "by", "from") {
		return false
	}
	return t.cls&(isVerb|isAux) == 0 || t.cls&(isDet|isPron|isTitle) != 0 || d.isMay(q.first)
}

// isSubordinator reports whether token j begins a clause that the cue governs.
func (d *doc) isSubordinator(j int, c cue) bool {
	if d.is(j, "that") {
		return c.c.that || c.c.clause || c.c.object || c.c.takesPerson
	}
	if c.c.listener && (d.is(j, "to") || d.is(j, "not") && d.is(j+1, "to")) {
		return true // "asked visitors not to touch it"
	}
	asks := c.c.lemma == "ask" || c.c.lemma == "question" || c.c.lemma == "wonder" || c.c.lemma == "discuss"
	if d.is(j, "whether", "how", "why", "what") {
		return c.c.that || c.c.clause || asks
	}
	return asks && d.is(j, "who", "where", "when", "if", "which")
}

// clause trims [j, limit) to the content: no comma before, no full stop after.
func (d *doc) clause(j, limit int) phrase {
	for j < limit && d.toks[j].kind == punct && !d.is(j, "[", "(", "$", "£", "€") {
		j++
	}
	for limit > j && d.toks[limit-1].kind == punct && d.toks[limit-1].quote == 0 && !d.is(limit-1, ")", "]") {
		limit--
	}
	return phrase{j, limit}
}

// quotedClause is the content that begins with speech at j: the quotation, and
// the rest of the clause when it goes on without a comma.
func (d *doc) quotedClause(j, limit int) phrase {
	end := d.next(j)
	for end < limit {
		t := d.at(end)
		inside := d.at(end - 2).low // before the closing mark
		if q := d.speechAt(end); q != nil && !isTerminal(inside) {
			end = d.next(end)
			continue
		}
		if t.kind == punct || inside == "," || isTerminal(inside) {
			return phrase{j, end}
		}
		return d.clause(j, limit)
	}
	return phrase{j, min(end, limit)}
}

// accordingContent is the clause beside "according to X".
func (d *doc) accordingContent(c cue, from, limit int) []phrase {
	left := d.clause(from, c.first)
	right := phrase{}
	if c.right() < limit {
		right = d.clause(c.right(), limit)
	}
	words := 0
	for i := left.first; i < left.last; i++ {
		if d.toks[i].kind == word && d.toks[i].cls&(isConj|isAdv) == 0 {
			words++
		}
	}
	if words < 2 {
		if right.last-right.first < 2 || from > c.first-3 && !d.isStart(c.first) && !d.hasVerb(right) {
			return nil
		}
		return []phrase{right}
	}
	if t := d.at(left.first); !d.hasVerb(left) && !d.hasVerb(right) && t.cls&(isPrep|isDay|isTime) != 0 && left.first == from && from > 0 && !d.isStart(from) {
		return nil // `"A," he said in Oslo, according to the paper`
	}
	if right.last-right.first > 2 && !d.hasVerb(left) && (d.is(c.right()-1, ",") || d.is(c.right(), ",")) {
		return []phrase{left, right}
	}
	return []phrase{left}
}

// hasVerb reports whether a finite verb is known to be in the phrase.
func (d *doc) hasVerb(p phrase) bool {
	for i := p.first; i < p.last; i++ {
		t := d.at(i)
		if t.quote != 0 && d.speechAt(i) != nil {
			return true
		}
		if t.kind != word || t.capital {
			continue
		}
		n := len(t.low)
		if t.cls&(isAux|isVerb) != 0 || t.cls&isCueWord != 0 || n > 4 && t.low[n-2:] == "ed" || n > 2 && t.low[n-2:] == "'s" && t.cls&isPron != 0 {
			return true
		}
	}
	return false
}
