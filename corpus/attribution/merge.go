package attribution

import (
	"cmp"
	"slices"

	"onrecord/corpus/attribution/tagger"
)

// What the tagger's confidence must reach. The values are round on purpose: they
// were set on PolNeAR's dev split, which is news of one country and year.
const (
	scoreAlone  = .5 // to add a statement that no rule finds
	scoreSource = .3 // to replace a source that the rules only inferred
	scoreSure   = .9 // to replace a source that stands beside its cue
)

// merge puts the findings of the rules and of the trained tagger together. The
// rules are better at who speaks, at quotations and at styles that the tagger has
// never seen; the tagger knows reported speech with cues that are in no list. So
// where both find a statement the rules' content stands, and the rules' source
// unless it was only inferred; what the tagger alone is sure of is added; reported
// speech that only the rules see stays when its verb can govern a clause.
func (d *doc) merge(rules []raw, tags []tagger.Raw) []raw {
	partner, within := d.partners(rules, tags)
	out := make([]raw, 0, len(rules)+len(tags)/2)
	matched := make([]bool, len(tags))
	for i, r := range rules {
		k := partner[i]
		switch {
		case k >= 0:
			matched[k] = true
			d.complete(&r, &tags[k])
		case !r.governs && r.label == "" && d.typeOf(r.content) == Indirect:
			continue
		}
		out = append(out, r)
	}
	for k := range tags {
		if t := &tags[k]; !matched[k] && !within[k] && t.Score >= scoreAlone && len(t.Content) > 0 && d.reports(t) {
			out = append(out, raw{source: d.worded(t.Source), cue: spans(t.Cue), content: spans(t.Content)})
		}
	}
	slices.SortStableFunc(out, func(a, b raw) int { return cmp.Compare(a.content[0].Start, b.content[0].Start) })
	return out
}

// reports reports whether the tagger's finding is a statement, and not what
// somebody did or felt ("voted against the budget"): words in quotation marks, or
// a reporting verb in the cue.
func (d *doc) reports(t *tagger.Raw) bool {
	if d.typeOf(spans(t.Content)) != Indirect {
		return true
	}
	for _, s := range t.Cue {
		for i := d.tokenAt(s.Start); i < len(d.toks) && d.toks[i].start < s.End; i++ {
			if t := &d.toks[i]; t.cls&isCueWord != 0 || d.is(i, "according", "statement") {
				return true
			}
		}
	}
	return false
}

// complete takes from the tagger what the rules do not know of a statement.
func (d *doc) complete(r *raw, t *tagger.Raw) {
	if len(r.cue) == 0 {
		r.cue = spans(t.Cue)
	}
	src := d.worded(t.Source)
	switch {
	case len(src) == 0 || r.label != "" || r.follows > 0:
	case len(r.source) == 0:
		r.source = src
	case common(r.source, src) > 0:
	case t.Score >= scoreSure, t.Score >= scoreSource && !r.beside:
		r.source = src
	}
}

// worded returns the spans as this package's, or nil when no word is in them.
func (d *doc) worded(in []tagger.Span) []Span {
	for _, s := range in {
		for i := d.tokenAt(s.Start); i < len(d.toks) && d.toks[i].start < s.End; i++ {
			if d.toks[i].kind == word {
				return spans(in)
			}
		}
	}
	return nil
}

func spans(in []tagger.Span) []Span {
	out := make([]Span, len(in))
	for i, s := range in {
		out[i] = Span(s)
	}
	return out
}

// partners pairs each finding of the rules with the tagger's finding of the same
// words, by index; -1 where there is none. Two are the same when they share half
// of their text. within tells which of the tagger's findings are mere parts of a
// quotation that the rules have whole.
func (d *doc) partners(rules []raw, tags []tagger.Raw) (out []int, within []bool) {
	out, within = make([]int, len(rules)), make([]bool, len(tags))
	byStart := make([]int, len(rules))
	for i := range rules {
		out[i], byStart[i] = -1, i
	}
	start := func(i int) int { return rules[i].content[0].Start }
	slices.SortStableFunc(byStart, func(a, b int) int { return cmp.Compare(start(a), start(b)) })
	reach := make([]int, len(rules)) // the furthest end among the first i+1
	far := 0
	for n, i := range byStart {
		far = max(far, rules[i].content[len(rules[i].content)-1].End)
		reach[n] = far
	}
	for k := range tags {
		content := spans(tags[k].Content)
		if len(content) == 0 {
			continue
		}
		end := content[len(content)-1].End
		n, _ := slices.BinarySearchFunc(byStart, end, func(i, at int) int { return cmp.Compare(start(i), at) })
		best, most := -1, .5
		for steps := 0; n > 0 && reach[n-1] > content[0].Start && steps < 64; steps++ {
			n--
			i := byStart[n]
			if 5*common(content, rules[i].content) >= 4*size(content) && d.typeOf(rules[i].content) != Indirect {
				within[k] = true
			}
			if share := dice(content, rules[i].content); out[i] < 0 && share >= most {
				best, most = i, share
			}
		}
		if best >= 0 {
			out[best] = k
		}
	}
	return out, within
}

// dice is how much of both texts is shared, from 0 to 1.
func dice(a, b []Span) float64 {
	return 2 * float64(common(a, b)) / float64(max(1, size(a)+size(b)))
}

func size(s []Span) int {
	n := 0
	for _, x := range s {
		n += x.End - x.Start
	}
	return n
}

// common is the number of bytes that are in both.
func common(a, b []Span) int {
	n := 0
	for _, x := range a {
		for _, y := range b {
			n += max(0, min(x.End, y.End)-max(x.Start, y.Start))
		}
	}
	return n
}
