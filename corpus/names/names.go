// Package names knows people and things under the many spellings in which
// news articles print them.
//
// It answers three questions. Are two strings one person's name ([Key],
// [Parse])? Which concept does a word stand for, so that "IS", "ISIL" and
// "Daesh" are one thing and the verb "is" is not ([Table])? And which person in
// an archive does somebody mean who writes "Lavrov" or "the Russian foreign
// minister" ([People])?
//
// The package knows neither articles nor files. All offsets are bytes.
package names

// Gender of a person as far as a forename or title tells it.
type Gender int

// The genders a name can tell.
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

// Kind tells what sort of thing a concept is.
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
