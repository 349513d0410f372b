package dates

import "strings"

// Parse is [Read] without the other reading that a date in numbers may have.
func Parse(s string) (Date, bool) {
	m, ok := Read(s)
	return m.Date, ok
}

// Read reads a field that holds a date as people and programs write it: "22 April
// 2015", "April 22, 2015", "Apr. 22", "2015-04-22", "22.04.2015", an RFC 3339 or mail
// time, "MOSCOW, November 19", and what Date.String writes. It refuses anything that is
// not mainly a date. Of 04/05/2015 the Date is the year, and Ambiguous the rest.
func Read(s string) (Mention, bool) {
	s = strings.Join(strings.Fields(s), " ")
	if len(s) > 100 {
		return Mention{}, false
	}
	if d, ok := partial(s); ok {
		return Mention{Date: d, End: len(s)}, true
	}
	if len(s) >= 10 {
		if num, n := readNumeric(s); n > 0 && !num.date(UnknownOrder).IsZero() {
			if rest := s[n:]; rest == "" || strings.ContainsAny(rest[:1], "T ,;") {
				return Mention{Date: num.date(UnknownOrder), Ambiguous: num.dayFirst, Order: num.order, End: n}, true
			}
		}
	}
	var best Mention
	for _, m := range Mentions(s) {
		if m.Kind == Written && (best.Date.IsZero() || precision(m.Date) > precision(best.Date)) {
			best = m
		}
	}
	if best.Date.IsZero() {
		return Mention{}, false
	}
	if around := s[:best.Start] + " " + s[best.End:]; len(strings.Fields(around)) > 6 {
		return Mention{}, false
	}
	return best, true
}

func precision(d Date) int {
	n := 0
	for _, field := range []int{d.Year, d.Month, d.Day} {
		if field != 0 {
			n++
		}
	}
	return n
}

// partial reads what Date.String writes: "2015", "2015-04", "--04", "--04-22".
func partial(s string) (Date, bool) {
	var d Date
	rest, noYear := strings.CutPrefix(s, "--")
	if !noYear {
		year, n := digits(s)
		if n != 4 {
			return Date{}, false
		}
		d.Year, rest = year, s[n:]
		if rest == "" {
			return d, plausible(year)
		}
		if rest, noYear = strings.CutPrefix(rest, "-"); !noYear {
			return Date{}, false
		}
	}
	month, n := digits(rest)
	if n != 2 || month == 0 {
		return Date{}, false
	}
	d.Month = month
	if rest = rest[n:]; rest != "" {
		day, n := digits(strings.TrimPrefix(rest, "-"))
		if rest[0] != '-' || n != 2 || len(rest) != 3 || day == 0 {
			return Date{}, false
		}
		d.Day = day
	}
	return d, d.Valid() && (d.Year == 0 || plausible(d.Year))
}

// IsYear reports whether s is nothing but the number of a year.
func IsYear(s string) bool {
	year, n := digits(s)
	return n == len(s) && plausible(year)
}
