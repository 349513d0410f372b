package attribution

// unlisted reads `"A," beamed the winner` and `"A," the winner beamed`: right
// beside a quotation that ends in its own comma or mark, a verb that is in no
// list reports as well.
func (b *builder) unlisted(q *quote, s sent) bool {
	d := b.d
	inside := d.at(q.last - 2).low
	i := q.last
	if d.is(i, ",", "-") {
		i++
	} else if inside != "," && inside != "!" && inside != "?" || !q.closed {
		return false
	}
	c := cue{verb: i, first: i, last: i + 1}
	if d.unknownVerb(i) {
		np, ok := d.npAfter(i+1, s.last)
		if !ok || !d.personal(np) || !d.stops(np.last, s) && !d.is(np.last-1, ",") {
			return false
		}
		c.src, c.order = np, after
	} else {
		np := d.coreAfter(i, s.last)
		if np.last-np.first > 2 && d.unknownVerb(np.last-1) && !d.unknownVerb(np.last) {
			np.last-- // "the old skipper drawled"
		}
		if np.empty() || !d.personal(np) && !d.is(np.first, "the", "a", "an", "one") || !d.unknownVerb(np.last) || !d.stops(np.last+1, s) {
			return false
		}
		c.src, c.first, c.last = np, np.last, np.last+1
	}
	b.emit(found{cue: &c, content: []phrase{{q.first, q.last}}, sent: s.last})
	return true
}

// unknownVerb reports whether token i looks like a verb in the past or in the
// third person, and is in no list.
func (d *doc) unknownVerb(i int) bool {
	t := d.at(i)
	n := len(t.low)
	return t.kind == word && !t.capital && t.cls == 0 && n > 3 && (t.low[n-2:] == "ed" || t.low[n-1] == 's' && t.low[n-2] != 's')
}

// stops reports whether a clause ends at token i, or something that tells how and
// where follows.
func (d *doc) stops(i int, s sent) bool {
	return i >= s.last || d.is(i, ".", ",", ":", ";", "-") || d.at(i).cls&(isPrep|isAdv|isDay|isConj) != 0
}
