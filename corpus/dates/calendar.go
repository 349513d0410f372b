package dates

import "time"

// This file counts in the calendar from a day that is known in full: whole weeks,
// months, years, weekends and seasons.

// back moves a day by n units; a month's overhang goes over into the next month, as
// package time has it.
func (d Date) back(u Unit, n int) Date {
	switch u {
	case Week:
		return d.AddDays(-7 * n)
	case Month:
		return Of(d.time().AddDate(0, -n, 0))
	case Year:
		return Of(d.time().AddDate(-n, 0, 0))
	}
	return d.AddDays(-n)
}

// period is the whole unit of the calendar that lies n units before that of d. Weeks
// begin on Monday; a weekend is the latest that has begun, and one that is not over is
// n = 0.
func (d Date) period(u Unit, n int) Range {
	switch u {
	case Week:
		monday := d.AddDays(-(int(d.Weekday())+6)%7 - 7*n)
		return Range{monday, monday.AddDays(6)}
	case Month:
		first := Date{d.Year, d.Month, 1}.back(Month, n)
		return monthOf(first.Year, first.Month)
	case Year:
		return yearOf(d.Year - n)
	case Weekend:
		since := (int(d.Weekday()) + 1) % 7 // days since Saturday
		if n > 0 && since < 2 {
			since += 7
		}
		saturday := d.AddDays(-since)
		return Range{saturday, saturday.AddDays(1)}
	}
	day := d.AddDays(-n)
	return Range{day, day}
}

// since is how many days before d a weekday was: 0 to 6, and when today is no answer
// 1 to 7.
func (d Date) since(w time.Weekday, before bool) int {
	n := (int(d.Weekday()) - int(w) + 7) % 7
	if n == 0 && before {
		n = 7
	}
	return n
}

// seasonOf is the season that begins in a month, as the north has it. The winter of
// 2015 is the one that ends in it or the one that begins in it: both are meant. Without
// a year it is that of every year.
func seasonOf(y, first int) Range {
	last := (first+1)%12 + 1
	switch {
	case y == 0:
		return Range{Date{Month: first}, Date{Month: last}}
	case first > last:
		return monthsOf(y-1, first, y+1, last)
	}
	return monthsOf(y, first, y, last)
}

// seasonNear is the latest season that is over, or with n = 0 the latest that has begun.
func (d Date) seasonNear(first, n int) Range {
	last := (first+1)%12 + 1
	y := d.Year
	if n == 0 && first > d.Month && first != 12 || n > 0 && d.Month <= first+2 {
		y--
	}
	end := y
	if first > last {
		end++
	}
	return monthsOf(y, first, end, last)
}

// within is the part of a month or year.
func (f fractionOf) within(d Date) Range {
	if d.Month == 0 {
		months := 12 / f.of
		return monthsOf(d.Year, f.n*months+1, d.Year, (f.n+1)*months)
	}
	// thirds overlap by a day or two: nobody is exact about them
	first, last := [3]int{1, 10, 20}[f.n], [3]int{11, 21, DaysIn(d.Year, d.Month)}[f.n]
	return Range{Date{d.Year, d.Month, first}, Date{d.Year, d.Month, last}}
}

// latestYear is the year of the latest such day or month that has begun on d.
func (d Date) latestYear(e Date) int {
	if e.Month > d.Month || e.Month == d.Month && max(1, e.Day) > d.Day {
		return d.Year - 1
	}
	return d.Year
}
