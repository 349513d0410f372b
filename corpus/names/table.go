package names

import (
	"bufio"
	_ "embed" // the alias table is a text file
	"fmt"
	"io"
	"slices"
	"sort"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed aliases.txt
var embedded string

// Table finds concepts in text. It is safe for concurrent use; Extend makes a
// new one.
type Table struct {
	byID  map[string]*Concept
	forms map[string][]form // by first word, longest first

	begins [sketches]bool // the sketches of first words: most words begin nothing
}

type form struct {
	concept *Concept
	words   []string
	exact   string // the printed letters, where capitals tell the word from another; else ""
}

// DefaultTable returns the embedded table.
var DefaultTable = sync.OnceValue(func() *Table {
	t, err := (&Table{}).Extend(strings.NewReader(embedded))
	if err != nil {
		panic("names: the embedded alias table: " + err.Error()) // a test keeps this from being shipped
	}
	return t
})

// common are the acronyms that are English words in lower case. They name the
// concept only in capitals, and only where not everything is in capitals.
var common = set(`is us who it cis aids start pace salt act aid so no am pm pa ok may
	eta add all are can care case chip co cop do ed hero hope ice im in la me mi nice on or
	pas rat sad sat sis ted tic to up war was`)

// Extend returns a table with the concepts of r added: one a line, written
// "Name = form | form", after a line "[kind]" (else the kind is thing); "#"
// begins a comment. A name that the table has gains the forms. Errors carry the
// line and say what was wanted.
func (t *Table) Extend(r io.Reader) (*Table, error) {
	list := make([]*Concept, 0, len(t.byID))
	byID := map[string]*Concept{}
	for _, c := range t.byID {
		c := *c
		c.Forms = append([]string(nil), c.Forms...)
		byID[c.ID] = &c
	}
	kind := Thing
	sc := bufio.NewScanner(r)
	for n := 1; sc.Scan(); n++ {
		line := strings.TrimSpace(strings.TrimPrefix(sc.Text(), "\ufeff"))
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "[") && strings.HasSuffix(line, "]"):
			kind = Kind(strings.ToLower(strings.TrimSpace(line[1 : len(line)-1])))
		default:
			if err := addConcept(byID, kind, line); err != nil {
				return nil, fmt.Errorf("names: aliases line %d: %w", n, err)
			}
		}
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("names: read aliases: %w", err)
	}
	for _, c := range byID {
		list = append(list, c)
	}
	return newTable(list), nil
}

func addConcept(byID map[string]*Concept, kind Kind, line string) error {
	name, forms, ok := strings.Cut(line, "=")
	name = strings.TrimSpace(name)
	id := strings.Join(Words(Fold(name)), "-")
	if !ok || id == "" {
		return fmt.Errorf(`want "Name = form | form", got %q`, line)
	}
	if !utf8.ValidString(line) {
		return fmt.Errorf("not UTF-8: %q", line)
	}
	c := byID[id]
	if c == nil {
		c = &Concept{ID: id, Name: name, Kind: kind, Forms: []string{name}}
		byID[id] = c
	}
	for f := range strings.SplitSeq(forms, "|") {
		if f = strings.TrimSpace(f); f != "" {
			c.Forms = append(c.Forms, f)
		}
	}
	return nil
}

func newTable(list []*Concept) *Table {
	sort.Slice(list, func(i, j int) bool { return list[i].ID < list[j].ID })
	t := &Table{byID: map[string]*Concept{}, forms: map[string][]form{}}
	for _, c := range list {
		t.byID[c.ID] = c
		for _, s := range c.Forms {
			f := form{concept: c, words: Words(Fold(s))}
			if len(f.words) == 0 {
				continue
			}
			if letters := lettersOf(s); common[strings.ToLower(letters)] && letters == strings.ToUpper(letters) {
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
