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

// vocabulary is what the analysis looks up in a lexicon, in tables made for it.
type vocabulary struct {
	*lexicon.Lexicon
	classes map[string]Class    // of the words that have any, in small letters
	verbs   map[string]VerbForm // every form of every reporting verb
}

var vocabularyOf = lexicon.PerLexicon(func(l *lexicon.Lexicon) *vocabulary {
	return &vocabulary{l, makeClasses(l), makeVerbs(l)}
})

func makeClasses(l *lexicon.Lexicon) map[string]Class {
	out := map[string]Class{}
	for key, w := range l.Words() {
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

// Lexicon returns the words that the tokens were looked up in.
func (d *Document) Lexicon() *lexicon.Lexicon { return d.vocabulary.Lexicon }

// Has reports whether a word, given in small letters, has a flag in the lexicon.
func (d *Document) Has(low string, f lexicon.Flag) bool { return d.vocabulary.Has(low, f) }

// Listed returns the classes that the lexicon gives a word, in small letters; none for
// a word that is known by its ending only.
func (d *Document) Listed(low string) Class { return d.vocabulary.classes[low] }

// ClassOf returns the classes of a word, given in small letters. Adverbs are known by
// their ending.
func (d *Document) ClassOf(low string) Class { return d.vocabulary.classOf(low) }

func (v *vocabulary) classOf(low string) Class {
	if c, ok := v.classes[low]; ok {
		return c
	}
	if i := strings.LastIndexByte(low, '-'); i > 0 && v.classes[low[i+1:]]&Role != 0 {
		return Role // co-author, press-secretary
	}
	if len(low) > 4 && strings.HasSuffix(low, "ly") && !v.Has(low, lexicon.NotAdverb) {
		return Adverb
	}
	return 0
}

// abbreviated reports whether a full stop behind a word, given in small letters and
// without it, belongs to the word.
func (v *vocabulary) abbreviated(low string, capital bool) bool {
	w := v.Word(low)
	return w.Is(lexicon.Abbreviated) || capital && w.Is(lexicon.Abbreviation)
}

// Set is the words of a list, which white space separates.
func Set(words string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		out[w] = true
	}
	return out
}
