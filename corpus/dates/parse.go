package dates

import (
	"strings"
)

// Parse reads a date as people and programs write it: "22 April 2015",
// "April 22, 2015", "Apr. 22", "2015-04-22", "22.04.2015", an RFC 3339 or mail
// time, "MOSCOW, November 19", and what Date.String writes. It refuses anything
// that is not mainly a date.
func Parse(s string) (Date, bool) {
	s = strings.Join(strings.Fields(s), " ")
	if len(s) > 100 {
		return Date{}, false
	}
	if d, ok := partial(s); ok {
		return d, true
	}
	if len(s) >= 10 {
		if d, n := numeric(s); n > 0 {
			if rest := s[n:]; rest == "" || strings.ContainsAny(rest[:1], "T ,;") {
				return d, true
			}
		}
	}
	var best Mention
	found := Mentions(s)
	for _, m := range found {
		if m.Kind == Written && (best.Date.IsZero() || precision(m.Date) > precision(best.Date)) {
			best = m
		}
	}
	if best.Date.IsZero() {
		return Date{}, false
	}
	if around := s[:best.Start] + " " + s[best.End:]; len(strings.Fields(around)) > 6 {
		return Date{}, false
	}
	return best.Date, true
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

// plausible tells a year that an article can be from or speak about.
func plausible(year int) bool { return year >= 1900 && year < 2100 }

// digits reads the number that s begins with, up to nine digits.
func digits(s string) (value, n int) {
	for n < len(s) && n < 9 && s[n] >= '0' && s[n] <= '9' {
		value = value*10 + int(s[n]-'0')
		n++
	}
	return value, n
}

// numeric reads "2015-04-22", "2015/04/22", "20150422T...", "22.04.2015" and
// "22/04/2015" at the start of s and returns its length. Where day and month
// cannot be told apart it gives the year alone.
func numeric(s string) (Date, int) {
	a, n := digits(s)
	if n == 8 && len(s) > 8 && s[8] == 'T' {
		return checked(Date{a / 10000, a / 100 % 100, a % 100}, 8)
	}
	if n == 0 || n >= len(s) || !strings.ContainsRune("-/.", rune(s[n])) {
		return Date{}, 0
	}
	sep := s[n]
	b, nb := digits(s[n+1:])
	at := n + 1 + nb
	if nb == 0 || nb > 2 || at >= len(s) || s[at] != sep {
		return Date{}, 0
	}
	c, nc := digits(s[at+1:])
	end := at + 1 + nc
	switch {
	case n == 4 && nc >= 1 && nc <= 2 && sep != '.':
		return checked(Date{a, b, c}, end)
	case n <= 2 && nc == 4 && sep == '.':
		return checked(Date{c, b, a}, end)
	case n <= 2 && nc == 4 && (a > 12 || a == b):
		return checked(Date{c, b, a}, end)
	case n <= 2 && nc == 4 && b > 12:
		return checked(Date{c, a, b}, end)
	case n <= 2 && nc == 4 && a > 0 && b > 0:
		return checked(Date{Year: c}, end)
	}
	return Date{}, 0
}

func checked(d Date, n int) (Date, int) {
	if !plausible(d.Year) || !d.Valid() || d.Day != 0 && d.Month == 0 {
		return Date{}, 0
	}
	return d, n
}

// IsYear reports whether s is nothing but the number of a year.
func IsYear(s string) bool {
	year, n := digits(s)
	return n == len(s) && plausible(year)
}
