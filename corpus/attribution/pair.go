package attribution

import (
	"cmp"
	"slices"
	"strings"

	"onrecord/corpus/attribution/phrase"
	"onrecord/corpus/attribution/tagger"
	"onrecord/corpus/text"
)

// partners pairs each finding of the rules with the tagger's finding of the same
// words, by index; -1 where there is none. Two are the same when they share half
// of their text. within tells which of the tagger's findings are mere parts of a
// quotation that the rules have whole.
func partners(d *text.Document, rules []raw, tags []tagger.Raw) (out []int, within []bool) {
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
			if 5*common(content, rules[i].content) >= 4*size(content) && typeOf(d, rules[i].content) != Indirect {
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

// sameCue pairs what is left by the reporting word: where rules and tagger mean
// the same one and differ in what it reports, the tagger's content is taken if it
// is sure.
func sameCue(d *text.Document, rules []raw, tags []tagger.Raw, partner []int, within []bool) {
	byCue := map[int]int{} // by where the cue's last word begins, the rules' finding
	for i, r := range rules {
		if r.label == "" && len(r.cue) > 0 {
			byCue[lastWord(d, r.cue)] = i + 1
		}
	}
	for i := range rules {
		if r := &rules[i]; r.sure && len(r.source) > 0 {
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
		i := byCue[lastWord(d, spans(t.Cue))] - 1
		if i < 0 {
			continue
		}
		r := &rules[i]
		if len(r.source) > 0 && 10*common(spans(t.Content), r.source) >= 9*size(spans(t.Content)) && common(spans(t.Source), r.content) > 0 {
			within[k] = true // "The plan is dead, said the mayor" read as if the plan spoke
			continue
		}
		where := where(d, spans(t.Content)) && !where(d, r.content)
		if p := partner[i]; p >= 0 && !where && t.Score >= scoreContent && typeOf(d, r.content) == Indirect && words(d, t.Content) > 1 && common(spans(tags[p].Cue), r.cue) == 0 && len(tags[p].Cue) > 0 {
			partner[i], r.content = k, spans(t.Content) // the other one is somebody else's, in the same content
			continue
		}
		if partner[i] >= 0 || where {
			within[k] = within[k] || where
			continue
		}
		partner[i] = k
		part := common(r.content, spans(t.Content)) == size(spans(t.Content)) // "A," he said. "B." and its next paragraphs
		if t.Score >= scoreContent && words(d, t.Content) > 1 && !part {
			r.content = spans(t.Content)
		}
	}
}

// sourcesTold marks the tagger's findings whose content is the source of a certain
// one: in "Laine was quoted by the agency as saying" the agency does not say "Laine".
func sourcesTold(d *text.Document, r *raw, tags []tagger.Raw, within []bool) {
	start := func(t tagger.Raw, at int) int { return cmp.Compare(t.Content[0].Start, at) }
	k, _ := slices.BinarySearchFunc(tags, r.source[0].Start, start)
	for ; k < len(tags) && tags[k].Content[0].Start < r.source[0].End; k++ {
		if own := spans(tags[k].Content); 5*common(own, r.source) >= 4*size(own) {
			within[k] = true
		}
	}
}

// where reports whether the content is no statement but the day or the occasion of
// one: "on Monday in a talk with reporters".
func where(d *text.Document, content []text.Range) bool {
	occasion := false
	for _, s := range content {
		p := d.SpanOf(s)
		for i := p.First; i < p.End; i++ {
			t := d.At(i)
			if t.Quotation != 0 || t.Class&(text.Auxiliary|text.FiniteVerb|text.Pronoun) != 0 || strings.HasSuffix(t.Low, "ed") || p.End-p.First > 16 {
				return false
			}
			occasion = occasion || phrase.Media[t.Low] || t.Class&(text.Day|text.Time) != 0
		}
	}
	return occasion
}

// words counts the words in spans, up to two.
func words(d *text.Document, in []tagger.Span) (n int) {
	for _, s := range in {
		for i := d.TokenAt(s.Start); i < len(d.Tokens) && d.Tokens[i].Start < s.End && n < 2; i++ {
			if d.Tokens[i].Kind == text.Word {
				n++
			}
		}
	}
	return n
}

// lastWord is the token of the last reporting verb in a cue, or of its last word.
func lastWord(d *text.Document, cue []text.Range) int {
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
func unnested(all []finding) []raw {
	out := make([]raw, 0, len(all))
	reach := make([]int, len(all)) // the furthest end among the first i+1
	far := 0
	for i := range all {
		far = max(far, all[i].content[len(all[i].content)-1].End)
		reach[i] = far
	}
	for i := range all {
		if all[i].confirmed || !partOfAnother(all, reach, i) {
			out = append(out, all[i].raw)
		}
	}
	return out
}

// partOfAnother reports whether four fifths of the i-th content stand in a longer one.
func partOfAnother(all []finding, reach []int, i int) bool {
	own := all[i].content
	n := size(own)
	in := func(k int) bool {
		other := all[k].content
		return size(other) > n && 5*common(own, other) >= 4*n
	}
	for k := i - 1; k >= max(0, i-64) && reach[k] > own[0].Start; k-- {
		if in(k) {
			return true
		}
	}
	for k := i + 1; k < min(len(all), i+8) && all[k].content[0].Start < own[len(own)-1].End; k++ {
		if in(k) {
			return true
		}
	}
	return false
}

// dice is how much of both texts is shared, from 0 to 1.
func dice(a, b []text.Range) float64 {
	return 2 * float64(common(a, b)) / float64(max(1, size(a)+size(b)))
}

func size(s []text.Range) int {
	n := 0
	for _, x := range s {
		n += x.End - x.Start
	}
	return n
}

// common is the number of bytes that are in both.
func common(a, b []text.Range) int {
	n := 0
	for _, x := range a {
		for _, y := range b {
			n += max(0, min(x.End, y.End)-max(x.Start, y.Start))
		}
	}
	return n
}
