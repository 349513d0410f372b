package dates

import "strings"

// Order is which of day and month stands first where a date is written in numbers.
type Order int8

// The orders. Of an unknown order 04/05/2015 says no more than its year.
const (
	UnknownOrder Order = iota
	DayFirst
	MonthFirst
)

// numbers is a date in numbers: certain when its own form leaves no doubt, else read
// in either order. All are zero when the calendar has none of it.
type numbers struct {
	certain  Date
	dayFirst Date  // and, with day and month changed, the other reading
	order    Order // that a certain date was written in, where day and month could have been changed
}

func (n numbers) date(o Order) Date {
	switch {
	case n.dayFirst.IsZero():
		return n.certain
	case o == DayFirst:
		return n.dayFirst
	case o == MonthFirst:
		return n.dayFirst.swapped()
	}
	return Date{Year: n.dayFirst.Year}
}

func (d Date) swapped() Date { return Date{d.Year, d.Day, d.Month} }

// readNumeric reads "2015-04-22", "2015/04/22", "20150422T...", "22.04.2015" and
// "22/04/2015" at the start of s and returns their length, 0 when s begins with no such
// thing.
func readNumeric(s string) (numbers, int) {
	a, n := digits(s)
	if n == 8 && len(s) > 8 && s[8] == 'T' {
		return certainly(Date{a / 10000, a / 100 % 100, a % 100}, UnknownOrder), 8
	}
	if n == 0 || n >= len(s) || !strings.ContainsRune("-/.", rune(s[n])) {
		return numbers{}, 0
	}
	sep := s[n]
	b, nb := digits(s[n+1:])
	at := n + 1 + nb
	if nb == 0 || nb > 2 || at >= len(s) || s[at] != sep {
		return numbers{}, 0
	}
	c, nc := digits(s[at+1:])
	end := at + 1 + nc
	switch {
	case n == 4 && nc >= 1 && nc <= 2 && sep != '.':
		return certainly(Date{a, b, c}, UnknownOrder), end
	case n > 2 || nc != 4:
		return numbers{}, 0
	case sep == '.' && b <= 12 || a == b:
		return certainly(Date{c, b, a}, UnknownOrder), end
	case a > 12:
		return certainly(Date{c, b, a}, DayFirst), end
	case b > 12:
		return certainly(Date{c, a, b}, MonthFirst), end
	}
	first := certainly(Date{c, b, a}, UnknownOrder).certain
	if first.IsZero() {
		return numbers{}, end
	}
	return numbers{dayFirst: first}, end
}

// certainly is a date if the calendar has it.
func certainly(d Date, o Order) numbers {
	if !plausible(d.Year) || !d.Valid() || d.Day == 0 || d.Month == 0 {
		return numbers{}
	}
	return numbers{certain: d, order: o}
}
