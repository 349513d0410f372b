package identity

import (
	"slices"
	"strings"

	"onrecord/corpus/names"
)

// groups are the words for several people of one sort, with the words of a printed
// role or name that make somebody one of them.
var groups = map[string]map[string]bool{
	"officials":   set(`minister president secretary spokesman ambassador envoy representative official general commander chancellor premier senator governor mayor commissioner administrator adviser deputy head prosecutor attorney`),
	"diplomats":   set(`ambassador envoy diplomat`),
	"ministers":   set(`minister`),
	"lawmakers":   set(`senator congressman representative lawmaker deputy`),
	"senators":    set(`senator`),
	"governors":   set(`governor`),
	"generals":    set(`general`),
	"experts":     set(`expert analyst professor economist historian scientist`),
	"economists":  set(`economist`),
	"analysts":    set(`analyst`),
	"spokesmen":   set(`spokesman`),
	"republicans": set(`republican republicans`),
	"democrats":   set(`democrat democrats democratic`),
}

// seats are the places by which reporters call those who sit there.
var seats = map[string]bool{"white house": true, "kremlin": true, "pentagon": true, "downing street": true}

// sits reports whether a printed role or name is of the seat itself: it begins with
// it, but for words of rank, or is of who speaks for it.
func sits(printed, seat string) bool {
	before, after, ok := strings.Cut(" "+printed+" ", " "+seat+" ")
	if !ok || strings.HasPrefix(after, "bureau") {
		return false
	}
	ws := names.Words(before)
	return !slices.ContainsFunc(ws, func(w string) bool { return !ranks[w] }) || slices.ContainsFunc(ws, func(w string) bool { return strings.HasPrefix(w, "spokes") })
}

var ranks = set(`a an the some several two three senior top deputy acting chief`)

// outside are words of roles that name such a place without sitting there: a White
// House hopeful, its correspondents, who was there once.
var outside = set(`hopeful candidate contender aspirant nominee rival challenger runner bid race campaign correspondent reporter
	journalist editor columnist historian critic former ex late`)

// byGroup returns the people whose printed role or name makes them one of a group
// ("Russian officials", "Republicans", "the White House"): every other word of the
// group must be in the same role. The group itself is one of them where articles
// let it speak.
func (p *People) byGroup(asked string) []Individual {
	ws := roleWords(asked)
	folded := strings.TrimPrefix(names.Fold(strings.TrimSpace(asked)), "the ")
	if seat := strings.TrimSuffix(folded, " officials"); seats[seat] {
		return p.whose(func(role []string, printed string) bool {
			return sits(names.Fold(printed), seat) && !slices.ContainsFunc(role, func(w string) bool { return outside[w] })
		})
	}
	raw := names.Words(folded)
	if len(raw) == 0 {
		return nil
	}
	kind := groups[raw[len(raw)-1]]
	if kind == nil {
		return nil
	}
	var others []string
	last := roleWords(raw[len(raw)-1])
	for _, w := range ws {
		if !slices.Contains(last, w) {
			others = append(others, w)
		}
	}
	return p.whose(func(role []string, printed string) bool {
		for _, w := range others {
			if !contains(role, w) {
				return false
			}
		}
		return slices.ContainsFunc(role, func(w string) bool { return kind[w] })
	})
}

// whose returns the people of whom a role, or the name where it is no person's, is
// as wanted.
func (p *People) whose(fits func(role []string, printed string) bool) []Individual {
	var found []Individual
	for _, ind := range p.list {
		printed := slices.Clone(ind.Roles)
		if !looksPersonal(ind.Name) {
			printed = append(printed, ind.Name)
		}
		if slices.ContainsFunc(printed, func(r string) bool { return fits(roleWords(r), r) }) {
			found = append(found, *ind)
		}
	}
	return found
}
