package resolve

import (
	"slices"

	"onrecord/corpus/attribution/people"
	"onrecord/corpus/attribution/phrase"
	"onrecord/corpus/text"
)

// doubtful reports whether a single capitalised word may be no name at all: it
// begins its sentence, is not followed by its verb, and stands nowhere else.
func (r *resolver) doubtful(m *people.Mention) bool {
	if m.End-m.First == 1 && m.Role.Empty() && r.D.IsStart(m.First) && phrase.IsPlural(r.D.At(m.First).Low) && r.D.Verb(r.D.At(m.End).Low).Form == text.Base {
		return true // "Farmers say"
	}
	if m.End-m.First > 1 || !m.Role.Empty() || !r.D.IsStart(m.First) || r.D.At(m.End).Class&(text.Reporting|text.Auxiliary|text.Adverb) != 0 {
		return false
	}
	return r.LastWords[r.D.At(m.First).Low] < 2
}

// bearerWhoSpoke is who of several bearers of a bare surname made the last statement, not
// long before, when no other one is named since: he is the one who goes on, and not his
// daughter of whom he spoke. -1 if there is none.
func (r *resolver) bearerWhoSpoke(m *people.Mention) int {
	n := len(r.said) - 1
	if m.End-m.First > 1 || !m.Role.Empty() || r.D.At(m.First).Possessive || n < 0 || r.said[n].who < 0 || !r.near(r.said[n].tok, m.First, 2) {
		return -1
	}
	u := &r.said[n]
	surname, _ := r.Surname(r.Names.Parse(r.Text(m.Span)))
	bearers := r.BySurname[surname]
	junior := func(k int) bool { return r.People[k].Suffix != "" }
	if len(bearers) < 2 || !slices.Contains(bearers, u.who) || slices.ContainsFunc(bearers, junior) {
		return -1
	}
	for k := r.mentionAt(u.tok); k < len(r.Mentions) && r.Mentions[k].First < m.First; k++ {
		if o := &r.Mentions[k]; o.Who != u.who && slices.Contains(bearers, o.Who) && o.End-o.First > 1 {
			return -1
		}
	}
	return u.who
}

// articled reports whether an article stands right before a name without a role:
// "the Danes", "the Kremlin" are nobody's surname.
func (r *resolver) articled(m *people.Mention) bool {
	return m.Role.Empty() && m.End-m.First == 1 && r.D.Is(m.First-1, "the", "both", "some", "all", "many")
}

// titled reports whether the phrase is courtesy titles only.
func (r *resolver) titled(p text.Span) bool {
	for i := p.First; i < p.End; i++ {
		if r.D.At(i).Class&(text.Title|text.Role) == 0 {
			return false
		}
	}
	return true
}

// ambiguous reports whether several people could be meant by the surname.
func (r *resolver) ambiguous(m *people.Mention, surname string) bool {
	return len(r.BySurname[surname]) > 1 || !m.Role.Empty()
}

// bodyName reports whether the name is that of an organisation by its words.
func (r *resolver) bodyName(m *people.Mention) bool {
	for i := m.First; i < m.End; i++ {
		if r.D.At(i).Class&text.Body != 0 {
			return true
		}
	}
	return r.D.At(m.End).Class&text.Body != 0
}
