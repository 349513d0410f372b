package rules

import (
	"strings"

	"onrecord/corpus/attribution/phrase"
	"onrecord/corpus/text"
)

// contents returns what a cue reports, as token ranges in order. The material
// may lie in [from, limit) of the sentence. open is true when the content is
// announced ("He added:") but not in the sentence.
func contents(d *text.Document, c cue, from, limit int, s text.Span) (out []text.Span, open bool) {
	out, open = material(d, c, from, limit, s)
	for i := range out {
		out[i] = shortened(d, out[i], c)
	}
	if np := relative(d, c, from, out); !np.Empty() {
		out = []text.Span{np, out[0]}
	}
	return out, open
}

// relative is what a clause without a pronoun is about: "the 40 Finns" in "the 40
// Finns Virtanen said were there".
func relative(d *text.Document, c cue, from int, out []text.Span) text.Span {
	if c.order != before || c.src.Empty() || len(out) != 1 || out[0].First != c.last || d.At(c.last).Class&text.Auxiliary == 0 || c.src.First-1 < from {
		return text.Span{}
	}
	if prev := d.At(c.src.First - 1); prev.Kind != text.Word || prev.Class&^(text.Role|text.Body) != 0 {
		return text.Span{}
	}
	np, ok := phrase.Antecedent(d, c.src.First, max(from, c.src.First-20))
	if !ok || np.End != c.src.First {
		return text.Span{}
	}
	return np
}

// shortened cuts from reported speech what its reporter adds: the main clause that
// follows a quotation ending in its own comma (`For someone who conceded that she is
// "no politician," Berg had a good night`), a clause such as ", engaging in ...",
// whose subject is the speaker more often than somebody in the speech, and what
// ", which" tells of a thing that was named only ("praised the plan, which ...").
func shortened(d *text.Document, p text.Span, c cue) text.Span {
	if d.SpeechAt(p.First) != nil {
		return p
	}
	for i := p.First + 2; i < p.End-2; i++ {
		if q := d.Tokens[i].Quotation; q != 0 {
			i = min(d.Quotations[q-1].End, p.End) - 1
			if d.Is(i-1, ",") && d.At(i).Kind == text.Mark && i+2 < p.End && d.At(i+1).Kind == text.Word && d.At(i+1).Class&(text.Conjunction|text.Preposition) == 0 && !d.Is(i+1, "which", "who") && hasVerb(d, text.Span{First: i + 1, End: p.End}) {
				return text.Span{First: p.First, End: i + 1}
			}
			continue
		}
		if !d.Is(i, ",") || i-p.First < 2 || (d.Is(p.First, "that") || !c.verb.AllowsObject) && !hasVerb(d, text.Span{First: p.First, End: i}) {
			continue // "that the minister, speaking in Paris, was wrong"
		}
		j := i + 1
		if d.At(j).Class&text.Adverb != 0 {
			j++
		}
		t := d.At(j)
		if t.Kind == text.Word && !t.Capital && len(t.Low) > 5 && strings.HasSuffix(t.Low, "ing") && !d.Is(j, "including", "according", "during", "nothing", "something", "everything", "anything", "morning", "evening") {
			return text.Span{First: p.First, End: i}
		}
		if !c.verb.AllowsClause && d.Is(j, "which", "who") {
			return text.Span{First: p.First, End: i}
		}
	}
	return p
}

// material is the content before its end is looked at.
func material(d *text.Document, c cue, from, limit int, s text.Span) (out []text.Span, open bool) {
	switch c.order {
	case according:
		if left := clause(d, from, c.first); !left.Empty() && !hasVerb(d, left) && d.Is(c.first-1, ",") {
			limit = s.End // "The Danish side, according to Salo, maintained that": all of it
		}
		return accordingContent(d, c, from, limit), false
	case after:
		left := leftOf(d, c, from)
		if j := c.right(); opens(d, left) && (d.Is(j, ",") || d.Is(j-1, ",")) && !quoteEnds(d, left) {
			if right := clause(d, j, limit); right.End-right.First > 2 && startsClause(d, right) && hasVerb(d, right) {
				return append(left, right), false
			}
		}
		return append(left, resumed(d, c.right(), limit)...), false
	}
	j := phrase.SkipListener(d, c.verb, c.last, limit)
	if as := c.left() - 1; c.order == before && d.Is(as, "as") && d.Is(j, ",") {
		if q := clause(d, j+1, limit); !q.Empty() {
			return []text.Span{q}, false // "As the mayor put it, ..."
		}
	}
	if c.verb.AllowsObject && d.Is(c.last, "of", "about", "for") && d.At(c.last+1).Class&(text.Day|text.Time) == 0 {
		j = c.last
	}
	left := directlyBefore(d, c, from)
	if c.verb.AllowsObject && !c.verb.AllowsThat {
		left = quoted(d, left)
	}
	switch {
	case j < s.End && d.Is(j, ":"):
		if q := clause(d, j+1, limit); !q.Empty() {
			return append(left, q), false
		}
		if left == nil {
			return nil, true
		}
		return left, false
	case j < limit && isSubordinator(d, j, c):
		if q := clause(d, j, limit); q.End-q.First > 2 {
			return append(quoted(d, left), q), false
		}
		return nil, false
	case j < limit && d.SpeechAt(j) != nil:
		return append(quoted(d, left), quotedClause(d, j, limit)), false
	case j < limit && d.Is(j, ",", "-") && d.SpeechAt(j+1) != nil && j+1 < limit:
		if left != nil && hasVerb(d, left[0]) {
			left = quoted(d, left) // "Soon after he had left, he wrote: ..."
		}
		return append(left, quotedClause(d, j+1, limit)), false
	case j >= limit || d.Is(j, ",", ".", ";", "?", "!", "-", "…", ")"):
		if left == nil {
			if j < limit && d.Is(j, ",") && c.verb.AllowsThat && c.verb.AllowsClause && d.At(j+1).Class&text.Conjunction == 0 && d.At(c.first).Class&text.Auxiliary == 0 {
				q := clause(d, j+1, limit)
				if startsClause(d, q) {
					return []text.Span{q}, false
				}
				if np := clause(d, from, c.left()-1); d.At(q.First).Class&text.Auxiliary != 0 && d.Is(c.left()-1, ",") && !np.Empty() && np.End-np.First < 12 && !hasVerb(d, np) && d.At(np.First).Class&text.Conjunction == 0 {
					return []text.Span{np, q}, false // "The plan, he said, was dead"
				}
			}
			return nil, j < s.End && d.Is(s.End-1, ":")
		}
		return splitContent(d, left, c, j, limit), false
	case left != nil && quoteEnds(d, left):
		return append(left, resumed(d, j, limit)...), false
	}
	return bareClause(d, c, j, limit, left), false
}

// bareClause is reported speech without "that": "said he would".
func bareClause(d *text.Document, c cue, j, limit int, left []text.Span) []text.Span {
	if left != nil && c.order == before && d.At(c.left()-1).Low == "," && !c.verb.AllowsClause && tail(d, c) {
		return left
	}
	q := clause(d, j, limit)
	if q.End-q.First < 2 && !(q.End > q.First && d.Tokens[q.First].Quotation != 0) {
		return nil
	}
	if d.Is(j, "this", "so", "it", "that", "as") && (d.At(j+1).Class&text.Preposition != 0 || d.At(j+1).Kind == text.Punctuation) {
		return nil // "He said this in an interview"
	}
	if c.verb.AllowsClause && (startsClause(d, q) || q.First == c.last && !relative(d, c, c.left()-12, []text.Span{q}).Empty()) {
		return []text.Span{q}
	}
	if c.verb.AllowsObject && q.End-q.First >= 2 {
		about := false
		for d.Is(q.First, "for", "on", "of", "about") {
			about = about || d.Is(q.First, "of", "about")
			q.First++
		}
		if !about && (c.verb.Lemma == "talk" || c.verb.Lemma == "speak" || c.verb.Lemma == "warn" || c.verb.Lemma == "complain" || c.verb.Lemma == "joke" || c.verb.Lemma == "hint") || d.Is(q.First, "to") && c.verb.AllowsThat && !intends[c.verb.Lemma] {
			return nil
		}
		return []text.Span{q}
	}
	return nil
}

// intends are the verbs whose infinitive is a content: "pledged to pay".
var intends = text.Set(`promise pledge vow threaten swear`)

// startsClause reports whether a statement can begin at the phrase's start.
func startsClause(d *text.Document, q text.Span) bool {
	if q.End-q.First < 2 {
		return false
	}
	t := d.At(q.First)
	if t.Kind != text.Word {
		return t.Quotation != 0 || d.Is(q.First, "$", "[", "(", "£", "€")
	}
	if t.Class&text.Preposition != 0 && !hasVerb(d, q) {
		return false // "said in a talk with reporters"
	}
	if d.Is(q.First, "to", "on", "of", "with", "about", "for", "by", "from") {
		return false
	}
	return t.Class&(text.FiniteVerb|text.Auxiliary) == 0 || t.Class&(text.Determiner|text.Pronoun|text.Title) != 0 || phrase.IsMay(d, q.First)
}

// isSubordinator reports whether token j begins a clause that the cue governs.
func isSubordinator(d *text.Document, j int, c cue) bool {
	if d.Is(j, "that") {
		return c.verb.AllowsThat || c.verb.AllowsClause || c.verb.AllowsObject || c.verb.TakesPerson
	}
	if c.verb.TakesListener && (d.Is(j, "to") || d.Is(j, "not") && d.Is(j+1, "to")) {
		return true // "asked visitors not to touch it"
	}
	asks := c.verb.Lemma == "ask" || c.verb.Lemma == "question" || c.verb.Lemma == "wonder" || c.verb.Lemma == "discuss"
	if d.Is(j, "whether", "how", "why", "what") {
		return c.verb.AllowsThat || c.verb.AllowsClause || asks
	}
	return asks && d.Is(j, "who", "where", "when", "if", "which")
}

// clause trims [j, limit) to the content: no comma before, no full stop after.
func clause(d *text.Document, j, limit int) text.Span {
	for j < limit && d.Tokens[j].Kind == text.Punctuation && !d.Is(j, "[", "(", "$", "£", "€") {
		j++
	}
	for limit > j && d.Tokens[limit-1].Kind == text.Punctuation && d.Tokens[limit-1].Quotation == 0 && !d.Is(limit-1, ")", "]") {
		limit--
	}
	return text.Span{First: j, End: limit}
}

// quotedClause is the content that begins with speech at j: the quotation, and
// the rest of the clause when it goes on without a comma.
func quotedClause(d *text.Document, j, limit int) text.Span {
	end := d.Next(j)
	for end < limit {
		t := d.At(end)
		inside := d.At(end - 2).Low // before the closing mark
		if q := d.SpeechAt(end); q != nil && !text.IsTerminal(inside) {
			end = d.Next(end)
			continue
		}
		if t.Kind == text.Punctuation || inside == "," || text.IsTerminal(inside) {
			return text.Span{First: j, End: end}
		}
		return clause(d, j, limit)
	}
	return text.Span{First: j, End: min(end, limit)}
}

// accordingContent is the clause beside "according to X".
func accordingContent(d *text.Document, c cue, from, limit int) []text.Span {
	left := clause(d, from, c.first)
	right := text.Span{}
	if c.right() < limit {
		right = clause(d, c.right(), limit)
	}
	words := 0
	for i := left.First; i < left.End; i++ {
		if d.Tokens[i].Kind == text.Word && d.Tokens[i].Class&(text.Conjunction|text.Adverb) == 0 {
			words++
		}
	}
	if words < 2 {
		if right.End-right.First < 2 || from > c.first-3 && !d.IsStart(c.first) && !hasVerb(d, right) {
			return nil
		}
		return []text.Span{right}
	}
	if t := d.At(left.First); !hasVerb(d, left) && !hasVerb(d, right) && t.Class&(text.Preposition|text.Day|text.Time) != 0 && left.First == from && from > 0 && !d.IsStart(from) {
		return nil // `"A," he said in Oslo, according to the paper`
	}
	if right.End-right.First > 2 && !hasVerb(d, left) && (d.Is(c.right()-1, ",") || d.Is(c.right(), ",")) {
		return []text.Span{left, right}
	}
	return []text.Span{left}
}

// hasVerb reports whether a finite verb is known to be in the phrase.
func hasVerb(d *text.Document, p text.Span) bool {
	for i := p.First; i < p.End; i++ {
		t := d.At(i)
		if t.Quotation != 0 && d.SpeechAt(i) != nil {
			return true
		}
		if t.Kind != text.Word || t.Capital {
			continue
		}
		n := len(t.Low)
		if t.Class&(text.Auxiliary|text.FiniteVerb) != 0 || t.Class&text.Reporting != 0 || n > 4 && t.Low[n-2:] == "ed" || n > 2 && t.Low[n-2:] == "'s" && t.Class&text.Pronoun != 0 {
			return true
		}
	}
	return false
}
