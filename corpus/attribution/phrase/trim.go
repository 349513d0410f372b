package phrase

import "onrecord/corpus/text"

// AfterPlural cuts the noun that a relative clause without a pronoun hangs on:
// "the 40 Finns Virtanen said were there" has Virtanen as its source.
func AfterPlural(d *text.Document, p text.Span) text.Span {
	for i := p.End - 1; i > p.First && i > p.End-4; i-- {
		if t := d.At(i); !t.Capital || t.Kind != text.Word || t.Class&(text.Title|text.Role|text.Body) != 0 {
			return p
		}
		if IsCounted(d, i-1, p.First) {
			return text.Span{First: i, End: p.End}
		}
	}
	return p
}

// IsCounted reports whether token i is a plural noun with a number or an article
// before it, in a phrase that begins at first: "the 40 Finns", "those men".
func IsCounted(d *text.Document, i, first int) bool {
	t := d.At(i)
	n := len(t.Low)
	if t.Kind != text.Word || n < 4 || t.Possessive || t.Class&(text.Role|text.Body|text.Title) != 0 || t.Low[n-1] != 's' || t.Low[n-2] == 's' {
		return false
	}
	prev := d.At(i - 1)
	number := prev.Kind == text.Word && (prev.Low[0] >= '0' && prev.Low[0] <= '9' || prev.Class&text.Determiner != 0 && !d.Is(i-1, "a", "an", "the", "this", "that"))
	return number || !t.Capital && i > first && !prev.Capital
}

// AfterDate cuts a date that runs into the name: "In June 2013 Virtanen said".
func AfterDate(d *text.Document, p text.Span) text.Span {
	i := p.First
	for i < p.End && (d.At(i).Class&(text.Time|text.Day) != 0 && d.At(i).Capital || d.IsNumber(i)) {
		i++
	}
	if i == p.First || i >= p.End || !d.At(i).Capital || i == p.First+1 && !d.IsNumber(p.First) && d.At(p.First-1).Class&text.Preposition == 0 {
		return p // "April Ryan said"
	}
	if d.IsNumber(p.First) && !(i == p.First+1 && len(d.At(p.First).Low) == 4 && d.At(p.First-1).Class&text.Preposition != 0) {
		return p
	}
	return text.Span{First: i, End: p.End}
}

// Antecedent returns the noun phrase that ends before token end, even when it
// hangs on a preposition: the relative clause in "blocked by the Danes, which
// argued" is about the Danes.
func Antecedent(d *text.Document, end, floor int) (text.Span, bool) {
	p, prep := coreOnce(d, end, floor)
	if prep >= 0 && prep+1 < end {
		return text.Span{First: prep + 1, End: end}, true
	}
	return p, !p.Empty()
}
