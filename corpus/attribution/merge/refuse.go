package merge

import (
	"slices"

	"onrecord/corpus/attribution/finding"
	"onrecord/corpus/attribution/phrase"
	"onrecord/corpus/attribution/rules"
	"onrecord/corpus/clean"
	"onrecord/corpus/text"
)

// sourceless reports whether the source is no source: a predicate ("a liar, racist and
// birther who has pledged"), or the "worth" of "it is worth noting".
func sourceless(d *text.Document, r *finding.Finding) bool {
	if len(r.Source) == 0 {
		return false
	}
	p := d.SpanOf(r.Source[0])
	if p.Empty() {
		return false
	}
	if d.Is(p.End-1, "worth") || len(r.Cue) > 0 && d.Is(d.TokenAt(r.Cue[0].Start)-1, "worth") {
		return true
	}
	if !d.Is(p.End-1, "who") || p.End-p.First < 2 || phrase.IsPlural(d.At(p.End-2).Low) || !d.Is(p.First-1, "and", "or", ",") {
		return false
	}
	for i := p.First; i < p.End-1; i++ {
		if t := d.At(i); t.Capital || t.Class&^(text.Role|text.Conjunction) != 0 || t.Kind != text.Word {
			return false
		}
	}
	return true
}

// isAnonymityClause reports whether the content is the wish for no name in print: "who asked
// not to be named".
func isAnonymityClause(d *text.Document, r *finding.Finding) bool {
	p := d.SpanOf(r.Content[0])
	if p.Empty() {
		return false
	}
	first := p.First
	if d.Is(first, "to") && d.Is(first+1, "speak", "talk") && d.At(first+2).Class&text.Adverb != 0 && p.End-first < 8 {
		return true // "asked for no name in print to speak freely"
	}
	if d.Is(first, "not", "to") || d.Is(first, "that") && d.Is(first+1, "he", "she", "they") {
		for i := first; i < min(p.End, first+5); i++ {
			if d.Is(i, "named", "identified", "anonymous", "quoted", "unnamed") && d.Is(i-1, "be", "remain", "stay", "by") {
				return true
			}
		}
	}
	return false
}

// reports reports whether the tagger's finding is a statement, and not what
// somebody did or felt ("voted against the budget"): words in quotation marks, or
// a reporting verb in the cue.
func reports(d *text.Document, t *finding.Finding) bool {
	if len(t.Source) > 0 && (worded(d, t.Source) == nil || d.Is(d.TokenAt(t.Source[0].Start), "our", "my", "your")) {
		return false
	}
	if len(t.Source) == 1 && rules.IsGenericSource(d, d.SpanOf(t.Source[0])) {
		return false
	}
	first := d.TokenAt(t.Content[0].Start)
	if d.Is(first, "from") && len(t.Cue) > 0 && d.Verb(d.At(LastWord(d, t.Cue)).Low).Lemma == "report" {
		return false // "Ivo Brandt reported from Oslo"
	}
	if d.Is(first, "this", "so", "it") && d.Is(first+1, "in", "on", "at", "during") {
		return false // "He said this in an interview with ..."
	}
	kind := TypeOf(d, t.Content)
	quoted := kind != Indirect
	for _, s := range t.Cue {
		for i := d.TokenAt(s.Start); i < len(d.Tokens) && d.Tokens[i].Start < s.End; i++ {
			if len(t.Source) > 0 && (kind != Direct || rules.IsNaming(d, i)) && isObjectOfSaying(d, i, t.Source[0].Start) {
				return false
			}
		}
	}
	if quoted {
		return true
	}
	for _, s := range t.Cue {
		for i := d.TokenAt(s.Start); i < len(d.Tokens) && d.Tokens[i].Start < s.End; i++ {
			if d.Is(i, "told", "asked", "informed", "advised", "reminded") && i > 0 && d.Is(i-1, "was", "were", "been", "being", "is", "are") {
				return false // "Haddad was told that": the words are somebody else's
			}
			if t := &d.Tokens[i]; t.Class&text.Reporting != 0 || d.Is(i, "according", "statement") {
				return true
			}
		}
	}
	return false
}

// isLabel reports whether the tagger takes what stands before a colon for somebody, where
// the rules, who know names from headings, do not.
func isLabel(d *text.Document, t *finding.Finding) bool {
	if len(t.Source) == 0 || len(t.Cue) == 0 || TypeOf(d, t.Content) == Direct {
		return false
	}
	for p, i := d.SpanOf(t.Source[0]), 0; i < p.Len(); i++ {
		if d.At(p.First+i).Class&(text.Title|text.Role|text.Body) != 0 {
			return false
		}
	}
	for _, s := range t.Cue {
		for i := d.TokenAt(s.Start); i < len(d.Tokens) && d.Tokens[i].Start < s.End; i++ {
			if d.At(i).Kind == text.Word {
				return false
			}
		}
	}
	return d.Is(d.TokenAt(t.Cue[0].Start), ":")
}

// imagined reports whether the finding's words are only thought to be said.
func imagined(d *text.Document, f *finding.Finding) bool {
	if len(f.Cue) == 0 {
		return false
	}
	i := LastWord(d, f.Cue)
	return d.Verb(d.At(i).Low).Form == text.Gerund && rules.Imagined(d, i, text.Span{First: i - 30, End: i})
}

// isObjectOfSaying reports whether the verb at i tells what was said to or of its subject, which
// then does not speak: "Moreau was announced as", "the firm, described as", "did not
// respond to requests".
func isObjectOfSaying(d *text.Document, i, source int) bool {
	if d.Tokens[i].Start < source {
		return false
	}
	f := d.Verb(d.At(i).Low)
	j := i - 1
	for j > i-4 && d.At(j).Class&text.Adverb != 0 {
		j--
	}
	switch {
	case f.Lemma != "" && (f.Form == text.Finite || f.Form == text.Participle) && d.Is(j, "was", "were", "been", "being", "is", "are", "be") && !d.Is(i+1, "as"):
		return !d.Is(j, "be") || d.At(j-1).Class&text.Auxiliary != 0
	case d.Is(i, "described", "portrayed", "characterized", "depicted") && d.Is(i+1, "as") && d.Is(i-1, ",", "-"):
		return true
	case d.Is(i, "respond") && (d.Is(i+1, "to") || rules.TailEnds(d, i+1, text.Span{First: i, End: i + 1})):
		return d.Is(i-1, "not", "immediately", "didn't") || d.Is(i-2, "not")
	case rules.IsNaming(d, i), d.Is(i, "states", "rules", "claims") && rules.IsNounHere(d, i, text.Span{}, false) && !d.Is(i+1, "to"):
		return true
	}
	return false
}

// elsewhere reports whether the token stands in a line that announces another report.
func elsewhere(d *text.Document, i int) bool {
	p := paragraphAt(d, i)
	if p == nil {
		return false
	}
	r := d.Range(p.First, p.End)
	return clean.Elsewhere(d.Text[r.Start:r.End])
}

// paragraphAt returns the paragraph that holds token i; nil when there is none.
func paragraphAt(d *text.Document, i int) *text.Paragraph {
	k, found := slices.BinarySearchFunc(d.Paragraphs, i, func(p text.Paragraph, i int) int {
		switch {
		case p.End <= i:
			return -1
		case p.First > i:
			return 1
		}
		return 0
	})
	if !found {
		return nil
	}
	return &d.Paragraphs[k]
}

// trimSource cuts the source down to who speaks (see [phrase.Speaker]); false when the
// finding goes: nobody is left to speak, or the one who is left does not do what the cue
// says ("the union wants the mayor to admit that").
func trimSource(d *text.Document, f *finding.Finding) bool {
	p := d.SpanOf(f.Source[0])
	if in := paragraphAt(d, p.First); in == nil || in.Capitals {
		return true
	}
	loose := false
	if len(f.Cue) > 0 {
		i := d.TokenAt(f.Cue[0].Start)
		loose = d.Verb(d.At(i).Low).Form == text.Gerund && d.Is(i-1, ",") && i >= p.End
	}
	q, verb, ok := phrase.Speaker(d, p, loose)
	switch {
	case ok && q == p:
		return true
	case !ok, verb && len(f.Cue) > 0 && d.Is(d.TokenAt(f.Cue[0].Start), "to"):
		if TypeOf(d, f.Content) == Indirect {
			return false
		}
		f.Source = nil
		return true
	}
	if cue := f.Cue; verb && len(cue) > 0 && d.TokenAt(cue[0].Start) == p.End && d.Verb(d.At(p.End).Low).Form == text.Gerund {
		if object, ok := phrase.CoreBefore(d, p.End, q.End+1); ok && phrase.CanSpeak(d, object) {
			q, verb = object, false // "The film shows the mayor asking"
		}
	}
	f.Source = slices.Clone(f.Source)
	f.Source[0] = d.Range(q.First, q.End)
	if verb {
		f.Source = f.Source[:1]
	}
	return true
}
