package names

import "io"

// Fold returns s in lower case without accents, with typographic apostrophes
// and hyphens made plain and runs of white space made one space.
func Fold(s string) string { return s }

// Key returns the form under which the spellings of one name meet: folded,
// without titles, possessive 's or a leading "the", and with transliterations
// levelled, so that "Sergey Lavrov" and "Mr. Sergei LAVROV" have one key.
func Key(name string) string { return name }

// Parse cuts a person's name into its parts.
func Parse(name string) Name { return Name{Surname: name} }

// GenderOf tells the gender that a name's title or forename shows.
func GenderOf(name string) Gender { return Unknown }

// Table finds concepts in text. It is safe for concurrent use.
type Table struct{}

// DefaultTable returns the embedded table.
func DefaultTable() *Table { return &Table{} }

// Extend returns a table with the concepts of r added: one a line,
// "Name = form | form | ...". A name that the table has gains the forms.
// Errors carry the line.
func (t *Table) Extend(r io.Reader) (*Table, error) { return t, nil }

// Find returns the places where text names a concept, leftmost longest first,
// without overlap.
func (t *Table) Find(text string) []Match { return nil }

// Get returns the concept with that ID, or nil.
func (t *Table) Get(id string) *Concept { return nil }

// People are the speakers of one archive, merged over all its articles: by full
// name and transliteration, and by surname alone only where one person has it.
// It is safe for concurrent use.
type People struct{}

// NewPeople merges mentions into people.
func NewPeople(ms []Mention) *People { return &People{} }

// Find returns who is meant by a full name, a surname or a role ("the Russian
// foreign minister"), best first: one for a clear match, several where the name
// is shared, none when nobody fits.
func (p *People) Find(asked string) []Individual { return nil }

// ByKey returns the individual under whom a key is filed.
func (p *People) ByKey(key string) (Individual, bool) { return Individual{}, false }

// All returns everybody, most statements first.
func (p *People) All() []Individual { return nil }

// Complete returns up to n people whose name or role has a word that begins with
// each word of typed, most statements first; everybody for "".
func (p *People) Complete(typed string, n int) []Individual { return nil }
