package attribution

import "strings"

// order tells where the source stands.
type order uint8

const (
	before    order = iota // Lavrov said
	after                  // said Lavrov
	shared                 // ..., adding: the source of the cue before
	according              // according to Lavrov; the content has no verb to lean on
)

// cue is one group of reporting words in a sentence, with its source.
type cue struct {
	first, last int // tokens of the group: "was quoted as saying"
	verb        int // the word that carries it
	c           cueForm
	order       order
	src         phrase // empty when nobody is named
	sure        bool   // the source is certain
}

// left is the first token that belongs to cue or source.
func (c *cue) left() int {
	if c.src.empty() || c.order == shared {
		return c.first
	}
	return min(c.first, c.src.first)
}

// right is the token after cue and source.
func (c *cue) right() int {
	if c.src.empty() || c.order == shared {
		return c.last
	}
	return max(c.last, c.src.last)
}

// next is the token after i, or after the quotation of speech that i begins.
func (d *doc) next(i int) int {
	if q := d.toks[i].quote; q != 0 && d.quotes[q-1].speech {
		return max(i+1, d.quotes[q-1].last)
	}
	return i + 1
}

// speechAt returns the quotation of speech that holds token i.
func (d *doc) speechAt(i int) *quote {
	if i < 0 || i >= len(d.toks) || d.toks[i].quote == 0 {
		return nil
	}
	if q := &d.quotes[d.toks[i].quote-1]; q.speech {
		return q
	}
	return nil
}

// cues lists the reporting words of a sentence that stand outside speech.
func (d *doc) cues(s sent) []cue {
	var out []cue
	caps := d.allCaps(s)
	headline := caps || d.titleCase(s)
	floor := s.first
	for i := s.first; i < s.last; i = d.next(i) {
		t := &d.toks[i]
		if d.speechAt(i) != nil || t.kind != word {
			continue
		}
		var c cue
		ok := false
		switch {
		case t.cls&isCueWord != 0 && d.is(i-1, "as") && d.is(i+1, "by") && cues[t.low].form == finite:
			if np, found := d.npAfter(i+2, s.last); found && d.personal(np) { // "as noted by the mayor"
				c, ok = cue{first: i - 1, last: i + 2, verb: i, order: according, src: np, c: cues[t.low]}, true
			}
		case t.cls&isCueWord != 0 && (!t.upper || caps):
			c, ok = d.verbCue(i, floor, s, headline)
		case t.low == "according" && d.is(i+1, "to"):
			c, ok = d.accordingTo(i, s)
		case t.low == "words" && d.is(i+1, "of") && d.is(i-1, "the") && d.is(i-2, "in"):
			if np, found := d.npAfter(i+2, s.last); found {
				c, ok = cue{first: i - 2, last: i + 2, verb: i, order: according, src: np, c: cueForm{lemma: "say"}}, true
			}
		}
		if !ok || d.saying(c.src) {
			continue
		}
		if c.order == shared {
			c.src = d.sharedSource(out, s, i)
		}
		out = append(out, c)
		floor = c.right()
		if n := c.right(); n > i+1 {
			i = n - 1
		}
	}
	return out
}

// saying reports whether the source is nobody in particular, in "as people say".
func (d *doc) saying(src phrase) bool {
	return src.last-src.first == 1 && d.is(src.first, "people", "they", "one", "some", "we", "you") && d.is(src.first-1, "as")
}

// allCaps reports whether the sentence is a bulletin in capitals.
func (d *doc) allCaps(s sent) bool {
	n, up := 0, 0
	for i := s.first; i < min(s.last, s.first+30); i++ {
		if t := &d.toks[i]; t.kind == word && len(t.low) > 1 {
			n++
			if t.upper {
				up++
			}
		}
	}
	return n > 3 && up*10 > n*8
}

// titleCase reports whether the sentence is a headline in which nearly every word
// has a capital.
func (d *doc) titleCase(s sent) bool {
	if s.last-s.first > 40 {
		return false
	}
	n, up := 0, 0
	for i := s.first; i < s.last; i++ {
		if t := &d.toks[i]; t.kind == word && len(t.low) > 3 {
			n++
			if t.capital {
				up++
			}
		}
	}
	return n > 3 && up*10 >= n*8
}

// accordingTo reads "according to NP" at i.
func (d *doc) accordingTo(i int, s sent) (cue, bool) {
	np, ok := d.npAfter(i+2, s.last)
	if d.is(i+2, "our", "my", "your") {
		return cue{}, false // said by whoever speaks here
	}
	if d.is(i+2, "him", "her", "them") {
		np, ok = phrase{i + 2, i + 3}, true
	}
	return cue{first: i, last: i + 2, verb: i, order: according, src: np, c: cueForm{lemma: "say"}}, ok
}

// verbCue decides whether the form of a reporting verb at i reports something
// here, and who its source is.
func (d *doc) verbCue(i, floor int, s sent, headline bool) (cue, bool) {
	t := &d.toks[i]
	c := cue{first: i, last: i + 1, verb: i, c: cues[t.low]}
	if d.is(i-1, "worth") || d.isNoun(i, s, headline) || d.naming(i) || d.counting(i) || d.is(i, "described", "portrayed", "characterized", "depicted") && d.is(i+1, "as") && d.is(i-1, ",", "-") {
		return c, false
	}
	if citing[t.low] && d.citesSaying(i, s) {
		return c, false // the one who is quoted has the next cue
	}
	if c.c.form == gerund && d.is(i-1, "as") {
		if q, ok := d.asSaying(i, floor, s); ok {
			return q, true
		}
	}
	if c.c.form != gerund || d.at(i-1).cls&isAux != 0 || d.is(i-1, "as") || d.at(i-1).cls&isAdv != 0 {
		c.first = d.groupStart(i, floor)
	}
	aux, be, to := d.auxiliaries(c.first, i)
	if to && !d.is(c.first, "went", "goes", "go", "continued") {
		used := d.usedTo(c.first, floor)
		if !c.c.object || c.c.that || used < 0 {
			return c, false // "refused to say"
		}
		np, ok := d.npBefore(d.groupStart(used, floor), floor, s.first)
		c.first, c.src = i, np
		return c, ok && d.personal(np)
	}
	if p := d.at(c.first - 1); p.cls&isPron != 0 && len(p.low) > 2 && (p.possess || strings.HasSuffix(p.low, "'re") || strings.HasSuffix(p.low, "'m")) {
		be = true // "she's promising"
	}
	passive := be && c.c.form != gerund && c.c.form != base
	if c.c.form == gerund && d.is(i-1, "as") && d.is(i-2, "quoted", "cited", "reported", "recorded") {
		c.first = d.groupStart(i-2, floor)
		passive = false
	} else if passive {
		return c, false
	}
	if d.is(i+1, "out") && (c.c.lemma == "point" || c.c.lemma == "call") {
		c.last++
	} else if c.c.lemma == "put" && d.is(i+1, "it") && d.afterAs(c.first) {
		c.last++
	} else if c.c.lemma == "point" || c.c.lemma == "put" || d.is(i+1, "by") && c.c.lemma != "continue" && !d.is(i-1, "as") {
		return c, false
	}
	if d.is(c.last, "in") && d.is(c.last+1, "a", "an", "the") && d.is(c.last+2, "statement", "interview", "tweet", "speech", "letter", "email") {
		c.last += 3
	}
	if c.c.form != gerund || be || d.is(i-1, "as") {
		if np, ok := d.inverted(c, i, s); ok && !(be && c.c.form == gerund) {
			c.src, c.order = np, after
			return c, true
		}
	}
	end := c.first
	if c.c.form == gerund && !be && d.is(end-1, ",", "-") {
		return d.withoutSubject(c, i, s, aux)
	}
	if np, ok := d.npBefore(end, floor, s.first); ok && (d.agrees(np, c, aux) || d.quoteBefore(np) && c.c.form == finite) {
		if c.c.form == gerund && !be && !d.is(i-1, "as") && !d.is(np.first-1, "with") && !d.is(c.last, "that") {
			if media[d.at(end-1).low] {
				return d.withoutSubject(c, i, s, aux)
			}
			return c, false
		}
		c.src = d.withAntecedent(np, s)
		return c, true
	}
	return d.withoutSubject(c, i, s, aux)
}

// afterAs reports whether "as" stands shortly before token i: "as the mayor put it".
func (d *doc) afterAs(i int) bool {
	for j := i - 1; j > i-12; j-- {
		if d.is(j, "as") {
			return true
		}
	}
	return false
}

// usedTo finds the verb when the infinitive is what something was used for: "used
// the interview to criticise"; -1 when it is not.
func (d *doc) usedTo(i, floor int) int {
	for j := i - 1; j >= max(floor, i-9); j-- {
		if d.is(j, "used", "took", "uses", "takes") {
			return j
		}
	}
	return -1
}

// isNoun tells the noun "claims" from the verb.
func (d *doc) isNoun(i int, s sent, headline bool) bool {
	t := &d.toks[i]
	prev := d.at(i - 1)
	if t.capital && !d.isStart(i) && !t.upper && d.noun(i) {
		if c := cues[t.low]; !headline || c.form == base || c.noun && t.cls&(isBody|isRole) != 0 {
			return true // the Washington Post
		}
	}
	if prev.cls&(isDet|isPoss) != 0 && prev.cls&isPron == 0 && !d.is(i-1, "that", "this", "all", "both", "each", "many", "some", "others", "few", "most") || prev.possess && cues[t.low].noun {
		return true
	}
	c := cues[t.low]
	if c.lemma == "call" && (d.is(i-1, "so", "so-", "-") || d.is(i+1, "to")) {
		return true // "the so called plan", "called to mind"
	}
	if !c.noun {
		return c.form == partial && d.is(i+1, "to") && c.lemma == "say"
	}
	if prev.cls&isPrep != 0 || prev.kind == word && !prev.capital && prev.cls == 0 && c.form == base {
		return true
	}
	if t.low == "states" && !d.is(i+1, "that", ":") && d.speechAt(i+1) == nil || d.is(i+1, "that") && d.at(i+2).cls&(isAux|isVerb) != 0 && prev.cls&isPron == 0 {
		return true // "rules that would bind them"
	}
	if d.is(i+1, "of") && c.form == finite && t.low[len(t.low)-1] == 's' {
		return true // "claims of victory"
	}
	if d.is(i+1, "of", "about", "by", "from") && c.form == base {
		return true
	}
	// "claims" after an adjective: only when something that can be claimed follows.
	if prev.cls == 0 && !prev.capital && prev.kind == word {
		return !d.is(i+1, "that", ":", ",") && (d.speechAt(i+1) == nil || d.at(i-2).cls&(isDet|isPoss) != 0)
	}
	return false
}

// naming reports whether "called" at i gives a thing its name: "a group called
// Harbor Watch", "The tower, called the Needle,", and in "weak, he called it" what it
// calls stands before.
func (d *doc) naming(i int) bool {
	if !d.is(i, "called", "calls", "call") {
		return false
	}
	if d.is(i+1, "in", "into", "up", "off", "back", "together", "away") {
		return true // "called in an expert"
	}
	if d.is(i+1, "it", "him", "her", "them", "this", "that") && d.at(i+2).kind == punct && !d.is(i+2, "$", "£") {
		return true
	}
	if !d.is(i, "called") || d.at(i+1).cls&(isDay|isTime) != 0 || !d.at(i+1).capital && d.at(i+1).kind != mark && !(d.is(i+1, "the") && (d.at(i+2).capital || d.at(i+2).kind == mark)) {
		return false
	}
	prev := d.at(i - 1)
	if d.is(i-1, ",") {
		for j := i - 2; j > i-12 && !d.isStart(j+1); j-- {
			if t := d.at(j); t.kind != word || t.cls&(isRole|isPron) != 0 || t.capital && !d.isStart(j) {
				return false
			}
		}
		return true
	}
	if prev.kind != word || prev.capital && !prev.upper || prev.cls&(isRole|isPron|isAux|isAdv) != 0 {
		return false
	}
	for j := i - 2; j > i-7; j-- {
		if t := d.at(j); t.kind != word || t.cls&isRole != 0 {
			return false
		}
		if d.is(j, "a", "an", "another") {
			return !media[prev.low] && !d.is(j-1, "in")
		}
	}
	return false
}

// counting reports whether "added" at i is followed by how many: "added around 40,000
// jobs".
func (d *doc) counting(i int) bool {
	if cues[d.at(i).low].lemma != "add" {
		return false
	}
	j := i + 1
	for j < i+3 && d.is(j, "around", "about", "nearly", "almost", "over", "only", "just", "some", "more", "than", "another") {
		j++
	}
	return d.isNumber(j) && d.at(j).quote == d.at(i).quote && !d.isVerbAfter(j)
}

// isVerbAfter reports whether the number at i is the subject of a clause: "added 40 had
// been hurt".
func (d *doc) isVerbAfter(i int) bool {
	for j := i + 1; j < i+8; j++ {
		if t := d.at(j); t.kind != word || t.cls&isPrep != 0 {
			return false
		} else if t.cls&(isAux|isVerb) != 0 {
			return true
		}
	}
	return false
}

// groupStart goes back over auxiliaries and adverbs before the verb at i.
func (d *doc) groupStart(i, floor int) int {
	j := i
	for j-1 >= floor && j > i-8 {
		t := d.at(j - 1)
		if t.kind != word || t.quote != 0 && d.speechAt(j-1) != nil {
			break
		}
		switch {
		case t.cls&(isAdv|isAux) != 0 && !(t.capital && d.isStart(j-1) && t.cls&isAdv != 0 && false) && !d.isMay(j-1):
			j--
		case t.low == "to" && d.is(j-2, "on") && d.is(j-3, "went", "goes", "go"):
			j -= 3
		case t.low == "to" && d.is(j-2, "continued"):
			j -= 2
		case t.low == "to":
			j--
		case t.cls&isDay != 0 && d.is(j-2, "on"):
			j -= 2
		default:
			return j
		}
	}
	return j
}

// auxiliaries tells what stands in a verb group before the verb.
func (d *doc) auxiliaries(first, verb int) (aux, be, to bool) {
	for i := first; i < verb; i++ {
		t := d.at(i)
		aux = aux || t.cls&isAux != 0
		to = to || t.low == "to"
		switch t.low {
		case "is", "was", "were", "are", "be", "been", "being", "'s":
			be = true
		case "have", "had", "has":
			be = false
		}
	}
	return aux, be, to
}
