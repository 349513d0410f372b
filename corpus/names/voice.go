package names

import (
	"slices"
	"strings"
)

// Voices returns the people who speak for a body, by the role printed beside
// their names: NATO has its Secretary General, the Vatican a spokesman. They are
// for a question about the body that its own statements do not answer. A country
// has none, for too many people are called by it, and nor has a person, whose
// spokesman is somebody else.
func (p *People) Voices(asked string) []Individual {
	if c := p.table.Lookup(asked); c != nil {
		if c.Kind != Organisation {
			return nil
		}
		return p.whose(func(role []string, printed string) bool { return p.leads(c, role, printed) })
	}
	body, ok := strings.CutPrefix(Fold(strings.TrimSpace(asked)), "the ")
	want := roleWords(body)
	if !ok || len(want) == 0 || hasOffice(want) {
		return nil
	}
	return p.whose(func(role []string, printed string) bool {
		return contains(role, "spokesman") && fitsRole(role, want) && !personal(printed, body)
	})
}

// leads reports whether a role is that of a body's spokesman or of who leads it.
// An ambassador "to NATO" is not NATO's.
func (p *People) leads(c *Concept, role []string, printed string) bool {
	ms := p.table.Find(printed)
	if len(ms) == 0 || ms[0].Concept.ID != c.ID || slices.ContainsFunc(role, func(w string) bool { return lesser[w] }) {
		return false
	}
	before := strings.TrimSuffix(Fold(strings.TrimSpace(printed[:ms[0].Start])), " the")
	return !strings.HasSuffix(" "+before, " to") && slices.ContainsFunc(role, func(w string) bool { return voices[w] })
}

var voices = set(`spokesman head secretary president general commissioner governor`)

// personal reports whether a role is held by somebody in the service of a person
// of that name ("Holm's spokesman").
func personal(printed, body string) bool { return strings.Contains(Fold(printed), body+"'s") }
