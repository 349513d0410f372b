package phrase

import (
	"strings"

	"onrecord/corpus/text"
)

// maxPhrase bounds every search for a noun phrase, in tokens.
const maxPhrase = 28

// Before returns the noun phrase that ends right before token end and begins at
// or after floor, with the apposition or aside between its commas: "Ilya
// Rogachev, who heads the department," before "said".
//
// Between the commas of an aside another cue may stand, which is why the search
// then goes back to start and not only to floor.
func Before(d *text.Document, end, floor, start int) (text.Span, bool) {
	if e := beforeTime(d, end); e < end && e > floor {
		return Before(d, e, floor, start)
	}
	floor = max(floor, end-60)
	if d.Is(end-1, ",", "-") {
		floor = max(start, end-60)
	}
	if d.Is(end-1, ",", "-") && end-1 > floor {
		sign := d.At(end - 1).Low
		tries := 0
		for j := end - 2; j > floor && tries < 3; j-- {
			if d.Tokens[j].Quotation != 0 && d.Quotations[d.Tokens[j].Quotation-1].Speech {
				break
			}
			if d.Tokens[j].Low != sign {
				continue
			}
			tries++
			if head, ok := CoreBefore(d, j, floor); ok && (CanSpeak(d, head) || d.At(head.First).Class&text.Determiner != 0 && HasName(d, text.Span{First: j + 1, End: end - 1})) && isAside(d, j+1, end-1) {
				if d.Is(head.First-1, ",") && !d.At(head.First).Capital {
					if name, ok := CoreBefore(d, head.First-1, floor); ok && HasName(d, name) {
						head = name // "Kovaleva, a doctor from Perm, as ever, said"
					}
				}
				return text.Span{First: head.First, End: end}, true
			}
		}
		return text.Span{}, false
	}
	p, ok := CoreBefore(d, end, floor)
	if a := aroundRelative(d, p, start); ok && !a.Empty() {
		return text.Span{First: a.First, End: end}, true
	}
	if ok && d.Is(p.First-1, ",") && d.At(p.First-2).Capital && d.At(p.First).Capital && d.At(p.First).Class == 0 {
		// "Stacy Baker of Columbia, South Carolina"
		if q, ok := CoreBefore(d, p.First-1, floor); ok && d.Is(p.First-3, "of") && q.First < p.First-3 && d.At(p.First-4).Capital {
			return text.Span{First: q.First, End: end}, true
		}
	}
	return p, ok
}

// aroundRelative returns whom a relative clause without commas is about, of which p is the
// end: "A diver" of "A diver who inspected the harbour", with p "the harbour". Empty when
// p is no such end.
func aroundRelative(d *text.Document, p text.Span, start int) text.Span {
	if p.Empty() || IsPronoun(d, p) {
		return text.Span{}
	}
	verb := false
	for k := p.First - 1; k > max(start, p.First-12); k-- {
		t := d.At(k)
		if t.Kind != text.Word || d.SpeechAt(k) != nil {
			break
		}
		if d.Is(k, "who") {
			a, ok := Antecedent(d, k, start)
			if !verb || !ok || a.End != k || !CanSpeak(d, a) && d.At(a.First).Class&text.Determiner == 0 {
				break
			}
			if prep := a.First - 1; d.At(a.End-1).Capital && d.At(prep).Class&text.Preposition != 0 {
				if b, ok := Antecedent(d, prep, start); ok { // "a girl in Velby who"
					a.First = b.First
				}
			}
			return a
		}
		n := len(t.Low)
		verb = verb || !t.Capital && (t.Class&(text.FiniteVerb|text.Auxiliary|text.Reporting) != 0 || n > 3 && (t.Low[n-2:] == "ed" || t.Low[n-1] == 's' && t.Class == 0))
	}
	return text.Span{}
}

// beforeTime goes back over "this week" and "just last month" between a subject and
// its verb: nobody of that name speaks.
func beforeTime(d *text.Document, end int) int {
	if d.At(end-1).Class&text.Time == 0 || d.At(end-1).Capital || d.At(end-1).Possessive {
		return end
	}
	i := end - 1
	if d.Is(i-1, "past") {
		i--
	}
	if !d.Is(i-1, "this", "last", "next") {
		return end
	}
	i--
	if d.Is(i-1, "just", "only", "earlier", "late", "early") {
		i--
	}
	return i
}

// isAside reports whether toks[first:last] may stand between a subject and its
// verb.
func isAside(d *text.Document, first, last int) bool {
	if first >= last {
		return false
	}
	t := d.At(first)
	if !d.Is(first, "who", "whose", "which") {
		for i := first; i < last; i++ {
			if d.Is(i, "who", "which") {
				break // "a pollster who advises the party"
			}
			if v := d.At(i); v.Class&text.Reporting != 0 && !v.Capital && d.Verb(v.Low).Form == text.Finite && !d.Verb(v.Low).AlsoNoun {
				return false // a clause of its own
			}
		}
	}
	return t.Capital || t.Kind == text.Word && t.Class&(text.Pronoun|text.Conjunction) == 0 || d.Is(first, "who", "whose", "while", "when")
}

// CoreBefore returns the noun phrase without apposition that ends before token end.
func CoreBefore(d *text.Document, end, floor int) (text.Span, bool) {
	for range 5 {
		p, prep := coreOnce(d, end, floor)
		if prep < 0 {
			return p, !p.Empty()
		}
		end = prep // "Lavrov in an interview said": look before the preposition
	}
	return text.Span{}, false
}

// coreOnce goes back from end. When the words turn out to hang on a preposition
// that no noun phrase holds, it returns the token of that preposition.
func coreOnce(d *text.Document, end, floor int) (text.Span, int) {
	i := end - 1
	low := max(floor, end-maxPhrase)
	first := end
	if t := d.At(i); i >= low && t.Kind == text.Word && t.Class&text.Pronoun != 0 && (!t.Upper || t.Low == "i") {
		if d.Is(i-1, "of") && d.Is(i-2, "both", "all", "some", "one", "many", "most") {
			return text.Span{First: i - 2, End: end}, -1
		}
		return text.Span{First: i, End: end}, -1
	}
	for i >= low {
		t := d.At(i)
		switch {
		case t.Low == ")" || t.Low == "]":
			j := i - 1
			for j > low && i-j < 10 && !d.Is(j, "(", "[") {
				j--
			}
			if !d.Is(j, "(", "[") {
				return text.Span{First: first, End: end}, -1
			}
			i = j - 1
			continue
		case t.Kind == text.Mark && t.Quotation != 0 && !d.Quotations[t.Quotation-1].Speech && first < end:
			i-- // a nickname
			continue
		case t.Low == "that":
			return bounded(d, text.Span{First: first, End: end})
		case t.Class&(text.Determiner|text.Possessive) != 0 && (!t.Upper || len(t.Low) < 4):
			if first == end && !d.Is(i, "both", "many", "some", "others", "another", "most", "few", "several", "all", "those", "each", "neither", "one") {
				return text.Span{}, -1
			}
			first = i
			if d.At(i-1).Class&text.Determiner != 0 && i-1 >= low {
				first = i - 1
				i--
			}
			if d.Is(i-1, "of") && nounLike(d, i-2) && i-2 >= low {
				i -= 2
				continue
			}
			if l := d.At(i - 1); l.Class&text.Body != 0 && !l.Capital && l.Class&text.Reporting == 0 && i-1 >= low && d.At(i+1).Capital {
				i-- // "the militant group the Caucasus Emirate"
				continue
			}
			if holdsPerson(d, i-1) && i-2 >= low {
				i -= 2
				continue
			}
			return bounded(d, text.Span{First: first, End: end})
		case first < end && t.Class == 0 && !t.Capital && strings.HasSuffix(t.Low, "ed") && d.At(i-1).Class&text.Auxiliary != 0:
			return bounded(d, text.Span{First: first, End: end}) // "which has rattled Beijing"
		case IsNoun(d, i):
			first = i
		case first < end && t.Class&text.Day != 0 && d.At(i-1).Class&(text.Determiner|text.Possessive) != 0:
			first = i // "a Sunday post"
		case first < end && d.Is(i, "of") && nounLike(d, i-1) && i > low:
		case first < end && holdsPerson(d, i) && i > low:
		case first < end && d.Is(i, "and", "&") && joinsPersons(d, i, low):
		case first < end && t.Low == "." && !t.Spaced && d.At(i-1).Class&text.Title != 0:
		default:
			return bounded(d, text.Span{First: first, End: end})
		}
		i--
	}
	return bounded(d, text.Span{First: first, End: end})
}

// holdsPerson reports whether the preposition at i belongs to a person before it:
// "spokesman for", "ambassador to", "professor at".
func holdsPerson(d *text.Document, i int) bool {
	return d.Is(i, "for", "at", "to", "in", "from", "with", "on", "near", "by") && d.At(i-1).Class&text.Role != 0 ||
		d.Is(i, "for", "from", "at", "in") && d.Is(i-1, "member", "members", "people", "those") ||
		d.Is(i, "to", "with") && d.Is(i-1, "close", "familiar")
}

// joinsPersons reports whether "and" at i joins two names or two persons.
func joinsPersons(d *text.Document, i, low int) bool {
	if i-1 < low {
		return false
	}
	l, r := d.At(i-1), d.At(i+1)
	if r.Capital && r.Class&text.Pronoun == 0 && l.Capital && IsNoun(d, i-1) {
		return true
	}
	return l.Class&(text.Role|text.Body) != 0 && (r.Class&(text.Role|text.Body|text.Determiner|text.Possessive) != 0 || IsNoun(d, i+1) && !r.Capital)
}

// bounded checks that the phrase is not the object of a preposition and that
// "and" in it does not join two clauses: then only the last part is taken.
func bounded(d *text.Document, p text.Span) (text.Span, int) {
	if p.Empty() {
		return text.Span{}, -1
	}
	if q := AfterDate(d, AfterPlural(d, p)); q != p {
		return q, -1
	}
	prev := d.At(p.First - 1)
	if prev.Class&text.Preposition != 0 && prev.Class&(text.Conjunction) == 0 && !d.Is(p.First-1, "like", "before", "after", "since", "until") && !d.IsStart(p.First-1) && p.First > 1 &&
		d.At(p.First-2).Kind == text.Word && d.At(p.First-2).Class&(text.Conjunction) == 0 {
		return text.Span{}, p.First - 1
	}
	if prev.Low == "of" && !prev.Capital {
		return text.Span{}, p.First - 1
	}
	clean := prev.Kind != text.Word || prev.Class&(text.Conjunction|text.FunctionWord|text.Determiner) != 0 || d.IsStart(p.First)
	if !clean {
		for i := p.End - 2; i > p.First; i-- {
			if d.Is(i, "and") {
				return text.Span{First: i + 1, End: p.End}, -1
			}
		}
	}
	return p, -1
}
