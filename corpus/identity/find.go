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
// A full name never finds somebody with another forename; it does find a speaker
// whom the archive prints by that surname only, unless it has others of that surname,
// who he may be.
func (p *People) Find(asked string) []Individual {
	asked = strings.TrimSpace(asked)
	key := names.Key(asked)
	if key == "" {
		return nil
	}
	if c := p.table.Lookup(asked); c != nil {
		found := p.byForms(c.Forms)
		if c.Kind != names.Person {
			found = alsoThose(found, p.byGroup(asked))
		}
		if len(found) > 0 {
			return found
		}
	}
	if ind, ok := p.byKey[key]; ok && strings.Contains(key, " ") {
		if looksPersonal(ind.Name) {
			return []Individual{*ind}
		}
		return alsoThose([]Individual{*ind}, p.byGroup(asked), p.byRole(asked))
	}
	if ind := p.described(asked); ind != nil {
		return []Individual{*ind}
	}
	if found := p.byName(asked); len(found) > 0 {
		if whole := p.byTail(asked); len(whole) > 0 && !slices.ContainsFunc(found, withForename) {
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
	if ind, ok := p.byKey[key]; ok { // a body of one word: "Police"
		return []Individual{*ind}
	}
	return p.byTail(asked)
}

// described returns the person whose whole name ends a description: "Texas Sen. Ted
// Cruz", "billionaire Donald Trump", "former Secretary of State Hillary Clinton".
func (p *People) described(asked string) *Individual {
	if speaksForAnother(asked) {
		return nil
	}
	ws := strings.Fields(asked)
	for i := 1; i < len(ws)-1; i++ {
		key := names.Key(strings.Join(ws[i:], " "))
		if ind := p.byKey[key]; ind != nil && strings.Contains(key, " ") && looksPersonal(ind.Name) && describes(ws[:i]) {
			return ind
		}
	}
	return nil
}

// describes reports whether words before a name are no part of it: the last is no
// forename, or they are an office of something.
func describes(ws []string) bool {
	last := ws[len(ws)-1]
	return last == strings.ToLower(last) || !names.IsForename(names.Bare(last)) || slices.Contains(ws, "of")
}

// withForename reports whether the archive prints a person in full.
func withForename(ind Individual) bool {
	return slices.ContainsFunc(ind.Forms, func(f string) bool { return names.Parse(f).Given != "" })
}

// alsoThose adds to a list those whom it does not have.
func alsoThose(list []Individual, others ...[]Individual) []Individual {
	for _, more := range others {
		for _, o := range more {
			if !slices.ContainsFunc(list, func(have Individual) bool { return have.ID == o.ID }) {
				list = append(list, o)
			}
		}
	}
	return list
}

func (p *People) byForms(forms []string) []Individual {
	var found []Individual
	seen := map[*Individual]bool{}
	for _, f := range forms {
		if ind := p.byKey[names.Key(f)]; ind != nil && !seen[ind] {
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
	if speaksForAnother(asked) || isOffice(asked) {
		return nil
	}
	asked, suffix := withoutSuffix(afterOffice(afterOwner(asked)))
	n := names.Parse(asked)
	given, surname := strings.Fields(names.Key(n.Given)), names.Key(n.Surname)
	var bySurname, byAnyWord, bareOnes []Individual
	namesakes := false
	for _, i := range p.named[surname] {
		ind := p.list[i]
		if suffix != "" && !slices.ContainsFunc(ind.Forms, func(f string) bool { return lastSuffix(f) == suffix }) {
			continue
		}
		switch p.fits(ind, given, surname) {
		case surnameFits:
			bySurname = append(bySurname, *ind)
		case bareFits:
			bareOnes = append(bareOnes, *ind)
		case wordFits:
			byAnyWord = append(byAnyWord, *ind)
		case forenameDiffers:
			namesakes = true
		}
	}
	if !namesakes { // else who is printed by the surname may be one of those
		bySurname = alsoThose(bySurname, bareOnes)
		sortPeople(bySurname)
	}
	if len(bySurname) == 0 || len(given) == 0 && names.IsForename(names.Fold(asked)) && mostly(byAnyWord, bySurname) {
		return byAnyWord
	}
	return bySurname
}

// isOffice reports whether an office is asked for and no name: the Pope is nobody who
// is called Pope.
func isOffice(asked string) bool {
	ws := strings.Fields(asked)
	return len(ws) == 2 && names.Bare(ws[0]) == "the" && is(names.Bare(ws[1]), lexicon.Office)
}

// mostly reports whether one person has so many more statements than all of some
// others that a forename means that one, and theirs is a surname by mistake.
func mostly(some, others []Individual) bool {
	n := 0
	for _, o := range others {
		n += o.Count
	}
	return len(some) > 0 && some[0].Count >= 20*n
}

// afterOwner returns the name behind an outlet or a body that has the speaker
// ("NBC's Dante Chinni"), else all of asked.
func afterOwner(asked string) string {
	ws := strings.Fields(strings.ReplaceAll(asked, "’", "'"))
	for i := len(ws) - 2; i >= 0; i-- {
		if strings.HasSuffix(ws[i], "'s") && looksPersonal(strings.Join(ws[i+1:], " ")) {
			return strings.Join(ws[i+1:], " ")
		}
	}
	return asked
}

// withoutSuffix takes the "Jr." off a name.
func withoutSuffix(name string) (rest, suffix string) {
	ws := strings.Fields(name)
	if len(ws) < 2 {
		return name, ""
	}
	if suffix = lastSuffix(name); suffix != "" {
		name = strings.TrimRight(strings.Join(ws[:len(ws)-1], " "), ",")
	}
	return name, suffix
}

// speaksForAnother reports whether the name in what is asked is not the speaker's:
// "a lawyer for Anna Holm", "critics of President Obama".
func speaksForAnother(asked string) bool {
	ws := strings.Fields(asked)
	for i, w := range ws {
		switch w = names.Bare(w); {
		case i == 0:
		case w == "for" || w == "to" || w == "against":
			return true
		case w == "of" && !is(names.Bare(ws[i-1]), lexicon.TakesOf) && ws[i-1] == strings.ToLower(ws[i-1]): // not Friends of the Earth
			return true
		}
	}
	return false
}

// afterOffice returns the name that follows an office ("Russian Foreign Minister
// Sergei Lavrov", "Texas Sen. Ted Cruz"), else all of asked.
func afterOffice(asked string) string {
	ws := strings.Fields(asked)
	for i := len(ws) - 2; i >= 0; i-- {
		if isOfficeWord(names.Bare(ws[i])) {
			if w := names.Bare(ws[i+1]); roleWord(w) == "" || is(w, lexicon.Office) || is(w, lexicon.Head) {
				return asked
			}
			return strings.Join(ws[i+1:], " ")
		}
	}
	return asked
}

// isOfficeWord reports whether a word is an office, or a courtesy title as it is
// shortened before a name.
func isOfficeWord(w string) bool {
	word := lexicon.Default().Word(w)
	return word.Is(lexicon.Office) || word.Is(lexicon.Head) || word.Is(lexicon.Courtesy) && word.Is(lexicon.Abbreviation)
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
	bareOnly := !slices.ContainsFunc(ind.Forms, func(f string) bool { return looksPersonal(f) && names.Parse(f).Given != "" })
	for _, f := range ind.Forms {
		if !looksPersonal(f) {
			continue
		}
		have, last := nameKeys(f)
		if last != surname && withoutParticles(last) == surname {
			last = surname
		}
		switch {
		case last != surname && len(given) == 0 && slices.Contains(have, surname):
			best = wordFits
		case last != surname:
		case len(have) == 0 && len(given) == 0, len(have) > 0 && forenamesFit(given, have):
			return surnameFits
		case len(have) == 0 && bareOnly:
			best = bareFits
		case len(have) > 0 && best == noFit:
			best = forenameDiffers
		}
	}
	return best
}

// forenamesFit reports whether the forenames asked for may be those printed: none
// asked, or the first ones agree, one being allowed to be an initial or a
// nickname of the other.
func forenamesFit(asked, have []string) bool {
	if len(asked) == 0 {
		return true
	}
	a, h := asked[0], have[0]
	if len(a) == 1 || len(h) == 1 {
		return a[0] == h[0]
	}
	return formal(a) == formal(h)
}

func formal(given string) string {
	if full, ok := nicknames()[given]; ok {
		return full
	}
	return given
}

// byRole matches people of whom one printed role holds every word asked for.
func (p *People) byRole(asked string) []Individual {
	want := roleWords(asked)
	if len(want) == 0 || !hasAny(want, lexicon.Office) {
		return nil
	}
	var found []Individual
	for _, ind := range p.list {
		for _, role := range append(titles(ind), ind.Roles...) {
			if fitsRole(alsoCalled(role), want) {
				found = append(found, *ind)
				break
			}
		}
	}
	return found
}

// titles are the names of a body, which tell what it is, and what stands before the
// surname of a person: Amy Pope is not the Pope, and Pope Francis is.
func titles(ind *Individual) []string {
	if !looksPersonal(ind.Name) {
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

// Complete returns up to n people whose name or role has a word that begins with
// each word of typed, most statements first; everybody for "". Accents and
// transliterations are forgiven.
func (p *People) Complete(typed string, n int) []Individual {
	var found []Individual
	want := strings.Fields(names.Key(typed))
	loose := names.Words(names.Fold(typed))
	for _, ind := range p.list {
		if len(found) == n {
			break
		}
		if len(loose) == 0 || p.begins(ind, want) || p.begins(ind, loose) {
			found = append(found, *ind)
		}
	}
	return found
}

func (p *People) begins(ind *Individual, want []string) bool {
	var have []string
	for _, f := range append(slices.Clone(ind.Forms), ind.Roles...) {
		have = append(have, strings.Fields(names.Key(f))...)
		have = append(have, names.Words(names.Fold(f))...)
	}
	for _, w := range want {
		if !slices.ContainsFunc(have, func(h string) bool { return strings.HasPrefix(h, w) }) {
			return false
		}
	}
	return len(want) > 0
}

// Nearest returns up to n people whose surname or whole name is within two edits
// of what was asked, nearest first: to offer, never to answer with.
func (p *People) Nearest(asked string, n int) []Individual {
	parsed := names.Parse(asked)
	surname, whole := names.Key(parsed.Surname), names.Key(asked)
	type near struct {
		ind  Individual
		dist int
	}
	var found []near
	for _, ind := range p.list {
		best := 3
		for _, k := range ind.Keys {
			ws := strings.Fields(k)
			best = min(best, edits(k, whole), edits(ws[len(ws)-1], surname))
		}
		if best <= min(2, len(surname)/3) {
			found = append(found, near{*ind, best})
		}
	}
	slices.SortStableFunc(found, func(a, b near) int { return cmp.Compare(a.dist, b.dist) })
	var list []Individual
	for _, f := range found[:min(n, len(found))] {
		list = append(list, f.ind)
	}
	return list
}

// longName is how many letters a surname has at least that is put right.
const longName = 6

// Misspelt returns the only person whose surname is one edit away from a long one
// asked for, with no forename against it: where there is a second, nobody knows
// who was meant.
func (p *People) Misspelt(asked string) (Individual, bool) {
	n := names.Parse(asked)
	surname, given := names.Key(n.Surname), strings.Fields(names.Key(n.Given))
	if len([]rune(surname)) < longName {
		return Individual{}, false
	}
	var found []Individual
	for _, ind := range p.list {
		if slices.ContainsFunc(ind.Forms, func(f string) bool {
			have := names.Parse(f)
			return looksPersonal(f) && edits(names.Key(have.Surname), surname) == 1 && (have.Given == "" || forenamesFit(given, strings.Fields(names.Key(have.Given))))
		}) {
			found = append(found, *ind)
		}
	}
	if len(found) != 1 {
		return Individual{}, false
	}
	return found[0], true
}

// edits is the Damerau-Levenshtein distance (adjacent letters swapped count one),
// cut off at 3.
func edits(a, b string) int {
	x, y := []rune(a), []rune(b)
	if d := len(x) - len(y); d > 2 || d < -2 {
		return 3
	}
	prev2, prev := make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(x); i++ {
		cur := make([]int, len(y)+1)
		cur[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			cur[j] = min(prev[j]+1, cur[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				cur[j] = min(cur[j], prev2[j-2]+1)
			}
		}
		prev2, prev = prev, cur
	}
	return min(prev[len(y)], 3)
}
