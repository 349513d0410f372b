package resolve

import (
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
