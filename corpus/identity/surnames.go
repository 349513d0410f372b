package identity

import (
	"maps"
	"math"
	"slices"
	"strings"

	"onrecord/corpus/lexicon"
	"onrecord/corpus/names"
)

// A surname that stands alone in an article may be anybody's who has it. Whose it is there is
// decided article by article, and by evidence: the office printed beside it, and the
// company that it is in, which is the names that the article shares with those in which
// somebody is called by the full name. What the article itself settles is not asked again:
// whom it names in full beside the bare surname, it does not mean by that.

// bareName is a surname that stands alone in one article.
type bareName struct {
	report   int
	mentions []Mention // one for each role
}

// beside are the full names with the surname that the article prints too.
func (b bareName) beside() []string { return b.mentions[0].Beside }

// linker finds whose bare surnames are.
type linker struct {
	*vocabulary
	reports  []Report
	bearers  map[string][]*person // by surname
	freqs    map[uint32]int       // in how many articles a name is, of those beside bare surnames
	articles int                  // that hold names
}

// person is an individual while the archive is read.
type person struct {
	*Individual
	reports []int // in which the full name stands, in order
	offices []office
	company map[uint32]bool
}

// newLinker knows the people with full names.
func newLinker(v *vocabulary, reports []Report, people []*person, bare map[string][]bareName) *linker {
	l := &linker{vocabulary: v, reports: reports, bearers: map[string][]*person{}, freqs: map[uint32]int{}}
	for _, p := range people {
		if !l.isSomebody(p) {
			continue
		}
		for _, s := range l.surnamesOf(p.Name) {
			if _, asked := bare[s]; asked {
				l.bearers[s] = append(l.bearers[s], p)
			}
		}
	}
	for _, list := range bare {
		for _, b := range list {
			for _, name := range reports[b.report].Company {
				l.freqs[name] = 0
			}
		}
	}
	for _, r := range reports {
		if len(r.Company) > 0 {
			l.articles++
		}
		for _, name := range r.Company {
			if _, counted := l.freqs[name]; counted {
				l.freqs[name]++
			}
		}
	}
	return l
}

// isSomebody reports whether what looks like a full name is a person's: it has a
// forename, or an office is printed beside it. "Transport Canada" is no Canada.
func (l *linker) isSomebody(p *person) bool {
	for _, w := range strings.Fields(l.table.Parse(p.Name).Given) {
		if w := names.Bare(w); l.table.IsForename(w) || l.is(w, lexicon.FamilyFirst) {
			return true
		}
	}
	return slices.ContainsFunc(p.allOffices(l.vocabulary), func(o office) bool { return len(l.whatIs(o)) > 0 })
}

// surnamesOf are the keys by which a person may be called without the forename; none
// for whoever is no person with a forename.
func (v *vocabulary) surnamesOf(name string) []string {
	printed := v.afterEpithet(name)
	if printed == "" {
		return nil
	}
	given, surname := v.nameKeys(printed)
	if len(given) == 0 || surname == "" {
		return nil
	}
	out := []string{surname}
	if short := v.withoutParticles(surname); short != surname {
		out = append(out, short)
	}
	rare := !slices.ContainsFunc(strings.Fields(v.table.Parse(printed).Given), func(w string) bool { return v.table.IsForename(names.Bare(w)) || !v.mayBeForename(w) || len(w) < 3 })
	if rare || v.familyFirst(printed) { // Lula, Xi
		out = append(out, given[0])
	}
	return out
}

// What evidence weighs. A shared name that few articles hold weighs 1, one that all
// hold nothing.
const (
	namedInFull  = 4   // weight of being the only one of the surname whom the article names in full
	sameOffice   = 4   // weight of an office of a country, body or seat
	alikeOffice  = 1   // weight of an office of which there are many
	sameOutlet   = 0.5 // weight of the same outlet within sameDays
	sameDays     = 3
	enough       = 4  // evidence that decides: over a season of news, three in four of what weighs less are wrong
	ahead        = 2  // how many times the next one's it must be
	fewArticles  = 3  // in which a name is that weighs 1, or a hundredth of the archive
	manyArticles = 50 // that an archive has in which a name can be known to be rare; in a smaller one none weighs more than half
	// A surname that stands alone in many more articles than with a forename is a
	// name of its own: a brand, a singer.
	aloneOften, aloneMore = 3, 3
)

// whose returns whose a bare surname is in its article: evidence reports that more than
// the surname says so. It is nil when several may be meant, or nobody.
func (l *linker) whose(key string, b bareName, articles int) (who *person, evidence bool) {
	if slices.ContainsFunc(b.mentions, l.ownName) {
		return nil, false
	}
	var best, next float64
	bearers, possible := l.bearers[key], 0
	var last *person
	for _, p := range bearers {
		if l.excluded(p, b) {
			continue
		}
		held := l.agrees(p, b)
		named := l.namedThere(p, b)
		if held == differ || len(b.beside()) > 0 && !named && held != same {
			continue
		}
		possible++
		last = p
		score := l.shared(p, b, key)
		if named {
			score += namedInFull
		}
		switch held {
		case same:
			score += sameOffice
		case alike:
			score += alikeOffice
		}
		if score > best {
			who, best, next = p, score, best
		} else {
			next = max(next, score)
		}
	}
	switch {
	case best >= enough && best >= ahead*next:
		return who, true
	case possible == 1 && len(bearers) == 1 && len(b.beside()) == 0 && articles <= aloneOften+aloneMore*len(last.reports):
		return last, false
	}
	return nil, false
}

// ownName reports whether a name of one word is no surname: an acronym, a place, or the
// forename by which a pope or a king is called.
func (l *linker) ownName(m Mention) bool {
	w := strings.TrimSpace(m.Speaker)
	n := l.table.Parse(w)
	if len(n.Surname) > 1 && len(n.Surname) <= 5 && n.Surname == strings.ToUpper(n.Surname) || l.isPlace(names.Bare(w)) {
		return true
	}
	reigns := func(ws []string) bool { return l.hasAny(ws, lexicon.Reigns) }
	return reigns(names.Words(names.Fold(n.Title))) || reigns(l.officeOf(m.Role).heads)
}

// excluded reports whether a person cannot be meant: the article calls him by the full
// name, and somebody else of the surname too, or puts an office before the surname that is not
// his there, so that its reading kept the two apart; or the title is the other gender's.
func (l *linker) excluded(p *person, b bareName) bool {
	if l.namedThere(p, b) && (len(b.beside()) > 1 || b.mentions[0].Titled) {
		return true
	}
	of := l.table.GenderOf(p.Name)
	return of != names.Unknown && slices.ContainsFunc(b.mentions, func(m Mention) bool {
		g := l.table.GenderOf(m.Speaker)
		return g != names.Unknown && g != of
	})
}

// namedThere reports whether the article of a bare surname names a person in full.
func (l *linker) namedThere(p *person, b bareName) bool {
	_, speaks := slices.BinarySearch(p.reports, b.report)
	return speaks && l.reports[b.report].Article != "" || slices.ContainsFunc(b.beside(), func(k string) bool { return slices.Contains(p.Keys, k) })
}

// agrees is how far the offices beside a bare surname are a person's.
func (l *linker) agrees(p *person, b bareName) agreement {
	best, any := differ, false
	for _, m := range b.mentions {
		if a := l.rolesAgree(l.officeOf(m.Role), p.allOffices(l.vocabulary)); a != unknown {
			best, any = max(best, a), true
		}
	}
	if !any {
		return unknown
	}
	return best
}

// allOffices are a person's, taken apart once.
func (p *person) allOffices(v *vocabulary) []office {
	if p.offices == nil {
		p.offices = make([]office, 0, len(p.Held))
		for _, h := range p.Held {
			p.offices = append(p.offices, v.officeOf(h.Role))
		}
	}
	return p.offices
}

// shared weighs the names that an article shares with those that a person is in.
func (l *linker) shared(p *person, b bareName, surname string) float64 {
	if p.company == nil {
		p.company = map[uint32]bool{}
		for _, r := range p.reports {
			for _, name := range l.reports[r].Company {
				p.company[name] = true
			}
		}
	}
	score := 0.0
	at := l.reports[b.report]
	for _, name := range at.Company {
		if p.company[name] {
			score += l.weight(name)
		}
	}
	for _, r := range p.reports {
		if o := l.reports[r]; o.Outlet != "" && o.Outlet == at.Outlet && o.Day != 0 && at.Day != 0 && max(o.Day-at.Day, at.Day-o.Day) <= sameDays {
			return score + sameOutlet
		}
	}
	return score
}

// weight is how much a shared name says.
func (l *linker) weight(name uint32) float64 {
	n, few := float64(l.freqs[name]), max(fewArticles, float64(l.articles)/100)
	switch {
	case l.articles < manyArticles:
		return 0.5
	case n <= few:
		return 1
	}
	return math.Log(float64(l.articles)/n) / math.Log(float64(l.articles)/few)
}

// link gives the bare surnames to those who are known by evidence to have them, and
// makes speakers of their own of the others.
func (l *linker) link(bare map[string][]bareName) []*person {
	var out []*person
	for _, key := range slices.Sorted(maps.Keys(bare)) {
		list := bare[key]
		whose := make([]*person, len(list))
		sure := make([]bool, len(list))
		for i, b := range list {
			whose[i], sure[i] = l.whose(key, b, len(list))
		}
		if l.reports[list[0].report].Article == "" && !allOne(whose, sure) {
			clear(sure) // nothing tells the statements of one from those of another
			if !allOne(whose, nil) {
				clear(whose)
			}
		}
		out = append(out, l.file(key, list, whose, sure)...)
	}
	slices.SortFunc(out, func(a, b *person) int { return strings.Compare(a.ID, b.ID) })
	return out
}

// allOne reports whether all is one's, and surely so.
func allOne(whose []*person, sure []bool) bool {
	for i, p := range whose {
		if p == nil || p != whose[0] || sure != nil && !sure[i] {
			return false
		}
	}
	return true
}

// file notes for each surname that stands alone whose it is; what is nobody's for sure
// is a speaker's of its own.
func (l *linker) file(key string, list []bareName, whose []*person, sure []bool) []*person {
	if allOne(whose, sure) {
		p := whose[0]
		p.Keys = append(p.Keys, key)
		for _, b := range list {
			l.give(p, b)
		}
		return nil
	}
	own := &person{Individual: &Individual{}}
	var forms []form
	apart := slices.Contains(sure, true)
	loose := !apart && allOne(whose, nil)
	if !apart {
		own.Keys = []string{key}
	}
	if loose {
		whose[0].BySurname = append(whose[0].BySurname, key)
	}
	for i, b := range list {
		in := KeyIn(key, l.reports[b.report].Article)
		if sure[i] {
			whose[i].Keys = append(whose[i].Keys, in)
			l.give(whose[i], b)
			continue
		}
		if apart {
			own.Keys = append(own.Keys, in)
		}
		if whose[i] != nil && !loose {
			whose[i].BySurname = append(whose[i].BySurname, in)
		}
		own.reports = append(own.reports, b.report)
		for _, m := range b.mentions {
			forms = append(forms, form{m.Speaker, m.Count})
		}
		l.count(own, b)
	}
	if len(forms) == 0 { // all are somebody's, and not one's
		return nil
	}
	l.name(own.Individual, forms)
	return []*person{own}
}

// give counts what is somebody's by evidence.
func (l *linker) give(p *person, b bareName) {
	l.count(p, b)
	for _, m := range b.mentions {
		if !slices.Contains(p.Forms, m.Speaker) {
			p.Forms = append(p.Forms, m.Speaker)
		}
	}
}

// count adds the statements and roles of a bare surname.
func (l *linker) count(p *person, b bareName) {
	for _, m := range b.mentions {
		p.Count += m.Count
		if m.Role != "" {
			p.Held = addRole(p.Held, m.Role, m.Count, l.reports[b.report].Day)
		}
	}
}
