// Package dates reads dates and times: those that a text writes, those that it counts
// from the day of writing, the day that an article gives for itself, and the days that
// a question asks for. Articles and questions share one grammar.
//
// # In and out
//
// [Mentions] finds the times of an article's text; [Resolve] says which day one of them
// means in an article of some day. [Read] and [Parse] read a field that holds little but
// a date, [Line], [Dateline], [Masthead], [InTitle], [InAddress] and [InFileName] the
// day of an article where articles write it. A [Reader] reads what people ask for:
// [Reader.Find] the time in a question, [Reader.Parse] what is typed into an option.
//
// # Steps
//
//	words.txt     the words of dates by class: months, weekdays, units, prepositions
//	words.go      the look-up
//	tokens.go     cuts a text into words and numbers and gives them their classes
//	numeric.go    dates in numbers
//	forms.go      the grammar: one table of forms, each a row of classes
//	mention.go    finds forms in a text and says what they name: a Mention
//	resolve.go    the day of a Mention, counted back from an article's day
//	question.go   a question's tokens, and what is found in them
//	framed.go, bare.go   a time behind a preposition, two as a range; one without
//	askedrange.go the Range of a Mention counted from today
//	calendar.go   weeks, months, seasons before a day
//	date.go, range.go   a date that may be partial, a range of them, comparing
//	order.go      day first or month first, by evidence; orders.txt has who writes what
//	dateline.go, masthead.go, parse.go   where an article's own day stands
//
// # Decisions
//
// A wrong year is worse than none. A [Date] is partial where the evidence is, and its
// [Basis] says what the ground was; what a text counts from a day without a year has
// none either, and what would be after its article is no date.
//
// Articles and questions differ in two things, and both are parameters of the one
// grammar. What is asked may be in small letters and names times that an article only
// mentions ("spring", "the last two weeks"): such forms and words are marked in the
// tables. And an article's "on Wednesday" is a day at or before its own and its "last
// week" a window, while a question's "in May" is a range of whole days, counted by the
// calendar and never reaching into the future.
//
// 04/05/2015 is read in the order that the article or the archive shows ([FindOrder],
// [Orders], [OutletsOrder]). Where nothing shows one, an article's date is only its
// year, and a question's is read with the day first and says so ([Asked].Guessed).
//
// Reading takes time as the text is long: a token is tried against a fixed number of
// forms of at most seven tokens, and a word of no class ends what may have begun.
package dates

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Date is a calendar date as far as it is known: a zero field is unknown.
// Month and day may be known without the year.
type Date struct{ Year, Month, Day int }

// String writes the date as far as it is known: "2015-04-22", "2015-04",
// "2015", "--04-22" and "--04" without the year, "" when nothing is known.
func (d Date) String() string {
	switch {
	case d.Month == 0 && d.Year == 0:
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0 && d.Year == 0:
		return fmt.Sprintf("--%02d", d.Month)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	case d.Year == 0:
		return fmt.Sprintf("--%02d-%02d", d.Month, d.Day)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Words writes the date for people as far as it is known: "22 April 2015",
// "April 2015", "2015", "22 April" and "April" without the year, "" when nothing
// is known.
func (d Date) Words() string {
	var known []string
	if month := time.Month(d.Month); time.January <= month && month <= time.December {
		if d.Day != 0 {
			known = append(known, strconv.Itoa(d.Day))
		}
		known = append(known, month.String())
	}
	if d.Year != 0 {
		known = append(known, strconv.Itoa(d.Year))
	}
	return strings.Join(known, " ")
}

// IsZero reports whether nothing is known.
func (d Date) IsZero() bool { return d == Date{} }

// Complete reports whether year, month and day are known.
func (d Date) Complete() bool { return d.Year != 0 && d.Month != 0 && d.Day != 0 }

// Valid reports whether the fields which are known make a date of the calendar.
func (d Date) Valid() bool {
	switch {
	case d.Year < 0 || d.Year > 9999 || d.Month < 0 || d.Month > 12 || d.Day < 0:
		return false
	case d.Month == 0:
		return d.Day == 0
	}
	return d.Day <= DaysIn(d.Year, d.Month)
}

// DaysIn returns the number of days in a month; in February of an unknown year (0), 29.
func DaysIn(year, month int) int {
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

// First is the first day that d can mean. A date without its year is returned
// with the year 0.
func (d Date) First() Date {
	return Date{d.Year, max(d.Month, 1), max(d.Day, 1)}
}

// Last is the last day that d can mean: of its month, of its year.
func (d Date) Last() Date {
	if d.Month == 0 {
		return Date{d.Year, 12, 31}
	}
	if d.Day == 0 {
		return Date{d.Year, d.Month, DaysIn(d.Year, d.Month)}
	}
	return d
}

// Compare orders dates by year, month and day; what is not known is before what is.
func (d Date) Compare(e Date) int {
	return cmp.Or(cmp.Compare(d.Year, e.Year), cmp.Compare(d.Month, e.Month), cmp.Compare(d.Day, e.Day))
}

// compare orders complete days; years are left out when asked.
func compare(a, b Date, years bool) int {
	if !years {
		a.Year, b.Year = 0, 0
	}
	return a.Compare(b)
}

// Before reports whether every day which d can mean is before every day which e can
// mean. It is false when a year is missing.
func (d Date) Before(e Date) bool {
	return d.Year != 0 && e.Year != 0 && compare(d.Last(), e.First(), true) < 0
}

// After reports whether e is before d.
func (d Date) After(e Date) bool { return e.Before(d) }

// Within reports whether d is for certain in the range from the first day of from to
// the last day of to; a zero end is open. A date less precise than the range
// asks for is not within it: "2015-04" is not within 2015-04-22, and a date
// without its year is only within a range without years.
func (d Date) Within(from, to Date) bool {
	return !d.IsZero() && d.inside(d.First(), d.Last(), from, to)
}

// MayBeWithin reports whether d can be in the range: one of the days which it
// can mean is. An unknown date can be anywhere.
func (d Date) MayBeWithin(from, to Date) bool {
	if d.IsZero() || from.IsZero() && to.IsZero() {
		return true
	}
	if d.Year == 0 && (from.Year != 0 || to.Year != 0) {
		if from.Year == 0 || to.Year == 0 || to.Year-from.Year > 1 {
			return true // open on one side or longer than a year
		}
		for year := from.Year; year <= to.Year; year++ {
			if (Date{year, d.Month, d.Day}).MayBeWithin(from, to) {
				return true
			}
		}
		return false
	}
	return d.inside(d.Last(), d.First(), from, to)
}

// inside reports whether low is not before from and high not after to.
func (d Date) inside(low, high, from, to Date) bool {
	years := from.Year != 0 || to.Year != 0
	if years && d.Year == 0 || !years && d.Month == 0 && !(from.IsZero() && to.IsZero()) {
		return false
	}
	after := from.IsZero() || compare(low, from.First(), years) >= 0
	before := to.IsZero() || compare(high, to.Last(), years) <= 0
	if !years && !from.IsZero() && !to.IsZero() && compare(from.First(), to.Last(), false) > 0 {
		return after || before // over the turn of the year
	}
	return after && before
}

// Weekday is the day of the week of a complete date.
func (d Date) Weekday() time.Weekday { return d.time().Weekday() }

// AddDays moves a complete date.
func (d Date) AddDays(n int) Date { return Of(d.time().AddDate(0, 0, n)) }

func (d Date) time() time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 12, 0, 0, 0, time.UTC)
}

// Of is the day of an instant, in its own zone.
func Of(t time.Time) Date {
	y, m, day := t.Date()
	return Date{y, int(m), day}
}

// DaysBetween is the number of days from complete date a to b.
func DaysBetween(a, b Date) int { return int(b.time().Sub(a.time()).Hours() / 24) }
