package index

import (
	"math"

	"onrecord/corpus/dates"
)

// Dates are compared as numbers in which every month has 31 days: only their
// order matters. A date that is known in part stands for the span of days that
// it may be; one without a year for a span within any year.
const (
	monthDays = 31
	yearDays  = 12 * monthDays
)

// Span is what is known of a date: from first to last, both inclusive. In a
// yearless span they count from 1 January of no year and are below yearDays; in
// a dated one they are yearDays or more. The unknown span is {-1, -1}.
type Span struct{ First, Last int32 }

var unknownSpan = Span{-1, -1}

func (s Span) Known() bool    { return s.First >= 0 }
func (s Span) Yearless() bool { return s.Known() && s.First < yearDays }

// SpanOf returns the days that d may be. Fields outside the calendar count as
// unknown, and a day counts only with its month.
func SpanOf(d dates.Date) Span {
	y, m, day := d.Year, d.Month, d.Day
	if y < 0 || y > 9999 {
		y = 0
	}
	if m < 1 || m > 12 {
		m, day = 0, 0
	}
	if day < 1 || day > dates.DaysIn(y, m) {
		day = 0
	}
	base := int32(y) * yearDays
	switch {
	case m == 0 && y == 0:
		return unknownSpan
	case m == 0:
		return Span{base, base + yearDays - 1}
	case day == 0:
		start := base + int32(m-1)*monthDays
		return Span{start, start + int32(dates.DaysIn(y, m)) - 1}
	}
	one := base + int32(m-1)*monthDays + int32(day-1)
	return Span{one, one}
}

// Range is what Query.From and Query.To ask for.
type Range struct {
	Open        bool // nothing is asked
	Yearless    bool // the same days of any year
	First, Last int32
}

// RangeOf reads the bounds. A bound known in part begins with the first and
// ends with the last of its days; a bound without a year takes the other's, and
// when neither has one the same days of every year are meant, over New Year too.
func RangeOf(from, to dates.Date) Range {
	if from.Year == 0 && from.Month != 0 && to.Year != 0 {
		from.Year = to.Year
	}
	if to.Year == 0 && to.Month != 0 && from.Year != 0 {
		to.Year = from.Year
	}
	f, t := SpanOf(from), SpanOf(to)
	r := Range{First: 0, Last: math.MaxInt32}
	switch {
	case !f.Known() && !t.Known():
		r.Open = true
		return r
	case f.Yearless() || t.Yearless():
		r.Yearless, r.Last = true, yearDays-1
	}
	if f.Known() {
		r.First = f.First
	}
	if t.Known() {
		r.Last = t.Last
	}
	return r
}

// Holds reports whether all that is known of a date lies inside the range:
// the whole month for a date without a day, the day in one of the range's years
// for a date without a year. Of an undated hit nothing is known to lie inside.
func (r Range) Holds(s Span) bool {
	switch {
	case r.Open:
		return true
	case !s.Known():
		return false
	case r.Yearless:
		return r.holdsDays(s)
	case s.Yearless():
		return r.holdsSomeYear(s)
	}
	return s.First >= r.First && s.Last <= r.Last
}

// holdsDays compares days without their years.
func (r Range) holdsDays(s Span) bool {
	if s.First/yearDays != s.Last/yearDays {
		return false
	}
	first, last := s.First%yearDays, s.Last%yearDays
	if r.First <= r.Last {
		return first >= r.First && last <= r.Last
	}
	return first >= r.First || last <= r.Last
}

// holdsSomeYear puts a yearless span into the years of the range. An end that is
// open always has such a year.
func (r Range) holdsSomeYear(s Span) bool {
	if r.First == 0 || r.Last == math.MaxInt32 {
		return true
	}
	for y := r.First / yearDays; y <= r.Last/yearDays; y++ {
		last := s.Last
		if month := int(last/monthDays) + 1; s.First < last { // a whole month: February ends early
			last = min(last, int32(month-1)*monthDays+int32(dates.DaysIn(int(y), month))-1)
		}
		if y*yearDays+s.First >= r.First && y*yearDays+last <= r.Last {
			return true
		}
	}
	return false
}
