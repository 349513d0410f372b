package phrase

import (
	"onrecord/corpus/lexicon"
	"onrecord/corpus/text"
)

// After returns the noun phrase that begins at token i and ends before limit,
// with its apposition: "Lavrov, the foreign minister,".
func After(d *text.Document, i, limit int) (text.Span, bool) {
	p := CoreAfter(d, i, limit)
	if p.Empty() {
		return p, false
	}
	if d.Is(p.End, ",") && !IsPronoun(d, p) {
		if end := apposition(d, p.End+1, limit); end > 0 {
			p.End = end
		}
	}
	return p, true
}

// CoreAfter is the phrase at i without apposition.
func CoreAfter(d *text.Document, i, limit int) text.Span {
	limit = min(limit, i+maxPhrase)
	start := i
	if d.Is(i, "that") {
		return text.Span{}
	}
	if t := d.At(i); t.Class&text.Pronoun != 0 && (!t.Upper || t.Low == "i") && i < limit {
		return text.Span{First: i, End: i + 1}
	}
	role := false
	for i < limit {
		t := d.At(i)
		fresh := i == start || d.At(i-1).Class&(text.Preposition|text.Determiner|text.Possessive) != 0 || d.Is(i-1, "and", "&") || d.At(i-1).Possessive
		switch {
		case i > start && d.Is(i, "last", "next", "this") && d.At(i+1).Class&(text.Time|text.Day) != 0: // "said Aranda last week"
			return trimPhrase(d, text.Span{First: start, End: i})
		case t.Quotation != d.At(start).Quotation && t.Quotation != 0 && d.Quotations[t.Quotation-1].Speech:
			return trimPhrase(d, text.Span{First: start, End: i})
		case t.Class&(text.Determiner|text.Possessive) != 0 && fresh:
		case t.Capital && t.Kind == text.Word && IsNoun(d, i):
		case d.Has(t.Low, lexicon.Media) && i > start && d.Is(i-1, "a", "an", "the", "his", "her", "their"): // "a talk"
		case t.Class&text.Reporting != 0 && !t.Capital && !(fresh && i > start && t.Class&text.Body != 0):
			return trimPhrase(d, text.Span{First: start, End: i})
		case t.Kind == text.Word && t.Class&(text.Adverb|text.FiniteVerb|text.Auxiliary|text.Day) != 0, i > start && pastAfterName(d, i):
			return trimPhrase(d, text.Span{First: start, End: i})
		case IsNoun(d, i):
		case t.Kind == text.Mark && t.Quotation != 0 && i > start:
		case i > start && d.Is(i, "of") && startsNP(d, i+1):
		case i > start && role && d.Is(i, "for", "to", "at", "in", "from", "with") && startsNP(d, i+1) && d.At(i+1).Class&text.Day == 0 &&
			!d.Is(i+2, "statement", "interview", "speech", "tweet", "email", "letter", "news", "press", "briefing", "call"):
		case i > start && InTitle(d, i):
		case i > start && d.Is(i, "and", "&") && d.At(i+1).Kind == text.Word && (d.At(i+1).Capital && IsNoun(d, i+1) || d.At(i-1).Class&text.Role != 0 && d.At(i+1).Class&text.Role != 0):
		case i > start && d.Is(i, "and") && roleSoon(d, i+1):
		case i > start && d.Is(i, "(", "["):
			j := i + 1
			for j < limit && j-i < 10 && !d.Is(j, ")", "]") {
				j++
			}
			if !d.Is(j, ")", "]") {
				return trimPhrase(d, text.Span{First: start, End: i})
			}
			i = j
		default:
			return trimPhrase(d, text.Span{First: start, End: i})
		}
		role = role || t.Class&text.Role != 0
		i++
	}
	return trimPhrase(d, text.Span{First: start, End: i})
}

// roleSoon reports whether an adjective and then an office stand at i: "legal
// correspondent" of "the home and legal correspondent".
func roleSoon(d *text.Document, i int) bool {
	for j := i; j < i+3; j++ {
		t := d.At(j)
		if t.Kind != text.Word || t.Capital || t.Class&^(text.Role|text.Body) != 0 {
			return false
		}
		if t.Class&text.Role != 0 {
			return j > i
		}
	}
	return false
}

// pastAfterName reports whether token i is an unknown verb after a name or noun:
// "Churkin talked", "the museum released a statement".
func pastAfterName(d *text.Document, i int) bool {
	t, prev := d.At(i), d.At(i-1)
	if t.Capital || t.Class != 0 || prev.Possessive || len(t.Low) < 5 || t.Low[len(t.Low)-2:] != "ed" {
		return false
	}
	return prev.Capital || prev.Class&(text.Determiner|text.Possessive) == 0 && d.At(i+1).Class&(text.Determiner|text.Possessive) != 0
}

// startsNP reports whether a noun phrase can begin at i.
func startsNP(d *text.Document, i int) bool {
	t := d.At(i)
	return t.Kind == text.Word && (t.Class&(text.Determiner|text.Possessive) != 0 || IsNoun(d, i)) || t.Kind == text.Mark && t.Quotation != 0
}

// trimPhrase cuts words that cannot end a noun phrase, and phrases that are only
// an article.
func trimPhrase(d *text.Document, p text.Span) text.Span {
	for p.End > p.First {
		t := d.At(p.End - 1)
		if t.Kind == text.Word && t.Class&(text.Preposition|text.Conjunction) == 0 || t.Low == ")" || t.Low == "]" || t.Kind == text.Mark && p.End-p.First > 1 {
			break
		}
		p.End--
	}
	if p.End-p.First == 1 && d.At(p.First).Class&(text.Determiner|text.Possessive) != 0 && !d.Is(p.First, "some", "many", "others", "another", "both", "several") {
		return text.Span{}
	}
	return p
}

// apposition returns the end of the apposition that begins at i, just after a
// comma; 0 when there is none.
func apposition(d *text.Document, i, limit int) int {
	t := d.At(i)
	starts := t.Class&(text.Determiner|text.Role) != 0 || d.Is(i, "who", "whose", "his", "her", "its", "formerly") ||
		t.Kind == text.Word && t.Class == 0 && !t.Capital || t.Capital && t.Kind == text.Word && IsNoun(d, i) || t.Low != "" && t.Low[0] >= '0' && t.Low[0] <= '9'
	if !starts || i >= limit || t.Class&text.Reporting != 0 && t.Class&text.Role == 0 {
		return 0
	}
	relative := false
	for j := i; j < min(limit, i+32); j++ {
		t := d.At(j)
		relative = relative || d.Is(j, "who", "whose", "which", "that", "where")
		switch {
		case !relative && !t.Capital && t.Kind == text.Word && (t.Class&(text.Auxiliary|text.FiniteVerb) != 0 || t.Class&text.Reporting != 0 && t.Class&(text.Role|text.Body) == 0 && !d.Verb(t.Low).AlsoNoun):
			return 0 // a clause
		case t.Quotation != 0 && d.Quotations[t.Quotation-1].Speech:
			return 0
		case t.Kind == text.Word && d.Verb(t.Low).Form == text.Gerund && t.Class&text.Reporting != 0 && j == i:
			return 0
		case t.Low == "," && j > i:
			return j + 1
		case t.Low == "." || t.Low == "-" || t.Low == ";" || t.Low == ":" || j == limit-1 && j > i:
			if j == limit-1 && t.Kind == text.Word {
				return j + 1
			}
			return j
		}
	}
	return 0
}

// Subject returns the noun phrase that a sentence begins with, after an opening
// adverbial such as "Speaking on Tuesday,".
func Subject(d *text.Document, s text.Span, limit int) text.Span {
	i := s.First
	limit = min(limit, i+80)
	for range 5 {
		for i < limit && d.At(i).Class&(text.Conjunction|text.Adverb) != 0 && d.At(i).Class&text.Determiner == 0 || d.Is(i, "-", ",", "…") && i < limit {
			i++
		}
		t := d.At(i)
		if t.Class&text.Preposition != 0 || t.Kind == text.Word && (d.Verb(t.Low).Form == text.Gerund && t.Class&text.Reporting != 0 || len(t.Low) > 4 && t.Low[len(t.Low)-3:] == "ing" && i == s.First) || d.Is(i, "asked") {
			for i < limit && !d.Is(i, ",") {
				i = d.Next(i)
			}
			i++
			continue
		}
		if IsState(d, i) && d.Is(i+1, ",") {
			i += 2
			continue
		}
		if np, ok := After(d, i, limit); ok && d.At(np.End-1).Class&text.Time != 0 && !d.At(np.End-1).Capital && d.Is(np.End, "before", "after", ",") {
			for i < limit && !d.Is(i, ",") {
				i = d.Next(i)
			}
			i++ // "The day before, at a fair, the mayor"
			continue
		}
		if np, ok := After(d, i, limit); ok && (CanSpeak(d, np) || d.Is(np.First, "the", "a", "an") && np.End-np.First < 5) {
			return np
		}
		return text.Span{}
	}
	return text.Span{}
}
