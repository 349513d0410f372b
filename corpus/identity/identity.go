package identity

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"onrecord/corpus/lexicon"
	"onrecord/corpus/names"
)

// Individual is one speaker of an archive, with all spellings merged.
type Individual struct {
	ID    string   // Key of the fullest spelling; stable for one archive
	Name  string   // the fullest and most frequent spelling
	Roles []string // most frequent first
	Held  []Held   // the same with the days on which they were printed
	Forms []string // every spelling that was merged, Name first
	Keys  []string // what statements are filed under: Key of a form, or of a bare surname [KeyIn] an article
	// BySurname are keys like Keys of statements that only the surname links with the
	// person: nobody else of the archive has it, and nothing speaks for him or against.
	BySurname []string
	Count     int // statements, without those of BySurname
}

// KeyIn is the key of a bare surname in one article.
func KeyIn(key, article string) string { return key + " @" + article }

// Says reports whether a statement that an article gives to a speaker under this key is
// the person's, and whether more than the surname says so.
func (i *Individual) Says(key, article string) (his, sure bool) {
	in := KeyIn(key, article)
	has := func(keys []string) bool { return slices.Contains(keys, key) || slices.Contains(keys, in) }
	if has(i.Keys) {
		return true, true
	}
	return has(i.BySurname), false
}

// People are the speakers of one archive, merged over all its articles: by full
// name and transliteration, and a bare surname article by article, by evidence.
// It is safe for concurrent use.
type People struct {
	*vocabulary
	list   []*Individual
	byKey  map[string]*Individual
	named  lists                   // by surname and by each forename, levelled as by names.Key
	byEnd  lists                   // by the last word of each key
	found  map[string][]Individual // what Find returned; nil where nobody remembers it
	byWord lists                   // by the words of printed roles and names
}

// Remembering are the same people, who remember of whom they were asked: for one question,
// which takes its words apart in many ways. They are not safe for concurrent use.
func (p *People) Remembering() *People {
	q := *p
	q.found = map[string][]Individual{}
	return &q
}

// Table is what the people's names were read with.
func (p *People) Table() *names.Table { return p.table }

// vocabulary is what names and roles are read with.
type vocabulary struct {
	table     *names.Table
	nicknames map[string]string // to the forename that they stand for, both levelled as by names.Key
	places    map[string]bool   // words by which countries and regions stand in roles
	offices   offices
	meanings  func() map[string][]string // the printed words that mean a word of roles
}

var vocabularyOf = lexicon.PerLexicon(func(l *lexicon.Lexicon) *vocabulary {
	v := &vocabulary{table: names.Of(l), nicknames: map[string]string{}, places: map[string]bool{}}
	v.offices.known = map[string]office{}
	v.meanings = sync.OnceValue(v.listMeanings)
	for e := range l.Entries(lexicon.Nickname) {
		v.nicknames[v.table.Key(e.Lemma)] = v.table.Key(e.For[0])
	}
	for e := range l.Entries(lexicon.Demonym) {
		v.places[v.placeWord(strings.Join(e.For, " "))] = true
	}
	for e := range l.Entries(lexicon.Country) {
		v.places[v.placeWord(e.Lemma)] = true
	}
	return v
})

// NewPeople merges mentions of no article in particular, as [FromReports] does those
// of articles.
func NewPeople(ms []Mention, t *names.Table) *People {
	reports := make([]Report, len(ms))
	for i := range ms {
		reports[i].Mentions = ms[i : i+1]
	}
	return FromReports(reports, t)
}

// FromReports merges the speakers of all articles into people; t tells which bodies
// are one ("the US", "the United States"), nil means the embedded table.
//
// Two full names are one person when surname and first forename agree after
// levelling (Sergei, Sergey; Bill, William) and no middle initial contradicts. Whose a
// bare surname is, is decided in each article; where nothing tells, it stays a speaker
// of its own.
func FromReports(reports []Report, t *names.Table) *People {
	if t == nil {
		t = names.DefaultTable()
	}
	p := &People{vocabulary: vocabularyOf(t.Lexicon()), byKey: map[string]*Individual{}}
	groups, bare := p.collect(reports)
	people := p.merge(groups)
	l := newLinker(p.vocabulary, reports, people, bare)
	people = append(people, l.link(bare)...)
	p.list = make([]*Individual, len(people))
	for i, one := range people {
		p.finish(one.Individual)
		p.list[i] = one.Individual
	}
	slices.SortStableFunc(p.list, func(a, b *Individual) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Name, b.Name))
	})
	for _, ind := range p.list {
		for _, k := range ind.Keys {
			p.byKey[k] = ind
		}
	}
	p.named, p.byEnd = p.listNames(), p.listEnds()
	p.byWord = p.listWords()
	return p
}

// listNames lists people under the words by which they can be asked for by name.
func (p *People) listNames() lists {
	w := newWriter(len(p.list))
	for i, ind := range p.list {
		for _, f := range ind.Forms {
			if !p.looksPersonal(f) {
				continue
			}
			given, surname := p.nameKeys(f)
			for _, word := range append(given, surname, p.withoutParticles(surname)) {
				w.add(word, int32(i))
			}
		}
	}
	return w.lists()
}

// listEnds lists people under the last words of their keys.
func (p *People) listEnds() lists {
	w := newWriter(len(p.list))
	for i, ind := range p.list {
		for _, k := range ind.Keys {
			if end := lastWord(k); end[0] != '@' { // of one article
				w.add(end, int32(i))
			}
		}
	}
	return w.lists()
}

// lastWord is that of a key.
func lastWord(key string) string { return key[strings.LastIndexByte(key, ' ')+1:] }

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

// Speaker returns who is meant where an article gives a statement to a speaker; "" is no
// article in particular.
func (p *People) Speaker(printed, article string) (Individual, bool) {
	key := p.table.Key(printed)
	if ind, ok := p.byKey[KeyIn(key, article)]; ok {
		return *ind, true
	}
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
