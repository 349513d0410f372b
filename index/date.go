package index

import (
	"math"

	"onrecord/corpus"
)

// Dates are compared as numbers in which every month has 31 days: only their
// order matters. A date that is known in part stands for the span of days that
// it may be; one without a year for a span within any year.
const (
	monthDays = 31
	yearDays  = 12 * monthDays
)

// span is what is known of a date: from first to last, both inclusive. In a
// yearless span they count from 1 January of no year and are below yearDays; in
// a dated one they are yearDays or more. The unknown span is {-1, -1}.
type span struct{ first, last int32 }

var unknownSpan = span{-1, -1}

func (s span) known() bool    { return s.first >= 0 }
func (s span) yearless() bool { return s.known() && s.first < yearDays }

// spanOf returns the days that d may be. Fields outside the calendar count as
// unknown, and a day counts only with its month.
func spanOf(d corpus.Date) span {
	y, m, day := d.Year, d.Month, d.Day
	if y < 0 || y > 9999 {
		y = 0
	}
	if m < 1 || m > 12 {
		m, day = 0, 0
	}
	if day < 1 || day > daysIn(y, m) {
		day = 0
	}
	base := int32(y) * yearDays
	switch {
	case m == 0 && y == 0:
		return unknownSpan
	case m == 0:
		return span{base, base + yearDays - 1}
	case day == 0:
		start := base + int32(m-1)*monthDays
		return span{start, start + int32(daysIn(y, m)) - 1}
	}
	one := base + int32(m-1)*monthDays + int32(day-1)
	return span{one, one}
}

// daysIn returns the days of a month; of February without a year, 29.
func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29 // the year 0, which is no year, among them
		}
		return 28
	}
	return 31
}

// dateRange is what Query.From and Query.To ask for.
type dateRange struct {
	open        bool // nothing is asked
	yearless    bool // the same days of any year
	first, last int32
}

// rangeOf reads the bounds. A bound known in part begins with the first and
// ends with the last of its days; a bound without a year takes the other's, and
// when neither has one the same days of every year are meant, over New Year too.
func rangeOf(from, to corpus.Date) dateRange {
	if from.Year == 0 && from.Month != 0 && to.Year != 0 {
		from.Year = to.Year
	}
	if to.Year == 0 && to.Month != 0 && from.Year != 0 {
		to.Year = from.Year
	}
	f, t := spanOf(from), spanOf(to)
	r := dateRange{first: 0, last: math.MaxInt32}
	switch {
	case !f.known() && !t.known():
		r.open = true
		return r
	case f.yearless() || t.yearless():
		r.yearless, r.last = true, yearDays-1
	}
	if f.known() {
		r.first = f.first
	}
	if t.known() {
		r.last = t.last
	}
	return r
}

// holds reports whether all that is known of a date lies inside the range:
// the whole month for a date without a day, the day in one of the range's years
// for a date without a year. Of an undated hit nothing is known to lie inside.
func (r dateRange) holds(s span) bool {
	switch {
	case r.open:
		return true
	case !s.known():
		return false
	case r.yearless:
		return r.holdsDays(s)
	case s.yearless():
		return r.holdsSomeYear(s)
	}
	return s.first >= r.first && s.last <= r.last
}

// holdsDays compares days without their years.
func (r dateRange) holdsDays(s span) bool {
	if s.first/yearDays != s.last/yearDays {
		return false
	}
	first, last := s.first%yearDays, s.last%yearDays
	if r.first <= r.last {
		return first >= r.first && last <= r.last
	}
	return first >= r.first || last <= r.last
}

// holdsSomeYear puts a yearless span into the years of the range. An end that is
// open always has such a year.
func (r dateRange) holdsSomeYear(s span) bool {
	if r.first == 0 || r.last == math.MaxInt32 {
		return true
	}
	for y := r.first / yearDays; y <= r.last/yearDays; y++ {
		last := s.last
		if month := int(last/monthDays) + 1; s.first < last { // a whole month: February ends early
			last = min(last, int32(month-1)*monthDays+int32(daysIn(int(y), month))-1)
		}
		if y*yearDays+s.first >= r.first && y*yearDays+last <= r.last {
			return true
		}
	}
	return false
}

// zoneSize is for how many documents it is kept which dates they may have.
const zoneSize = 1 << 10

// zone is what the dates of some neighbouring documents leave open. Archives are
// in the order of their files, which is often that of the days.
type zone struct {
	first, last int32 // the latest first day and the earliest last day of those with a year
	yearless    bool  // some have none
}

// mayHold reports whether a document of a zone may lie inside the range.
func (r dateRange) mayHold(z zone) bool {
	return r.open || r.yearless || z.yearless || z.first >= r.first && z.last <= r.last
}

// zonesOf brings spans together.
func zonesOf(first, last []int32) []zone {
	zones := make([]zone, (len(first)+zoneSize-1)/zoneSize)
	for i := range zones {
		zones[i] = zone{first: -1, last: math.MaxInt32}
	}
	for doc := range first {
		z := &zones[doc/zoneSize]
		switch s := (span{first[doc], last[doc]}); {
		case !s.known():
		case s.yearless():
			z.yearless = true
		default:
			z.first, z.last = max(z.first, s.first), min(z.last, s.last)
		}
	}
	return zones
}
