package resolve

import (
	"sort"
	"strings"

	"onrecord/corpus/attribution/people"
	"onrecord/corpus/attribution/phrase"
	"onrecord/corpus/text"
)

// asPrinted is a source that stands for nobody else: its own words.
func (r *resolver) asPrinted(p text.Span, unsure bool) speaker {
	d := r.D
	for p.End-p.First > 1 && (d.At(p.End-1).Kind == text.Punctuation && !d.Is(p.End-1, ")", "]") || d.Is(p.End-1, "who", "which", "that")) {
		p.End--
	}
	if p.End-p.First > 1 && d.Is(p.First, "the") && (d.IsStart(p.First) || !d.At(p.First).Capital) && !unsure {
		p.First++
	}
	p.First = phrase.AfterDescription(r.D, p)
	if p.End-p.First > 14 && unsure {
		return speaker{unsure: true, who: -1}
	}
	for i := p.First; i < p.End && unsure; i++ {
		if t := d.At(i); !t.Capital && t.Class&(text.Auxiliary|text.FiniteVerb) != 0 {
			return speaker{unsure: true, who: -1} // a clause and not a name for anybody
		}
	}
	return speaker{name: r.Text(p), unsure: unsure, who: -1}
}

// bySource resolves the source toks[p.first:p.last].
func (r *resolver) bySource(p text.Span) speaker {
	d := r.D
	if p.Empty() || p.End > len(d.Tokens) {
		return speaker{who: -1}
	}
	if d.Is(p.First, "that") {
		if p.End-p.First == 1 { // "posters that warned"
			return r.antecedent(p, speaker{unsure: true, who: -1})
		}
		p.First++ // "countries that the ministry criticised"
	}
	core := r.whole(r.coreOf(p))
	if phrase.IsPronoun(d, core) || core.End-core.First == 1 && d.Is(core.First, "him", "her", "his", "them", "their", "its") {
		return r.pronoun(core)
	}
	if sp, ok := r.joint(core); ok {
		return sp
	}
	for i := core.First; i < core.End-2; i++ {
		if d.Is(i, "as") && d.Is(i+1, "well") && d.Is(i+2, "as") {
			return r.asPrinted(core, true)
		}
	}
	core = r.beforeVerb(core)
	head := phrase.Head(d, core)
	for i := head.First + 1; i < head.End; i++ {
		if phrase.InTitle(d, i) {
			return r.asPrinted(core, false) // the name behind it is part of the body's
		}
	}
	if m, ok := r.nameAt(head); ok {
		return r.named(m, p, core)
	}
	if m, ok := r.nameAt(core); ok && m.End-m.First > 1 && phrase.IsRole(d, head.End-1) && m.First > head.End {
		first := m.First
		if people.TitleRole(r.D, d.At(m.First-1).Low) != "" {
			first = m.First - 1 // "Speaker of the House Rep. Ana Ruiz"
		} else if !m.Role.Empty() {
			first = m.Role.First
		}
		// "the Minister of transport Oleg Danilov", but not "an aide to Oleg Danilov"
		if prev := d.At(first - 1); !r.clauseIn(head.End, first) && prev.Kind == text.Word && prev.Class&(text.Preposition|text.Determiner|text.Possessive|text.Conjunction) == 0 && !prev.Possessive || first == core.First && !m.Role.Empty() {
			if sp := r.named(m, m.Span, m.Span); sp.who >= 0 {
				if role := r.RoleText(text.Span{First: core.First, End: first}); role != "" {
					r.AddRole(sp.who, role)
					sp.role = role
				}
				return sp
			}
		}
	}
	for i := core.End; i < p.End-1; i++ { // "the lender, a collector named Emil Sander"
		if k := r.mentionAt(i + 1); d.Is(i, "named", "called") && k < len(r.Mentions) && r.Mentions[k].First == i+1 && r.Mentions[k].End-i > 2 && d.At(core.First).Class&text.Determiner != 0 {
			if m := &r.Mentions[k]; m.End <= p.End && !r.bodyName(m) {
				return r.named(m, m.Span, m.Span)
			}
		}
	}
	// "The head of the FSB, Aleksandr Bortnikov,"
	if m, ok := r.nameAfter(core, p); ok && (phrase.IsRole(d, head.End-1) || m.Who >= 0 && m.End-m.First > 1 && (d.At(core.First).Class&(text.Determiner|text.Possessive) != 0 || d.At(core.First).Possessive)) {
		if sp := r.named(m, m.Span, m.Span); sp.who >= 0 {
			if role := r.RoleText(core); role != "" {
				r.AddRole(sp.who, role)
				sp.role = role
			}
			return sp
		}
	}
	return r.nominal(p, core, head)
}

// mentionAt returns the index of the first mention that ends after token i.
func (r *resolver) mentionAt(i int) int {
	return sort.Search(len(r.Mentions), func(k int) bool { return r.Mentions[k].End > i })
}

// nameAt returns the name that ends the phrase, when it is its head.
func (r *resolver) nameAt(p text.Span) (*people.Mention, bool) {
	k := r.mentionAt(p.End - 1)
	if k >= len(r.Mentions) || p.Empty() {
		return nil, false
	}
	m := &r.Mentions[k]
	if m.First >= p.End || m.First < p.First && m.End > p.End {
		return nil, false
	}
	return m, m.End >= p.End && !r.D.At(m.End-1).Possessive || m.End == p.End && (m.First == p.First || !m.Role.Empty() && m.Role.First == p.First)
}

// nameAfter returns the name in the apposition of p after its core.
func (r *resolver) nameAfter(core, p text.Span) (*people.Mention, bool) {
	i := core.End
	for i < p.End && (r.D.At(i).Kind == text.Punctuation || r.D.Is(i, "and")) && !r.D.Is(i, ",") {
		// over "(FSB)"
		if r.D.Is(i, "(", "[") {
			for i < p.End && !r.D.Is(i, ")", "]") {
				i++
			}
		}
		i++
	}
	if !r.D.Is(i, ",") {
		return nil, false
	}
	k := r.mentionAt(i + 1)
	if k >= len(r.Mentions) {
		return nil, false
	}
	m := &r.Mentions[k]
	end := m.End
	if t := r.D.At(end); end < p.End && t.Upper && len(t.Low) <= 4 && t.Low[0] > '9' {
		end++ // "Ruth Kaplan QC"
	}
	return m, end <= p.End && (m.First == i+1 || !m.Role.Empty() && m.Role.First == i+1) && (end == p.End || r.D.At(end).Kind == text.Punctuation)
}

// named resolves a source whose head is a name.
func (r *resolver) named(m *people.Mention, p, core text.Span) speaker {
	role := r.RoleText(m.Role)
	if role == "" && m.First > core.First {
		role = r.RoleText(text.Span{First: core.First, End: m.First})
		if strings.ContainsAny(role, "'’") && r.D.At(m.First-1).Possessive {
			role = ""
		}
	}
	if role == "" && p.End > core.End {
		role = r.RoleText(r.RoleAfter(m))
	}
	if m.Who < 0 {
		m.Who = r.ByName(m)
	}
	if who := r.bearerWhoSpoke(m); who >= 0 {
		m.Who = who
	}
	if m.Who >= 0 {
		return r.of(m.Who, role)
	}
	name := r.Text(m.Span)
	parsed := r.Names.Parse(name)
	surname, suffix := r.Surname(parsed)
	if len(r.BySurname[surname]) > 0 && (parsed.Given == "" || !m.Role.Empty()) && r.ambiguous(m, surname) {
		return speaker{name: name, role: role, unsure: true, who: -1}
	}
	full := name
	if !m.Role.Empty() && r.RoleText(m.Role) == "" && !r.titled(m.Role) {
		full = r.Text(text.Span{First: m.Role.First, End: m.End})
	}
	if r.HeadlineOnly(m) {
		return r.asPrinted(core, true)
	}
	if r.doubtful(m) || r.Place(m) || r.articled(m) {
		return r.asPrinted(core, false)
	}
	if !r.IsHuman(full) || r.bodyName(m) {
		return r.asPrinted(core, false)
	}
	who := r.Add(people.Person{Name: full, Surname: surname, Given: r.Key(people.FirstWord(parsed.Given)), Suffix: suffix, Gender: r.Names.GenderOf(r.WithTitle(m)), Full: []int{m.First}})
	if m.Role.Empty() {
		if after := r.RoleText(r.RoleAfter(m)); after != "" {
			r.AddRole(who, after)
		}
	}
	if role != "" {
		r.AddRole(who, role)
	}
	m.Who = who
	return r.of(who, role)
}

// joint resolves "both Lavrov and Churkin".
func (r *resolver) joint(p text.Span) (speaker, bool) {
	d := r.D
	var parts []text.Span
	first := p.First
	for first < p.End && d.Is(first, "both") {
		first++
	}
	found := false
	for i := first; i < p.End; i++ {
		if d.Is(i, "and", ",", "&") && i > first {
			parts = append(parts, text.Span{First: first, End: i})
			first = i + 1
			if d.Is(i, ",") && d.Is(i+1, "and") {
				first++
				i++
			}
			found = true
		}
	}
	if !found || first >= p.End {
		return speaker{}, false
	}
	parts = append(parts, text.Span{First: first, End: p.End})
	var ns []string
	for _, q := range parts {
		m, ok := r.nameAt(q)
		if !ok || phrase.Head(d, q) != q || !r.fills(m, q) || d.At(m.End-1).Possessive {
			return speaker{}, false
		}
		sp := r.named(m, q, q)
		if sp.unsure {
			return speaker{name: r.Text(p), unsure: true, who: -1}, true
		}
		ns = append(ns, sp.name)
	}
	return speaker{name: strings.Join(ns, " and "), who: -1}, true
}

// fills reports whether nothing but lower-case words and roles stands in the
// phrase before the name.
func (r *resolver) fills(m *people.Mention, q text.Span) bool {
	for i := q.First; i < m.First; i++ {
		if t := r.D.At(i); t.Capital && !(i == q.First && r.D.IsStart(i)) && (m.Role.Empty() || i < m.Role.First) && t.Class&text.Title == 0 {
			return false
		}
	}
	return true
}

// clauseIn reports whether a relative clause begins in toks[i:j]: whom it names is not
// whom the words before it mean, as in "a sailor who had left the Berg".
func (r *resolver) clauseIn(i, j int) bool {
	for ; i < j-1; i++ { // "the officers who Chief Berg said" are Berg's to tell of
		if r.D.Is(i, "who", "whom", "whose", "which", "that") {
			return true
		}
	}
	return false
}
