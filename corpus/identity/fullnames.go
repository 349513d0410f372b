package identity

import (
	"slices"
	"strings"

	"onrecord/corpus/lexicon"
	"onrecord/corpus/names"
)

// group is all that an archive files under one key.
type group struct {
	key     string
	forms   []form
	held    []Held
	count   int
	reports []int // in which it is, in order
}

type form struct {
	printed string
	count   int
}

func (g *group) add(report int, m Mention, day int32) {
	g.count += m.Count
	if i := slices.IndexFunc(g.forms, func(f form) bool { return f.printed == m.Speaker }); i >= 0 {
		g.forms[i].count += m.Count
	} else {
		g.forms = append(g.forms, form{m.Speaker, m.Count})
	}
	if m.Role != "" {
		g.held = addRole(g.held, m.Role, m.Count, day)
	}
	g.reports = append(g.reports, report)
}

// collect groups the mentions of all articles by their keys; surnames that stand alone
// are kept by article.
func (v *vocabulary) collect(reports []Report) (groups []*group, bare map[string][]bareName) {
	byKey := map[string]*group{}
	bare = map[string][]bareName{}
	for i, r := range reports {
		for _, m := range r.Mentions {
			key := v.table.Key(m.Speaker)
			switch {
			case key == "":
			case v.isBare(m.Speaker):
				list := bare[key]
				if n := len(list); n > 0 && list[n-1].report == i {
					list[n-1].mentions = append(list[n-1].mentions, m)
				} else {
					bare[key] = append(list, bareName{i, []Mention{m}})
				}
			default:
				g := byKey[key]
				if g == nil {
					g = &group{key: key}
					byKey[key] = g
					groups = append(groups, g)
				}
				g.add(i, m, r.Day)
			}
		}
	}
	for key, list := range bare { // "Officials", where others are printed "officials"
		if g := byKey[key]; g != nil {
			for _, b := range list {
				for _, m := range b.mentions {
					g.add(b.report, m, reports[b.report].Day)
				}
			}
			delete(bare, key)
		}
	}
	slices.SortFunc(groups, func(a, b *group) int { return strings.Compare(a.key, b.key) })
	return groups, bare
}

// IsBare reports whether a speaker is a surname that stands alone, or may be one. A
// statement of such a one is filed under [KeyIn] as well.
func IsBare(printed string, t *names.Table) bool { return vocabularyOf(t.Lexicon()).isBare(printed) }

// isBare is [IsBare].
func (v *vocabulary) isBare(printed string) bool {
	if first, _, several := strings.Cut(printed, " "); several {
		if w := v.table.Lexicon().Word(names.Bare(first)); !w.Is(lexicon.Particle) && !w.Is(lexicon.Courtesy) && !w.Is(lexicon.Article) {
			return false // most names, which have a forename
		}
	}
	if v.table.Lookup(printed) != nil {
		return false
	}
	given, surname := v.personKey(printed)
	return given == "" && surname != ""
}

// merge makes people of the groups that are one's.
func (v *vocabulary) merge(groups []*group) []*person {
	heads := &heads{of: map[string]string{}}
	people := map[string][]*group{} // by forename and surname
	for _, g := range groups {
		printed := g.forms[0].printed
		if c := v.conceptOf(g); c != nil {
			heads.join(g.key, "concept:"+c.ID)
			if c.Kind != names.Person {
				continue
			}
		}
		given, surname := v.personKey(printed)
		switch {
		case surname != "" && given != "":
			people[given+" "+surname] = append(people[given+" "+surname], g)
		case surname == "":
			if name := v.introduced(printed); name != "" {
				heads.join(g.key, v.table.Key(name))
			}
		}
	}
	for _, list := range people {
		v.joinNamesakes(heads, list)
	}
	v.joinSpellings(heads, people)
	return v.individuals(heads, groups)
}

// conceptOf is the named thing that one of the spellings of a group is; nil for none.
func (v *vocabulary) conceptOf(g *group) *names.Concept {
	for _, f := range g.forms {
		if c := v.table.Lookup(f.printed); c != nil {
			return c
		}
	}
	return nil
}

// heads are sets of keys that are one's.
type heads struct{ of map[string]string }

func (h *heads) find(key string) string {
	for h.of[key] != "" {
		if next := h.of[h.of[key]]; next != "" {
			h.of[key] = next
		}
		key = h.of[key]
	}
	return key
}

func (h *heads) join(a, b string) {
	a, b = h.find(a), h.find(b)
	if a != b {
		h.of[max(a, b)] = min(a, b)
	}
}

// joinNamesakes joins those of one forename and surname: unless middle initials tell
// them apart, or forms of the forename that are not each other's (Will, Bill), or
// their offices under two forms of it.
func (v *vocabulary) joinNamesakes(h *heads, list []*group) {
	if initialsClash(list) {
		return
	}
	first := func(g *group) string { w, _, _ := strings.Cut(g.key, " "); return w }
	var short []string // forms of the forename that stand for the full one
	for _, g := range list {
		if f := first(g); v.formal(f) != f && !slices.Contains(short, f) {
			short = append(short, f)
		}
	}
	for i, a := range list {
		for _, b := range list[:i] {
			if first(a) == first(b) || len(short) < 2 && !v.officesDiffer(a, b) {
				h.join(a.key, b.key)
			}
		}
	}
}

// officesDiffer reports whether two are printed with offices, and never with the same.
func (v *vocabulary) officesDiffer(a, b *group) bool {
	return v.groupsAgree(a, b) == differ
}

// groupsAgree is the best agreement between the offices of two.
func (v *vocabulary) groupsAgree(a, b *group) agreement {
	var of []office
	for _, r := range b.held {
		of = append(of, v.officeOf(r.Role))
	}
	best, any := differ, false
	for _, r := range a.held {
		if is := v.rolesAgree(v.officeOf(r.Role), of); is != unknown {
			best, any = max(best, is), true
		}
	}
	if !any {
		return unknown
	}
	return best
}

// initialsClash reports whether full names that share forename and surname carry
// different middle initials (George W. Bush, George H. W. Bush), so that none of
// them may be merged.
func initialsClash(list []*group) bool {
	seen := ""
	for _, g := range list {
		ws := strings.Fields(g.key)
		var middle []string
		for _, w := range ws[1:max(1, len(ws)-1)] {
			if len(w) == 1 {
				middle = append(middle, w)
			}
		}
		m := strings.Join(middle, " ")
		if m == "" {
			continue
		}
		if seen != "" && m != seen {
			return true
		}
		seen = m
	}
	return false
}

// individuals makes one of each set of groups.
func (v *vocabulary) individuals(h *heads, groups []*group) []*person {
	at := map[string]int{}
	var out []*person
	forms := [][]form{}
	for _, g := range groups {
		head := h.find(g.key)
		i, ok := at[head]
		if !ok {
			i = len(out)
			at[head] = i
			out = append(out, &person{Individual: &Individual{}})
			forms = append(forms, nil)
		}
		p := out[i]
		p.Keys = append(p.Keys, g.key)
		p.Count += g.count
		p.reports = append(p.reports, g.reports...)
		for _, r := range g.held {
			p.Held = addRole(p.Held, r.Role, r.Count, r.Days...)
		}
		forms[i] = append(forms[i], g.forms...)
	}
	for i, p := range out {
		slices.Sort(p.reports)
		p.reports = slices.Compact(p.reports)
		v.name(p.Individual, forms[i])
	}
	return out
}

// name gives an individual the names under which he is printed.
func (v *vocabulary) name(ind *Individual, forms []form) {
	counts := map[string]int{}
	for _, f := range forms {
		counts[f.printed] += f.count
	}
	ind.Forms = byCount(counts)
	ind.Name = ind.Forms[0]
	if c := v.table.Lookup(ind.Name); c == nil || c.Kind == names.Person {
		ind.Name = v.fullest(ind.Forms)
	}
	if i := slices.Index(ind.Forms, ind.Name); i > 0 {
		ind.Forms = slices.Insert(slices.Delete(ind.Forms, i, i+1), 0, ind.Name)
	}
	ind.ID = v.table.Key(ind.Name)
}

// finish puts the roles into their order.
func (v *vocabulary) finish(ind *Individual) {
	sortHeld(ind.Held)
	ind.Roles = nil
	for _, h := range ind.Held {
		ind.Roles = append(ind.Roles, h.Role)
	}
}
