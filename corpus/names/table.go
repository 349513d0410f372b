package names

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"sort"
	"strings"
	"unicode"

	"onrecord/corpus/lexicon"
)

// Table knows the names of a lexicon: it finds concepts in text, and cuts and compares
// people's names. It is safe for concurrent use; Extend makes a
// new one.
type Table struct {
	lexicon *lexicon.Lexicon
	byID    map[string]*Concept
	forms   map[string][]form // by first word, longest first

	begins [sketches]bool // the sketches of first words: most words begin nothing
}

type form struct {
	concept *Concept
	words   []string
	exact   string // the printed letters, where capitals tell the word from another; else ""
}

// DefaultTable returns the table of the embedded lexicon.
func DefaultTable() *Table { return Of(nil) }

// Of returns the table of the named things in a lexicon: its organisations, countries,
// persons and things. It is made once for each; nil is the embedded lexicon.
var Of = lexicon.PerLexicon(makeTable)

func makeTable(l *lexicon.Lexicon) *Table {
	byID := map[string]*Concept{}
	for e := range l.Entries(lexicon.Concept) {
		id := strings.Join(Words(Fold(e.Lemma)), "-")
		if id == "" {
			continue
		}
		c := byID[id]
		if c == nil {
			c = &Concept{ID: id, Name: e.Lemma, Kind: kindOf(e)}
			byID[id] = c
		}
		for _, f := range e.Forms {
			if !slices.Contains(c.Forms, f) {
				c.Forms = append(c.Forms, f)
			}
		}
	}
	return newTable(l, slices.Collect(maps.Values(byID)))
}

func kindOf(e *lexicon.Entry) Kind {
	switch {
	case e.Flags.Has(lexicon.Organisation):
		return Organisation
	case e.Flags.Has(lexicon.Country):
		return Country
	case e.Flags.Has(lexicon.Person):
		return Person
	}
	return Thing
}

// Lexicon returns the words that the table was made of.
func (t *Table) Lexicon() *lexicon.Lexicon { return t.lexicon }

// Extend returns a table with the entries of r added to its lexicon (see
// [lexicon.Lexicon.Extend]): a line such as "Name = form | form" adds a thing, or
// forms to one that the table has. Errors carry the line and say what was wanted.
func (t *Table) Extend(r io.Reader) (*Table, error) {
	l, err := t.lexicon.Extend("aliases", r)
	if err != nil {
		return nil, fmt.Errorf("names: %w", err)
	}
	return Of(l), nil
}

func newTable(l *lexicon.Lexicon, list []*Concept) *Table {
	sort.Slice(list, func(i, j int) bool { return list[i].ID < list[j].ID })
	t := &Table{lexicon: l, byID: map[string]*Concept{}, forms: map[string][]form{}}
	for _, c := range list {
		t.byID[c.ID] = c
		for _, s := range c.Forms {
			f := form{concept: c, words: Words(Fold(s))}
			if len(f.words) == 0 {
				continue
			}
			if letters := lettersOf(s); t.is(strings.ToLower(letters), lexicon.Ambiguous) && letters == strings.ToUpper(letters) {
				f.exact = letters
			}
			t.begins[sketch(f.words[0])] = true
			t.forms[f.words[0]] = append(t.forms[f.words[0]], f)
		}
	}
	for _, fs := range t.forms {
		sort.SliceStable(fs, func(i, j int) bool { return len(fs[i].words) > len(fs[j].words) })
	}
	return t
}

func lettersOf(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// Get returns the concept with that ID, or nil.
func (t *Table) Get(id string) *Concept { return t.byID[id] }

// Concepts returns every concept, ordered by ID.
func (t *Table) Concepts() []*Concept {
	list := make([]*Concept, 0, len(t.byID))
	for _, c := range t.byID {
		list = append(list, c)
	}
	sort.Slice(list, func(i, j int) bool { return list[i].ID < list[j].ID })
	return list
}

// Lookup returns the concept that phrase as a whole names, or nil. Where the
// whole phrase is an acronym its case does not matter: whoever asks for "is"
// alone cannot mean the verb.
func (t *Table) Lookup(phrase string) *Concept {
	ws := Words(Fold(phrase))
	if len(ws) == 0 {
		return nil
	}
	for _, f := range t.forms[ws[0]] {
		if slices.Equal(f.words, ws) {
			return f.concept
		}
	}
	if ws[0] == "the" {
		return t.Lookup(strings.Join(ws[1:], " "))
	}
	return nil
}
