package attribution

import "strings"

// leftOf is the material before an inverted cue.
func (d *doc) leftOf(c cue, from int) []phrase {
	q := d.clause(from, c.first)
	if q.empty() {
		return nil
	}
	// Only the quotation, when a sentence or a colon stands between it and the rest.
	last := q.last - 1
	if sp := d.speechAt(last); sp != nil && sp.first > q.first {
		if prev := d.at(sp.first - 1); prev.low == ":" || isTerminal(prev.low) {
			return []phrase{{sp.first, q.last}}
		}
	}
	for q.last-q.first > 2 && d.at(q.first).cls&isConj != 0 && d.is(q.first, "and", "but") && !d.isStart(q.first) {
		q.first++
	}
	return []phrase{q}
}

// directlyBefore is the material before a source that follows a comma, a dash or
// a quotation; nil when source and cue begin their clause.
func (d *doc) directlyBefore(c cue, from int) []phrase {
	if c.order == shared && d.is(c.first-1, "and", "but") || c.c.form == gerund && c.order == shared {
		return nil
	}
	j := c.left() - 1
	if d.is(j, "as", "while", "when", "and") { // "..., as Lavrov put it"
		if !d.is(j, "as") {
			return nil
		}
		j--
	}
	if j < from || !d.is(j, ",", "-", "…") && d.toks[j].quote == 0 && !isTerminal(d.toks[j].low) {
		return nil
	}
	if d.toks[j].quote != 0 && d.speechAt(j) == nil {
		return nil
	}
	left := d.leftOf(cue{first: j + 1}, from)
	if left == nil {
		return nil
	}
	words, verb := 0, d.hasVerb(left[0])
	for i := left[0].first; i < left[0].last; i++ {
		if d.toks[i].kind == word {
			words++
		}
	}
	lead := d.at(left[0].first)
	if lead.quote == 0 && len(lead.low) > 5 && strings.HasSuffix(lead.low, "ing") && lead.cls&^isCueWord == 0 && !d.tail(c) {
		return nil // "Recalling the day, she said: ..."
	}
	if !verb && (words < 3 || lead.cls&(isPrep|isAdv|isConj) != 0) || lead.cls&(isPrep|isConj|isDay|isTime) != 0 && !d.tail(c) {
		return nil // "In addition, he said": an opening, not a content
	}
	return left
}

// tail reports whether nothing but adverbials follows the cue: it closes its
// sentence.
func (d *doc) tail(c cue) bool {
	j := d.skipListener(c, c.last+40)
	return d.is(j, ".", ";", "?", "!", ",", "-") || j >= len(d.toks) || d.isStart(j)
}

// around adds what follows a cue that stands inside its sentence: "Islamic State,
// Lavrov said, is our enemy."
func (d *doc) around(left []phrase, c cue, j, limit int) []phrase {
	last := left[len(left)-1]
	if d.quoteEnds(left) {
		return append(left, d.resumed(j, limit)...)
	}
	if right := d.clause(j+1, limit); j < limit && d.is(j, ",") && right.last-right.first > 2 && d.at(right.first).cls&isAux != 0 {
		return append(left, right) // "Acts of protest, he said, are acts of love"
	}
	if j >= limit || !d.is(j, ",") || d.hasVerb(last) && !(d.opens(left) && d.startsClause(d.clause(j+1, limit)) && d.hasVerb(d.clause(j+1, limit))) {
		return left
	}
	if right := d.clause(j+1, limit); right.last-right.first > 2 {
		return append(left, right)
	}
	return left
}

// opens reports whether the material is the opening of a sentence that must go on:
// "If Oslo was serious about it, he said, ...", "At any forum, said Salo, ...".
func (d *doc) opens(left []phrase) bool {
	if len(left) != 1 || left[0].empty() {
		return false
	}
	first := left[0].first
	if d.is(first, "and", "but", "so", "yet", "nor") {
		first++
	}
	t := d.at(first)
	return t.quote == 0 && (t.cls&isPrep != 0 || t.cls&isConj != 0 && !d.is(first, "and", "but", "or", "nor"))
}

// quoteEnds reports whether the material ends with speech.
func (d *doc) quoteEnds(left []phrase) bool {
	return len(left) > 0 && d.speechAt(left[len(left)-1].last-1) != nil
}

// quoted keeps material only when it is speech: `"A," he told them that`.
func quoted(d *doc, left []phrase) []phrase {
	if d.quoteEnds(left) {
		return left
	}
	return nil
}

// resumed finds the second half of a quotation interrupted by its cue, in [j, limit).
func (d *doc) resumed(j, limit int) []phrase {
	for i := j; i < limit; i = d.next(i) {
		if d.speechAt(i) == nil {
			continue
		}
		if prev := d.at(i - 1); i == j || prev.kind == punct && prev.low != "(" {
			return []phrase{d.quotedClause(i, limit)}
		}
		return nil
	}
	return nil
}
