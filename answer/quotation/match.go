package quotation

import (
	"strings"

	"onrecord/corpus/text"
)

// What a match must keep of the quotation.
const (
	leastKept    = 0.7 // as a share of the words
	leastSpliced = 0.8 // the same, of words that come from two places
	leastWords   = 4   // fewer words are found as they are, or not
	leastPart    = 3   // words of a part that come from another place
)

// Match is where a text has the words of a quotation, or most of them.
type Match struct {
	Parts       []text.Range // bytes of the text, in the order of the quotation: more than one where words are cut out, or spliced
	Differences []Difference // in the order of the quotation; none when the words stand there
	Spliced     bool         // the words come from two places, without a mark
	Same        int          // words of the quotation that the text has
	Left        int          // words of the text, between them, that the quotation leaves out unmarked
	Words       int          // of the quotation
}

// Difference is words of the quotation, and those that the text has in their place;
// one of the two may be empty.
type Difference struct {
	Yours  string `json:"yours"`
	Theirs string `json:"theirs"`
}

// String says in words what was changed.
func (d Difference) String() string {
	yours, theirs := "“"+strings.Join(strings.Fields(d.Yours), " ")+"”", "“"+strings.Join(strings.Fields(d.Theirs), " ")+"”"
	switch {
	case d.Yours == "":
		return "Left out: " + theirs
	case d.Theirs == "":
		return "Added: " + yours
	}
	return "Changed: " + yours + " where the article has " + theirs
}

// Verbatim reports whether the words stand in the text as they are quoted.
func (m Match) Verbatim() bool { return len(m.Differences) == 0 && !m.Spliced }

// Kept is the share of the quotation and of the words left out between that is the
// same on both sides, from 0 to 1.
func (m Match) Kept() float64 { return float64(m.Same) / float64(max(1, m.Words+m.Left)) }

// Share is the share of the words that stand in one of the texts, wherever that is, from
// 0 to 1. It is cheap beside [Quotation.In].
func (q Quotation) Share(texts []string) float64 {
	missing := map[string]bool{}
	for _, t := range q.tokens {
		if t.kind == word {
			missing[t.fold] = true
		}
	}
	all := len(missing)
	for _, s := range texts {
		for _, t := range tokenize(s, false) {
			delete(missing, t.fold)
		}
	}
	return 1 - float64(len(missing))/float64(max(1, all))
}

// Text is a text in which quotations are looked for, cut into words once.
type Text struct {
	body   string
	tokens []token
}

// Read cuts a text into words.
func Read(body string) Text { return Text{body, tokenize(body, false)} }

// In is [Quotation.Within] of a text that is looked at once.
func (q Quotation) In(article string, gaps []text.Range) (Match, bool) {
	return q.Within(Read(article), gaps)
}

// Near reports whether neighbouring words of the quotation stand together in a text;
// where they do not, [Quotation.Within] finds nothing whatever the gaps.
func (q Quotation) Near(t Text) bool { return len(regions(q, t.tokens, nil)) > 0 }

// Within finds the place of a text that has most of the quotation. Gaps are byte ranges,
// in order, that stand between two parts of one statement and are passed over: the
// reporting clauses. It reports false when the text has no more of the quotation than
// any other text might.
func (q Quotation) Within(t Text, gaps []text.Range) (Match, bool) {
	article := t.body
	places := regions(q, t.tokens, gaps)
	if len(places) == 0 {
		return Match{}, false
	}
	steps, jumps := align(q.tokens, places).cheapest()
	m := q.read(article, places, steps)
	m.Spliced = jumps
	switch {
	case m.Verbatim():
		return m, true
	case q.words < leastWords:
		return m, false
	case jumps:
		return m, m.Kept() >= leastSpliced && shortest(steps) >= leastPart
	}
	return m, m.Kept() >= leastKept
}

// shortest is how many words of a spliced quotation its smaller part has as the text
// has them.
func shortest(steps []pair) int {
	n := [2]int{}
	part := 0
	for _, s := range steps {
		switch s.by {
		case jump:
			part = 1
		case same:
			n[part]++
		}
	}
	return min(n[0], n[1])
}

// read makes a match of the steps of an alignment.
func (q Quotation) read(article string, places []place, steps []pair) Match {
	m := Match{Words: q.words}
	for i := 0; i < len(steps); {
		switch steps[i].by {
		case same:
			m.Same++
			m.extend(places[steps[i].place].at, i > 0 && breaks(steps[i-1].by))
			i++
		case change, add, leave:
			end := i
			for end < len(steps) && (steps[end].by == change || steps[end].by == add || steps[end].by == leave) {
				if steps[end].by == leave {
					m.Left++
				}
				end++
			}
			m.Differences = append(m.Differences, q.difference(article, places, steps[i:end]))
			i = end
		case jump:
			if d, ok := q.between(article, places, steps, i); ok {
				m.Differences = append(m.Differences, d)
			}
			i++
		default:
			i++
		}
	}
	return m
}

func breaks(by step) bool { return by == skip || by == jump }

// extend adds a word of the text to the last part, or begins a new part.
func (m *Match) extend(at text.Range, apart bool) {
	if n := len(m.Parts); n > 0 && !apart && at.Start >= m.Parts[n-1].End {
		m.Parts[n-1].End = at.End
		return
	}
	m.Parts = append(m.Parts, at)
}

func (q Quotation) difference(article string, places []place, steps []pair) Difference {
	yours, theirs := text.Range{Start: -1}, text.Range{Start: -1}
	grow := func(r *text.Range, by text.Range) {
		if r.Start < 0 {
			r.Start = by.Start
		}
		r.End = by.End
	}
	for _, s := range steps {
		if s.quoted >= 0 {
			grow(&yours, q.tokens[s.quoted].at)
		}
		if s.place >= 0 {
			grow(&theirs, places[s.place].at)
		}
	}
	var d Difference
	if yours.Start >= 0 {
		d.Yours = q.Text[yours.Start:yours.End]
	}
	if theirs.Start >= 0 {
		d.Theirs = article[theirs.Start:theirs.End]
	}
	return d
}

// mostBetween is how many bytes of the words between two spliced parts are told.
const mostBetween = 300

// between returns the words of the text that a jump forward leaves out.
func (q Quotation) between(article string, places []place, steps []pair, at int) (Difference, bool) {
	from, to := -1, -1
	for _, s := range steps[:at] {
		if s.place >= 0 {
			from = places[s.place].at.End
		}
	}
	for _, s := range steps[at:] {
		if s.place >= 0 {
			to = places[s.place].at.Start
			break
		}
	}
	if from < 0 || to <= from || to-from > mostBetween {
		return Difference{}, false
	}
	return Difference{Theirs: strings.Trim(article[from:to], " \t\n.,;:!?\"'“”‘’«»")}, true
}
