// Package names knows people and things under the many spellings in which
// news articles print them.
//
// What comes in is a name as printed. The steps: [Fold] levels letters, accents and
// typography (fold.go); [Table.Parse] cuts a name into title, forenames and surname, and
// [Table.Key] gives the form under which all spellings of it meet (key.go); [Table.GenderOf]
// says what title, forename or surname show of its gender (gender.go); [Stem] takes
// English endings off a word (stem.go). A [Table] (table.go, find.go) knows which
// concept a word stands for, so that "IS", "ISIL" and "Daesh" are one thing and the
// verb "is" is not.
//
// Two decisions shape it. A key is made to compare and is never shown: it levels
// romanisations further than any of them is right. And nothing here knows who else
// is in the archive: whether two names are one person is decided by package
// identity, with the evidence of all articles.
//
// Titles, particles, forenames and named things are the lexicon's. The package knows
// neither articles nor files. All offsets are bytes.
package names

// Gender of a person as far as a forename or title shows it.
type Gender int

// The genders that a name can show.
const (
	Unknown Gender = iota
	Male
	Female
)

// Name is a person's name cut into its parts, as printed.
type Name struct {
	Title   string // "Mr.", "Sen.", "President"; empty when there is none
	Given   string // forenames and initials; empty for a bare surname
	Surname string // with its particles: "al-Assad", "van der Bellen"
}

// Concept is one thing with several names.
type Concept struct {
	ID    string   // stable, lower case, no spaces: "islamic-state"
	Name  string   // what a reader is shown: "Islamic State"
	Kind  Kind     // what sort of thing it is
	Forms []string // every spelling, Name included; capitals count in acronyms that are words in lower case
}

// Kind is the sort of thing that a concept is.
type Kind string

// The kinds of concepts in the embedded table.
const (
	Organisation Kind = "organisation"
	Country      Kind = "country"
	Person       Kind = "person"
	Thing        Kind = "thing"
)

// Match is one place where a concept is named; text[Start:End] is the form.
type Match struct {
	Concept    *Concept
	Start, End int // byte offsets
}
