package identity

import (
	"slices"
	"strings"

	"onrecord/corpus/lexicon"
	"onrecord/corpus/names"
)

// Voices returns the people who speak for a body, by the role printed beside
// their names: NATO has its Secretary General, the Vatican a spokesman. They are
// for a question about the body that its own statements do not answer. A country
// has none, for too many people are called by it, and nor has a person, whose
// spokesman is somebody else.
func (p *People) Voices(asked string) []Individual {
	if len(asked) > longestAsked {
		return nil
	}
	if c := p.table.Lookup(asked); c != nil {
		switch c.Kind {
		case names.Organisation:
			return p.whose(p.naming(c), func(role []string, printed string) bool { return p.leads(c, role, printed) })
		case names.Country:
			return p.whose(p.speakingFor(c), func(role []string, _ string) bool { return p.represents(c, role) })
		}
		return nil
	}
	body, ok := strings.CutPrefix(names.Fold(strings.TrimSpace(asked)), "the ")
	want := p.roleWords(body)
	if ws := names.Words(body); len(ws) > 1 && p.is(ws[len(ws)-1], lexicon.Impersonal) {
		ok = true // "Jupiter Police Department"
	}
	if !ok || len(want) == 0 || p.hasAny(want, lexicon.Office) {
		return nil
	}
	return p.whose(p.meantAll(append(want, "spokesman")), func(role []string, printed string) bool {
		return contains(role, "spokesman") && p.fitsRole(role, want) && !personal(printed, body)
	})
}

// leads reports whether a role is that of a body's spokesman or of who leads it.
// An ambassador "to NATO" is not NATO's.
func (p *People) leads(c *names.Concept, role []string, printed string) bool {
	ms := p.table.Find(printed)
	if len(ms) == 0 || ms[0].Concept.ID != c.ID || p.hasAny(role, lexicon.Lesser) {
		return false
	}
	before := strings.TrimSuffix(names.Fold(strings.TrimSpace(printed[:ms[0].Start])), " the")
	return !strings.HasSuffix(" "+before, " to") && p.hasAny(role, lexicon.Leads)
}

// represents reports whether a role begins with a country, or with one of the
// bodies that speak for it alone, and is an office of state.
func (v *vocabulary) represents(c *names.Concept, role []string) bool {
	if len(role) < 2 || role[0] != conceptWord(c) && !v.speaksFor(role[0], c) {
		return false
	}
	return !slices.ContainsFunc(role, func(w string) bool { return v.is(w, lexicon.Lesser) && !v.is(w, lexicon.Grade) }) &&
		v.hasAny(role, lexicon.OfState)
}

// speaksFor reports whether a role that begins with a word is of a body that speaks
// for a country and for no other.
func (v *vocabulary) speaksFor(first string, c *names.Concept) bool {
	for e := range v.table.Lexicon().Entries(lexicon.Government) {
		if slices.Contains(e.For, c.ID) && v.roleWords(e.Lemma)[0] == first {
			return true
		}
	}
	return false
}

// speakingFor are those with a printed role or name that may be of a country or of a body
// that speaks for it.
func (p *People) speakingFor(c *names.Concept) crowd {
	may := p.meant(conceptWord(c))
	for e := range p.table.Lexicon().Entries(lexicon.Government) {
		if slices.Contains(e.For, c.ID) {
			may.or(p.meant(p.roleWords(e.Lemma)[0]))
		}
	}
	return may
}

// personal reports whether a role is held by somebody in the service of a person
// of that name ("Holm's spokesman").
func personal(printed, body string) bool { return strings.Contains(names.Fold(printed), body+"'s") }
