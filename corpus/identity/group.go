package identity

import (
	"slices"
	"strings"

	"onrecord/corpus/lexicon"
	"onrecord/corpus/names"
)

// sits reports whether a printed role or name is of the seat itself: it begins with
// it, but for words of rank, or is of who speaks for it.
func (v *vocabulary) sits(printed, seat string) bool {
	before, after, ok := strings.Cut(" "+printed+" ", " "+seat+" ")
	if !ok || strings.HasPrefix(after, "bureau") {
		return false
	}
	ws := names.Words(before)
	return !slices.ContainsFunc(ws, func(w string) bool { return !v.is(w, lexicon.Determiner) && !v.is(w, lexicon.Grade) }) || slices.ContainsFunc(ws, func(w string) bool { return strings.HasPrefix(w, "spokes") })
}

// byGroup returns the people whose printed role or name makes them one of a group
// ("Russian officials", "Republicans", "the White House"): every other word of the
// group must be in the same role. The group itself is one of them where articles
// let it speak.
func (p *People) byGroup(asked string) []Individual {
	ws := p.roleWords(asked)
	folded := strings.TrimPrefix(names.Fold(strings.TrimSpace(asked)), "the ")
	if seat := strings.TrimSuffix(folded, " officials"); p.table.Lexicon().Phrase(seat).Is(lexicon.Residence) {
		return p.whose(p.printedWith(names.Words(seat)), func(role []string, printed string) bool {
			return p.sits(names.Fold(printed), seat) && !p.hasAny(role, lexicon.Outsider) && !p.hasAny(role, lexicon.Former)
		})
	}
	raw := names.Words(folded)
	if len(raw) == 0 {
		return nil
	}
	group, ok := p.table.Lexicon().Word(raw[len(raw)-1]).Sense(lexicon.Group)
	if !ok {
		return nil
	}
	var others []string
	last := p.roleWords(raw[len(raw)-1])
	for _, w := range ws {
		if !slices.Contains(last, w) {
			others = append(others, w)
		}
	}
	may := p.meantAll(others)
	may.and(p.meantAny(group.For))
	return p.whose(may, func(role []string, printed string) bool {
		for _, w := range others {
			if !contains(role, w) {
				return false
			}
		}
		return slices.ContainsFunc(role, func(w string) bool { return slices.Contains(group.For, w) })
	})
}

// whose returns the people, of those who may, of whom a role, or the name where it is no
// person's, is as wanted.
func (p *People) whose(may crowd, fits func(role []string, printed string) bool) []Individual {
	var found []Individual
	for ind := range p.members(may) {
		is := func(printed string) bool { return fits(p.officeOf(printed).plain, printed) }
		if slices.ContainsFunc(ind.Roles, is) || is(ind.Name) && !p.looksPersonal(ind.Name) {
			found = append(found, *ind)
		}
	}
	return found
}
