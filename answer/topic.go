package answer

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"onrecord/corpus"
	"onrecord/corpus/names"
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
	acronyms bool   // one of the units is exact
	phrase   string // folded words, to find a quotation fragment as it stands
}

// newTopic reads the topic's words. The case of the letters counts: "IS" is the
// organisation and "is" the verb, unless nothing else is there.
func newTopic(asked string, table *names.Table, rarity func(string) float64, ws *weights) topic {
	asked = strings.Trim(asked, " ,.;:?!")
	t := topic{asked: asked, weights: ws, phrase: strings.Join(wordsOf(names.Fold(asked)), " ")}
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
	for _, w := range tokens(t.rest) {
		printed := t.rest[w.Start:w.End]
		folded := names.Fold(printed)
		s := names.Stem(folded)
		exact := ""
		if stops[folded] && len(printed) > 1 && printed == strings.ToUpper(printed) && t.asked != strings.ToUpper(t.asked) {
			exact, s, t.acronyms = printed, "="+printed, true
		}
		if exact == "" && stops[folded] || seen[s] || s == "" {
			continue
		}
		seen[s] = true
		u := unit{stem: s, exact: exact, weight: 1}
		if r := []rune(printed)[0]; unicode.IsUpper(r) && (len(printed) > 1) {
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

// match is how well a text holds a topic.
type match struct {
	cover  float64 // weighted share of the units, 0 to 1
	named  bool    // one of the named units is there, or the topic has none
	phrase bool    // the topic's words stand in the text as they were asked
	ranges []corpus.TextRange
}

// in looks for the topic in text; ranges are the byte ranges of what it found.
func (t topic) in(text string, table *names.Table) match {
	var m match
	if len(t.units) == 0 {
		return match{cover: 1, named: true}
	}
	stems, ids := map[string]bool{}, map[string]bool{}
	for _, u := range t.units {
		if u.concept != "" {
			ids[u.concept] = false
		} else {
			stems[u.stem] = false
		}
	}
	if len(ids) > 0 {
		for _, c := range table.Find(text) {
			if _, asked := ids[c.Concept.ID]; asked {
				ids[c.Concept.ID] = true
				m.ranges = append(m.ranges, corpus.TextRange{Start: c.Start, End: c.End})
			}
		}
	}
	if len(stems) > 0 {
		for _, w := range tokens(text) {
			s := names.Stem(names.Fold(text[w.Start:w.End]))
			if t.acronyms {
				if exact := "=" + text[w.Start:w.End]; hasKey(stems, exact) {
					s = exact
				}
			}
			if _, asked := stems[s]; asked {
				stems[s] = true
				m.ranges = append(m.ranges, w)
			}
		}
	}
	m.ranges = ordered(m.ranges)
	total, got, anyNamed := 0.0, 0.0, false
	for _, u := range t.units {
		total += u.weight
		anyNamed = anyNamed || u.named
		if u.concept != "" && ids[u.concept] || u.concept == "" && stems[u.stem] {
			got += u.weight
			m.named = m.named || u.named
		}
	}
	m.cover = got / total
	m.named = m.named || !anyNamed || !t.weights.proper
	m.phrase = strings.Contains(t.phrase, " ") && spells(names.Fold(text), t.phrase)
	return m
}

// spells reports whether a folded text holds the words of a phrase as they stand
// there, whatever is between them.
func spells(folded, phrase string) bool {
	for w := range strings.SplitSeq(phrase, " ") {
		if !strings.Contains(folded, w) { // most texts end here
			return false
		}
	}
	return strings.Contains(strings.Join(wordsOf(folded), " "), phrase)
}

func hasKey(m map[string]bool, k string) bool { _, ok := m[k]; return ok }

// The share of a topic that a hit must hold to be an answer, picked where three
// lists of questions and the swapped labels agree (the curve is in
// testdata/questions/labels.stats.txt). Of two words the one that tells more may do
// alone, of three two are needed; a longer question in its own words may miss half.
const (
	shortCover = 0.48
	longCover  = 0.40
	longTopic  = 4 // units
)

// answers reports whether a match is on the topic, and not merely near it.
func (t topic) answers(m match) bool {
	need := shortCover
	if len(t.units) >= longTopic {
		need = longCover
	}
	return m.phrase || m.named && m.cover >= need*t.weights.floor
}

// tokens are the byte ranges of the words of text; an apostrophe or hyphen inside
// a word parts it.
func tokens(text string) []corpus.TextRange {
	out := make([]corpus.TextRange, 0, len(text)/5+1)
	start := -1
	for i, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || start >= 0 && unicode.In(r, unicode.Mn, unicode.Cf) {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 {
			out = append(out, corpus.TextRange{Start: start, End: i})
			start = -1
		}
	}
	if start >= 0 {
		out = append(out, corpus.TextRange{Start: start, End: len(text)})
	}
	return out
}

func wordsOf(folded string) []string {
	ts := tokens(folded)
	out := make([]string, len(ts))
	for i, w := range ts {
		out[i] = folded[w.Start:w.End]
	}
	return out
}

// ordered sorts ranges and joins those that touch or overlap.
func ordered(rs []corpus.TextRange) []corpus.TextRange {
	if len(rs) < 2 {
		return rs
	}
	slices.SortFunc(rs, func(a, b corpus.TextRange) int { return cmp.Compare(a.Start, b.Start) })
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

// stops are words that say nothing of a topic: function words, and the words of
// asking itself.
var stops = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`a about above after again all also am an and any anybody anyone anything are as at be
		because been before being below between both but by can could d did do does doing done down during each else
		ever every everything few for from further get gets give had has have having he her here hers him his how i if
		in into is it its itself just ll m many may me might more most much must my no nor not of off on once only or
		other our out over own per quite rather re s same shall she should so some something such t than that the their
		them then there these they this those through thus to too under until up upon us ve very was we were what when
		where whether which while who whom whose why will with would you your
		say says said saying tell tells told telling talk talks talked talking speak speaks spoke speaking mention
		mentions mentioned comment comments commented remark remarks statement statements quote quotes quotation
		quotations according regarding concerning think thinks thought article articles news report reports topic
		subject question anybody toward towards within without`) {
		m[w] = true
	}
	return m
}()
