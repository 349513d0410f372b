package attribution

import (
	"sort"
	"strings"

	"onrecord/corpus/names"
)

// asPrinted is a source that stands for nobody else: its own words.
func (r *resolver) asPrinted(p phrase, unsure bool) speaker {
	d := r.d
	for p.last-p.first > 1 && (d.at(p.last-1).kind == punct && !d.is(p.last-1, ")", "]") || d.is(p.last-1, "who", "which", "that")) {
		p.last--
	}
	if p.last-p.first > 1 && d.is(p.first, "the") && (d.isStart(p.first) || !d.at(p.first).capital) && !unsure {
		p.first++
	}
	p.first = r.d.afterDescription(p)
	if p.last-p.first > 14 && unsure {
		return speaker{unsure: true, who: -1}
	}
	for i := p.first; i < p.last && unsure; i++ {
		if t := d.at(i); !t.capital && t.cls&(isAux|isVerb) != 0 {
			return speaker{unsure: true, who: -1} // a clause and not a name for anybody
		}
	}
	return speaker{name: r.text(p), unsure: unsure, who: -1}
}

// bySource resolves the source toks[p.first:p.last].
func (r *resolver) bySource(p phrase) speaker {
	d := r.d
	if p.empty() || p.last > len(d.toks) {
		return speaker{who: -1}
	}
	if d.is(p.first, "that") {
		if p.last-p.first == 1 { // "posters that warned"
			return r.antecedent(p, speaker{unsure: true, who: -1})
		}
		p.first++ // "countries that the ministry criticised"
	}
	core := r.whole(r.coreOf(p))
	if d.isPronoun(core) || core.last-core.first == 1 && d.is(core.first, "him", "her", "his", "them", "their", "its") {
		return r.pronoun(core)
	}
	if sp, ok := r.joint(core); ok {
		return sp
	}
	for i := core.first; i < core.last-2; i++ {
		if d.is(i, "as") && d.is(i+1, "well") && d.is(i+2, "as") {
			return r.asPrinted(core, true)
		}
	}
	core = r.beforeVerb(core)
	head := d.headOf(core)
	for i := head.first + 1; i < head.last; i++ {
		if d.inTitle(i) {
			return r.asPrinted(core, false) // the name behind it is part of the body's
		}
	}
	if m, ok := r.nameAt(head); ok {
		return r.named(m, p, core)
	}
	if m, ok := r.nameAt(core); ok && m.last-m.first > 1 && d.roleAt(head.last-1) && m.first > head.last {
		first := m.first
		if titleRole(d.at(m.first-1).low) != "" {
			first = m.first - 1 // "Speaker of the House Rep. Ana Ruiz"
		} else if !m.role.empty() {
			first = m.role.first
		}
		// "the Minister of transport Oleg Danilov", but not "an aide to Oleg Danilov"
		if prev := d.at(first - 1); prev.kind == word && prev.cls&(isPrep|isDet|isPoss|isConj) == 0 && !prev.possess {
			if sp := r.named(m, m.phrase, m.phrase); sp.who >= 0 {
				if role := r.roleText(phrase{core.first, first}); role != "" {
					r.addRole(sp.who, role)
					sp.role = role
				}
				return sp
			}
		}
	}
	for i := core.last; i < p.last-1; i++ { // "the lender, a collector named Emil Sander"
		if k := r.mentionAt(i + 1); d.is(i, "named", "called") && k < len(r.mentions) && r.mentions[k].first == i+1 && r.mentions[k].last-i > 2 && d.at(core.first).cls&isDet != 0 {
			if m := &r.mentions[k]; m.last <= p.last && !r.bodyName(m) {
				return r.named(m, m.phrase, m.phrase)
			}
		}
	}
	// "The head of the FSB, Aleksandr Bortnikov,"
	if m, ok := r.nameAfter(core, p); ok && (d.roleAt(head.last-1) || m.who >= 0 && m.last-m.first > 1 && (d.at(core.first).cls&(isDet|isPoss) != 0 || d.at(core.first).possess)) {
		if sp := r.named(m, m.phrase, m.phrase); sp.who >= 0 {
			if role := r.roleText(core); role != "" {
				r.addRole(sp.who, role)
				sp.role = role
			}
			return sp
		}
	}
	return r.nominal(p, core, head)
}

func (d *doc) roleAt(i int) bool { return d.at(i).cls&isRole != 0 }

// mentionAt returns the index of the first mention that ends after token i.
func (r *resolver) mentionAt(i int) int {
	return sort.Search(len(r.mentions), func(k int) bool { return r.mentions[k].last > i })
}

// nameAt returns the name that ends the phrase, when it is its head.
func (r *resolver) nameAt(p phrase) (*mention, bool) {
	k := r.mentionAt(p.last - 1)
	if k >= len(r.mentions) || p.empty() {
		return nil, false
	}
	m := &r.mentions[k]
	if m.first >= p.last || m.first < p.first && m.last > p.last {
		return nil, false
	}
	return m, m.last >= p.last && !r.d.at(m.last-1).possess || m.last == p.last && (m.first == p.first || !m.role.empty() && m.role.first == p.first)
}

// nameAfter returns the name in the apposition of p after its core.
func (r *resolver) nameAfter(core, p phrase) (*mention, bool) {
	i := core.last
	for i < p.last && (r.d.at(i).kind == punct || r.d.is(i, "and")) && !r.d.is(i, ",") {
		// over "(FSB)"
		if r.d.is(i, "(", "[") {
			for i < p.last && !r.d.is(i, ")", "]") {
				i++
			}
		}
		i++
	}
	if !r.d.is(i, ",") {
		return nil, false
	}
	k := r.mentionAt(i + 1)
	if k >= len(r.mentions) {
		return nil, false
	}
	m := &r.mentions[k]
	end := m.last
	if t := r.d.at(end); end < p.last && t.upper && len(t.low) <= 4 && t.low[0] > '9' {
		end++ // "Ruth Kaplan QC"
	}
	return m, end <= p.last && (m.first == i+1 || !m.role.empty() && m.role.first == i+1) && (end == p.last || r.d.at(end).kind == punct)
}

// named resolves a source whose head is a name.
func (r *resolver) named(m *mention, p, core phrase) speaker {
	role := r.roleText(m.role)
	if role == "" && m.first > core.first {
		role = r.roleText(phrase{core.first, m.first})
		if strings.ContainsAny(role, "'’") && r.d.at(m.first-1).possess {
			role = ""
		}
	}
	if role == "" && p.last > core.last {
		role = r.roleText(r.roleAfter(m))
	}
	if m.who < 0 {
		m.who = r.byName(m)
	}
	if m.who >= 0 {
		return r.of(m.who, role)
	}
	name := r.text(m.phrase)
	parsed := names.Parse(name)
	surname := r.key(parsed.Surname)
	if len(r.bySurname[surname]) > 0 && (parsed.Given == "" || !m.role.empty()) && r.ambiguous(m, surname) {
		return speaker{name: name, role: role, unsure: true, who: -1}
	}
	full := name
	if !m.role.empty() && r.roleText(m.role) == "" && !r.titled(m.role) {
		full = r.text(phrase{m.role.first, m.last})
	}
	if r.headlineOnly(m) {
		return r.asPrinted(core, true)
	}
	if r.doubtful(m) || r.place(m) || r.articled(m) {
		return r.asPrinted(core, false)
	}
	if !r.human(full) || r.bodyName(m) {
		return r.asPrinted(core, false)
	}
	who := r.add(person{name: full, surname: surname, given: r.key(firstWord(parsed.Given)), gender: names.GenderOf(r.withTitle(m)), full: []int{m.first}})
	if m.role.empty() {
		if after := r.roleText(r.roleAfter(m)); after != "" {
			r.addRole(who, after)
		}
	}
	if role != "" {
		r.addRole(who, role)
	}
	m.who = who
	return r.of(who, role)
}

// joint resolves "both Lavrov and Churkin".
func (r *resolver) joint(p phrase) (speaker, bool) {
	d := r.d
	var parts []phrase
	first := p.first
	for first < p.last && d.is(first, "both") {
		first++
	}
	found := false
	for i := first; i < p.last; i++ {
		if d.is(i, "and", ",", "&") && i > first {
			parts = append(parts, phrase{first, i})
			first = i + 1
			if d.is(i, ",") && d.is(i+1, "and") {
				first++
				i++
			}
			found = true
		}
	}
	if !found || first >= p.last {
		return speaker{}, false
	}
	parts = append(parts, phrase{first, p.last})
	var ns []string
	for _, q := range parts {
		m, ok := r.nameAt(q)
		if !ok || d.headOf(q) != q || !r.fills(m, q) || d.at(m.last-1).possess {
			return speaker{}, false
		}
		sp := r.named(m, q, q)
		if sp.unsure {
			return speaker{name: r.text(p), unsure: true, who: -1}, true
		}
		ns = append(ns, sp.name)
	}
	return speaker{name: strings.Join(ns, " and "), who: -1}, true
}

// fills reports whether nothing but lower-case words and roles stands in the
// phrase before the name.
func (r *resolver) fills(m *mention, q phrase) bool {
	for i := q.first; i < m.first; i++ {
		if t := r.d.at(i); t.capital && !(i == q.first && r.d.isStart(i)) && (m.role.empty() || i < m.role.first) && t.cls&isTitle == 0 {
			return false
		}
	}
	return true
}
