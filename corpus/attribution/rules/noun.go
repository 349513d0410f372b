package rules

import (
	"onrecord/corpus/attribution/phrase"
	"onrecord/corpus/lexicon"
	"onrecord/corpus/text"
)

// IsNounHere tells the noun "claims" from the verb.
func IsNounHere(d *text.Document, i int, s text.Span, headline bool) bool {
	t := &d.Tokens[i]
	prev := d.At(i - 1)
	if t.Capital && !d.IsStart(i) && !t.Upper && phrase.IsNoun(d, i) {
		if c := d.Verb(t.Low); !headline || c.Form == text.Base || c.AlsoNoun && t.Class&(text.Body|text.Role) != 0 {
			return true // the Washington Post
		}
	}
	if prev.Class&(text.Determiner|text.Possessive) != 0 && prev.Class&text.Pronoun == 0 && !d.Is(i-1, "that", "this", "all", "both", "each", "many", "some", "others", "few", "most") || prev.Possessive && d.Verb(t.Low).AlsoNoun {
		return true
	}
	c := d.Verb(t.Low)
	if c.Lemma == "call" && (d.Is(i-1, "so", "so-", "-") || d.Is(i+1, "to")) {
		return true // "the so called plan", "called to mind"
	}
	if !c.AlsoNoun {
		return c.Form == text.Participle && d.Is(i+1, "to") && c.Lemma == "say"
	}
	if prev.Class&text.Preposition != 0 || prev.Kind == text.Word && !prev.Capital && prev.Class == 0 && c.Form == text.Base {
		return true
	}
	if t.Low == "states" && !d.Is(i+1, "that", ":") && d.SpeechAt(i+1) == nil || d.Is(i+1, "that") && d.At(i+2).Class&(text.Auxiliary|text.FiniteVerb) != 0 && prev.Class&text.Pronoun == 0 {
		return true // "rules that would bind them"
	}
	if d.Is(i+1, "of") && c.Form == text.Finite && t.Low[len(t.Low)-1] == 's' {
		return true // "claims of victory"
	}
	if d.Is(i+1, "of", "about", "by", "from") && c.Form == text.Base {
		return true
	}
	// "claims" after an adjective: only when something that can be claimed follows.
	if prev.Class == 0 && !prev.Capital && prev.Kind == text.Word {
		return !d.Is(i+1, "that", ":", ",") && (d.SpeechAt(i+1) == nil || d.At(i-2).Class&(text.Determiner|text.Possessive) != 0)
	}
	return false
}

// IsNaming reports whether "called" at i gives a thing its name: "a group called
// Harbor Watch", "The tower, called the Needle,", and in "weak, he called it" what it
// calls stands before.
func IsNaming(d *text.Document, i int) bool {
	if !d.Is(i, "called", "calls", "call") {
		return false
	}
	if d.Is(i+1, "in", "into", "up", "off", "back", "together", "away") {
		return true // "called in an expert"
	}
	if d.Is(i+1, "it", "him", "her", "them", "this", "that") && d.At(i+2).Kind == text.Punctuation && !d.Is(i+2, "$", "£") {
		return true
	}
	if !d.Is(i, "called") || d.At(i+1).Class&(text.Day|text.Time) != 0 || !d.At(i+1).Capital && d.At(i+1).Kind != text.Mark && !(d.Is(i+1, "the") && (d.At(i+2).Capital || d.At(i+2).Kind == text.Mark)) {
		return false
	}
	prev := d.At(i - 1)
	if d.Is(i-1, ",") {
		for j := i - 2; j > i-12 && !d.IsStart(j+1); j-- {
			if t := d.At(j); t.Kind != text.Word || t.Class&(text.Role|text.Pronoun) != 0 || t.Capital && !d.IsStart(j) {
				return false
			}
		}
		return true
	}
	if prev.Kind != text.Word || prev.Capital && !prev.Upper || prev.Class&(text.Role|text.Pronoun|text.Auxiliary|text.Adverb) != 0 {
		return false
	}
	for j := i - 2; j > i-7; j-- {
		if t := d.At(j); t.Kind != text.Word || t.Class&text.Role != 0 {
			return false
		}
		if d.Is(j, "a", "an", "another") {
			return !d.Has(prev.Low, lexicon.Media) && !d.Is(j-1, "in")
		}
	}
	return false
}

// counting reports whether "added" at i is followed by how many: "added around 40,000
// jobs".
func counting(d *text.Document, i int) bool {
	if d.Verb(d.At(i).Low).Lemma != "add" {
		return false
	}
	j := i + 1
	for j < i+3 && d.Is(j, "around", "about", "nearly", "almost", "over", "only", "just", "some", "more", "than", "another") {
		j++
	}
	return d.IsNumber(j) && d.At(j).Quotation == d.At(i).Quotation && !isVerbAfter(d, j)
}

// isVerbAfter reports whether the number at i is the subject of a clause: "added 40 had
// been hurt".
func isVerbAfter(d *text.Document, i int) bool {
	for j := i + 1; j < i+8; j++ {
		if t := d.At(j); t.Kind != text.Word || t.Class&text.Preposition != 0 {
			return false
		} else if t.Class&(text.Auxiliary|text.FiniteVerb) != 0 {
			return true
		}
	}
	return false
}
