package answer

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"onrecord/answer/question"
	"onrecord/corpus/names"
	"onrecord/corpus/text"
)

// unit is one thing that a topic asks for: a concept under any of its names, or
// a word in any of its forms.
type unit struct {
	concept string // its ID, or ""
	stem    string
	exact   string // an acronym that is a function word in lower case ("IT"): only its capitals are it
	weight  float64
	named   bool // a concept or a proper noun: without one of these a hit is off the topic
}

// topic is what a question is about.
type topic struct {
	asked    string // as written
	rest     string // asked without what the concepts cover
	concepts []*names.Concept
	units    []unit
	weights  *weights
	met      map[string]int // words of texts as printed, and which unit each is
	either   []topic        // of "hackers or fighters": one of these is enough
}

// either parts alternatives.
var either = regexp.MustCompile(`(?i)(?:,| |, )or `)

// Alternatives are told apart where there are so many, of so few units together: a
// long topic is a sentence, and its "or" stands for less.
const (
	mostEither  = 4
	eitherUnits = 8
)

// newTopic reads a topic and its alternatives.
func newTopic(asked string, table *names.Table, rarity func(string) float64, ws *weights) topic {
	t := readTopic(asked, table, rarity, ws)
	parts := either.Split(t.asked, mostEither+1)
	if len(parts) == 1 || len(parts) > mostEither || len(t.units) > eitherUnits || strings.ContainsAny(asked, "\"“”") {
		return t
	}
	for _, part := range parts {
		if one := readTopic(part, table, rarity, ws); len(one.units) > 0 {
			t.either = append(t.either, one)
		}
	}
	return t
}

// readTopic reads the topic's words. The case of the letters counts: "IS" is the
// organisation and "is" the verb, unless nothing else is there; of a topic that is
// all capitals it tells nothing.
func readTopic(asked string, table *names.Table, rarity func(string) float64, ws *weights) topic {
	asked = strings.Trim(asked, " ,.;:?!")
	t := topic{asked: asked, weights: ws, met: map[string]int{}}
	if c := table.Lookup(strings.Trim(asked, `"'“”‘’`)); c != nil {
		t.add(c, rarity)
		return t
	}
	var rest strings.Builder
	at := 0
	for _, m := range table.Find(asked) {
		t.add(m.Concept, rarity)
		rest.WriteString(asked[at:m.Start] + " ")
		at = m.End
	}
	rest.WriteString(asked[at:])
	t.rest = strings.Join(strings.Fields(rest.String()), " ")
	t.addWords(rarity)
	return t
}

func (t *topic) add(c *names.Concept, rarity func(string) float64) {
	for _, have := range t.concepts {
		if have == c {
			return
		}
	}
	t.concepts = append(t.concepts, c)
	t.units = append(t.units, unit{concept: c.ID, weight: t.weights.named, named: true})
}

func (t *topic) addWords(rarity func(string) float64) {
	seen := map[string]bool{}
	shouted := t.asked == strings.ToUpper(t.asked) && strings.Count(t.asked, " ") >= 3
	for _, w := range question.Words(t.rest) {
		printed := t.rest[w.Start:w.End]
		folded := names.Fold(printed)
		s := names.Stem(folded)
		exact := ""
		if question.IsStop(folded) && len(printed) > 1 && printed == strings.ToUpper(printed) && t.asked != strings.ToUpper(t.asked) {
			exact, s = printed, "="+printed
		}
		if exact == "" && question.IsStop(folded) || seen[s] || s == "" {
			continue
		}
		seen[s] = true
		u := unit{stem: s, exact: exact, weight: 1}
		if r := []rune(printed)[0]; unicode.IsUpper(r) && len(printed) > 1 && !shouted {
			u.weight, u.named = t.weights.named, true
		}
		if !u.named {
			u.weight *= rarity(printed)
		}
		t.units = append(t.units, u)
	}
}

// ids are the concepts' IDs.
func (t topic) ids() []string {
	var ids []string
	for _, c := range t.concepts {
		ids = append(ids, c.ID)
	}
	return ids
}

// The share of a topic that a hit must hold to be an answer, picked where three
// lists of questions and the swapped labels agree (the curve is in
// testdata/questions/labels.stats.txt). Of two words the one that tells more may do
// alone, of three two are needed; a longer question in its own words may miss half.
const (
	shortCover = 0.48
	longCover  = 0.40
	longTopic  = 4 // units
)

// last is the topic's last unit alone: of a name the surname.
func (t topic) last() topic {
	if n := len(t.units); n > 1 {
		t.units = t.units[n-1:]
		if t.units[0].concept == "" {
			t.concepts = nil
		}
		t.met = map[string]int{}
	}
	return t
}

// floor is the share of the topic that a hit must hold to be an answer.
func (t topic) floor() float64 {
	if len(t.units) >= longTopic {
		return longCover * t.weights.floor
	}
	return shortCover * t.weights.floor
}

// answers reports whether a match is on the topic, and not merely near it.
func (t topic) answers(m match) bool {
	return m.either || m.named && m.cover >= t.floor()
}

// mostSeen is beyond which unit of a topic the index may not look.
const mostSeen = 60

// fewest is a number of units without which no hit holds such a share of the topic,
// for the index to leave out what cannot answer. It counts on the heaviest being
// there, on all that the index may cut otherwise ("U.S." is one word there and two
// letters here) as well, and on one more.
func (t topic) fewest(share float64) int {
	left, weights := 0.0, []float64{}
	for i, u := range t.units {
		left += share * u.weight
		if i < mostSeen && (u.concept != "" || len(u.stem) > 1) {
			weights = append(weights, u.weight)
		} else {
			left -= u.weight
		}
	}
	slices.Sort(weights)
	n := 0
	for i := len(weights) - 1; i >= 0 && left > 0; i-- {
		left -= weights[i]
		n++
	}
	n = max(n-1, 0)
	for _, one := range t.either {
		n = min(n, one.fewest(one.floor()))
	}
	return n
}

func wordsOf(folded string) []string {
	ts := question.Words(folded)
	out := make([]string, len(ts))
	for i, w := range ts {
		out[i] = folded[w.Start:w.End]
	}
	return out
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
