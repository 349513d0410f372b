package phrase

import (
	"strings"

	"onrecord/corpus/lexicon"
	"onrecord/corpus/text"
)

// IsPronoun reports whether the phrase is one pronoun.
func IsPronoun(d *text.Document, p text.Span) bool {
	return p.End-p.First == 1 && d.At(p.First).Class&text.Pronoun != 0
}

// InTitle reports whether the preposition at i stands inside a body's own name:
// "the Center for Responsive Politics".
func InTitle(d *text.Document, i int) bool {
	return d.Is(i, "for", "on") && d.At(i-1).Capital && d.At(i-1).Class&text.Body != 0 && !d.IsStart(i-1) && d.At(i+1).Capital && IsNoun(d, i+1)
}

// AfterDescription returns where a body's name begins behind what it is called in
// small letters: "the rights organization the Anti-Defamation League".
func AfterDescription(d *text.Document, p text.Span) int {
	for i := p.First; i < p.End; i++ {
		t := d.At(i)
		switch {
		case t.Class&(text.Preposition|text.Conjunction) != 0:
			return p.First
		case i > p.First && d.Is(i, "the") && d.At(i-1).Kind == text.Word && !d.At(i-1).Capital && d.At(i+1).Capital && d.At(p.End-1).Capital:
			return i + 1
		}
	}
	return p.First
}

// Head is the part of a noun phrase before its first preposition: "a spokesman"
// of "a spokesman for Donald Trump".
func Head(d *text.Document, p text.Span) text.Span {
	for i := p.First + 1; i < p.End; i++ {
		if t := d.At(i); t.Class&text.Preposition != 0 && !InTitle(d, i) || d.Is(i, "who", "which", "whose", "that") {
			return text.Span{First: p.First, End: i}
		}
	}
	return p
}

// HasName reports whether the phrase holds a capitalised word.
func HasName(d *text.Document, np text.Span) bool {
	for i := np.First; i < np.End; i++ {
		if d.At(i).Capital && IsNoun(d, i) {
			return true
		}
	}
	return false
}

// WhenOrWhere reports whether the phrase is a time or the short name of a state:
// "this year", "Tex.".
func WhenOrWhere(d *text.Document, p text.Span) bool {
	switch p.End - p.First {
	case 1:
		return IsState(d, p.First) || d.At(p.First).Class&(text.Time|text.Day) != 0
	case 2:
		return d.At(p.First+1).Class&(text.Time|text.Day) != 0 && !d.At(p.First+1).Capital && !d.At(p.First).Capital
	}
	return false
}

// OpensAsVerb reports whether token i begins its sentence as a verb in the past:
// "Shrugged Sobukwe: ...".
func OpensAsVerb(d *text.Document, i int) bool {
	t := d.At(i)
	n := len(t.Low)
	if d.Is(i, "said", "wrote") && d.IsStart(i) && (d.Is(i+2, ":") || d.Is(i+3, ":")) {
		return true // "Said Ellis: ...", but not "Said Jawad, the envoy, said"
	}
	if n < 5 || t.Low[n-2:] != "ed" || t.Class&^text.Reporting != 0 || !d.IsStart(i) {
		return false
	}
	next := d.At(i + 1)
	return d.Verb(t.Low).Form == text.Finite && t.Class != 0 || d.Common(t.Low) && (next.Capital || next.Class&(text.Pronoun|text.Determiner|text.Possessive) != 0)
}

// IsPlural reports whether a noun in small letters has the form of a plural.
func IsPlural(w string) bool {
	return strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") || strings.HasSuffix(w, "men") || w == "people"
}

// IsNoun reports whether token i can be a word of a noun phrase that is no article
// and no preposition: a name, a noun, an adjective, a number.
func IsNoun(d *text.Document, i int) bool {
	t := d.At(i)
	if t.Kind != text.Word || IsState(d, i) {
		return false
	}
	if t.Capital && !(i > 0 && d.IsStart(i) && t.Class != 0) {
		return t.Class&(text.Day|text.Determiner|text.Possessive|text.Pronoun|text.Conjunction|text.Preposition|text.Auxiliary|text.FunctionWord) == 0 || t.Upper && (len(t.Low) > 3 || t.Low == "us") || IsMay(d, i)
	}
	if t.Possessive {
		return true
	}
	if t.Class&(text.Role|text.Body|text.Title) != 0 {
		return t.Class&text.Reporting == 0 || !t.Capital
	}
	return t.Class&^(text.Time|text.Adverb) == 0 && t.Class&text.Adverb == 0
}

// IsState reports whether token i is the short name of a state behind a town.
func IsState(d *text.Document, i int) bool {
	return d.Is(i-1, ",") && d.At(i-2).Capital && d.Has(d.At(i).Low, lexicon.State)
}

// IsMay tells the surnames May and Will from the month and the verbs: a name stands before
// them or a verb in the past behind, or a comma.
func IsMay(d *text.Document, i int) bool {
	if !d.Is(i, "may", "will") || !d.At(i).Capital {
		return false
	}
	next := d.At(i + 1)
	if v := d.Verb(next.Low); d.Is(i, "will") && next.Class&text.Reporting != 0 && v.Form == text.Finite && !v.IsPast() {
		return true // "Will said"
	}
	return d.At(i-1).Capital && d.At(i-1).Class&text.Preposition == 0 && d.At(i-1).Kind == text.Word && (d.Is(i, "may") || next.Kind != text.Word || next.Class&text.Reporting != 0)
}

// CanSpeak reports whether the phrase can speak at all: it has a name, a role, a
// body or a pronoun.
func CanSpeak(d *text.Document, p text.Span) bool {
	for i := p.First; i < p.End; i++ {
		t := d.At(i)
		if t.Kind == text.Word && (t.Capital && IsNoun(d, i) || t.Class&(text.Role|text.Body|text.Pronoun) != 0) {
			return true
		}
	}
	return false
}

// nounLike is noun or an article-like word that can stand before "of".
func nounLike(d *text.Document, i int) bool {
	return IsNoun(d, i) || d.Is(i, "one", "some", "many", "most", "several", "both", "all", "two", "three", "dozens", "hundreds", "thousands", "half", "majority", "percent", "third", "quarter", "none", "each", ")")
}

// AllUpper reports whether every word of the phrase is in capitals.
func AllUpper(d *text.Document, p text.Span) bool {
	for i := p.First; i < p.End; i++ {
		if !d.At(i).Upper {
			return false
		}
	}
	return true
}

// IsRole reports whether token i names somebody by what he is: "minister".
func IsRole(d *text.Document, i int) bool { return d.At(i).Class&text.Role != 0 }
