package text

import (
	"strings"

	"onrecord/corpus/lexicon"
)

// Class is what the lists know of a word; a set of bits.
type Class uint32

// The classes of words.
const (
	Reporting  Class = 1 << iota // a form of a reporting verb
	Auxiliary                    // has, was, would, not
	FiniteVerb                   // a finite verb that is no reporting verb and no noun
	Determiner                   // the, a, this, another
	Possessive                   // his, their
	Pronoun                      // he, they, who: may be a source
	Preposition
	Conjunction
	Adverb // may stand between source and verb: also, later
	Day    // Wednesday, yesterday, today
	Time   // April, week, morning
	Title
	Role         // names a person by what he is: minister, spokesman
	Body         // names an organisation: ministry, council
	FunctionWord // any other function word that ends a noun phrase
)

// classFlags are the flags of the lexicon behind the classes.
var classFlags = map[Class]lexicon.Flag{
	Reporting: lexicon.Verb, Auxiliary: lexicon.Auxiliary, FiniteVerb: lexicon.FiniteVerb,
	Determiner: lexicon.Determiner, Possessive: lexicon.Possessive, Pronoun: lexicon.Pronoun,
	Preposition: lexicon.Preposition, Conjunction: lexicon.Conjunction, Adverb: lexicon.Adverb,
	Day: lexicon.Day, Time: lexicon.Time, Title: lexicon.Title, Role: lexicon.Role, Body: lexicon.Body,
	FunctionWord: lexicon.Function,
}

// words is the lexicon that tokens are looked up in.
var words = lexicon.Default()

// Classes are the classes of the words that have any, in small letters.
var Classes = makeClasses()

func makeClasses() map[string]Class {
	out := map[string]Class{}
	for key, w := range words.Words() {
		var c Class
		for class, flag := range classFlags {
			if w.Is(flag) {
				c |= class
			}
		}
		if c != 0 {
			out[key] = c
		}
	}
	return out
}

// ClassOf looks a lower-case word up. Adverbs are known by their ending.
func ClassOf(low string) Class {
	if c, ok := Classes[low]; ok {
		return c
	}
	if i := strings.LastIndexByte(low, '-'); i > 0 && Classes[low[i+1:]]&Role != 0 {
		return Role // co-author, press-secretary
	}
	if len(low) > 4 && strings.HasSuffix(low, "ly") && !words.Has(low, lexicon.NotAdverb) {
		return Adverb
	}
	return 0
}

// abbreviated reports whether a full stop behind a word, given in small letters and
// without it, belongs to the word.
func abbreviated(low string, capital bool) bool {
	w := words.Word(low)
	return w.Is(lexicon.Abbreviated) || capital && w.Is(lexicon.Abbreviation)
}

// StateAbbreviations stand for a place behind a comma: "Beaumont, Tex.".
var StateAbbreviations = Words(lexicon.State)

// Words are the words that have a flag in the lexicon, in small letters.
func Words(f lexicon.Flag) map[string]bool {
	out := map[string]bool{}
	for form := range words.All(f) {
		out[lexicon.Key(form)] = true
	}
	return out
}

// Set is the words of a list, which white space separates.
func Set(words string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		out[w] = true
	}
	return out
}
