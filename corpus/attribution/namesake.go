package attribution

import (
	"sort"
	"strings"

	"onrecord/corpus/attribution/phrase"
	"onrecord/corpus/lexicon"
	"onrecord/corpus/names"
	"onrecord/corpus/text"
)

// byName finds the one person whom a mention's name fits; -1 when nobody or
// several do.
func (c *cast) byName(m *mention) int {
	n := m.End - m.First
	if n < 1 || c.place(m) {
		return -1
	}
	name := c.text(m.Span)
	parsed := names.Parse(name)
	surname := c.key(parsed.Surname)
	gender := names.Unknown
	if !m.role.Empty() {
		gender = names.GenderOf(c.text(text.Span{First: m.First - 1, End: m.End}))
	}
	var fit []int
	for _, k := range c.bySurname[surname] {
		p := &c.people[k]
		if gender != names.Unknown && p.gender != names.Unknown && gender != p.gender {
			continue
		}
		if parsed.Given != "" && p.given != "" && c.key(firstWord(parsed.Given)) != p.given {
			continue
		}
		fit = append(fit, k)
	}
	if len(fit) == 0 && n == 1 && m.role.Empty() && names.GenderOf(name+" X") != names.Unknown {
		if l := c.byGiven[c.key(name)]; len(l) == 1 {
			return l[0]
		}
	}
	if len(fit) == 0 && n == 1 && parsed.Given == "" {
		if who := c.byPart(c.key(name), gender); who >= 0 {
			return who
		}
	}
	if len(fit) == 0 {
		if who := c.bySuffix(name, surname); who >= 0 {
			return who
		}
	}
	if len(fit) == 1 && parsed.Given == "" && c.bearsAlone(fit[0], gender) {
		return -1
	}
	return c.clearest(fit, m.First)
}

// byPart finds the one person of whose full name the word is another part than the
// last: "Hwa" is Hwa Jin-ae, "Montoya" is Graciela Montoya Ruiz.
func (c *cast) byPart(key string, gender names.Gender) int {
	found := -1
	for _, l := range [][]int{c.byGiven[key], c.byMiddle[key]} {
		for _, k := range l {
			p := &c.people[k]
			if gender != names.Unknown && p.gender != names.Unknown && gender != p.gender || found >= 0 && found != k {
				return -1
			}
			found = k
		}
	}
	return found
}

// bySuffix finds the one person whose longer name ends in these two words or more:
// "Paz Soldan" is Ramiro Paz Soldan.
func (c *cast) bySuffix(name, surname string) int {
	found := -1
	tail := " " + names.Fold(name)
	if !strings.Contains(name, " ") {
		return -1
	}
	for _, k := range c.bySurname[surname] {
		if strings.HasSuffix(names.Fold(c.people[k].name), tail) {
			if found >= 0 {
				return -1
			}
			found = k
		}
	}
	return found
}

// bearsAlone reports whether the bare surname probably means somebody else than
// the one person of that name whom the article introduces: it stands there often
// before the introduction, or the person is introduced as a relative.
func (c *cast) bearsAlone(who int, gender names.Gender) bool {
	p := &c.people[who]
	if p.given == "" || len(p.full) == 0 || gender != names.Unknown && gender == p.gender {
		return false
	}
	kin := false
	for _, role := range p.roles {
		for _, h := range roleHeads(role) {
			kin = kin || kinship[h]
		}
	}
	n := sort.SearchInts(c.bare[p.surname], p.full[0])
	return kin && n > 0 || n >= 4
}

var kinship = text.Words(lexicon.Kinship)

// clearest returns the candidate who is clearly meant at token at: the only one,
// the only one introduced so far, or one named far more often than the rest.
func (c *cast) clearest(fit []int, at int) int {
	if len(fit) == 1 {
		return fit[0]
	}
	best, first, second := -1, 0, 0
	for _, k := range fit {
		n := sort.SearchInts(c.people[k].full, at)
		if n > first {
			best, first, second = k, n, first
		} else if n > second {
			second = n
		}
	}
	if best >= 0 && (second == 0 || first > 2*second) {
		return best
	}
	return -1
}

// doubtful reports whether a single capitalised word may be no name at all: it
// begins its sentence, is not followed by its verb, and stands nowhere else.
func (r *resolver) doubtful(m *mention) bool {
	if m.End-m.First == 1 && m.role.Empty() && r.d.IsStart(m.First) && phrase.IsPlural(r.d.At(m.First).Low) && text.ReportingVerbs[r.d.At(m.End).Low].Form == text.Base {
		return true // "Farmers say"
	}
	if m.End-m.First > 1 || !m.role.Empty() || !r.d.IsStart(m.First) || r.d.At(m.End).Class&(text.Reporting|text.Auxiliary|text.Adverb) != 0 {
		return false
	}
	return r.lastWords[r.d.At(m.First).Low] < 2
}

// articled reports whether an article stands right before a name without a role:
// "the Danes", "the Kremlin" are nobody's surname.
func (r *resolver) articled(m *mention) bool {
	return m.role.Empty() && m.End-m.First == 1 && r.d.Is(m.First-1, "the", "both", "some", "all", "many")
}

// titled reports whether the phrase is courtesy titles only.
func (r *resolver) titled(p text.Span) bool {
	for i := p.First; i < p.End; i++ {
		if r.d.At(i).Class&(text.Title|text.Role) == 0 {
			return false
		}
	}
	return true
}

// ambiguous reports whether several people could be meant by the surname.
func (r *resolver) ambiguous(m *mention, surname string) bool {
	return len(r.bySurname[surname]) > 1 || !m.role.Empty()
}

// bodyName reports whether the name is that of an organisation by its words.
func (r *resolver) bodyName(m *mention) bool {
	for i := m.First; i < m.End; i++ {
		if r.d.At(i).Class&text.Body != 0 {
			return true
		}
	}
	return r.d.At(m.End).Class&text.Body != 0
}
