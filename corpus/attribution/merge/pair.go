package merge

import (
	"cmp"
	"slices"
	"strings"

	"onrecord/corpus/attribution/finding"
	"onrecord/corpus/lexicon"
	"onrecord/corpus/text"
)

// partners pairs each finding of the rules with the tagger's finding of the same
// words, by index; -1 where there is none. Two are the same when they share half
// of their text. within tells which of the tagger's findings are mere parts of a
// quotation that the rules have whole.
func partners(d *text.Document, rules []finding.Finding, tags []finding.Finding) (out []int, within []bool) {
	out, within = make([]int, len(rules)), make([]bool, len(tags))
	byStart := make([]int, len(rules))
	for i := range rules {
		out[i], byStart[i] = -1, i
	}
	start := func(i int) int { return rules[i].Content[0].Start }
	slices.SortStableFunc(byStart, func(a, b int) int { return cmp.Compare(start(a), start(b)) })
	reach := make([]int, len(rules)) // the furthest end among the first i+1
	far := 0
	for n, i := range byStart {
		far = max(far, rules[i].Content[len(rules[i].Content)-1].End)
		reach[n] = far
	}
	for k := range tags {
		content := tags[k].Content
		if len(content) == 0 {
			continue
		}
		end := content[len(content)-1].End
		n, _ := slices.BinarySearchFunc(byStart, end, func(i, at int) int { return cmp.Compare(start(i), at) })
		best, most := -1, .5
		for steps := 0; n > 0 && reach[n-1] > content[0].Start && steps < 64; steps++ {
			n--
			i := byStart[n]
			if 5*finding.Common(content, rules[i].Content) >= 4*finding.Size(content) && TypeOf(d, rules[i].Content) != Indirect {
				within[k] = true
			}
			if share := finding.Dice(content, rules[i].Content); out[i] < 0 && share >= most {
				best, most = i, share
			}
		}
		if best >= 0 {
			out[best] = k
		}
	}
	return out, within
}

// sameCue pairs what is left by the reporting word: where rules and tagger mean
// the same one and differ in what it reports, the tagger's content is taken if it
// is sure.
func sameCue(d *text.Document, rules []finding.Finding, tags []finding.Finding, partner []int, within []bool) {
	byCue := map[int]int{} // by where the cue's last word begins, the rules' finding
	for i, r := range rules {
		if r.Label == "" && len(r.Cue) > 0 {
			byCue[LastWord(d, r.Cue)] = i + 1
		}
	}
	for i := range rules {
		if r := &rules[i]; r.Sure && len(r.Source) > 0 {
			sourcesTold(d, r, tags, within)
		}
	}
	taken := make([]bool, len(tags))
	for _, k := range partner {
		if k >= 0 {
			taken[k] = true
		}
	}
	for k := range tags {
		t := &tags[k]
		if taken[k] || len(t.Cue) == 0 || len(t.Content) == 0 {
			continue
		}
		i := byCue[LastWord(d, t.Cue)] - 1
		if i < 0 {
			continue
		}
		r := &rules[i]
		if len(r.Source) > 0 && 10*finding.Common(t.Content, r.Source) >= 9*finding.Size(t.Content) && finding.Common(t.Source, r.Content) > 0 {
			within[k] = true // "The plan is dead, said the mayor" read as if the plan spoke
			continue
		}
		where := isDayOrOccasion(d, t.Content) && !isDayOrOccasion(d, r.Content)
		if p := partner[i]; p >= 0 && t.Score >= scoreContent && TypeOf(d, r.Content) == Indirect && wordCount(d, t.Content) > 1 && finding.Common(tags[p].Cue, r.Cue) == 0 && len(tags[p].Cue) > 0 {
			partner[i], r.Content = k, t.Content // the other one is somebody else's, in the same content
			continue
		}
		if partner[i] >= 0 || where {
			within[k] = within[k] || where
			continue
		}
		partner[i] = k
		part := finding.Common(r.Content, t.Content) == finding.Size(t.Content) // "A," he said. "B." and its next paragraphs
		if t.Score >= scoreContent && wordCount(d, t.Content) > 1 && !part {
			r.Content = t.Content
		}
	}
}

// sourcesTold marks the tagger's findings whose content is the source of a certain
// one: in "Laine was quoted by the agency as saying" the agency does not say "Laine".
func sourcesTold(d *text.Document, r *finding.Finding, tags []finding.Finding, within []bool) {
	told := finding.Size(r.Content) + finding.Size(r.Source)
	start := func(t finding.Finding, at int) int { return cmp.Compare(t.Content[0].Start, at) }
	k, _ := slices.BinarySearchFunc(tags, r.Source[0].Start, start)
	for ; k < len(tags) && tags[k].Content[0].Start < r.Source[0].End; k++ {
		if own := tags[k].Content; 5*finding.Common(own, r.Source) >= 4*finding.Size(own) || finding.Common(own, r.Content)+finding.Common(own, r.Source) == told {
			within[k] = true
		}
	}
}

// isDayOrOccasion reports whether the content is no statement but the day or the occasion of
// one: "on Monday in a talk with reporters".
func isDayOrOccasion(d *text.Document, content []text.Range) bool {
	occasion := false
	for _, s := range content {
		p := d.SpanOf(s)
		for i := p.First; i < p.End; i++ {
			t := d.At(i)
			if t.Quotation != 0 || t.Class&(text.Auxiliary|text.FiniteVerb|text.Pronoun) != 0 || strings.HasSuffix(t.Low, "ed") || p.End-p.First > 16 {
				return false
			}
			occasion = occasion || d.Has(t.Low, lexicon.Media) || t.Class&(text.Day|text.Time) != 0
		}
	}
	return occasion
}

// wordCount counts the words in spans, up to two.
func wordCount(d *text.Document, in []text.Range) (n int) {
	for _, s := range in {
		for i := d.TokenAt(s.Start); i < len(d.Tokens) && d.Tokens[i].Start < s.End && n < 2; i++ {
			if d.Tokens[i].Kind == text.Word {
				n++
			}
		}
	}
	return n
}

// LastWord is the token of the last reporting verb in a cue, or of its last word.
func LastWord(d *text.Document, cue []text.Range) int {
	last := -1
	for _, s := range cue {
		for i := d.TokenAt(s.Start); i < len(d.Tokens) && d.Tokens[i].Start < s.End; i++ {
			if last < 0 || d.Tokens[i].Class&text.Reporting != 0 || d.Tokens[last].Class&text.Reporting == 0 {
				last = i
			}
		}
	}
	return last
}

// unnested drops what only the rules see and what is a part of another content:
// somebody tells there what a third person says. The findings are in order.
func unnested(all []judged) []finding.Finding {
	out := make([]finding.Finding, 0, len(all))
	reach := make([]int, len(all)) // the furthest end among the first i+1
	far := 0
	for i := range all {
		far = max(far, all[i].Content[len(all[i].Content)-1].End)
		reach[i] = far
	}
	for i := range all {
		if all[i].confirmed || !partOfAnother(all, reach, i) {
			out = append(out, all[i].Finding)
		}
	}
	return out
}

// partOfAnother reports whether four fifths of the i-th content stand in a longer one.
func partOfAnother(all []judged, reach []int, i int) bool {
	own := all[i].Content
	n := finding.Size(own)
	in := func(k int) bool {
		other := all[k].Content
		return finding.Size(other) > n && 5*finding.Common(own, other) >= 4*n
	}
	for k := i - 1; k >= max(0, i-64) && reach[k] > own[0].Start; k-- {
		if in(k) {
			return true
		}
	}
	for k := i + 1; k < min(len(all), i+8) && all[k].Content[0].Start < own[len(own)-1].End; k++ {
		if in(k) {
			return true
		}
	}
	return false
}
