package attribution

import (
	"cmp"
	"slices"

	"onrecord/corpus/attribution/phrase"
	"onrecord/corpus/attribution/tagger"
	"onrecord/corpus/text"
)

// What the tagger's confidence must reach. The values are round on purpose: they
// were set on PolNeAR's dev split, which is news of one country and year.
const (
	scoreAlone   = .5  // to add a statement that no rule finds
	scoreContent = .5  // to replace the content of the same reporting word
	scoreSource  = .5  // to replace a source that the rules only inferred
	scoreSure    = .75 // to replace a source that stands beside its cue
	scoreOuter   = .9  // to take another reporting word, in whose content the rules' one stands
)

// finding is what the merge knows of an attribution beside the attribution.
type finding struct {
	raw
	confirmed bool // the tagger sees it too, or it is a quotation
}

// merge puts the findings of the rules and of the trained tagger together. The
// rules are better at quotations and at styles that the tagger has never seen;
// the tagger knows reported speech with cues that are in no list, and more of who
// is meant where two stand in a sentence. So where both find a statement the
// rules' content stands, and the source is the tagger's when it is sure of
// another one; what the tagger alone is sure of is added; reported speech that
// only the rules see stays when its verb can govern a clause and when it is no
// part of what somebody else reports ("he said she thinks so").
func merge(d *text.Document, rules []raw, tags []tagger.Raw) []raw {
	partner, within := partners(d, rules, tags)
	sameCue(d, rules, tags, partner, within)
	all := make([]finding, 0, len(rules)+len(tags)/2)
	matched := make([]bool, len(tags))
	for i, r := range rules {
		k := partner[i]
		quoted := typeOf(d, r.content) == Direct || r.label != ""
		switch {
		case k >= 0:
			matched[k] = true
			complete(d, &r, &tags[k])
		case !r.governs && !quoted && typeOf(d, r.content) == Indirect:
			continue
		}
		all = append(all, finding{r, k >= 0 || quoted && len(r.cue) > 0 || r.label != ""})
	}
	for k := range tags {
		if t := &tags[k]; !matched[k] && !within[k] && t.Score >= scoreAlone && words(d, t.Content) > 0 && reports(d, t) {
			all = append(all, finding{raw{source: worded(d, t.Source), cue: spans(t.Cue), content: spans(t.Content)}, true})
		}
	}
	all = slices.DeleteFunc(all, func(f finding) bool {
		return 5*common(f.content, f.source) >= 4*size(f.content) || hollow(d, &f.raw) || sourceless(d, &f.raw)
	})
	for i := range all {
		if f := &all[i]; len(f.source) > 0 && phrase.IsThing(d, phrase.Head(d, d.SpanOf(f.source[0]))) {
			f.confirmed = false // "The decision suggests that", said the mayor
		}
	}
	slices.SortStableFunc(all, func(a, b finding) int { return cmp.Compare(a.content[0].Start, b.content[0].Start) })
	secondHand(d, all)
	return unnested(all)
}

// secondHand marks by whom a quotation came to the paper, where the quotation with its
// own source and cue is found too: in `"A," Olsen said, according to the Courier` the
// words are hers, and the Courier is no certain speaker.
func secondHand(d *text.Document, all []finding) {
	byStart := map[int]*finding{} // the quotation with a source that begins there
	for i := range all {
		if f := &all[i]; len(f.source) > 0 && len(f.cue) > 0 && typeOf(d, f.content) == Direct {
			byStart[f.content[0].Start] = f
		}
	}
	for i := range all {
		f := &all[i]
		q := byStart[f.content[0].Start]
		if q == nil || q == f || len(f.cue) == 0 || !d.Is(d.TokenAt(f.cue[0].Start), "according") {
			continue
		}
		n := size(q.content)
		f.relayed = size(f.content) > n && common(f.content, q.content) == n && common(f.content, q.cue) == size(q.cue)
	}
}

// sourceless reports whether the source is no source: a predicate ("a liar, racist and
// birther who has pledged"), or the "worth" of "it is worth noting".
func sourceless(d *text.Document, r *raw) bool {
	if len(r.source) == 0 {
		return false
	}
	p := d.SpanOf(r.source[0])
	if p.Empty() {
		return false
	}
	if d.Is(p.End-1, "worth") || len(r.cue) > 0 && d.Is(d.TokenAt(r.cue[0].Start)-1, "worth") {
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

// hollow reports whether the content is the wish for no name in print: "who asked
// not to be named".
func hollow(d *text.Document, r *raw) bool {
	p := d.SpanOf(r.content[0])
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
func reports(d *text.Document, t *tagger.Raw) bool {
	if len(t.Source) > 0 && (worded(d, t.Source) == nil || d.Is(d.TokenAt(t.Source[0].Start), "our", "my", "your")) {
		return false
	}
	if len(t.Source) == 1 && saying(d, d.SpanOf(text.Range(t.Source[0]))) {
		return false
	}
	first := d.TokenAt(t.Content[0].Start)
	if d.Is(first, "from") && len(t.Cue) > 0 && text.ReportingVerbs[d.At(lastWord(d, spans(t.Cue))).Low].Lemma == "report" {
		return false // "Ivo Brandt reported from Oslo"
	}
	if d.Is(first, "this", "so", "it") && d.Is(first+1, "in", "on", "at", "during") {
		return false // "He said this in an interview with ..."
	}
	kind := typeOf(d, spans(t.Content))
	quoted := kind != Indirect
	for _, s := range t.Cue {
		for i := d.TokenAt(s.Start); i < len(d.Tokens) && d.Tokens[i].Start < s.End; i++ {
			if len(t.Source) > 0 && (kind != Direct || naming(d, i)) && suffers(d, i, t.Source[0].Start) {
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

// suffers reports whether the verb at i tells what was said to or of its subject, which
// then does not speak: "Moreau was announced as", "the firm, described as", "did not
// respond to requests".
func suffers(d *text.Document, i, source int) bool {
	if d.Tokens[i].Start < source {
		return false
	}
	f, listed := text.ReportingVerbs[d.At(i).Low]
	j := i - 1
	for j > i-4 && d.At(j).Class&text.Adverb != 0 {
		j--
	}
	switch {
	case listed && (f.Form == text.Finite || f.Form == text.Participle) && d.Is(j, "was", "were", "been", "being", "is", "are", "be") && !d.Is(i+1, "as"):
		return !d.Is(j, "be") || d.At(j-1).Class&text.Auxiliary != 0
	case d.Is(i, "described", "portrayed", "characterized", "depicted") && d.Is(i+1, "as") && d.Is(i-1, ",", "-"):
		return true
	case d.Is(i, "respond") && (d.Is(i+1, "to") || tailEnd(d, i+1, text.Span{First: i, End: i + 1})):
		return d.Is(i-1, "not", "immediately", "didn't") || d.Is(i-2, "not")
	case naming(d, i), d.Is(i, "states", "rules", "claims") && isNoun(d, i, text.Span{}, false) && !d.Is(i+1, "to"):
		return true
	}
	return false
}

// complete takes from the tagger what the rules do not know of a statement.
func complete(d *text.Document, r *raw, t *tagger.Raw) {
	if len(r.cue) == 0 && r.label == "" {
		r.cue = spans(t.Cue)
	}
	src := worded(d, t.Source)
	if len(src) > 0 && !r.sure && !(r.beside && typeOf(d, r.content) == Direct) && t.Score >= scoreOuter && common(spans(t.Content), r.cue) > 0 && common(r.content, spans(t.Cue)) == 0 && r.label == "" {
		// "The ministry believes so, an official told reporters": the outer one.
		r.source, r.cue, r.content, r.follows = src, spans(t.Cue), spans(t.Content), 0
		return
	}
	switch {
	case len(src) == 0 || r.label != "" || r.sure:
	case len(r.source) > 0 && document(d, src) && !document(d, r.source): // the museum's statement is the museum's
	case len(r.source) == 0:
		r.source = src
	case common(r.source, src) > 0:
		if t.Score >= scoreSure && common(r.source, src) == size(r.source) && !named(d, r.source) && named(d, src) {
			r.source = src // "both Ms. Okafor and her campaign", of which the rules have the end
		}
	case r.beside && common(r.cue, spans(t.Cue)) == 0: // of another reporting word
	case t.Score >= scoreSure, t.Score >= scoreSource && !r.beside:
		r.source = src
	}
}

// named reports whether a word of the source has a capital that is not its place's.
func named(d *text.Document, src []text.Range) bool {
	p := d.SpanOf(src[0])
	for i := p.First; i < p.End; i++ {
		if d.At(i).Capital && !d.IsStart(i) {
			return true
		}
	}
	return false
}

// document reports whether the source is something written.
func document(d *text.Document, src []text.Range) bool {
	head := phrase.Head(d, d.SpanOf(src[0]))
	return !head.Empty() && messages[d.At(head.End-1).Low]
}

// worded returns the spans of a source as this package's, without words that hang
// on the name by mistake; nil when there is no word in them, or one such as
// "nothing" that cannot speak.
func worded(d *text.Document, in []tagger.Span) []text.Range {
	for n, s := range in {
		p := d.SpanOf(text.Range(s))
		for i := p.First; i < p.End; i++ {
			if d.At(i).Kind != text.Word {
				continue
			}
			if d.Is(i, "nothing", "none", "something", "anything", "everything") || phrase.WhenOrWhere(d, p) {
				return nil
			}
			out := spans(in)
			if q := phrase.AfterDate(d, phrase.AfterPlural(d, p)); q != p && q.First > p.First {
				out[n] = d.Range(q.First, q.End)
			}
			return out
		}
	}
	return nil
}

func spans(in []tagger.Span) []text.Range {
	out := make([]text.Range, len(in))
	for i, s := range in {
		out[i] = text.Range(s)
	}
	return out
}
