package question

import (
	_ "embed"
	"slices"

	"onrecord/corpus/lexicon"
	"onrecord/corpus/names"
)

// flagged are the flags of the lexicon's verbs, by polarity.
var flagged = map[Polarity]lexicon.Flag{
	Affirms: lexicon.Affirms, Denies: lexicon.Denies, Criticises: lexicon.Criticises, Praises: lexicon.Praises, Accuses: lexicon.Accuses,
	Asks: lexicon.Asks, Promises: lexicon.Promises, Warns: lexicon.Warns, Agrees: lexicon.Agrees, Disagrees: lexicon.Disagrees,
	Apologises: lexicon.Apologises, Predicts: lexicon.Predicts, Thinks: lexicon.Thinks,
}

// polar are the classes of polarities.
var polar = func() (all class) {
	for _, name := range polarities {
		all |= classNamed[name]
	}
	return all
}()

// PolarityOf returns what a word, in small letters, does to what is said: of a verb of
// saying, or a noun made of one ("apology"). [Says] is none.
func PolarityOf(word string, words *lexicon.Lexicon) Polarity {
	for p, class := range polarities {
		if class != "" && is(word, class) {
			return Polarity(p)
		}
	}
	if w := words.Word(word); w.Is(lexicon.Verb) {
		for p := Affirms; p <= Thinks; p++ {
			if w.Is(flagged[p]) {
				return p
			}
		}
	}
	return Says
}

// kin are the polarities of which a statement is one of another as well: who accuses
// somebody criticises him.
var kin = map[Polarity][]Polarity{
	Criticises: {Accuses, Disagrees, Warns}, Accuses: {Criticises}, Disagrees: {Criticises, Denies}, Denies: {Disagrees},
	Praises: {Agrees}, Agrees: {Praises, Affirms}, Warns: {Predicts}, Predicts: {Warns, Promises}, Promises: {}, Apologises: {}, Asks: {},
}

// opposed are the polarities that speak against another: who defends somebody does not
// criticise him.
var opposed = map[Polarity][]Polarity{
	Denies: {Affirms, Agrees, Praises, Apologises, Promises}, Criticises: {Praises, Agrees, Apologises}, Accuses: {Praises, Agrees, Apologises},
	Disagrees: {Praises, Agrees, Affirms, Asks, Promises}, Praises: {Criticises, Accuses, Denies, Disagrees}, Agrees: {Criticises, Accuses, Denies, Disagrees},
	Promises: {Denies, Disagrees, Accuses, Criticises}, Warns: {Praises, Agrees, Promises}, Apologises: {Denies, Accuses, Criticises, Disagrees, Praises},
	Asks: {Promises, Apologises}, Predicts: {Denies},
}

//go:embed signs.txt
var signList string

// signOf are the classes of the words of signs.txt, and signNamed their bits.
var signOf, signNamed = readWords(signList)

// signs are the classes of words in which somebody does so himself: "I am sorry".
var signs = map[Polarity]string{
	Denies: "negates", Criticises: "blaming", Accuses: "blaming", Praises: "praising", Asks: "urging", Promises: "vowing", Warns: "fearing",
	Agrees: "backing", Disagrees: "opposing", Apologises: "sorry", Predicts: "vowing",
}

// Tells reports whether a polarity is one that statements must have to answer a question
// with such a verb: "who denied it", and not "who thought it".
func (p Polarity) Tells() bool { _, ok := signs[p]; return ok }

// Polarity returns the first polarity among a question's verbs that tells.
func (q Question) Polarity() Polarity {
	for _, v := range q.Verbs {
		if v.Polarity.Tells() && !v.Calls {
			return v.Polarity
		}
	}
	return Says
}

// Evidence is how plainly a statement has a polarity.
type Evidence uint8

const (
	Against  Evidence = iota // its cue has another: "defended" where who criticised is asked for
	NoSign                   // it was said, and no more is known
	BySigns                  // words of it are such as one says then: "I am sorry"
	ByReport                 // the article reports it so: "apologised", "in an apology"
)

// In returns how plainly a statement has a polarity: by its cue, by the words of the
// sentence that reports it (frame), or by those that were said.
func (p Polarity) In(cue, frame, said string, words *lexicon.Lexicon) Evidence {
	if e := p.told(cue, append([]Polarity{p}, kin[p]...), words); e != NoSign {
		return e
	}
	if e := p.told(frame, []Polarity{p}, words); e != NoSign {
		return e
	}
	for _, w := range foldedWords(said) {
		if signOf[w]&signNamed[signs[p]] != 0 || PolarityOf(w, words) == p {
			return BySigns
		}
	}
	return NoSign
}

// told is [ByReport] where a text has a verb of one of the polarities, [Against] where it
// has one that is opposed to p instead, else [NoSign].
func (p Polarity) told(text string, as []Polarity, words *lexicon.Lexicon) Evidence {
	found := NoSign
	for _, w := range foldedWords(text) {
		switch have := PolarityOf(w, words); {
		case slices.Contains(as, have):
			return ByReport
		case slices.Contains(opposed[p], have):
			found = Against
		}
	}
	return found
}

// foldedWords are the words of a text in small letters; "didn't" is one, without its
// apostrophe.
func foldedWords(body string) []string { return names.Words(names.Fold(body)) }
