package text

import "onrecord/corpus/lexicon"

// IsPast reports whether the base form is the past form too: "read", "put".
func (c VerbForm) IsPast() bool { return c.Lemma == "read" || c.Lemma == "put" }

// Form of a reporting verb.
type Form uint8

// The forms of a reporting verb.
const (
	Finite     Form = iota // said, says
	Base                   // say: after "officials", "would", "to"
	Gerund                 // saying
	Participle             // said, told, quoted after "was"; only where it differs from finite
)

// VerbForm is one inflected form of a reporting verb.
type VerbForm struct {
	Lemma         string
	Form          Form
	AllowsClause  bool // a clause may follow without "that": said he would
	AllowsThat    bool // "that" may follow: warned that
	TakesPerson   bool // says its sentence before or after a quotation: "...", added Lavrov
	TakesListener bool // the one spoken to follows: told reporters
	AllowsObject  bool // a noun phrase may be the content: criticised the plan, called for calm
	AlsoNoun      bool // the form is a noun as well: claims, reports
}

// Verb returns the form of a reporting verb that a word is, given in small letters; the
// zero VerbForm, which has no Lemma, for any other word.
func (d *Document) Verb(low string) VerbForm { return d.vocabulary.verbs[low] }

func makeVerbs(l *lexicon.Lexicon) map[string]VerbForm {
	out := map[string]VerbForm{}
	for e := range l.Entries(lexicon.Verb) {
		v := VerbForm{
			Lemma:         e.Lemma,
			AllowsClause:  e.Frame&lexicon.Clause != 0,
			AllowsThat:    e.Frame&lexicon.That != 0,
			TakesPerson:   e.Frame&lexicon.Quotation != 0,
			TakesListener: e.Frame&lexicon.Listener != 0,
			AllowsObject:  e.Frame&lexicon.Object != 0,
		}
		for i, form := range []Form{Base, Finite, Finite, Participle, Gerund} {
			v.Form = form
			v.AlsoNoun = e.Frame&lexicon.Noun != 0 && i <= lexicon.ThirdPerson
			if _, ok := out[e.Forms[i]]; !ok {
				out[e.Forms[i]] = v
			}
		}
	}
	return out
}
