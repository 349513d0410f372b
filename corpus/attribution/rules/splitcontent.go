package rules

import (
	"strings"

	"onrecord/corpus/attribution/phrase"
	"onrecord/corpus/text"
)

// leftOf is the material before an inverted cue.
func leftOf(d *text.Document, c cue, from int) []text.Span {
	q := clause(d, from, c.first)
	if q.Empty() || d.Is(q.First, "asked", "questioned", "pressed") && d.IsStart(q.First) {
		return nil // "Asked by a reporter, "Why?", she laughed"
	}
	// Only the quotation, when a sentence or a colon stands between it and the rest.
	last := q.End - 1
	if sp := d.SpeechAt(last); sp != nil && sp.First > q.First {
		if prev := d.At(sp.First - 1); prev.Low == ":" || text.IsTerminal(prev.Low) {
			return []text.Span{{First: sp.First, End: q.End}}
		}
	}
	for q.End-q.First > 2 && d.At(q.First).Class&text.Conjunction != 0 && d.Is(q.First, "and", "but") && !d.IsStart(q.First) {
		q.First++
	}
	return []text.Span{q}
}

// directlyBefore is the material before a source that follows a comma, a dash or
// a quotation; nil when source and cue begin their clause.
func directlyBefore(d *text.Document, c cue, from int) []text.Span {
	if c.order == shared && d.Is(c.first-1, "and", "but") || c.verb.Form == text.Gerund && c.order == shared {
		return nil
	}
	j := c.left() - 1
	if d.Is(j, "as", "while", "when", "and") { // "..., as Lavrov put it"
		if !d.Is(j, "as") {
			return nil
		}
		j--
	}
	if j < from || !d.Is(j, ",", "-", "…") && d.Tokens[j].Quotation == 0 && !text.IsTerminal(d.Tokens[j].Low) {
		return nil
	}
	if d.Tokens[j].Quotation != 0 && d.SpeechAt(j) == nil {
		return nil
	}
	left := leftOf(d, cue{first: j + 1}, from)
	if left == nil {
		return nil
	}
	words, verb := 0, hasVerb(d, left[0])
	for i := left[0].First; i < left[0].End; i++ {
		if d.Tokens[i].Kind == text.Word {
			words++
		}
	}
	lead := d.At(left[0].First)
	if lead.Quotation == 0 && len(lead.Low) > 5 && strings.HasSuffix(lead.Low, "ing") && lead.Class&^text.Reporting == 0 && !tail(d, c) {
		return nil // "Recalling the day, she said: ..."
	}
	if !verb && (words < 3 || lead.Class&(text.Preposition|text.Adverb|text.Conjunction) != 0) || lead.Class&(text.Preposition|text.Conjunction|text.Day|text.Time) != 0 && !tail(d, c) {
		return nil // "In addition, he said": an opening, not a content
	}
	return left
}

// tail reports whether nothing but adverbials follows the cue: it closes its
// sentence.
func tail(d *text.Document, c cue) bool {
	j := phrase.SkipListener(d, c.verb, c.last, c.last+40)
	return d.Is(j, ".", ";", "?", "!", ",", "-") || j >= len(d.Tokens) || d.IsStart(j)
}

// splitContent adds what follows a cue that stands inside its sentence: "Islamic State,
// Lavrov said, is our enemy."
func splitContent(d *text.Document, left []text.Span, c cue, j, limit int) []text.Span {
	last := left[len(left)-1]
	if quoteEnds(d, left) {
		return append(left, resumed(d, j, limit)...)
	}
	if right := clause(d, j+1, limit); j < limit && d.Is(j, ",") && right.End-right.First > 2 && d.At(right.First).Class&text.Auxiliary != 0 {
		return append(left, right) // "Acts of protest, he said, are acts of love"
	}
	if j >= limit || !d.Is(j, ",") || hasVerb(d, last) && !(opens(d, left) && startsClause(d, clause(d, j+1, limit)) && hasVerb(d, clause(d, j+1, limit))) {
		return left
	}
	if right := clause(d, j+1, limit); right.End-right.First > 2 {
		return append(left, right)
	}
	return left
}

// opens reports whether the material is the opening of a sentence that must go on:
// "If Oslo was serious about it, he said, ...", "At any forum, said Salo, ...".
func opens(d *text.Document, left []text.Span) bool {
	if len(left) != 1 || left[0].Empty() {
		return false
	}
	first := left[0].First
	if d.Is(first, "and", "but", "so", "yet", "nor") {
		first++
	}
	t := d.At(first)
	return t.Quotation == 0 && (t.Class&text.Preposition != 0 || t.Class&text.Conjunction != 0 && !d.Is(first, "and", "but", "or", "nor"))
}

// quoteEnds reports whether the material ends with speech.
func quoteEnds(d *text.Document, left []text.Span) bool {
	return len(left) > 0 && d.SpeechAt(left[len(left)-1].End-1) != nil
}

// quoted keeps material only when it is speech: `"A," he told them that`.
func quoted(d *text.Document, left []text.Span) []text.Span {
	if quoteEnds(d, left) {
		return left
	}
	return nil
}

// resumed finds the second half of a quotation interrupted by its cue, in [j, limit).
func resumed(d *text.Document, j, limit int) []text.Span {
	for i := j; i < limit; i = d.Next(i) {
		if d.SpeechAt(i) == nil {
			continue
		}
		if prev := d.At(i - 1); i == j || prev.Kind == text.Punctuation && prev.Low != "(" {
			return []text.Span{quotedClause(d, i, limit)}
		}
		return nil
	}
	return nil
}
