package answer

import (
	"onrecord/answer/question"
	"onrecord/corpus/names"
	"onrecord/corpus/text"
)

// match is how well a text holds a topic.
type match struct {
	cover  float64 // weighted share of the units, 0 to 1
	common float64 // the same of those that are not named, 1 where there are none
	named  bool    // one of the named units is there, or the topic has none
	either bool    // one of the topic's alternatives is there as an answer must have it
	ranges []text.Range
}

// in looks for the topic in text; ranges are the byte ranges of what it found.
func (t topic) in(body string, table *names.Table) match {
	if len(t.units) == 0 {
		return match{cover: 1, common: 1, named: true}
	}
	var m match
	held := make([]bool, len(t.units))
	if len(t.concepts) > 0 {
		for _, c := range table.Find(body) {
			if u := t.concept(c.Concept.ID); u >= 0 {
				held[u] = true
				m.ranges = append(m.ranges, text.Range{Start: c.Start, End: c.End})
			}
		}
	}
	if len(t.concepts) < len(t.units) {
		for _, w := range question.Words(body) {
			if u := t.word(body[w.Start:w.End]); u >= 0 {
				held[u] = true
				m.ranges = append(m.ranges, w)
			}
		}
	}
	m.ranges = merged(m.ranges)
	t.weigh(&m, held)
	for _, one := range t.either {
		m.either = m.either || one.answers(one.in(body, table))
	}
	return m
}

// weigh sums up the units that a text holds.
func (t topic) weigh(m *match, held []bool) {
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
	m.cover, m.common = got/total, 1
	if total > names {
		m.common = (got - named) / (total - names)
	}
	m.named = named > 0 || names == 0 || !t.weights.proper
}

// concept returns which unit is a concept, or -1.
func (t topic) concept(id string) int {
	for i, u := range t.units {
		if u.concept == id {
			return i
		}
	}
	return -1
}

// word returns which unit a word of a text is a form of, or -1. Texts on one topic
// use the same words again, and a stem costs more than remembering whose it is.
func (t topic) word(printed string) int {
	u, known := t.met[printed]
	if !known {
		u = t.unitOf(printed)
		t.met[printed] = u
	}
	return u
}

// unitOf returns which unit a word is a form of, or -1. The capitals of an acronym
// go before the stem that they have too.
func (t topic) unitOf(printed string) int {
	stem, found := names.Stem(names.Fold(printed)), -1
	for i, u := range t.units {
		switch {
		case u.exact != "" && u.exact == printed:
			return i
		case u.concept == "" && u.exact == "" && u.stem == stem:
			found = i
		}
	}
	return found
}
