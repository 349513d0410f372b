package dates

import (
	"strings"
	"time"
	"unicode/utf8"
)

// Mention is a time as a text writes it: a date, or words that count from the day of
// writing.
type Mention struct {
	Start, End int // bytes of the text
	Kind       Kind
	Date       Date         // what is written of it; of a season its first month
	Ambiguous  Date         // a date in numbers that has two readings, as read with the day first; else zero
	Order      Order        // of a date in numbers that can only be read in one
	Weekday    time.Weekday // of a weekday, and of a date that has one
	HasWeekday bool
	Unit       Unit // of Near, Past and Ago, and Week of a weekday whose week is named
	N          int  // units back of Near ("this" 0, "last" 1) and Ago; how many of Past; of other kinds 1 for "last"
	part       fractionOf
}

// Kind is what a mention names a time by.
type Kind int

// The kinds of mentions.
const (
	Written    Kind = iota // "22 April 2015", "April", "2015"
	Weekday                // "on Wednesday", "last Wednesday", "Wednesday of last week"
	Near                   // "today", "this week", "last month", "last weekend"
	Ago                    // "three days ago"
	Past                   // "the last two weeks"
	NearMonth              // "last March"
	NearSeason             // "last summer"
	OfSeason               // "spring 2015", "spring"
	Part                   // "early March 2015", "late 2015", "the first quarter of 2015"
)

// fractionOf is the n-th, from 0, of as many parts of a month or year; the last when n
// is -1.
type fractionOf struct{ n, of int }

// In returns a mention as read in an order; what is not ambiguous stays as it is.
func (m Mention) In(o Order) Mention {
	if !m.Ambiguous.IsZero() {
		m.Date = numbers{dayFirst: m.Ambiguous}.date(o)
	}
	return m
}

// Mentions finds the times in a text, in order and without overlap.
func Mentions(text string) []Mention {
	var found []Mention
	c := cutter{text: text}
	c.each(func(m Mention) { found = append(found, m) })
	return found
}

// each calls do for each time of the text. Only neighbours of each other can be one
// date, so that a word of no class ends what may have begun.
func (c *cutter) each(do func(Mention)) {
	var run []token
	for {
		t, more := c.next()
		if more && t.is != 0 {
			run = append(run, t)
			if len(run) < 2*longestForm {
				continue
			}
		}
		for len(run) > 0 {
			m, n := c.read(run)
			if n > 0 && (m.Kind != Written || !m.Date.IsZero()) {
				do(m)
			}
			run = run[max(n, 1):]
			if more && t.is != 0 && len(run) < longestForm {
				break // the rest may go on
			}
		}
		if !more {
			return
		}
	}
}

// longestForm is the number of tokens that a mention can have: a weekday and the six
// steps of a form.
const longestForm = 7

// read reads the time that the tokens begin with and returns how many tokens it takes;
// 0 when they begin with none. A date that the calendar lacks is zero.
func (c *cutter) read(ts []token) (Mention, int) {
	c.work++
	if ts[0].is&weekday != 0 && len(ts) > 1 && c.joins(ts) {
		from := 1
		if c.asked && ts[1].word == "the" {
			from = 2
		}
		if m, n := c.readForms(ts[from:]); n > 0 && m.NamesDay() {
			m.Start, m.Weekday, m.HasWeekday = ts[0].start, time.Weekday(ts[0].n(weekday)), true
			return m, n + from
		}
	}
	return c.readForms(ts)
}

// joins reports whether the weekday that ts begin with can belong to what follows.
func (c *cutter) joins(ts []token) bool {
	return between(c.text, &ts[0], &ts[1], " ,.") && (ts[1].word != "the" || c.asked && len(ts) > 2)
}

func (c *cutter) readForms(ts []token) (Mention, int) {
	for i := range forms {
		f := &forms[i]
		if f.heads&ts[0].is == 0 || f.least > len(ts) || f.asked && !c.asked {
			continue
		}
		p, n := f.match(c.text, ts)
		c.work += max(n, 1)
		if n == 0 {
			continue
		}
		m := Mention{Start: ts[0].start, End: ts[n-1].end, Kind: f.kind}
		if c.mean(&m, &p, ts, n) {
			return m, n
		}
	}
	return Mention{}, 0
}

// mean says what the parts of a form mean; false when it is no time after all.
func (c *cutter) mean(m *Mention, p *parts, ts []token, n int) bool {
	m.Date = Date{p.n(year), p.n(month), p.n(day)}
	m.N = p.n(near)
	switch m.Kind {
	case Written:
		return c.written(m, p, ts)
	case OfSeason, NearSeason:
		m.Date.Month = p.n(season)
		return m.Kind == NearSeason || m.Date.Year != 0 || ts[n-1].word != "fall" // "the fall" is as often that of a city
	case Part:
		return c.part(m, p, ts, n)
	case NearMonth:
		return ts[0].word == "last"
	case Near:
		return c.near(m, p, ts)
	case Past, Ago:
		m.Unit = Unit(p.n(unit))
		if n := p.n(count) + p.n(amount); m.Kind == Ago {
			m.N = n
			return n > 0
		} else if m.N == 0 {
			return false // "this two weeks"
		} else {
			m.N = n
		}
		return m.N > 0
	case Weekday:
		m.Weekday, m.HasWeekday = time.Weekday(p.n(weekday)), true
		if m.Unit = Unit(p.n(unit)); m.Unit != 0 && m.Unit != Week {
			return false
		}
		return c.asked && (len(ts) == 0 || ts[0].is&nearAsked == 0) || !c.asked && len(p[weekday.index()].word) >= 6 // not "The Sun", "Sat"
	}
	return false
}

// written says which date is written.
func (c *cutter) written(m *Mention, p *parts, ts []token) bool {
	switch t := &ts[0]; {
	case t.is&numeric != 0:
		m.Date, m.Ambiguous, m.Order = t.numbers.date(UnknownOrder), t.numbers.dayFirst, t.numbers.order
		return true
	case !m.Date.Valid():
		m.Date = Date{} // "31 April 2015" is no day, and no month either
		return true
	case c.asked:
		return true
	case m.Date.Month == 0:
		return yearAlone(c.text, t)
	}
	return m.Date.Day != 0 || m.Date.Year != 0 || ts[0].is&name == 0 || monthBefore(c.text, m.Start)
}

// part says which part of a month or year is meant. The beginning or end of a month is
// no part of it where a day follows ("classes start May 4").
func (c *cutter) part(m *Mention, p *parts, ts []token, n int) bool {
	switch {
	case p.has(third):
		m.part = fractionOf{p.n(third), 3}
		followed := n < len(ts) && ts[n].is&day != 0 && between(c.text, &ts[n-1], &ts[n], " .")
		return m.Date.Month == 0 || m.Date.Year != 0 || !followed
	case p.has(quarterName):
		m.part = fractionOf{p.n(quarterName) - 1, 4}
	default:
		m.part = fractionOf{p.n(ordinal) - 1, 12 / p.n(fraction)}
		if p.n(ordinal) < 0 {
			m.part.n = m.part.of - 1
		}
	}
	return m.part.n < m.part.of
}

// near says how far back from the day of writing a time is.
func (c *cutter) near(m *Mention, p *parts, ts []token) bool {
	m.Unit = Day
	switch {
	case p.has(unit):
		t := p[unit.index()]
		m.Unit = Unit(t.n(unit))
		return m.Unit != Day && !strings.HasSuffix(t.word, "s")
	case p.has(weekend):
		m.Unit = Weekend
	case p.has(daypart):
		return m.N == 0
	case p.has(night):
		return m.N == 1 && ts[0].word == "last"
	case p.has(today):
		m.N = p.n(today)
		if len(ts) > 1 && ts[0].is&today == 0 { // the day before
			m.N++
			return m.N == 2
		}
		return c.asked || m.N > 0 || !ts[0].capital || opens(c.text, ts[0].start) // not "Russia Today"
	}
	return true
}

// yearAlone reports whether a number is the year of "in 2012".
func yearAlone(text string, t *token) bool {
	if strings.HasPrefix(text[t.end:], "-") {
		return false
	}
	before := strings.ToLower(text[max(0, t.start-8):t.start])
	for _, determiner := range []string{"a ", "an ", "the ", "his ", "her ", "their "} { // "in a 2014 interview"
		if head, ok := strings.CutSuffix(before, "in "+determiner); ok {
			before = head + "in "
		}
	}
	return before == "in " || strings.HasSuffix(before, " in ") || strings.HasSuffix(before, "\nin ") || strings.HasSuffix(before, "\"in ")
}

// monthBefore reports whether the words before i let a month be expected.
func monthBefore(text string, i int) bool {
	before := strings.Fields(text[max(0, i-16):i])
	if len(before) == 0 {
		return i == 0
	}
	switch strings.ToLower(before[len(before)-1]) {
	case "in", "since", "of", "until", "last", "early", "late", "mid", "this":
		return true
	}
	return false
}

// opens reports whether a sentence begins at i.
func opens(text string, i int) bool {
	before := strings.TrimRight(text[:i], " \n\"“‘'«—–-")
	last, _ := utf8.DecodeLastRuneInString(before)
	return before == "" || strings.ContainsRune(".!?:”", last)
}
