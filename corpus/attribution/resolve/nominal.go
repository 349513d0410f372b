package resolve

import (
	"strings"

	"onrecord/corpus/attribution/people"
	"onrecord/corpus/attribution/phrase"
	"onrecord/corpus/names"
	"onrecord/corpus/text"
)

// nominal resolves a source without a name: "the minister", "a spokesman", "the
// Kremlin".
func (r *resolver) nominal(p, core, head text.Span) speaker {
	d := r.D
	if doc := documentIn(d, head); doc >= 0 {
		if sp, ok := r.byAuthor(core, head, doc); ok {
			return sp
		}
	}
	if sp, ok := r.apposed(core, head); ok {
		return sp
	}
	if !phrase.IsRole(d, head.End-1) {
		if phrase.IsThing(d, head) {
			return speaker{unsure: true, who: -1}
		}
		return r.asPrinted(core, !r.isBody(core, head))
	}
	return r.described(core, head, true)
}

// described resolves a role: "the minister". Where it is no source itself, it stands for
// somebody only who is called so.
func (r *resolver) described(core, head text.Span, source bool) speaker {
	d := r.D
	own := r.asPrinted(core, true)
	last := d.At(head.End - 1).Low
	own.unnamed = !phrase.IsPlural(last) && !d.Is(core.First, "no", "any", "every", "each")
	own.definite = d.Is(core.First, "the")
	if who, ok := r.namedLater(core, head); ok {
		return r.of(who, "")
	}
	if phrase.IsPlural(last) || !r.definite(head) || d.Is(core.First+1, "other", "second", "third") {
		return own
	}
	role := r.Text(core)
	heads := people.RoleHeads(r.D, strings.TrimPrefix(strings.ToLower(role), "the "))
	if len(heads) == 0 {
		return own
	}
	if who, ok := r.byRoleWords(heads, role, core.First); ok {
		return r.of(who, "")
	}
	if party := d.Is(head.End-1, "republican", "democrat"); party && core != head {
		return own // "the Republican from Maine"
	}
	if who, ok := r.widened(heads, len(people.RoleWordsOf(d, role)) > len(heads), core.First); ok && source {
		r.AddRole(who, r.RoleText(core))
		return r.of(who, "")
	}
	return own
}

// apposed resolves a description to the name that begins the sentence before it, where
// the second comma was forgotten: "Anna Ruiz, president of the league said".
func (r *resolver) apposed(core, head text.Span) (speaker, bool) {
	d := r.D
	if !d.Is(core.First-1, ",") || !phrase.IsRole(d, head.End-1) || d.At(core.First).Class&text.Determiner != 0 && !d.Is(core.First, "a", "an") {
		return speaker{}, false
	}
	behind := core.First - 1
	if t := d.At(behind - 1); d.Is(behind-2, ",") && len(t.Low) < 4 && t.Low[0] >= '1' && t.Low[0] <= '9' {
		behind -= 2 // "Anna Ruiz, 67, a teacher"
	}
	k := r.mentionAt(behind - 1)
	if k >= len(r.Mentions) {
		return speaker{}, false
	}
	m := &r.Mentions[k]
	begins := m.First
	if !m.Role.Empty() {
		begins = m.Role.First
	}
	if m.End != behind || m.End-m.First < 2 || !d.IsStart(begins) && d.At(begins-1).Class&text.Reporting == 0 {
		return speaker{}, false
	}
	sp := r.named(m, text.Span{First: m.First, End: core.End}, m.Span)
	return sp, sp.who >= 0
}

// isBody reports whether the source is a named body or country, and not some
// people ("voters", "critics") that nobody can look up.
func (r *resolver) isBody(core, head text.Span) bool {
	if r.D.At(head.End-1).Class&text.Body != 0 {
		return true
	}
	t := r.D.At(head.End - 1)
	return t.Capital && !(r.D.IsStart(head.End-1) && head.End-head.First == 1 && r.D.At(head.First).Class != 0)
}

// definite reports whether the phrase points at somebody known: "the minister",
// "Russia's envoy", or a role in capitals.
func (r *resolver) definite(p text.Span) bool {
	d := r.D
	t := d.At(p.First)
	if p.End-p.First == 1 && d.Is(p.First-1, "-") {
		return true // a headline's "– minister"
	}
	return d.Is(p.First, "the", "this", "that") || t.Possessive || t.Class&text.Possessive != 0 && !d.Is(p.First, "my", "our") || t.Capital && t.Class&text.Determiner == 0 && !d.IsStart(p.First)
}

// byRoleWords finds the one person who has the role. Words of the source that are
// not in the person's role ("former", another country) exclude the person.
func (r *resolver) byRoleWords(heads []string, role string, at int) (int, bool) {
	want := people.RoleWordsOf(r.D, role)
	var fit []int
	for _, h := range heads {
		for _, who := range r.ByRole[h] {
			if r.hasRole(who, want, heads) && r.ofLand(who, want) && !containsInt(fit, who) {
				fit = append(fit, who)
			}
		}
	}
	switch {
	case len(fit) == 1:
		// "the senator" alone is nobody who is named only further down.
		before := r.namedBefore(fit[0], at)
		return fit[0], (before || !want["former"] && (len(want) > len(heads) || r.paragraph(at) == 0)) && r.takenUp(fit[0], heads, at)
	case len(fit) > 1:
		// Several have it: whoever spoke in the sentence before, if that is one of them.
		if n := len(r.said); n > 0 && r.said[n-1].who >= 0 && containsInt(fit, r.said[n-1].who) && r.near(r.said[n-1].tok, at, 2) && r.alone(fit, r.said[n-1].who, at) {
			return r.said[n-1].who, true
		}
		return r.namedLast(fit, at)
	}
	return -1, false
}

// namedBefore reports whether the person is named before token at.
func (r *resolver) namedBefore(who, at int) bool {
	for k := 0; k < len(r.Mentions) && k < 2000 && r.Mentions[k].First < at; k++ {
		if r.Mentions[k].Who == who {
			return true
		}
	}
	return false
}

// namedLast finds the only one of the people who is named in this sentence or the
// one before.
func (r *resolver) namedLast(fit []int, at int) (int, bool) {
	found := -1
	for k := r.mentionAt(at) - 1; k >= 0 && r.near(r.Mentions[k].First, at, 1); k-- {
		m := &r.Mentions[k]
		if m.Quoted || m.Who < 0 || !containsInt(fit, m.Who) || r.D.At(m.End-1).Possessive || r.adjectival(m) {
			continue
		}
		if found >= 0 && found != m.Who {
			return -1, false
		}
		found = m.Who
	}
	return found, found >= 0
}

// alone reports whether of the people only who is named near token at.
func (r *resolver) alone(fit []int, who, at int) bool {
	for k := r.mentionAt(at) - 1; k >= 0 && r.near(r.Mentions[k].First, at, 3); k-- {
		if w := r.Mentions[k].Who; w >= 0 && w != who && containsInt(fit, w) {
			return false
		}
	}
	return true
}

func containsInt(s []int, v int) bool {
	for _, x := range s {
		if x == v {
			return true
		}
	}
	return false
}

// hasRole reports whether one role of the person has all the words wanted.
func (r *resolver) hasRole(who int, want map[string]bool, heads []string) bool {
	for _, role := range r.People[who].Roles {
		have := people.RoleWordsOf(r.D, role)
		for _, h := range people.RoleHeads(r.D, role) {
			have[h] = true
		}
		people.ShortNames(role, have)
		ok := r.covers(have, want, heads)
		// "the minister" is not the deputy minister.
		before := people.RoleWordsOf(r.D, people.RoleStart(r.D, role))
		if ok && (!before["deputy"] && !before["vice"] && !before["former"] || want["deputy"] || want["vice"] || want["former"]) {
			return true
		}
	}
	return false
}

// ofLand reports whether the country of a description is told of the person too: by one
// of his roles, or by the sentence of one of his first three mentions.
func (r *resolver) ofLand(who int, want map[string]bool) bool {
	for land := range want {
		if !people.Countries[land] {
			continue
		}
		for _, role := range r.People[who].Roles {
			if people.RoleWordsOf(r.D, role)[land] {
				return true
			}
		}
		for n, at := range r.People[who].Full {
			for i := r.Sentence[at]; n < 3 && i < at+40 && i < len(r.D.Tokens) && r.Sentence[i] == r.Sentence[at]; i++ {
				if r.D.At(i).Capital && people.RoleWordsOf(r.D, r.D.At(i).Low)[land] {
					return true
				}
			}
		}
		return false
	}
	return true
}

// covers reports whether have has every word of want. A country may be missing
// when no other stands in its place and a further word fits: "the Russian Security
// Council chief" is "the head of the Kremlin's Security Council".
func (r *resolver) covers(have, want map[string]bool, heads []string) bool {
	shared, land := 0, false
	for w := range want {
		switch {
		case have[w] && !containsString(heads, w):
			shared++
		case have[w], containsString(heads, w), w == "head" && have["minister"]:
		case people.Countries[w]:
			land = true
		default:
			return false
		}
	}
	if !land {
		return true
	}
	for w := range have {
		if people.Countries[w] {
			return false
		}
	}
	return shared > 0
}

func containsString(s []string, v string) bool {
	for _, x := range s {
		if x == v {
			return true
		}
	}
	return false
}

// widened finds whom "the lawmaker" means where nobody is called so: the one person who
// has spoken so far, if the word is a wide one for what the article calls him (a
// senator), or an office, where the article gives him none: told in full ("the Russian
// foreign minister", and right after him), or of somebody whom all readers know.
func (r *resolver) widened(heads []string, full bool, at int) (int, bool) {
	who := r.soleSpeaker(at)
	if who < 0 {
		return -1, false
	}
	for _, h := range heads {
		one, several := r.LastUnnamed(h, at)
		if (one >= 0 || several >= 0 && !people.Unique(r.D, h)) && !r.D.Is(at+1, "top") || len(r.ByRole[h]) > 0 {
			return -1, false
		}
	}
	if len(r.People[who].Roles) == 0 {
		return who, people.Unique(r.D, heads[0]) && (full && r.near(r.said[len(r.said)-1].tok, at, 2) || r.wellKnown(who)) || heads[0] == "official" && r.ofBody(who, at)
	}
	for _, role := range r.People[who].Roles {
		if people.Widens(r.D, heads[0], role) {
			return who, r.near(r.said[len(r.said)-1].tok, at, 4)
		}
	}
	return -1, false
}

// soleSpeaker is the one person who has spoken before token at, when nobody else is
// named after his last statement; -1 if there is none.
func (r *resolver) soleSpeaker(at int) int {
	who := -1
	for n := len(r.said) - 1; n >= max(0, len(r.said)-40); n-- {
		w := r.said[n].who
		if w < 0 && (!r.said[n].text.unnamed || who >= 0) {
			continue
		}
		if w < 0 || who >= 0 && w != who {
			return -1 // somebody unnamed has spoken last
		}
		who = w
	}
	if who < 0 || r.othersSince(who, at) {
		return -1
	}
	return who
}

// wellKnown reports whether the article expects its readers to know the person's office:
// it prints his surname only, or he is one of whom the world's news is full.
func (r *resolver) wellKnown(who int) bool {
	p := &r.People[who]
	if p.Given == "" {
		return true
	}
	for _, m := range r.Names.Find(p.Name) {
		if m.Concept.Kind == names.Person {
			return true
		}
	}
	return false
}

// ofBody reports whether the person is introduced as one of a body: "Ilya Berg of the
// Foreign Ministry".
func (r *resolver) ofBody(who, at int) bool {
	d := r.D
	for _, first := range r.People[who].Full {
		if first >= at {
			break
		}
		k := r.mentionAt(first)
		for i := r.Mentions[k].End + 1; d.Is(r.Mentions[k].End, "of", "from") && i < r.Mentions[k].End+7; i++ {
			if d.At(i).Class&text.Body != 0 {
				return true
			}
		}
	}
	return false
}

// takenUp reports whether "the official" at token at can be the person, of whom the
// article has that role in print: somebody of the role who is not named stands in the
// way. Of the roles that the nameless are called by, nobody may have been brought in so
// at all; of others nobody since the person was named last.
func (r *resolver) takenUp(who int, heads []string, at int) bool {
	named := r.lastNamed(who, at)
	for _, h := range heads {
		one, several := r.LastUnnamed(h, at)
		if one > named || several > named && !people.Unique(r.D, h) || one >= 0 && people.Anonymous(r.D, h) {
			return r.D.Is(at+1, "top") // "the top diplomat" is one among them
		}
	}
	return true
}

// lastNamed is the last place before token at where the person is named; -1 if none.
func (r *resolver) lastNamed(who, at int) int {
	for k := r.mentionAt(at) - 1; k >= 0 && k > r.mentionAt(at)-2000; k-- {
		if r.Mentions[k].Who == who && r.Mentions[k].First < at {
			return r.Mentions[k].First
		}
	}
	return -1
}

// othersSince reports whether somebody else is named, outside quotations and not as an
// owner, between the last statement and token at.
func (r *resolver) othersSince(who, at int) bool {
	from := r.said[len(r.said)-1].tok
	for k := r.mentionAt(at) - 1; k >= 0 && r.Mentions[k].First > from; k-- {
		m := &r.Mentions[k]
		if m.Subject && m.Who != who && !r.adjectival(m) && (m.Who >= 0 || !m.Quoted && r.unknownPerson(m)) {
			return true
		}
	}
	return false
}

// sharesHead reports whether the article calls the person by one of the heads.
func (r *resolver) sharesHead(who int, heads []string) bool {
	for _, role := range r.People[who].Roles {
		for _, h := range people.RoleHeads(r.D, role) {
			if containsString(heads, h) {
				return true
			}
		}
	}
	return false
}
