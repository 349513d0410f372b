package attribution

// citing are the verbs by which one reporter passes on another's words.
var citing = set(`quoted quotes quoting cited cites citing`)

// asSaying reads the forms in which the one who speaks is not the subject beside
// the verb of saying, which is the word at i:
//
//	Petrova was quoted by the agency as saying
//	the agency quoted Petrova as saying
func (d *doc) asSaying(i, floor int, s sent) (cue, bool) {
	for j := i - 2; j > max(floor-1, i-16, s.first); j-- {
		if t := d.at(j); !citing[t.low] || t.quote != 0 {
			continue
		}
		c := cue{first: i - 1, last: i + 1, verb: i, c: cues[d.at(i).low], sure: true}
		if d.is(j-1, "was", "were", "been", "is", "are", "being") || d.at(j-1).cls&isAdv != 0 && d.is(j-2, "was", "were", "been", "is") {
			np, ok := d.npBefore(d.groupStart(j, floor), floor, s.first)
			c.first, c.src = d.groupStart(j, floor), np
			return c, ok && d.personal(np)
		}
		np, ok := d.npAfter(j+1, i-1)
		for ok && d.is(np.last-1, ",") {
			np.last--
		}
		c.src = np
		return c, ok && d.personal(np) && i-1-np.last < 2
	}
	return cue{}, false
}

// citesSaying reports whether "as saying" follows the citing verb at i.
func (d *doc) citesSaying(i int, s sent) bool {
	for j := i + 1; j < min(s.last-1, i+16); j++ {
		if d.is(j, "as") && cues[d.at(j+1).low].form == gerund && d.at(j+1).cls&isCueWord != 0 {
			return true
		}
		if t := d.at(j); t.low == ";" || t.low == ":" || t.quote != 0 {
			return false
		}
	}
	return false
}
