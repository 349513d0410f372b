package identity

import (
	"cmp"
	"slices"
	"strings"

	"onrecord/corpus/lexicon"
	"onrecord/corpus/names"
)

// Find returns who is meant by a full name, a surname or a role ("the Russian
// foreign minister"), most statements first: one individual where the archive
// leaves no doubt, several where a name or role is shared, none when nobody fits.
//
// A full name never finds somebody with another forename. Where nobody speaks under it, it
// finds a speaker who is printed by that surname only, unless others have the surname:
// what he says is then the person's by the surname alone.
func (p *People) Find(asked string) []Individual {
	asked = strings.TrimSpace(asked)
	if len(asked) > longestAsked {
		return nil
	}
	if found, known := p.found[asked]; known {
		return found
	}
	found := slices.Clip(p.find(asked))
	if p.found != nil {
		p.found[asked] = found
	}
	return found
}

// longestAsked is how many bytes a name or role that is asked for has at most; nobody is
// found by a longer one.
const longestAsked = 1000

func (p *People) find(asked string) []Individual {
	key := p.table.Key(asked)
	if key == "" {
		return nil
	}
	if c := p.table.Lookup(asked); c != nil {
		found := p.byForms(c.Forms)
		if c.Kind != names.Person {
			found = Together(found, p.byGroup(asked))
		}
		if c.Kind == names.Thing {
			found = Together(found, p.byRole(asked)) // the Pope
		}
		if len(found) > 0 {
			return found
		}
	}
	exact := p.byKey[key]
	if exact != nil && strings.Contains(key, " ") && !p.isBare(exact.Name) {
		if p.looksPersonal(exact.Name) && !p.isOffice(exact.Name) {
			return []Individual{*exact}
		}
		return Together([]Individual{*exact}, p.byGroup(asked), p.byRole(asked))
	}
	if ind := p.described(asked); ind != nil {
		return []Individual{*ind}
	}
	if found := p.byName(asked); len(found) > 0 {
		if whole := p.byTail(asked); len(whole) > 0 && !p.isBare(asked) && !slices.ContainsFunc(found, p.withForename) {
			return whole // "Suu Kyi" is Aung San Suu Kyi before she is any Kyi
		}
		return found
	}
	if found := p.byGroup(asked); len(found) > 0 {
		return found
	}
	if found := p.byRole(asked); len(found) > 0 {
		return found
	}
	if exact != nil { // a body of one word: "Police"
		return []Individual{*exact}
	}
	return p.byTail(asked)
}

// described returns the person whose whole name ends a description: "Texas Sen. Ted
// Cruz", "billionaire Donald Trump", "former Secretary of State Hillary Clinton".
func (p *People) described(asked string) *Individual {
	ws := strings.Fields(asked)
	if len(ws) < 3 || !p.byEnd.has(lastWord(p.table.Key(asked))) || p.speaksForAnother(asked) {
		return nil
	}
	for i := 1; i < len(ws)-1; i++ {
		key := p.table.Key(strings.Join(ws[i:], " "))
		if ind := p.byKey[key]; ind != nil && strings.Contains(key, " ") && p.looksPersonal(ind.Name) && p.describes(ws[:i]) {
			return ind
		}
	}
	return nil
}

// withForename reports whether the archive lets a person speak by the full name.
func (v *vocabulary) withForename(ind Individual) bool {
	return len(ind.Keys) > 0 && slices.ContainsFunc(ind.Forms, func(f string) bool { return v.table.Parse(f).Given != "" })
}

// Together adds to a list of people those of others whom it does not have. Each list has
// nobody twice.
func Together(list []Individual, others ...[]Individual) []Individual {
	if len(list) == 0 && len(others) == 1 {
		return slices.Clip(others[0])
	}
	have := make(map[string]bool, len(list))
	for i := range list {
		have[list[i].ID] = true
	}
	for _, more := range others {
		for i := range more {
			if id := more[i].ID; !have[id] {
				have[id] = true
				list = append(list, more[i])
			}
		}
	}
	return list
}

func (p *People) byForms(forms []string) []Individual {
	var found []Individual
	seen := map[*Individual]bool{}
	for _, f := range forms {
		if ind := p.byKey[p.table.Key(f)]; ind != nil && !seen[ind] {
			seen[ind] = true
			found = append(found, *ind)
		}
	}
	sortPeople(found)
	return found
}

func sortPeople(list []Individual) {
	slices.SortStableFunc(list, func(a, b Individual) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Name, b.Name))
	})
}

// byName matches surname and forenames; people whose surname fits come alone,
// without those for whom the word is a forename.
func (p *People) byName(asked string) []Individual {
	if p.speaksForAnother(asked) || p.isOffice(asked) {
		return nil
	}
	if first, rest, ok := strings.Cut(asked, " "); ok && p.is(names.Bare(first), lexicon.Determiner) {
		if asked = rest; p.asksOffice(p.officeOf(rest)) {
			return nil
		}
	}
	asked, suffix := p.withoutSuffix(p.afterOffice(p.afterOwner(asked)))
	n := p.table.Parse(asked)
	given, surname := strings.Fields(p.table.Key(n.Given)), p.table.Key(n.Surname)
	var bySurname, byAnyWord, bareOnes []Individual
	namesakes := false
	for _, i := range p.named.of(surname) {
		ind := p.list[i]
		if suffix != "" && !slices.ContainsFunc(ind.Forms, func(f string) bool { return p.lastSuffix(f) == suffix }) {
			continue
		}
		switch p.fits(ind, given, surname) {
		case surnameFits:
			bySurname = append(bySurname, *ind)
		case bareFits:
			bareOnes = append(bareOnes, onlyBySurname(*ind, asked))
		case wordFits:
			byAnyWord = append(byAnyWord, *ind)
		case forenameDiffers:
			namesakes = true
		}
	}
	if !namesakes { // else who is printed by the surname may be one of those
		bySurname = Together(bySurname, bareOnes)
		sortPeople(bySurname)
	}
	bySurname = p.withoutOwn(bySurname)
	if len(given) == 0 && len(byAnyWord) <= fewOfForename && !slices.ContainsFunc(bySurname, p.withForename) {
		return Together(bySurname, byAnyWord)
	}
	if len(bySurname) == 0 || len(given) == 0 && p.table.IsForename(names.Fold(asked)) && p.mostly(byAnyWord, bySurname) {
		return byAnyWord
	}
	return bySurname
}

// fewOfForename is how many people have a forename at most who are found beside somebody
// who is printed by that word alone, and may be one of them.
const fewOfForename = 3

// mostly reports whether one person has so many more statements than all of some
// others that a forename means that one, and theirs is a surname by mistake.
func (v *vocabulary) mostly(some, others []Individual) bool {
	n := 0
	for _, o := range others {
		n += o.Count
	}
	return len(some) > 0 && some[0].Count >= 20*n
}

type fit int

const (
	noFit           fit = iota
	forenameDiffers     // of the surname asked for
	wordFits            // what is asked for as a surname is a forename
	bareFits            // printed by the surname only, and a forename is asked for
	surnameFits
)

func (p *People) fits(ind *Individual, given []string, surname string) fit {
	best := noFit
	bareOnly := !slices.ContainsFunc(ind.Forms, func(f string) bool { return p.looksPersonal(f) && p.table.Parse(f).Given != "" })
	for _, f := range ind.Forms {
		if !p.looksPersonal(f) {
			continue
		}
		have, last := p.nameKeys(f)
		if last != surname && (p.withoutParticles(last) == surname || len(given) == 0 && p.familyFirst(f) && have[0] == surname) {
			last = surname
		}
		switch {
		case len(have) == 1 && len(given) == 1 && have[0] == surname && last == given[0]:
			return surnameFits // Holm Anna
		case last != surname && len(given) == 0 && slices.Contains(have, surname):
			best = wordFits
		case last != surname:
		case len(have) == 0 && len(given) == 0, len(have) > 0 && p.forenamesFit(given, have), len(given) > 0 && p.table.Key(quoted(f)) == given[0]:
			return surnameFits
		case len(have) == 0 && bareOnly:
			best = bareFits
		case len(have) > 0 && best == noFit:
			best = forenameDiffers
		}
	}
	return best
}

// quoted is what stands in quotation marks in a name: Tito of Rodrigo "Tito" Holm.
func quoted(name string) string {
	from := strings.IndexAny(name, `"“`)
	to := strings.LastIndexAny(name, `"”`)
	if from < 0 || to <= from {
		return ""
	}
	return strings.Trim(name[from:to], `"“”`)
}

// forenamesFit reports whether the forenames asked for may be those printed: none
// asked, or the first ones agree, one being allowed to be an initial or a
// nickname of the other.
func (v *vocabulary) forenamesFit(asked, have []string) bool {
	if len(asked) == 0 {
		return true
	}
	a, h := asked[0], have[0]
	if len(a) == 1 || len(h) == 1 {
		return a[0] == h[0]
	}
	return v.formal(a) == v.formal(h)
}

// onlyBySurname is somebody who is printed by the surname only, as who is asked for by a
// full name: it may be that one.
func onlyBySurname(ind Individual, asked string) Individual {
	ind.Name, ind.Forms = asked, []string{asked}
	ind.Keys, ind.BySurname = nil, append(slices.Clone(ind.BySurname), ind.Keys...)
	return ind
}

// withoutOwn leaves out who is only printed by a surname that links all he says with
// another of a list.
func (p *People) withoutOwn(list []Individual) []Individual {
	return slices.DeleteFunc(slices.Clone(list), func(bare Individual) bool {
		return len(bare.Keys) > 0 && slices.ContainsFunc(list, func(ind Individual) bool {
			return ind.ID != bare.ID && !slices.ContainsFunc(bare.Keys, func(k string) bool { return !slices.Contains(ind.BySurname, k) })
		})
	})
}
