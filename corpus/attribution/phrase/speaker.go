package phrase

import (
	"strings"

	"onrecord/corpus/lexicon"
	"onrecord/corpus/text"
)

// Speaker returns the part of a source that can be somebody who speaks: what hangs before
// and behind it by mistake is cut, which is a dateline, a "who" without its noun, a time
// ("her son in 2018", "the founder this month"), a participle ("a survey released
// Wednesday"), and a verb with what follows it, since the subject of the reporting verb
// then is the subject of that verb too ("The mayor sued Ed Holm, accusing him"). verb
// reports whether a verb was cut, ok whether anything is left. clause says that a clause of
// its own is expected before the cue, where "protesters gathered outside" is one.
func Speaker(d *text.Document, p text.Span, clause bool) (q text.Span, verb, ok bool) {
	q = afterDateline(d, p)
	for i := q.First; i < q.End; i++ {
		if d.Is(i, "(") {
			break
		}
		if d.Is(i, ")") {
			q.First = i + 1 // "CNN) Anna Holm"
		}
	}
	if q.Len() > 2 && d.Is(q.First+1, ",") && d.Listed(d.At(q.First).Low)&text.Adverb != 0 && d.IsStart(q.First) {
		q.First += 2 // "Together, the two mayors"
	}
	for q.Len() > 1 && d.Is(q.First, "who", "which", "that", "whom") && d.At(q.First+1).Kind == text.Word {
		q.First++
	}
	end := q.First
	for end < q.End && !d.Is(end, ",", "-", ";", ":", "(", "who", "which", "whose", "that", "where") && d.At(end).Kind != text.Mark {
		end++
	}
	if q.Len() > 1 && d.At(q.First+1).Capital && (d.Is(q.First-1, "/") || strings.HasSuffix(d.At(q.First).Low, "-based")) {
		q.First++ // "Ness/Nordfoto People in the crowd", "Velby-based Nordbank"
	}
	for i := q.First + 1; i < end; i++ {
		noun := d.At(i - 1)
		if noun.Kind == text.Word && !noun.Capital && !noun.Possessive && noun.Class&^text.Body == 0 && (d.Is(i, "the") || d.Is(i-1, "way", "reason", "thing") && d.At(i).Capital) {
			q.First = i // "At its session the board", "One way Velby can"
		}
	}
	if i := verbIn(d, text.Span{First: q.First, End: end}, clause); i > 0 {
		q.End, end, verb = i, i, true
	}
	if i := tail(d, text.Span{First: q.First, End: end}); i < end && (end == q.End || d.Is(end, ",")) {
		q.End = i
	}
	if q.Len() > 1 && q.End == end && d.At(q.End-2).Possessive && d.Has(d.At(q.End-1).Low, lexicon.Opinion) {
		q.End--
	}
	for q.Len() > 0 && q.End <= end && (d.At(q.End-1).Class&(text.Adverb|text.Conjunction) != 0 && d.At(q.End-1).Class&text.Pronoun == 0 && !d.At(q.End-1).Capital) {
		q.End--
	}
	return q, verb, !q.Empty() && !isWord(d, q)
}

// isWord reports whether the phrase is one word that is nobody: one that begins its
// sentence, is no plural and stands in small letters elsewhere ("Imagine"), or a hash tag.
func isWord(d *text.Document, p text.Span) bool {
	t := d.At(p.First)
	if p.Len() > 1 || t.Kind != text.Word {
		return false
	}
	if t.Low[0] == '#' {
		return true
	}
	if !t.Capital || t.Upper || t.Possessive || !d.IsStart(p.First) || IsPlural(t.Low) || t.Class&(text.Role|text.Body|text.Pronoun|text.Determiner|text.Title) != 0 {
		return false
	}
	if d.Has(t.Low, lexicon.Document) || d.Has(t.Low, lexicon.Human) || d.Has(t.Low, lexicon.Forename) || IsMay(d, p.First) {
		return false
	}
	listed := d.Listed(t.Low)&(text.Adverb|text.Time|text.Day|text.Preposition|text.Conjunction) != 0
	return (listed || d.Common(t.Low)) && !nameElsewhere(d, p.First)
}

// nameElsewhere reports whether the word at i has its capital inside a sentence too.
func nameElsewhere(d *text.Document, i int) bool {
	for j := range d.Tokens {
		if d.Tokens[j].Capital && d.Tokens[j].Low == d.Tokens[i].Low && j != i && !d.IsStart(j) {
			return true
		}
	}
	return false
}

// afterDateline returns the phrase without a place and an agency before it: "VELBY (CNN)",
// and without a company and its sign before its officer: "Nordbank (NDB) chief Anna Holm".
func afterDateline(d *text.Document, p text.Span) text.Span {
	dateline := p.First == 0 || d.BreaksLine(p.First)
	for i := p.First + 1; i < min(p.End-1, p.First+7); i++ {
		if d.Is(i, "(") && d.Is(i+2, ")") && d.At(i+1).Upper && i+3 < p.End && (dateline || roleThenName(d, text.Span{First: i + 3, End: p.End})) {
			return text.Span{First: i + 3, End: p.End}
		}
		if t := d.At(i); t.Kind == text.Word && !t.Capital {
			break
		}
	}
	return p
}

// roleThenName reports whether a phrase ends, before its first comma, in an office and a
// name behind it.
func roleThenName(d *text.Document, p text.Span) bool {
	role := false
	for i := p.First; i < p.End && d.At(i).Kind == text.Word; i++ {
		if role && d.At(i).Capital && d.At(i).Class&text.Role == 0 {
			return true
		}
		role = role || d.At(i).Class&(text.Role|text.Title) != 0
	}
	return false
}

// verbIn returns the first token in a phrase that is a finite verb behind its subject;
// 0 when there is none. In a clause a preposition may follow a verb that ends in -ed.
func verbIn(d *text.Document, p text.Span, clause bool) int {
	for i := p.First + 1; i < p.End; i++ {
		t, prev := d.At(i), d.At(i-1)
		if t.Kind != text.Word || t.Capital || t.Possessive || prev.Kind != text.Word || prev.Possessive || t.Class&(text.Role|text.Body) != 0 {
			continue
		}
		subject := prev.Capital || prev.Class&(text.Role|text.Body|text.Pronoun) != 0 || prev.Class == 0 && IsPlural(prev.Low) || d.Is(p.First, "the", "a", "an") && prev.Class == 0 && i == p.First+2
		if !subject && !clause {
			continue
		}
		if t.Class&(text.FiniteVerb|text.Auxiliary) != 0 && !d.Is(i, "not", "no") {
			return i
		}
		if n := len(t.Low); n > 3 && t.Low[n-2:] == "ed" && t.Class&^text.Reporting == 0 && !strings.Contains(t.Low, "-") && (opensObject(d, i+1, p.End) || clause && d.At(i+1).Class&text.Preposition != 0) {
			return i
		}
	}
	return 0
}

// opensObject reports whether what follows a verb that ends in -ed can be its object, so
// that it is no participle before a noun: a name, an article, a preposition, "and".
func opensObject(d *text.Document, i, end int) bool {
	t := d.At(i)
	return i < end && (t.Class&(text.Determiner|text.Possessive|text.Pronoun|text.Conjunction|text.Adverb|text.Auxiliary) != 0 || t.Capital && t.Class&text.Day == 0)
}

// tail returns where a time or a participle begins that hangs on the end of a phrase; its
// end when there is none.
func tail(d *text.Document, p text.Span) int {
	i := p.End
	for i > p.First+1 {
		t, prev := d.At(i-1), d.At(i-2)
		switch {
		case t.Kind != text.Word:
			return i
		case t.Class&(text.Day|text.Time) != 0 && !t.Upper && t.Class&(text.Role|text.Body) == 0 && !t.Possessive && (prev.Kind != text.Word || !prev.Capital || t.Class&text.Day != 0 || !t.Capital) && i-1 > p.First:
			i--
			for i-1 > p.First && (d.At(i-1).Class&(text.Preposition|text.Determiner|text.Adverb) != 0 || d.Is(i-1, "last", "next", "past")) {
				i--
			}
		case d.IsNumber(i-1) && len(t.Low) == 4 && d.Is(i-2, "in", "since") && i-2 > p.First:
			i -= 2
		case participle[t.Low] && i-1 > p.First && !prev.Capital:
			i--
		default:
			return i
		}
	}
	return i
}

// participle are words that say of a document how it came about.
var participle = text.Set(`published released issued conducted obtained filed posted online reviewed commissioned signed shared unsealed provided approved seen dated`)
