package dates

// This file says which days a time means in what is asked for today.

// days is the range of a mention in what is asked for today. A period that has begun
// ends today, a weekday is the latest before today, and a day or month without its year
// is that of every year.
func (r Reader) days(m Mention) Range {
	switch m.Kind {
	case Weekday:
		if m.Unit == 0 {
			m.N = 1 // today is no answer
		}
		d := m.weekday(r.Today)
		return Range{d, d}
	case Near:
		got := r.Today.period(m.Unit, m.N)
		if m.N == 0 && m.Unit != Weekend {
			got.To = r.Today
		}
		return got
	case Past:
		return Range{r.Today.back(m.Unit, m.N), r.Today}
	case Ago:
		d := r.Today.back(m.Unit, m.N)
		switch m.Unit {
		case Month:
			return monthOf(d.Year, d.Month)
		case Year:
			return yearOf(d.Year)
		}
		return Range{d, d}
	case NearMonth:
		return monthOf(r.Today.latestYear(m.Date), m.Date.Month)
	case NearSeason:
		return r.Today.seasonNear(m.Date.Month, m.N)
	case OfSeason:
		return seasonOf(m.Date.Year, m.Date.Month)
	case Part:
		return m.part.within(m.Date)
	}
	return m.In(r.orderOf(m)).Date.wide()
}

// orderOf is the order in which a mention is read: with the day first, as most of the
// world writes it, unless the archive shows better.
func (r Reader) orderOf(m Mention) Order {
	if !m.Ambiguous.IsZero() && r.Order != nil {
		if o := r.Order(); o != UnknownOrder {
			return o
		}
	}
	return DayFirst
}

// latest gives a time without a year its latest one, where a range needs it.
func (r Reader) latest(t Range) Range {
	if t.From.Year != 0 {
		return t
	}
	return t.inYear(r.Today.latestYear(t.From))
}

func (t Range) inYear(y int) Range {
	t.From.Year, t.To.Year = y, y
	if t.From.Day == 0 {
		return Range{t.From.First(), t.To.Last()}
	}
	return t
}

// both makes a range of two times; a year said once counts for both.
func (r Reader) both(a, b Range) Range {
	if a.From.Year == 0 && b.From.Year != 0 {
		y := b.From.Year
		if a.From.Month > b.From.Month {
			y--
		}
		a = a.inYear(y)
	}
	a, b = r.latest(a), r.latest(b)
	if b.To.Compare(a.From) < 0 {
		a, b = b, a
	}
	return Range{a.From, b.To}
}
