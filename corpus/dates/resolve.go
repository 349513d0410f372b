package dates

// Resolve works out the day that a mention means in an article of day p, as far as a
// single date can say it. The year is taken from p only, and never claimed when p has
// none. What is to come, on the next day too, is Unknown: nobody has said anything then.
func Resolve(m Mention, p Date) (Date, Basis) {
	d, basis := resolve(m, p)
	if d.After(p) {
		return Date{}, Unknown
	}
	return d, basis
}

func resolve(m Mention, p Date) (Date, Basis) {
	switch d := m.Date; {
	case m.Kind == Part && d.Month == 0, m.Kind == OfSeason:
		return Date{Year: d.Year}, Stated
	case m.Kind != Written && m.Kind != Part:
		if d = m.from(p); d.IsZero() {
			return d, Unknown
		}
		return d, Inferred
	case d.Year == 0:
		return d.withYearBefore(p)
	default:
		return d, Stated
	}
}

// soon is how many days after an article a day without its year is not taken for that
// of the year before.
const soon = 45

// daysAfter is how many days after a day another is; 0 when one of them is not known to
// the day.
func daysAfter(d, after Date) int {
	if !d.Complete() || !after.Complete() || !after.Valid() {
		return 0
	}
	return DaysBetween(d, after)
}

// Upcoming is the day that a mention means when that is one of the weeks after an
// article of day p; else zero.
func Upcoming(m Mention, p Date) Date {
	d := m.Date
	if d.Year == 0 {
		d.Year = p.Year
	}
	if n := daysAfter(p, d); m.Kind != Written || n <= 0 || n > soon {
		return Date{}
	}
	return d
}

// withYearBefore gives a day or month without its year that of the latest one before an
// article of day p.
func (d Date) withYearBefore(p Date) (Date, Basis) {
	switch {
	case p.Year == 0, p.Month == 0, d.Month == p.Month && (d.Day == 0 || p.Day == 0):
		return d, Stated // of which year nobody knows
	}
	year := p.Year
	if p.Complete() {
		next := p.AddDays(1) // the writer's day may have ended before the reader's
		dated := Date{year, d.Month, d.Day}
		if n := daysAfter(next, dated); n > 0 && n <= soon {
			return Date{}, Unknown // the article was added to, or tells what is to come
		}
		if d.Day != 0 && dated.Valid() && DaysBetween(next, dated) > 0 || d.Day == 0 && d.Month > next.Month {
			year--
		}
	} else if d.Month > p.Month {
		year--
	}
	if d.Year = year; !d.Valid() {
		d.Year = 0
		return d, Stated
	}
	return d, Inferred
}

// from counts the time of a mention back from an article of day p; zero when it says no
// date, or p is not known well enough. A week is that which ends with the article: news
// of a Monday calls Friday this week, and of last week knows no Sunday.
func (m Mention) from(p Date) Date {
	if !p.Complete() {
		return m.fromPart(p)
	}
	switch m.Kind {
	case Weekday:
		return m.weekday(p)
	case NearMonth:
		return Date{p.latestYear(Date{Month: m.Date.Month}), m.Date.Month, 0}
	case NearSeason:
		if m.N == 0 {
			return Date{} // it may be to come
		}
		return p.seasonNear(m.Date.Month, m.N).Common()
	case Near:
		if m.Unit == Week {
			return Range{p.AddDays(-6 - 7*m.N), p.AddDays(-m.N)}.Common()
		}
		return p.period(m.Unit, m.N).Common()
	case Ago:
		return m.ago(p)
	}
	return Date{}
}

// weekday is the day of a weekday in an article of day p; of one "last week" that in
// the week, from Monday to Sunday, before the one of p.
func (m Mention) weekday(p Date) Date {
	if m.Unit != Week || m.N == 0 {
		return p.AddDays(-p.since(m.Weekday, m.N > 0))
	}
	const days = 7
	monday := p.AddDays(-(int(p.Weekday())+days-1)%days - days)
	return monday.AddDays((int(m.Weekday) + days - 1) % days)
}

// ago is what all days have in common that are meant by a time ago. Only days of the
// same week are counted exactly; "two weeks ago" may be half a week less or more, "three
// months ago" half a month, "five years ago" two months.
func (m Mention) ago(p Date) Date {
	if m.Unit == Day && m.N < 7 {
		return p.AddDays(-m.N)
	}
	slack := map[Unit]int{Day: m.N / 7, Week: 3, Month: 15, Year: 60}[m.Unit]
	d := p.back(m.Unit, m.N)
	return Range{d.AddDays(-slack), d.AddDays(slack)}.Common()
}

// fromPart is from for an article of which only the month and year, the year, or the
// day without its year is known.
func (m Mention) fromPart(p Date) Date {
	if m.Kind != Near && m.Kind != Weekday {
		return Date{}
	}
	switch m.Unit {
	case Month:
		switch {
		case m.N == 0:
			return Date{p.Year, p.Month, 0}
		case p.Month > 1:
			return Date{p.Year, p.Month - 1, 0}
		case p.Month == 1 && p.Year > 0:
			return Date{p.Year - 1, 12, 0}
		case p.Month == 1:
			return Date{0, 12, 0}
		}
		return Date{}
	case Year:
		if p.Year > 0 {
			return Date{Year: p.Year - m.N}
		}
		return Date{}
	}
	if p.Day == 0 { // only the month is known, and the day was near
		return Date{p.Year, p.Month, 0}
	}
	// the day without the year
	before := 6 // days that it can be back at most
	switch {
	case m.Kind == Near && m.Unit == Day && m.N < p.Day:
		return Date{0, p.Month, p.Day - m.N}
	case m.Kind == Near && m.Unit == Day:
		return Date{}
	case m.Unit == Week:
		before += 7 * m.N
	}
	if p.Day > before {
		return Date{0, p.Month, 0}
	}
	return Date{}
}
