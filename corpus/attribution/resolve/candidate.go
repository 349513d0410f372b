package resolve

import (
	"onrecord/corpus/attribution/people"
	"onrecord/corpus/names"
)

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

// lastSpoke reports whether somebody known to be of the gender made the last statement.
func (r *resolver) lastSpoke(g names.Gender) bool {
	n := len(r.said) - 1
	return n >= 0 && r.said[n].who >= 0 && r.People[r.said[n].who].Gender == g
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

// otherGender reports whether only people of the other gender are called so.
func (r *resolver) otherGender(name string, g names.Gender) bool {
	have := people.RoleGender(r.D, name)
	return have != names.Unknown && have != g
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
