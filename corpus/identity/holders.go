package identity

import (
	"slices"
	"strings"

	"onrecord/corpus/lexicon"
	"onrecord/corpus/names"
)

// asksOffice reports whether words that are asked for name an office.
func (v *vocabulary) asksOffice(want office) bool {
	return len(want.words) > 0 && (v.hasAny(want.words, lexicon.Office) || v.hasAny(want.heads, lexicon.Courtesy))
}

// byRole matches people of whom one printed role is the office asked for, but for those
// who are hardly ever called so. An office of state of which nothing says of which country
// it is ("the president") is theirs who are printed so as well, if there are any.
func (p *People) byRole(asked string) []Individual {
	want := p.officeOf(asked)
	if !p.asksOffice(want) {
		return nil
	}
	return p.holders(want)
}

// holders are the people with an office, as [People.byRole] has them.
func (p *People) holders(want office) []Individual {
	var found, bare []Individual
	counts := map[string]int{}
	most := 0
	for ind := range p.members(p.meantAll(want.words)) {
		n, plain := p.holding(ind, want)
		all := 0
		for _, h := range ind.Held {
			all += h.Count
		}
		if n == 0 || n*hardlyEver < all {
			continue
		}
		found = append(found, *ind)
		counts[ind.ID] = n
		if plain > 0 {
			bare = append(bare, *ind)
		}
	}
	ofPlace := slices.ContainsFunc(want.words, p.isPlace)
	if !ofPlace && len(bare) > 0 && p.hasAny(want.heads, lexicon.OfState) {
		found = bare
	}
	if !ofPlace && !want.body && !p.hasAny(want.words, lexicon.Sole) {
		return found // "the senator" is one of many
	}
	for _, ind := range found {
		most = max(most, counts[ind.ID])
	}
	return slices.DeleteFunc(found, func(ind Individual) bool { return counts[ind.ID]*hardlyEver < most })
}

// hardlyEver is how many times another is called by an office, or somebody by other
// offices, for each time that he is called by it, where he is not who holds it.
const hardlyEver = 20

// holding counts how often somebody is printed with an office, and how often with
// nothing but that.
func (p *People) holding(ind *Individual, want office) (n, plain int) {
	for role, times := range p.printed(ind) {
		if !p.mayName(role, want) {
			continue
		}
		if o := p.officeOf(role); p.holds(o, want) {
			n += times
			if !slices.ContainsFunc(o.words, func(w string) bool { return !contains(want.words, w) }) {
				plain += times
			}
		}
	}
	return n, plain
}

// mayName reports whether a printed role may be an office that is asked for: a single word,
// as what stands before most surnames, must mean one of the office's.
func (p *People) mayName(role string, want office) bool {
	if len(names.Words(names.Fold(role))) > 1 { // Secretary-General
		return true
	}
	w := p.roleWord(names.Bare(role))
	return contains(want.words, w) || w == "" || p.table.Lookup(role) != nil
}

// printed yields the roles of somebody, and what stands before the name, with how often.
func (p *People) printed(ind *Individual) func(yield func(string, int) bool) {
	return func(yield func(string, int) bool) {
		for _, title := range p.titles(ind) {
			if !yield(title, ind.Count) {
				return
			}
		}
		for _, h := range ind.Held {
			if !yield(h.Role, h.Count) {
				return
			}
		}
	}
}

// titles are the names of a body, which tell what it is, and what stands before the
// surname of a person: Amy Pope is not the Pope, and Pope Francis is.
func (v *vocabulary) titles(ind *Individual) []string {
	if !v.looksPersonal(ind.Name) || v.isOffice(ind.Name) {
		return []string{ind.Name}
	}
	var out []string
	for _, f := range ind.Forms {
		if ws := strings.Fields(f); len(ws) > 1 {
			out = append(out, strings.Join(ws[:len(ws)-1], " "))
		}
	}
	return out
}
