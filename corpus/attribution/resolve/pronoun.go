package resolve

import (
	"strings"

	"onrecord/corpus/attribution/people"
	"onrecord/corpus/attribution/phrase"
	"onrecord/corpus/lexicon"
	"onrecord/corpus/names"
	"onrecord/corpus/text"
)

// pronoun resolves he, she, who, it. Only the sentence of the pronoun and the
// ones shortly before count, and only when one candidate stands out.
func (r *resolver) pronoun(p text.Span) speaker {
	d := r.D
	own := r.asPrinted(p, true)
	low, _, _ := strings.Cut(d.At(p.First).Low, "'") // "who's argued"
	switch low {
	case "he", "him", "his":
		return r.person(p, names.Male, own)
	case "she", "her":
		return r.person(p, names.Female, own)
	case "who", "which":
		return r.antecedent(p, own)
	case "it", "its":
		if n := len(r.said); n > 0 && r.said[n-1].who < 0 && !r.said[n-1].text.unsure && r.near(r.said[n-1].tok, p.First, 1) {
			return r.said[n-1].text
		}
	case "they", "them", "their":
		if who := r.usesThey(p.First); who >= 0 {
			return r.of(who, "")
		}
		if n := len(r.said); n > 0 && r.said[n-1].who < 0 && r.said[n-1].text.name != "" && r.near(r.said[n-1].tok, p.First, 1) && r.plural(r.said[n-1].text.name) {
			return r.said[n-1].text
		}
	}
	return own
}

// usesThey is the person of whom the article says before token at that "they" is his
// pronoun, when he was the last to be named; -1 if there is none.
func (r *resolver) usesThey(at int) int {
	if at == 0 || !r.near(r.lastMention(at), at, 3) {
		return -1
	}
	k := r.mentionAt(r.lastMention(at))
	if k >= len(r.Mentions) || r.Mentions[k].Who < 0 {
		return -1
	}
	who := r.Mentions[k].Who
	for _, first := range r.People[who].Full {
		for i := first; i < first+16; i++ {
			if r.D.Is(i, "they") && r.D.At(i-1).Kind == text.Word && r.D.Is(i-1, "uses", "use", "pronouns", "prefers", "pronoun") {
				return who
			}
		}
	}
	return -1
}

// lastMention is where the last name before token at begins; at, if there is none.
func (r *resolver) lastMention(at int) int {
	for k := r.mentionAt(at) - 1; k >= 0; k-- {
		if !r.Mentions[k].Quoted {
			return r.Mentions[k].First
		}
	}
	return at
}

// plural reports whether several speakers are joined in the name.
func (r *resolver) plural(name string) bool {
	for i := 0; i+5 <= len(name); i++ {
		if name[i:i+5] == " and " {
			return true
		}
	}
	return false
}

// antecedent is the name right before a relative pronoun.
func (r *resolver) antecedent(p text.Span, own speaker) speaker {
	end := p.First
	for end > 0 && r.D.Is(end-1, ",", "-") {
		end--
	}
	np, ok := phrase.Antecedent(r.D, end, max(0, end-20))
	if !ok {
		return own
	}
	if m, found := r.nameAt(np); found && m.End == end {
		return r.named(m, np, np)
	}
	if phrase.IsPronoun(r.D, np) {
		return own
	}
	return r.asPrinted(np, true)
}

// near reports whether token a stands in the sentence of b or at most n sentences
// before it.
func (r *resolver) near(a, b, n int) bool {
	start := r.Sentence[min(b, len(r.Sentence)-1)]
	for ; n > 0 && start > 0; n-- {
		start = r.Sentence[start-1]
	}
	return a >= start
}

// rivals reports whether somebody else who fits the pronoun is named or speaks in
// the five sentences before: then a person of unknown gender is no safe choice.
func (r *resolver) rivals(who, at int, g names.Gender) bool {
	start := r.Sentence[min(at, len(r.Sentence)-1)]
	for n := 0; n < 5 && start > 0; n++ {
		start = r.Sentence[start-1]
	}
	for _, c := range r.between(start, at, g) {
		if c.who != who && c.who >= 0 && (r.People[c.who].Gender == g || !r.spokeLast(who)) {
			return true
		}
	}
	return false
}

// spokeLast reports whether the person made the last statement.
func (r *resolver) spokeLast(who int) bool {
	return len(r.said) > 0 && r.said[len(r.said)-1].who == who
}

// candidate for a pronoun.
type candidate struct {
	who    int
	tok    int
	strong bool // was the source or the subject
}

// person resolves a personal pronoun of one gender.
func (r *resolver) person(p text.Span, g names.Gender, own speaker) speaker {
	sp := r.antecedentOf(p, g, own)
	if sp.who < 0 && !sp.unnamed {
		if who := r.onlyPerson(p.First, g); who >= 0 {
			return r.of(who, "")
		}
	}
	return sp
}

// onlyPerson is the one person of whom the article has spoken before token at, and only
// just: the pronoun is then his, whatever gender his forename has elsewhere. -1 if there
// are others, named or not.
func (r *resolver) onlyPerson(at int, g names.Gender) int {
	who := -1
	last := 0
	if k := r.mentionAt(at); k > 40 || len(r.said) > 40 {
		return -1 // far into a text it says little that he is the only one
	}
	for k := 0; k < len(r.Mentions) && r.Mentions[k].First < at; k++ {
		m := &r.Mentions[k]
		if m.Who < 0 && (m.Quoted || !r.unknownPerson(m)) {
			continue
		}
		if m.Who < 0 || who >= 0 && m.Who != who {
			return -1
		}
		who, last = m.Who, m.First
	}
	if who < 0 || !r.near(last, at, 1) || !r.isPerson(who) {
		return -1
	}
	for _, u := range r.UnnamedIn(0, at) {
		if !u.Plural && !r.otherGender(u.Head, g) {
			return -1
		}
	}
	for i := range r.said {
		if r.said[i].who != who {
			return -1
		}
	}
	return who
}

// antecedentOf goes back from a personal pronoun for the person it stands for.
func (r *resolver) antecedentOf(p text.Span, g names.Gender, own speaker) speaker {
	end := p.First
	start := r.Sentence[min(end, len(r.Sentence)-1)]
	for back := 0; back < 5; back++ {
		cs := r.between(start, end, g)
		if sp, ok := r.unnamedBetween(start, end, cs, g); ok {
			return sp
		}
		if back == 1 || back == 2 {
			if sp, ok := r.newcomer(start, end, cs, g, own); ok {
				return sp
			}
		}
		if who, ok := r.choose(cs); ok {
			if r.People[who].Gender == names.Unknown {
				if (!r.plainly(who, back, p.First, cs, g) || r.mayBeBody(who)) && r.rivals(who, p.First, g) || r.otherPronoun(cs, p.First, g) {
					return own
				}
				r.People[who].Gender = g
			}
			return r.of(who, "")
		} else if len(cs) > 0 {
			return own
		}
		if sp, ok := r.nominalSubject(start, end); ok && back > 0 {
			if sp.who >= 0 && r.People[sp.who].Gender == g || sp.unnamed && r.metBefore(sp.name, start) && !r.otherGender(sp.name, g) {
				return sp
			}
			return own
		}
		if start == 0 {
			break
		}
		end, start = start, r.Sentence[start-1]
	}
	return own
}

// plainly reports whether the person made the last statement, or is the subject of the
// sentence just before, where nobody else is named who could be meant: whose gender no
// list knows may then be told by the pronoun.
func (r *resolver) plainly(who, back, at int, cs []candidate, g names.Gender) bool {
	subject := false
	for _, c := range cs {
		if c.who != who && (c.strong || !r.spokeLast(who)) {
			return false // "Berg, an ally of Holm, said" is about Berg
		}
		subject = subject || c.strong && c.who == who && r.isPerson(who) && (!r.lastSpoke(g) || r.paragraph(c.tok) == r.paragraph(at))
	}
	return back < 2 && (subject || r.spokeLast(who))
}

// lastSpoke reports whether somebody known to be of the gender made the last statement.
func (r *resolver) lastSpoke(g names.Gender) bool {
	n := len(r.said) - 1
	return n >= 0 && r.said[n].who >= 0 && r.People[r.said[n].who].Gender == g
}

// isPerson reports whether a role or forename leaves no doubt that a name is a person's.
func (r *resolver) isPerson(who int) bool {
	return len(r.People[who].Roles) > 0 || r.Names.IsForename(r.People[who].Given)
}

// mayBeBody reports whether a name is one word that nothing tells to be a person's:
// "JetBlue", of which no "he" is meant where a man is named as well.
func (r *resolver) mayBeBody(who int) bool {
	p := r.People[who]
	return p.Given == "" && !r.isPerson(who) && !r.Names.IsForename(p.Surname)
}

// otherPronoun reports whether a pronoun of the other gender stands between the
// candidates and token at: one of unknown gender is then no safe choice.
func (r *resolver) otherPronoun(cs []candidate, at int, g names.Gender) bool {
	from := at
	for _, c := range cs {
		from = min(from, c.tok)
	}
	other := []string{"she", "her"}
	if g == names.Female {
		other = []string{"he", "his", "him"}
	}
	for i := max(from, at-200); i < at; i++ {
		if r.D.Is(i, other...) && r.D.SpeechAt(i) == nil {
			return true
		}
	}
	return false
}

// unnamedBetween is the person without a name who made the last statement in
// toks[start:end], when nobody who fits the pronoun is named after it.
func (r *resolver) unnamedBetween(start, end int, cs []candidate, g names.Gender) (speaker, bool) {
	if len(r.said) == 0 {
		return speaker{}, false
	}
	u := &r.said[len(r.said)-1]
	if !u.text.unnamed || u.asks || u.tok < start || u.tok >= end || g != names.Unknown && r.otherGender(u.text.name, g) {
		return speaker{}, false
	}
	if who, ok := r.choose(cs); u.text.definite && ok && r.goesOnAs(who, u) {
		return speaker{}, false
	}
	for _, c := range cs {
		if c.tok > u.tok && c.strong {
			return speaker{}, false
		}
	}
	return u.text, true
}

// otherGender reports whether only people of the other gender are called so.
func (r *resolver) otherGender(name string, g names.Gender) bool {
	have := people.RoleGender(r.D, name)
	return have != names.Unknown && have != g
}

// goesOnAs reports whether the definite source is but another word for the person who
// spoke just before it: nothing that the article calls the person speaks against it.
func (r *resolver) goesOnAs(who int, u *utterance) bool {
	n := len(r.said) - 2
	if n < 0 || r.said[n].who != who || !r.near(r.said[n].tok, u.tok, 2) {
		return false
	}
	heads := people.RoleHeads(r.D, strings.TrimPrefix(strings.ToLower(u.text.name), "the "))
	return len(r.People[who].Roles) == 0 || r.sharesHead(who, heads)
}

// nominalSubject reports whether the sentence toks[start:end], in which nobody is
// named, tells of one person by a role: "The admiral chuckled." The next "he" is that
// one's; sp is who that is, if the article says.
func (r *resolver) nominalSubject(start, end int) (sp speaker, ok bool) {
	np := phrase.Subject(r.D, text.Span{First: start, End: end}, end)
	head := phrase.Head(r.D, np)
	if np.Empty() || !phrase.IsRole(r.D, head.End-1) && !r.D.Has(r.D.At(head.End-1).Low, lexicon.Human) || !r.D.Is(np.First, "the", "The") || phrase.IsPlural(r.D.At(head.End-1).Low) {
		return speaker{}, false
	}
	return r.described(np, head, false), true
}

// metBefore reports whether somebody unnamed of that description was brought in before
// token at: "a sailor ... The sailor".
func (r *resolver) metBefore(name string, at int) bool {
	for _, h := range people.RoleHeads(r.D, strings.TrimPrefix(strings.ToLower(name), "the ")) {
		if one, _ := r.LastUnnamed(h, at); one >= 0 {
			return true
		}
	}
	return false
}

// newcomer resolves a pronoun behind a sentence whose subject is somebody without a name
// who is brought in there: "One docker was less sure." Where he may be the lawyer or
// friend of the one who is meant, it stays open.
func (r *resolver) newcomer(start, end int, cs []candidate, g names.Gender, own speaker) (speaker, bool) {
	np := phrase.Subject(r.D, text.Span{First: start, End: end}, end)
	for _, u := range r.UnnamedIn(start, max(np.End, min(end, start+12))) {
		subject := u.First <= np.First && np.First < u.End || r.D.IsStart(u.First)
		if u.Plural || !subject || r.otherGender(u.Head, g) || r.D.Has(u.Head, lexicon.Kinship) || r.D.Verb(r.D.At(u.End).Low).Lemma == "ask" {
			continue
		}
		core := text.Span{First: u.First, End: max(u.End, phrase.CoreAfter(r.D, u.First, end).End)}
		if r.epithet(core.End, end) {
			continue
		}
		for _, c := range cs {
			if c.strong {
				return speaker{}, false // "A pier is no road, Berg said"
			}
		}
		if r.D.At(u.First).Class&text.Possessive != 0 {
			return own, true
		}
		sp := r.asPrinted(core, true)
		sp.unnamed = true
		return sp, true
	}
	return speaker{}, false
}

// epithet reports whether what ends at token i only tells of whom the sentence is about,
// and names behind a comma: "A former clerk who likes the sea, Berg has ..."
func (r *resolver) epithet(i, end int) bool {
	if r.D.Is(i, "-") {
		return true
	}
	for ; i < end-1 && r.D.At(i).Class&text.Reporting == 0; i++ {
		if r.D.Is(i, ",") && r.D.At(i+1).Capital {
			return true
		}
	}
	return false
}

// between lists the people of a fitting gender who are named or speak, outside
// quotations, in toks[start:end].
func (r *resolver) between(start, end int, g names.Gender) []candidate {
	var out, owners []candidate
	for n := len(r.said) - 1; n >= 0 && n >= len(r.said)-12; n-- {
		if u := r.said[n]; u.who >= 0 && u.tok >= start && u.tok < end && r.fits(u.who, g) {
			out = append(out, candidate{u.who, u.tok, true})
		}
	}
	for k := r.mentionAt(start); k < len(r.Mentions) && r.Mentions[k].First < end && len(out) < 40; k++ {
		m := &r.Mentions[k]
		if m.Who < 0 && !m.Quoted {
			m.Who = r.ByName(m) // somebody who was met as a source only
		}
		if m.Who < 0 && !m.Quoted && m.Subject && r.unknownPerson(m) {
			out = append(out, candidate{nobodyKnown, m.First, false})
		}
		if m.Quoted || m.Who < 0 || !r.fits(m.Who, g) || r.adjectival(m) || r.afterPronoun(m, g) {
			continue
		}
		if r.D.At(m.End - 1).Possessive {
			owners = append(owners, candidate{m.Who, m.First, false})
			continue
		}
		out = append(out, candidate{m.Who, m.First, m.Subject})
	}
	if n := len(r.said) - 1; n >= 0 && r.said[n].asks && r.said[n].tok >= start && r.said[n].tok < end {
		for i := range out {
			out[i].strong = out[i].strong && out[i].who != r.said[n].who // "Holm asked Berg how he felt. He replied"
		}
	}
	if len(out) == 0 && !r.justSpoke(start) {
		return owners // "Berg's deputy left, but she stayed"
	}
	return out
}

// adjectival reports whether the name only describes a noun: "the Okafor campaign".
func (r *resolver) adjectival(m *people.Mention) bool {
	return m.Role.Empty() && r.D.Is(m.First-1, "the") && !r.D.At(m.End-1).Possessive
}

// afterPronoun reports whether the pronoun is the subject of the clause before the
// name in the same sentence: in "He came in second behind Ines Moreau" he is somebody
// else, and most likely whom the next "he" means as well.
func (r *resolver) afterPronoun(m *people.Mention, g names.Gender) bool {
	if m.Subject {
		return false
	}
	want := "he"
	if g == names.Female {
		want = "she"
	}
	for i := m.First - 1; i >= max(r.Sentence[m.First], m.First-40); i-- {
		if r.D.Is(i, want) && r.D.SpeechAt(i) == nil {
			return true
		}
	}
	return false
}

// justSpoke reports whether somebody known made a statement in the sentence before
// the one that begins at token start.
func (r *resolver) justSpoke(start int) bool {
	n := len(r.said) - 1
	return n >= 0 && r.said[n].who >= 0 && start > 0 && r.said[n].tok >= r.Sentence[start-1]
}

// nobodyKnown is a candidate who cannot be the answer: a name of which it is not
// known whether it is a person's.
const nobodyKnown = -2

// unknownPerson reports whether the mention may well be a person of a name that no
// list knows.
func (r *resolver) unknownPerson(m *people.Mention) bool {
	if m.End-m.First == 1 && !m.Headline && (!m.Role.Empty() || r.Names.GenderOf(r.D.At(m.First).Low+" X") != names.Unknown) {
		return true // "Her sister Joana"
	}
	if m.End-m.First != 2 || m.Headline || r.bodyName(m) || r.Place(m) || r.D.Is(m.First-1, "the") {
		return false
	}
	for i := m.First; i < m.End; i++ {
		if t := r.D.At(i); t.Class != 0 || t.Upper || r.D.Common(t.Low) && (i > m.First || r.D.IsStart(i)) {
			return false
		}
	}
	return true
}

func (r *resolver) fits(who int, g names.Gender) bool {
	have := r.People[who].Gender
	return have == g || have == names.Unknown
}

// choose returns the one person whom the candidates leave: the only one, or the
// only one that was source or subject.
func (r *resolver) choose(cs []candidate) (int, bool) {
	all, strong := -1, -1
	several, strongSeveral := false, false
	for _, c := range cs {
		if len(cs) > 0 && all != -1 && all != c.who {
			several = true
		}
		all = c.who
		if c.strong {
			if strong >= 0 && strong != c.who {
				strongSeveral = true
			}
			strong = c.who
		}
	}
	if strong >= 0 && !strongSeveral {
		return strong, true
	}
	return all, all >= 0 && !several
}
