package question

import "onrecord/corpus/text"

// Question is a question as its words say it, before any archive has told who is
// meant. The zero value asks for nothing.
type Question struct {
	Words string // what was asked, on one line; all ranges are of it

	Who    Who
	Verbs  []Verb // verbs of saying and nouns made of them, in order
	About  Part   // the topic
	When   When
	Outlet Outlet
	Order  Order
	Asks   Kind

	// Follows reports that the question goes on from the one before; Kept is then
	// what it does not say itself and was asked before.
	Follows bool
	Kept    Kept

	Talk Talk // it is none, but greets or thanks; then nothing else is read

	Claimed bool   // asks for words by what somebody did by saying or thinking them: "why does Holm oppose it"
	Within  bool   // asks within a sentence, before its question mark
	Marks   bool   // holds quotation marks
	Quotes  []Part // what stands in quotation marks, without them, in order
	Content int    // how many of its words say something of a topic

	row int // of the table that was taken, from 1; 0 for none
}

// Who is whose words are asked for.
type Who struct {
	Part             // as written; "" for anybody
	Sure   Certainty // how the question says so
	He     string    // "he" or "she" in the place of a speaker, which names nobody
	Except Part      // whom "who besides …" leaves out
}

// Certainty is how a question says whose words it asks for.
type Certainty uint8

const (
	Unnamed Certainty = iota // it does not
	Guessed                  // by the order of its words ("Lavrov IS"): perhaps it does not
	byName                   // only in the table: Asked of a known speaker, else Guessed
	Asked                    // by its form, or a verb beside the name
)

// Outlet is where it must have been published, by the archive's name for it.
type Outlet struct {
	Part
	Name string
}

// Order is which of the answers come first.
type Order uint8

const (
	BestFirst Order = iota
	NewestFirst
	OldestFirst
)

// Kind is what a question wants to hear.
type Kind uint8

const (
	Anything Kind = iota // no question by its form: keywords, a headline
	Speaker              // who said it
	Times                // how often it was said
	Number               // how many, how much, how old
	Day                  // when, in which year
	Place                // where, in which country
	Person               // who, where nobody is asked to have said anything
	Reason               // why
	Fact                 // what, which, how, or whether
)

// Talk is what somebody says who asks for nothing in the archive.
type Talk uint8

const (
	NoTalk Talk = iota
	Greeting
	Thanks
	Help // what can be asked
)

// Verb is a word by which a question asks for words, or for what somebody did.
type Verb struct {
	Word     string // in small letters
	At       text.Range
	Polarity Polarity
	About    bool // a topic's preposition stands behind it: "think about", "position on"
	Calls    bool // "called", with what somebody or something was called
	Speech   bool // asks for words whatever else is in the question: "say", "warn", "position on"
}

// Polarity is what a verb of saying does to what is said.
type Polarity uint8

const (
	Says Polarity = iota
	Affirms
	Denies
	Criticises
	Praises
	Accuses
	Asks
	Promises
	Warns
	Agrees
	Disagrees
	Apologises
	Predicts
	Thinks
	Answers
)

// polarities are the classes of words.txt, in the order of the constants.
var polarities = []string{"", "affirms", "denies", "criticises", "praises", "accuses", "asks", "promises", "warns",
	"agrees", "disagrees", "apologises", "predicts", "thinks", "answers"}
