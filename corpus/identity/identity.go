package identity

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"onrecord/corpus/lexicon"
	"onrecord/corpus/names"
)

// Mention is one spelling of a speaker with the role printed beside it, and how
// often the archive has it.
type Mention struct {
	Speaker string // as resolved inside its article
	Role    string // may be empty
	Count   int
}

// Individual is one speaker of an archive, with all spellings merged.
type Individual struct {
	ID    string   // Key of the fullest spelling; stable for one archive
	Name  string   // the fullest and most frequent spelling
	Roles []string // most frequent first
	Forms []string // every spelling that was merged, Name first
	Keys  []string // Key of every form: what statements are filed under
	Count int      // statements
}

// People are the speakers of one archive, merged over all its articles: by full
// name and transliteration, and by surname alone only where one person has it.
// It is safe for concurrent use.
type People struct {
	table *names.Table
	list  []*Individual
	byKey map[string]*Individual
	named map[string][]int // in list, by surname and by each forename
}

// NewPeople merges mentions into people; t tells which bodies are one ("the US",
// "the United States"), nil means the embedded table.
//
// Two full names are one person when surname and first forename agree after
// levelling (Sergei, Sergey; Bill, William) and no middle initial contradicts. A
// bare surname joins the one full name that has it; where two people share it, it
// stays a speaker of its own.
func NewPeople(ms []Mention, t *names.Table) *People {
	if t == nil {
		t = names.DefaultTable()
	}
	p := &People{table: t, byKey: map[string]*Individual{}}
	groups := map[string][]Mention{}
	for _, m := range ms {
		if k := names.Key(m.Speaker); k != "" {
			groups[k] = append(groups[k], m)
		}
	}
	keys := make([]string, 0, len(groups))
	for k := range groups {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	full := groupFullNames(keys, groups, t)
	clusters := map[string][]string{}
	for _, k := range keys {
		head := full[k]
		if head == "" {
			head = k
		}
		clusters[head] = append(clusters[head], k)
	}
	for _, head := range keys {
		if ks := clusters[head]; len(ks) > 0 {
			p.add(ks, groups)
		}
	}
	slices.SortStableFunc(p.list, func(a, b *Individual) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Name, b.Name))
	})
	p.nameAll()
	return p
}

// nameAll notes under which words people can be asked for by name.
func (p *People) nameAll() {
	p.named = make(map[string][]int, len(p.list))
	for i, ind := range p.list {
		for _, f := range ind.Forms {
			if !looksPersonal(f) {
				continue
			}
			given, surname := nameKeys(f)
			for _, w := range append(given, surname, withoutParticles(surname)) {
				if at := p.named[w]; len(at) == 0 || at[len(at)-1] != i {
					p.named[w] = append(at, i)
				}
			}
		}
	}
}

// withoutParticles is how a surname is asked for for short: Gaulle of de Gaulle.
func withoutParticles(surname string) string {
	ws := strings.Fields(surname)
	for len(ws) > 1 && is(ws[0], lexicon.Particle) {
		ws = ws[1:]
	}
	return strings.Join(ws, " ")
}

// nameKeys levels the forenames and the surname of a printed name.
func nameKeys(printed string) (given []string, surname string) {
	n := names.Parse(printed)
	return strings.Fields(names.Key(n.Given)), strings.Join(stripSuffix(strings.Fields(names.Key(n.Surname))), " ")
}

// groupFullNames tells under which key each key's cluster stands.
func groupFullNames(keys []string, groups map[string][]Mention, t *names.Table) map[string]string {
	head := map[string]string{}
	people := map[string][]string{} // given+surname -> keys
	surnames := map[string][]string{}
	firsts := map[string][]string{} // of names that begin with the surname, as Chinese and Korean ones do
	var bare []string
	for _, k := range keys {
		printed := groups[k][0].Speaker
		if c := t.Lookup(printed); c != nil && c.Kind != names.Person {
			head[k] = headOf(head, "concept:"+c.ID, k)
			continue
		}
		given, surname := personKey(printed)
		switch {
		case surname == "":
			if name := introduced(printed); name != "" {
				head[k] = headOfBody(head, names.Key(name), k, groups)
			}
		case given == "":
			bare = append(bare, k)
		default:
			id := given + " " + surname
			if len(people[id]) == 0 {
				surnames[surname] = append(surnames[surname], id)
			}
			people[id] = append(people[id], k)
			if first := strings.Fields(k)[0]; is(first, lexicon.FamilyFirst) && !slices.Contains(firsts[first], id) {
				firsts[first] = append(firsts[first], id)
			}
		}
	}
	for _, ks := range people {
		if initialsClash(ks) {
			continue
		}
		for _, k := range ks {
			head[k] = ks[0]
		}
	}
	for _, k := range bare {
		ids := surnames[k]
		if len(ids) == 0 {
			ids = firsts[k]
		}
		if len(ids) == 1 && !initialsClash(people[ids[0]]) {
			head[k] = people[ids[0]][0]
		}
	}
	return head
}

// headOf remembers the first key under a name that is no key itself.
func headOf(head map[string]string, name, k string) string {
	if h, ok := head[name]; ok {
		return h
	}
	head[name] = k
	return k
}

// headOfBody is the key of a body's bare name where the archive prints that too,
// else the first key that introduces it.
func headOfBody(head map[string]string, name, k string, groups map[string][]Mention) string {
	if _, bare := groups[name]; !bare {
		return headOf(head, "body:"+name, k)
	}
	if h := head[name]; h != "" {
		return h
	}
	return name
}

// personKey returns the levelled first forename and surname of a printed name;
// surname is "" when the string does not look like a person's name.
func personKey(printed string) (given, surname string) {
	if printed = afterEpithet(printed); printed == "" {
		return "", ""
	}
	n := names.Parse(printed)
	surname = strings.Join(stripSuffix(strings.Fields(names.Key(n.Surname))), " ")
	if f := strings.Fields(names.Key(n.Given)); len(f) > 0 {
		given = f[0]
		given = formal(given)
		if suffix := lastSuffix(printed); suffix != "" {
			surname += " " + suffix
		}
	}
	return given, surname
}

// afterEpithet returns a printed person's name, without the words that introduce
// it: "Real Time host Anna Holm", "presumptive nominee Peter Vang"; "" when the
// string is no such name, or when somebody else may be meant ("a lawyer for Anna
// Holm", "Holm's brother Jan Vang").
func afterEpithet(printed string) string {
	if looksPersonal(printed) {
		return printed
	}
	ws := strings.Fields(printed)
	if len(ws) < 3 || len(ws) > 8 || strings.ContainsAny(printed, ",'’;:\"“”()") {
		return ""
	}
	for _, w := range ws {
		if aside(w) {
			return ""
		}
	}
	name := strings.Join(ws[len(ws)-2:], " ")
	if !looksPersonal(name) || !names.IsForename(names.Bare(ws[len(ws)-2])) {
		return ""
	}
	return name
}

// aside reports whether a word in front of a name makes it somebody else's: "for",
// "of", "and". A forename that is such a word in small letters (Per, Till) does not.
func aside(printed string) bool {
	w := names.Bare(printed)
	word := lexicon.Default().Word(w)
	return w == "who" || (word.Is(lexicon.Preposition) || word.Is(lexicon.Conjunction)) && !(word.Is(lexicon.Forename) && printed != strings.ToLower(printed))
}

func stripSuffix(ws []string) []string {
	if n := len(ws); n > 1 && is(ws[n-1], lexicon.Suffix) {
		return ws[:n-1]
	}
	return ws
}

// lastSuffix tells fathers from sons.
func lastSuffix(printed string) string {
	ws := strings.Fields(printed)
	if b := names.Bare(ws[len(ws)-1]); is(b, lexicon.Suffix) {
		return b
	}
	return ""
}

// looksPersonal reports whether a speaker is printed like a person's name: one to
// five words, each with a capital unless a particle, none of them a word of
// bodies and offices.
func looksPersonal(printed string) bool {
	ws := untitled(strings.Fields(printed))
	if len(ws) == 0 || len(ws) > 5 {
		return false
	}
	for _, w := range ws {
		b := names.Bare(w)
		if b == "and" || b == "the" || b == "of" || is(b, lexicon.Impersonal) {
			return false
		}
		if first := []rune(w)[0]; !is(b, lexicon.Particle) && string(first) == strings.ToLower(string(first)) && !strings.Contains(b, "-") {
			return false
		}
	}
	return true
}

// untitled is a printed name without the titles before a forename and surname;
// "General Staff" and "General Motors" keep theirs.
func untitled(ws []string) []string {
	i := 0
	for i < len(ws)-2 && is(names.Bare(ws[i]), lexicon.Courtesy) {
		i++
	}
	return ws[i:]
}

// nicknames lead to the forename that they stand for, both levelled as by names.Key.
var nicknames = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for e := range lexicon.Default().Entries(lexicon.Nickname) {
		out[names.Key(e.Lemma)] = names.Key(e.For[0])
	}
	return out
})

// initialsClash reports whether full names that share forename and surname carry
// different middle initials (George W. Bush, George H. W. Bush), so that none of
// them may be merged.
func initialsClash(keys []string) bool {
	seen := ""
	for _, k := range keys {
		ws := strings.Fields(k)
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

// add makes one individual of a cluster of keys.
func (p *People) add(keys []string, groups map[string][]Mention) {
	ind := &Individual{Keys: keys}
	forms, roles := map[string]int{}, map[string]int{}
	for _, k := range keys {
		for _, m := range groups[k] {
			ind.Count += m.Count
			forms[m.Speaker] += m.Count
			if m.Role != "" {
				roles[m.Role] += m.Count
			}
		}
	}
	ind.Forms = byCount(forms)
	ind.Roles = byCount(roles)
	ind.Name = fullest(ind.Forms)
	if i := slices.Index(ind.Forms, ind.Name); i > 0 {
		ind.Forms = slices.Insert(slices.Delete(ind.Forms, i, i+1), 0, ind.Name)
	}
	ind.ID = names.Key(ind.Name)
	for _, k := range keys {
		p.byKey[k] = ind
	}
	p.list = append(p.list, ind)
}

func byCount(m map[string]int) []string {
	list := make([]string, 0, len(m))
	for s := range m {
		list = append(list, s)
	}
	slices.SortFunc(list, func(a, b string) int {
		return cmp.Or(cmp.Compare(m[b], m[a]), cmp.Compare(a, b))
	})
	return list
}

// fullest returns the most frequent of the spellings that have a forename and a
// surname, else of all; forms come most frequent first.
func fullest(forms []string) string {
	for _, f := range forms {
		if n := names.Parse(f); n.Given != "" && looksPersonal(f) {
			return f
		}
	}
	return forms[0]
}

// ByKey returns the individual under whom a key is filed.
func (p *People) ByKey(key string) (Individual, bool) {
	if ind, ok := p.byKey[key]; ok {
		return *ind, true
	}
	return Individual{}, false
}

// All returns everybody, most statements first.
func (p *People) All() []Individual {
	all := make([]Individual, len(p.list))
	for i, ind := range p.list {
		all[i] = *ind
	}
	return all
}
