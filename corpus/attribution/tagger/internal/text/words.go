package text

import (
	_ "embed" // the word classes are a text file
	"strings"

	"onrecord/corpus/lexicon"
)

//go:embed classes.txt
var classFile string

// listed are the word classes and abbreviations of classes.txt.
var listed = readClasses()

type classes struct {
	words         map[uint64]entry
	abbreviations map[string]bool
}

// entry is a word of a class.
type entry struct {
	class Class
	lemma uint64
}

// lookup returns the class and the lemma of a lower-case word.
func lookup(hash uint64) (Class, uint64) {
	if e, ok := listed.words[hash]; ok {
		return e.class, e.lemma
	}
	return NoClass, hash
}

func readClasses() classes {
	out := classes{make(map[uint64]entry, 4096), map[string]bool{}}
	err := lexicon.Read("classes.txt", strings.NewReader(classFile), func(l lexicon.Line) error {
		if l.Flags[0] == "abbreviation" {
			out.abbreviations[l.Forms[0]] = true
			return nil
		}
		class, ok := classNames[l.Flags[0]]
		if !ok {
			return l.Errorf("unknown word class %q", l.Flags[0])
		}
		lemma := l.Forms[0]
		if len(l.Rest) > 0 {
			lemma = l.Rest[0]
		}
		for _, form := range l.Forms {
			if h := HashString(form); out.words[h] == (entry{}) {
				out.words[h] = entry{class, HashString(lemma)}
			}
		}
		return nil
	})
	if err != nil {
		panic("tagger: " + err.Error()) // a test keeps this from being shipped
	}
	return out
}

// classNames are the classes by the sections of classes.txt.
var classNames = map[string]Class{
	"sayverb": SayVerb, "reportverb": ReportVerb, "actverb": ActVerb, "commonverb": CommonVerb, "according": According,
	"reportnoun": ReportNoun, "papernoun": PaperNoun, "titleword": TitleWord, "rolenoun": RoleNoun, "bodynoun": BodyNoun, "honor": Honor,
	"subject": Subject, "it": It, "you": You, "object": Object, "possessive": Possessive, "who": Who, "which": Which, "that": That,
	"whword": WhWord, "determiner": Determiner, "quantity": Quantity, "preposition": Preposition, "to": To, "by": By, "for": For,
	"about": About, "and": And, "but": But, "subordinate": Subordinate, "be": Be, "have": Have, "do": Do, "modal": Modal, "not": Not,
	"adverb": Adverb, "timeword": TimeWord, "clitic": Clitic,
}
