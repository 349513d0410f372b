package attribution

import (
	"strings"

	"onrecord/corpus/attribution/tagger"
	"onrecord/corpus/names"
)

// names lists the runs of capitalised words that can be a person's name.
func (d *doc) names() []mention {
	var out []mention
	for k := range d.paras {
		for _, s := range d.paras[k].sents {
			first := true
			caps := d.allCaps(s)
			headline := caps || d.titleCase(s)
			for i := s.first; i < s.last; {
				if !d.nameWord(i, caps) {
					i++
					continue
				}
				j := d.nameEnd(i, s.last, caps)
				if j-i > 1 && !caps && d.counted(i, i) {
					i++ // "the 40 Finns Virtanen"
				}
				m := d.splitRole(phrase{i, j})
				if m.empty() && j-i == 1 && !caps && !headline && !d.at(i).possess && d.at(i).cls&isRole != 0 && d.at(i-1).cls&(isDet|isPoss) == 0 && !d.at(i-1).capital {
					m = mention{phrase: phrase{i, j}, who: -1, maybe: true}
				}
				m.quoted = d.speechAt(i) != nil
				m.headline = headline
				if !m.empty() {
					prev := d.at(m.first - 1)
					if !m.role.empty() {
						prev = d.at(m.role.first - 1)
					}
					m.subject = first && !m.quoted && !d.at(m.last-1).possess && prev.cls&isPrep == 0 &&
						(prev.kind != word || prev.capital || prev.cls&^(isVerb|isCueWord|isAux) != 0 || prev.possess) // not "to topple Assad"
					if n := len(out); n > 0 && out[n-1].subject && out[n-1].last > s.first && m.first-out[n-1].last < 4 && (d.is(out[n-1].last, "and", ",", "or")) && prev.kind == word == d.is(out[n-1].last, "and", "or") {
						m.subject = true // "Berg and Holm"
					}
					if !m.quoted && !d.at(m.last-1).possess && !d.inOpening(m.first, s) && !(m.first == s.first && m.last-m.first == 1 && strings.HasSuffix(d.at(m.first).low, "ing")) {
						first = false
					}
					out = append(out, m)
				}
				i = j
			}
		}
	}
	return out
}

// inOpening reports whether token i stands in an adverbial that opens the sentence and
// ends in a comma, so that the subject is still to come: "Stopping off in Cairo, ...".
func (d *doc) inOpening(i int, s sent) bool {
	t := d.at(s.first)
	if t.cls&isPrep == 0 && !(len(t.low) > 5 && strings.HasSuffix(t.low, "ing")) || d.at(i-1).cls&isPrep == 0 {
		return false
	}
	for j := i - 1; j > max(s.first, i-16); j-- {
		if d.is(j, ",") {
			return false
		}
	}
	for j := i + 1; j < min(s.last, i+8); j++ {
		if d.is(j, ",") {
			return true
		}
	}
	return false
}

// nameWord reports whether token i can be part of a name.
func (d *doc) nameWord(i int, caps bool) bool {
	t := d.at(i)
	if t.kind != word || !t.capital || d.isState(i) || t.low[0] >= '0' && t.low[0] <= '9' || t.low[0] == '@' || t.low[0] == '#' {
		return false
	}
	if t.cls&(isDay|isDet|isPoss|isPron|isPrep|isConj|isAux|isFunc) != 0 && !d.isMay(i) {
		return false
	}
	if (t.low == "ii" || t.low == "iii" || t.low == "iv") && d.at(i-1).capital {
		return true // Brent Bozell III
	}
	if c, ok := cues[t.low]; ok && c.form == finite && (caps && !c.noun || t.low[len(t.low)-1] == 's') || d.opensAsVerb(i) {
		return false // "Lavrov Says"
	}
	if t.upper && !caps && !strings.HasSuffix(t.low, ".") && len(t.low) < 5 && t.cls&isTitle == 0 {
		return false // an acronym
	}
	if n := d.at(i + 1); t.cls&isTime != 0 && n.capital && n.cls == 0 && n.low[0] > '9' && d.at(i-1).cls&isPrep == 0 && t.end == t.start+len(t.low) && t.low[len(t.low)-1] != '.' {
		return true // Jan Zielinski
	}
	return t.cls&(isTime|isAdv) == 0 || d.isMay(i) || !d.isStart(i) && t.cls&isTime == 0
}

// opensAsVerb reports whether token i begins its sentence as a verb in the past:
// "Shrugged Sobukwe: ...".
func (d *doc) opensAsVerb(i int) bool {
	t := d.at(i)
	n := len(t.low)
	if d.is(i, "said", "wrote") && d.isStart(i) && (d.is(i+2, ":") || d.is(i+3, ":")) {
		return true // "Said Ellis: ...", but not "Said Jawad, the envoy, said"
	}
	if n < 5 || t.low[n-2:] != "ed" || t.cls&^isCueWord != 0 || !d.isStart(i) {
		return false
	}
	next := d.at(i + 1)
	return cues[t.low].form == finite && t.cls != 0 || tagger.Common(t.low) && (next.capital || next.cls&(isPron|isDet|isPoss) != 0)
}

// nameEnd returns the end of the run that begins at i.
func (d *doc) nameEnd(i, limit int, caps bool) int {
	j := i + 1
	for j < limit && j-i < 12 && !d.at(j-1).possess {
		t := d.at(j)
		if d.nameWord(j, caps) && t.quote == d.at(i).quote && !d.breaksLineBefore(j) {
			j++
			continue
		}
		if particles[t.low] && t.kind == word && d.nameWord(j+1, caps) && d.at(j-1).cls&isRole == 0 {
			j += 2
			continue
		}
		break
	}
	return j
}

func (d *doc) breaksLineBefore(i int) bool { return d.toks[i].spaced && d.breaksLine(i) }

// splitRole parts "Russian Foreign Minister Sergei Lavrov" into role and name. The
// role may begin in small letters before the run ("campaign manager Robby Mook").
func (d *doc) splitRole(run phrase) mention {
	m := mention{phrase: run, who: -1}
	for i := run.last - 1; i >= run.first; i-- {
		if d.at(i).cls&(isTitle|isRole) != 0 && !d.at(i).possess && !(i == run.last-1 && i > run.first && d.isSurname(i)) {
			m.role = phrase{run.first, i + 1}
			for j := run.first - 1; j > run.first-4 && j >= 0 && d.at(j).upper && d.at(j).cls&isFunc == 0 && d.at(j).quote == d.at(i).quote; j-- {
				m.role.first = j // "DNC Chairwoman"
			}
			m.first = i + 1
			break
		}
	}
	if m.empty() {
		return m
	}
	for i := m.last - 3; i >= m.first && m.role.empty(); i-- {
		if d.at(i).cls&isBody != 0 && names.GenderOf(d.at(i+1).low+" X") != names.Unknown {
			m.first = i + 1 // "the head of the Fisheries Agency Oleg Sychev"
			break
		}
	}
	for i := m.first; i < m.last; i++ {
		// "Senator Anna Bank", but not "Republican National Committee"
		surname := i == m.last-1 && m.last-m.first == 2 && !m.role.empty() && names.GenderOf(d.at(m.first).low+" X") != names.Unknown
		if d.at(i).cls&isBody != 0 && !surname {
			return mention{}
		}
	}
	if !m.role.empty() {
		return m
	}
	i := m.first
	for i > 0 && m.first-i < 8 && d.at(i-1).kind == word && !d.at(i-1).capital && !d.at(i-1).possess && d.at(i-1).quote == d.at(m.first).quote &&
		d.at(i-1).cls&^(isRole|isBody|isTitle) == 0 && !(d.at(i-1).cls == 0 && strings.HasSuffix(d.at(i-1).low, "ing")) {
		i--
	}
	if i < m.first && d.at(m.first-1).cls&isRole != 0 {
		if w := d.at(i); i+1 < m.first && w.cls == 0 && d.at(i-1).capital && (strings.HasSuffix(w.low, "ed") || pastOf[w.low]) {
			i++ // "Amsel beat rival Leo Sandoval"
		}
		for i > 0 && m.first-i < 10 && d.at(i-1).kind == word && d.at(i-1).capital && d.at(i-1).cls&(isPrep|isConj|isDet|isPron|isFunc|isAux) == 0 && d.at(i-1).quote == d.at(m.first).quote {
			i--
		}
		m.role = phrase{i, m.first}
	}
	return m
}

// isSurname reports whether a word for what somebody is stands as a surname behind
// somebody's forename: "Paul Singer".
func (d *doc) isSurname(i int) bool {
	before := d.at(i - 1).low
	return roleSurnames[d.at(i).low] && !places[before] && names.GenderOf(before+" X") != names.Unknown
}

var roleSurnames = set(`singer baker cook judge king bishop pope priest dean major prince duke porter page driver farmer fisher
	hunter butler painter marshal cantor justice star friend boss chancellor captain monk parson partner archer warden whip
	emperor cardinal teacher coach foreman speaker rector queen noble fellow`)

// pastOf are verbs whose past no ending tells.
var pastOf = set(`beat hit cut put bid shot hurt outdid chose drew threw struck went took gave shook`)
