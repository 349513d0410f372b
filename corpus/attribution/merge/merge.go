package merge

import (
	"cmp"
	"slices"

	"onrecord/corpus/attribution/finding"
	"onrecord/corpus/attribution/phrase"
	"onrecord/corpus/lexicon"
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

// judged is what the merge knows of an attribution beside the attribution.
type judged struct {
	finding.Finding
	confirmed bool // the tagger sees it too, or it is a quotation
}

// Merge puts the findings of the rules and of the trained tagger together. The
// rules are better at quotations and at styles that the tagger has never seen;
// the tagger knows reported speech with cues that are in no list, and more of who
// is meant where two stand in a sentence. So where both find a statement the
// rules' content stands, and the source is the tagger's when it is sure of
// another one; what the tagger alone is sure of is added; reported speech that
// only the rules see stays when its verb can govern a clause and when it is no
// part of what somebody else reports ("he said she thinks so").
func Merge(d *text.Document, rules []finding.Finding, tags []finding.Finding) []finding.Finding {
	partner, within := partners(d, rules, tags)
	sameCue(d, rules, tags, partner, within)
	all := make([]judged, 0, len(rules)+len(tags)/2)
	matched := make([]bool, len(tags))
	for i, r := range rules {
		k := partner[i]
		quoted := TypeOf(d, r.Content) == Direct || r.Label != ""
		switch {
		case k >= 0 && imagined(d, &tags[k]):
			matched[k] = true
			continue
		case k >= 0:
			matched[k] = true
			complete(d, &r, &tags[k])
		case !r.Governs && !quoted && TypeOf(d, r.Content) == Indirect:
			continue
		}
		all = append(all, judged{r, quoted && len(r.Cue) > 0 || r.Label != ""})
	}
	for k := range tags {
		if t := &tags[k]; !matched[k] && !within[k] && t.Score >= scoreAlone && !imagined(d, t) && !isLabel(d, t) && wordCount(d, t.Content) > 0 && reports(d, t) {
			f := *t
			f.Source = worded(d, t.Source)
			all = append(all, judged{f, true})
		}
	}
	all = slices.DeleteFunc(all, func(f judged) bool {
		return elsewhere(d, d.TokenAt(f.Content[0].Start)) || 5*finding.Common(f.Content, f.Source) >= 4*finding.Size(f.Content) || isAnonymityClause(d, &f.Finding) || sourceless(d, &f.Finding)
	})
	for i := range all {
		if f := &all[i]; len(f.Source) > 0 && phrase.IsThing(d, phrase.Head(d, d.SpanOf(f.Source[0]))) {
			f.confirmed = false // "The decision suggests that", said the mayor
		}
	}
	kept := all[:0]
	for _, f := range all {
		if len(f.Source) == 0 || f.Label != "" || trimSource(d, &f.Finding) {
			kept = append(kept, f)
		}
	}
	all = kept
	slices.SortStableFunc(all, func(a, b judged) int { return cmp.Compare(a.Content[0].Start, b.Content[0].Start) })
	secondHand(d, all)
	return unnested(all)
}

// complete takes from the tagger what the rules do not know of a statement.
func complete(d *text.Document, r *finding.Finding, t *finding.Finding) {
	if len(r.Cue) == 0 && r.Label == "" {
		r.Cue = t.Cue
	}
	src := worded(d, t.Source)
	if len(r.Source) > 0 && len(t.Cue) > 0 && d.TokenAt(t.Cue[0].Start) > d.TokenAt(r.Content[len(r.Content)-1].End-1) && TypeOf(d, r.Content) == Direct && ownSentence(d, r, t) {
		r.Cue = nil // the cue is the next sentence's: `Holm rose. "They lied." The chairman wrote it down.`
		return
	}
	if len(src) > 0 && !r.Sure && TypeOf(d, r.Content) != Direct && t.Score >= scoreOuter && finding.Common(t.Content, r.Cue) > 0 && finding.Common(r.Content, t.Cue) == 0 && r.Label == "" {
		// "The ministry believes so, an official told reporters": the outer one.
		r.Source, r.Cue, r.Content, r.Follows = src, t.Cue, t.Content, 0
		return
	}
	switch {
	case len(src) == 0 || r.Label != "" || r.Sure:
	case len(r.Source) > 0 && document(d, src) && !document(d, r.Source): // the museum's statement is the museum's
	case len(r.Source) == 0:
		r.Source = src
	case finding.Common(r.Source, src) > 0:
		if t.Score >= scoreSure && finding.Common(r.Source, src) == finding.Size(r.Source) && !named(d, r.Source) && named(d, src) {
			r.Source = src // "both Ms. Okafor and her campaign", of which the rules have the end
		}
	case finding.Common(r.Cue, t.Cue) == 0 && (r.Beside || len(t.Cue) > 0 && (!sameSentence(d, r.Cue, t.Cue) || person(d, r.Source))): // of another reporting word
	case object(d, src) && person(d, r.Source), authored(d, r.Source) && r.Source[0].Start > src[0].Start: // no subject, and the rules have one
	case t.Score >= scoreSure, t.Score >= scoreSource && !r.Beside:
		r.Source = src
	}
}

// person reports whether the source is somebody beyond doubt: it has a title, an office, a
// pronoun or a capital that begins no sentence.
func person(d *text.Document, src []text.Range) bool {
	p := d.SpanOf(src[0])
	for i := p.First; i < p.End; i++ {
		if t := d.At(i); t.Class&(text.Title|text.Role|text.Pronoun) != 0 || t.Capital && !d.IsStart(i) && phrase.IsNoun(d, i) {
			return !phrase.IsThing(d, phrase.Head(d, p))
		}
	}
	return false
}

// ownSentence reports whether the quotation ends its sentence, and the tagger's cue stands
// in the next one, which has something else to say.
func ownSentence(d *text.Document, r, t *finding.Finding) bool {
	end := d.SpanOf(r.Content[len(r.Content)-1]).End
	if !text.IsTerminal(d.At(end-2).Low) || d.Is(end-2, "?", "!") || !d.At(end).Capital {
		return false
	}
	for i := end; i < end+40 && i < len(d.Tokens) && !text.IsTerminal(d.At(i).Low); i++ {
		if at := d.TokenAt(t.Cue[len(t.Cue)-1].Start); i > at && (d.At(i).Class&text.Pronoun != 0 || d.At(i).Class&text.Determiner != 0) {
			return true
		}
	}
	return false
}

// sameSentence reports whether no sentence ends between two cues.
func sameSentence(d *text.Document, a, b []text.Range) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	i, j := d.TokenAt(a[0].Start), d.TokenAt(b[0].Start)
	for i, j = min(i, j), max(i, j); i < j; i++ {
		if text.IsTerminal(d.At(i).Low) {
			return false
		}
	}
	return true
}

// object reports whether the source hangs on a preposition or is a heading, so that it is
// no subject.
func object(d *text.Document, src []text.Range) bool {
	if end := d.SpanOf(src[len(src)-1]).End; d.Is(end, ":") {
		return true // "Velby: The council has closed"
	}
	i := d.TokenAt(src[0].Start) - 1
	return d.At(i).Class&text.Preposition != 0 && d.At(i).Class&text.Conjunction == 0 && !d.Is(i, "like", "before", "after", "since", "until", "by")
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
	return !head.Empty() && d.Has(d.At(head.End-1).Low, lexicon.Message)
}

// authored reports whether the source is something written, with whoever wrote it behind
// "by" or "from".
func authored(d *text.Document, src []text.Range) bool {
	if len(src) == 0 || !document(d, src) {
		return false
	}
	p := d.SpanOf(src[0])
	for i := p.First; i < p.End-1; i++ {
		if d.Is(i, "by", "from") {
			return true
		}
	}
	return false
}

// worded returns the spans of a source as this package's, without words that hang
// on the name by mistake; nil when there is no word in them, or one such as
// "nothing" that cannot speak.
func worded(d *text.Document, in []text.Range) []text.Range {
	for n, s := range in {
		p := d.SpanOf(s)
		for i := p.First; i < p.End; i++ {
			if d.At(i).Kind != text.Word {
				continue
			}
			if d.Is(i, "nothing", "none", "something", "anything", "everything") || phrase.WhenOrWhere(d, p) {
				return nil
			}
			out := slices.Clone(in)
			if q := phrase.AfterDate(d, phrase.AfterPlural(d, p)); q != p && q.First > p.First {
				out[n] = d.Range(q.First, q.End)
			}
			return out
		}
	}
	return nil
}
