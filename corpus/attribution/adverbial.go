package attribution

// media are the nouns of "in a statement": where something was said.
var media = set(`statement interview interviews speech tweet tweets email e-mail letter post memo report article column book conference
	briefing address remarks comments blog note message call video facebook twitter instagram telegram cnn fox nbc msnbc abc cbs
	release editorial testimony hearing debate rally meeting event broadcast program programme show twitter.com phone telephone
	response reply answer reference turn television tv radio press news conversation discussion session ruling opinion decision
	filing brief court reporters part talk talks chat podcast`)

// skippable adverbs may stand between a cue and its content.
var skippable = set(`later earlier recently again then repeatedly today yesterday tonight bluntly flatly simply afterwards afterward
	once twice too meanwhile aloud back`)

// skipAdverbials goes over "Wednesday", "on April 22", "in an interview with X"
// that stand at i between a cue and what it reports.
func (d *doc) skipAdverbials(i, limit int) int {
	for n := 0; n < 6 && i < limit; n++ {
		t := d.at(i)
		switch {
		case t.kind != word || t.quote != 0 && d.speechAt(i) != nil:
			return i
		case t.cls&isDay != 0:
			i++
			if d.is(i, "morning", "night", "evening", "afternoon") {
				i++
			}
		case skippable[t.low] || t.cls == isAdv && len(t.low) > 4 && t.low[len(t.low)-2:] == "ly":
			i++
		case d.is(i, "last", "this", "next", "late", "early", "that") && d.at(i+1).cls&(isTime|isDay) != 0:
			i += 2
		case t.cls&isPrep != 0:
			j, ok := d.prepositional(i, limit)
			if !ok {
				return i
			}
			i = j
		default:
			return i
		}
	}
	return i
}

// prepositional returns the end of the phrase that the preposition at i begins,
// when it tells time, place or occasion.
func (d *doc) prepositional(i, limit int) (int, bool) {
	j := i + 1
	if d.is(j, "him", "her", "them", "me", "us") {
		return j + 1, true
	}
	np := d.coreAfter(j, min(limit, i+16))
	if d.at(j).cls&(isDay|isTime) != 0 || d.at(j).kind == word && d.at(j).low[0] >= '0' && d.at(j).low[0] <= '9' {
		for np = (phrase{j, j}); np.last < limit && d.at(np.last).kind == word && (d.at(np.last).cls&(isDay|isTime) != 0 || d.at(np.last).low[0] >= '0' && d.at(np.last).low[0] <= '9'); {
			np.last++
		}
		if d.is(np.last, ",") && d.at(np.last+1).kind == word && len(d.at(np.last+1).low) == 4 && d.at(np.last + 1).low[0] >= '1' && d.at(np.last + 1).low[0] <= '2' {
			np.last += 2
		}
		return np.last, np.last > j
	}
	if np.empty() {
		return i, false
	}
	known := false
	for k := np.first; k < np.last; k++ {
		known = known || media[d.at(k).low] || d.at(k).cls&(isDay|isTime) != 0
	}
	for d.at(np.last).cls&(isDay|isTime) != 0 {
		np.last++
	}
	end := np.last
	if known || end >= limit || d.is(end, "that", ":", ",", ".", ";", "-") || d.speechAt(end) != nil || d.at(end).cls&isPrep != 0 {
		return end, true
	}
	return i, false
}

// skipInserted goes over what stands between commas before "that": "said in
// Madison, Wisconsin, that", "said, in a statement, that".
func (d *doc) skipInserted(j, limit int) int {
	if !d.is(j, ",") || j+3 >= limit {
		return j
	}
	k := d.skipAdverbials(j+1, limit)
	if k == j+1 && d.at(k).capital {
		k++
	}
	if k > j+1 && d.is(k, ",") && d.is(k+1, "that") {
		return k + 1
	}
	return j
}

// skipListener goes over adverbials and, after "told", over the one spoken to.
func (d *doc) skipListener(c cue, limit int) int {
	j := d.skipInserted(d.skipAdverbials(c.last, limit), limit)
	if !c.c.listener || j >= limit || d.speechAt(j) != nil {
		return j
	}
	if d.is(j, "me", "us", "him", "her", "them", "you") {
		return d.skipAdverbials(j+1, limit)
	}
	if d.is(j, "that") {
		return j
	}
	np := d.coreAfter(j, limit)
	if np.empty() || d.isPronoun(np) && !d.is(j, "you") {
		return j
	}
	end := np.last
	if d.is(end, ",") && d.at(end+1).capital { // "told Sputnik, Ekho Moskvy and RT"
		for k := end; k < min(limit, end+16); k++ {
			if d.is(k, "and") && d.at(k+1).capital {
				end = d.coreAfter(k+1, limit).last
				break
			}
			if t := d.at(k); !t.capital && t.low != "," {
				break
			}
		}
	}
	return d.skipAdverbials(end, limit)
}
