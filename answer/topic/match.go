package topic

import (
	"cmp"
	"slices"

	"onrecord/answer/question"
	"onrecord/corpus/names"
	"onrecord/corpus/text"
)

// Match is how well a text holds a topic.
type Match struct {
	Cover  float64      // weighted share of the units, 0 to 1
	Common float64      // the same of those that are not named, 1 where there are none
	Named  bool         // one of the named units is there, or the topic has none
	either bool         // one of the topic's alternatives is there as an answer must have it
	Ranges []text.Range // of the text, of what was found, in order
}

// In looks for the topic in a text.
func (t Topic) In(body string) Match {
	if len(t.units) == 0 {
		return Match{Cover: 1, Common: 1, Named: true}
	}
	m, held := t.held(body)
	t.weigh(&m, held)
	for _, one := range t.either {
		m.either = m.either || one.Answers(one.In(body))
	}
	return m
}

// held finds the units in a text.
func (t Topic) held(body string) (m Match, held []bool) {
	held = make([]bool, len(t.units))
	if len(t.Concepts) > 0 {
		for _, c := range t.table.Find(body) {
			if u := t.concept(c.Concept.ID); u >= 0 {
				held[u] = true
				m.Ranges = append(m.Ranges, text.Range{Start: c.Start, End: c.End})
			}
		}
	}
	if slices.ContainsFunc(t.units, func(u unit) bool { return u.stem != "" }) {
		for _, w := range question.Words(body) {
			if u := t.word(body[w.Start:w.End]); u >= 0 {
				held[u] = true
				m.Ranges = append(m.Ranges, w)
			}
		}
	}
	m.Ranges = merged(m.Ranges)
	return m, held
}

// weigh sums up the units that a text holds.
func (t Topic) weigh(m *Match, held []bool) {
	var total, got, names, named float64
	for i, u := range t.units {
		total += u.weight
		if u.named {
			names += u.weight
		}
		if held[i] {
			got += u.weight
			if u.named {
				named += u.weight
			}
		}
	}
	m.Cover, m.Common = got/total, 1
	if total > names {
		m.Common = (got - named) / (total - names)
	}
	m.Named = named > 0 || names == 0 || !t.standard.Proper
}

// concept returns which unit is a concept, or -1.
func (t Topic) concept(id string) int {
	for i, u := range t.units {
		if u.concept == id {
			return i
		}
	}
	return -1
}

// word returns which unit a word of a text is a form of, or -1. Texts on one topic
// use the same words again, and a stem costs more than remembering whose it is.
func (t Topic) word(printed string) int {
	u, known := t.met[printed]
	if !known {
		u = t.unitOf(printed)
		t.met[printed] = u
	}
	return u
}

// unitOf returns which unit a word is a form of, or -1. The capitals of an acronym
// go before the stem that they have too.
func (t Topic) unitOf(printed string) int {
	stem, found := names.Stem(names.Fold(printed)), -1
	for i, u := range t.units {
		switch {
		case u.exact == printed:
			return i
		case u.stem == stem && stem != "":
			found = i
		}
	}
	return found
}

// merged sorts ranges and joins those that touch or overlap.
func merged(rs []text.Range) []text.Range {
	if len(rs) < 2 {
		return rs
	}
	slices.SortFunc(rs, func(a, b text.Range) int { return cmp.Compare(a.Start, b.Start) })
	out := rs[:1]
	for _, r := range rs[1:] {
		if last := &out[len(out)-1]; r.Start <= last.End {
			last.End = max(last.End, r.End)
			continue
		}
		out = append(out, r)
	}
	return out
}
