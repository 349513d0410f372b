package dates

import "strconv"

// Range is the days from From to To, both of them in it; a zero end is open. A range
// of days or months without their years has the year 0 at both ends and means those of
// every year.
type Range struct{ From, To Date }

// IsZero reports whether the range bounds nothing.
func (r Range) IsZero() bool { return r == Range{} }

// Words writes a range for people: "22 April 2015", "April 2015", "since 1 March 2015",
// "until 3 May 2015", "22 April (any year)", "1 March 2015 to 3 May 2015"; "" when it
// bounds nothing.
func (r Range) Words() string {
	switch {
	case r.IsZero():
		return ""
	case r.From == r.To:
		return r.From.anyYear()
	case r.To.IsZero():
		return "since " + r.From.anyYear()
	case r.From.IsZero():
		return "until " + r.To.anyYear()
	}
	if r.From.Year == r.To.Year && r.From.Day == 1 {
		if r == yearOf(r.From.Year) {
			return strconv.Itoa(r.From.Year)
		}
		if r == monthOf(r.From.Year, r.From.Month) {
			return Date{Year: r.From.Year, Month: r.From.Month}.anyYear()
		}
	}
	return r.From.anyYear() + " to " + r.To.anyYear()
}

// anyYear writes a date, and of one without its year that it may be of any.
func (d Date) anyYear() string {
	if d.Year == 0 && !d.IsZero() {
		return d.Words() + " (any year)"
	}
	return d.Words()
}

// Common is what all days of a range have in common: the day, the month, the year or
// nothing.
func (r Range) Common() Date {
	switch a, b := r.From, r.To; {
	case a == b:
		return a
	case a.Year != b.Year:
		return Date{}
	case a.Month != b.Month:
		return Date{Year: a.Year}
	default:
		return Date{Year: a.Year, Month: a.Month}
	}
}

// wide is a date as the range of the days that it can mean; one without its year stays
// as it is.
func (d Date) wide() Range {
	if d.Year == 0 {
		return Range{d, d}
	}
	return Range{d.First(), d.Last()}
}

func yearOf(y int) Range { return Date{Year: y}.wide() }

func monthOf(y, m int) Range { return Date{Year: y, Month: m}.wide() }

// monthsOf is a range of whole months.
func monthsOf(y1, m1, y2, m2 int) Range {
	return Range{Date{y1, m1, 1}, Date{Year: y2, Month: m2}.Last()}
}
