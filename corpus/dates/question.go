package dates

import (
	"fmt"
	"strings"
)

// Asked is what a question asks for when it names a time.
type Asked struct {
	Range
	Start, End int    // bytes of the question that the time takes, its preposition included
	Relative   bool   // counted from today: a day of which nobody knows the year is none of it
	Single     string // the words of one day, month or year that is not counted from today, without its preposition; else ""
	Guessed    string // the words of a date that is read with the day first though nothing shows that it is so; else ""
}

// Reader reads the times that people ask for.
type Reader struct {
	Today Date         // from which they count
	Order func() Order // that the archive's dates have in numbers; asked only where it matters, and nil when unknown
}

// Find returns the first phrase of a question that says when; ok is false when there
// is none. A month or year needs a preposition that dates ("in May", "since 2014"), so
// that "what did May say" keeps its Prime Minister.
func (r Reader) Find(q string) (Asked, bool) {
	p := r.phrase(q)
	for i := range p.ts {
		if got, n := p.framed(i, false); n > 0 {
			return p.asked(got, p.ts[i].start, i, n), true
		}
	}
	for i := range p.ts {
		if got, n := p.bareDays(i); n > 0 {
			return p.asked(got, p.ts[i].start, i, n), true
		}
	}
	for i := 0; i < len(p.ts); {
		got, n, ok := p.bare(i)
		if ok {
			return p.asked(got, periodStart(q, p.ts[i].start), i, n), true
		}
		i += max(n, 1)
	}
	return Asked{}, false
}

// ErrNoRange is the error of [Reader.Parse]; it says what would be understood.
var ErrNoRange = fmt.Errorf(`not a date I can read; write it like "22 April 2015", "April 2015", "2015-04-22", "last week" or "since March"`)

// Parse reads what people type into a date option ("22 April 2015", "April 2015", "last
// week", "2015-04-22", "since March", "March to May 2015"). The error is [ErrNoRange]
// with the words that were typed.
func (r Reader) Parse(s string) (Range, error) {
	s = strings.Join(strings.Fields(s), " ")
	if len(s) > 100 {
		return Range{}, ErrNoRange
	}
	p := r.phrase(s)
	if len(p.ts) > 0 && p.ts[0].start == 0 {
		if got, n := p.framed(0, true); n > 0 {
			return got, nil
		}
		if got, n := p.daysOfMonth(0); n > 0 && p.ends(n) {
			return got, nil
		}
		if first, n := p.moment(0); n > 0 {
			if p.ends(n) {
				return first, nil
			}
			if next := p.join(n, false); next > 0 {
				if second, k := p.moment(next); k > 0 && p.ends(next+k) {
					return r.both(first, second), nil
				}
			}
		}
	}
	return Range{}, fmt.Errorf("%.40q is %w", s, ErrNoRange)
}

// Impossible returns what a question writes like a full date though no calendar has it
// ("31 February 2015"); "" when there is none.
func (r Reader) Impossible(q string) string {
	p := r.phrase(q)
	for i := 0; i < len(p.ts); i++ {
		m, n := p.cutter.read(p.ts[i:])
		if n > 0 && m.Kind == Written && m.Date.IsZero() && (n == 1 || p.ts[i+n-1].is&year != 0) {
			return q[m.Start:m.End]
		}
		i += max(n, 1) - 1
	}
	return ""
}

// phrase is a question cut into tokens. Words of no class are among them.
type phrase struct {
	cutter cutter
	reader Reader
	ts     []token
}

func (r Reader) phrase(q string) *phrase {
	p := &phrase{cutter: cutter{text: q, asked: true}, reader: r}
	for t, ok := p.cutter.next(); ok; t, ok = p.cutter.next() {
		p.ts = append(p.ts, t)
	}
	return p
}

// ends reports whether the text ends before token i.
func (p *phrase) ends(i int) bool { return i == len(p.ts) && p.ts[i-1].end == len(p.cutter.text) }

// asked is what was found in the n tokens from i on.
func (p *phrase) asked(r Range, start, i, n int) Asked {
	a := Asked{Range: r, Start: start, End: p.ts[i+n-1].end}
	ranged, years := false, false
	for k := i; k < i+n; k++ {
		t := &p.ts[k]
		years = years || t.is&year != 0 || t.is&numeric != 0
		a.Relative = a.Relative || t.is&(near|today) != 0 || t.word == "ago" ||
			t.is&weekday != 0 && (r.From.Year != 0 || r.To.Year != 0) // not "Monday, 25 September"
		if !t.numbers.dayFirst.IsZero() && (p.reader.Order == nil || p.reader.Order() == UnknownOrder) {
			a.Guessed = p.cutter.text[t.start:t.end]
		}
		ranged = ranged || k > i && (t.is&joiner != 0 || p.dash(k))
	}
	a.Relative = a.Relative && !years
	first := p.ts[i]
	if first.is&frame != 0 {
		if w := first.n(frame); w > framedOn || first.word == "around" || first.word == "at" || first.word == "throughout" {
			return a
		}
		first = p.ts[i+1]
	}
	if !a.Relative && !ranged {
		a.Single = p.cutter.text[first.start:a.End]
		if strings.ContainsAny(a.Single, "-–—/") {
			a.Single = ""
		}
	}
	return a
}
