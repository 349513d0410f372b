package identity

import (
	"cmp"
	"slices"

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
	*vocabulary
	list  []*Individual
	byKey map[string]*Individual
	named map[string][]int // in list, by surname and by each forename
}

// Table is what the people's names were read with.
func (p *People) Table() *names.Table { return p.table }

// vocabulary is what names and roles are read with.
type vocabulary struct {
	table     *names.Table
	nicknames map[string]string // to the forename that they stand for, both levelled as by names.Key
}

var vocabularyOf = lexicon.PerLexicon(func(l *lexicon.Lexicon) *vocabulary {
	v := &vocabulary{names.Of(l), map[string]string{}}
	for e := range l.Entries(lexicon.Nickname) {
		v.nicknames[v.table.Key(e.Lemma)] = v.table.Key(e.For[0])
	}
	return v
})

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
	p := &People{vocabulary: vocabularyOf(t.Lexicon()), byKey: map[string]*Individual{}}
	groups := map[string][]Mention{}
	for _, m := range ms {
		if k := p.table.Key(m.Speaker); k != "" {
			groups[k] = append(groups[k], m)
		}
	}
	keys := make([]string, 0, len(groups))
	for k := range groups {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	full := p.groupFullNames(keys, groups)
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
			if !p.looksPersonal(f) {
				continue
			}
			given, surname := p.nameKeys(f)
			for _, w := range append(given, surname, p.withoutParticles(surname)) {
				if at := p.named[w]; len(at) == 0 || at[len(at)-1] != i {
					p.named[w] = append(at, i)
				}
			}
		}
	}
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
	ind.Name = p.fullest(ind.Forms)
	if i := slices.Index(ind.Forms, ind.Name); i > 0 {
		ind.Forms = slices.Insert(slices.Delete(ind.Forms, i, i+1), 0, ind.Name)
	}
	ind.ID = p.table.Key(ind.Name)
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
