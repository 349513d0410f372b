package dates

// Resolve works out the day that a mention means in an article of day p. The
// year is taken from p only, and never claimed when p has none.
func Resolve(m Mention, p Date) (Date, Basis) {
	if m.Kind != Written {
		d := relative(m, p)
		if d.IsZero() {
			return d, Unknown
		}
		return d, Inferred
	}
	d := m.Date
	if d.Year != 0 {
		if p.Complete() && d.Complete() && DaysBetween(p, d) > 1 {
			return Date{}, Unknown // to come
		}
		return d, Stated
	}
	switch {
	case p.Year == 0, p.Month == 0, d.Month == p.Month && (d.Day == 0 || p.Day == 0):
		return d, Stated // of which year nobody knows
	}
	d.Year = p.Year
	if next := p; p.Complete() {
		next = p.AddDays(1) // the writer's day may have ended before the reader's
		if d.Day != 0 && d.Valid() && DaysBetween(next, d) > 0 || d.Day == 0 && d.Month > next.Month {
			d.Year--
		}
	} else if d.Month > p.Month {
		d.Year--
	}
	if !d.Valid() {
		d.Year = 0
		return d, Stated
	}
	return d, Inferred
}

// relative resolves a weekday and words like "last month".
func relative(m Mention, p Date) Date {
	if p.Complete() {
		switch m.Kind {
		case Today:
			return p
		case Yesterday:
			return p.AddDays(-1)
		case Weekday:
			return p.AddDays(-((int(p.Weekday()) - int(m.Weekday) + 7) % 7))
		case ThisWeek:
			return common(p.AddDays(-6), p)
		case LastWeek:
			return common(p.AddDays(-13), p.AddDays(-1))
		}
	}
	switch m.Kind {
	case ThisMonth:
		return Date{p.Year, p.Month, 0}
	case LastMonth:
		switch {
		case p.Month > 1:
			return Date{p.Year, p.Month - 1, 0}
		case p.Month == 1 && p.Year > 0:
			return Date{p.Year - 1, 12, 0}
		case p.Month == 1:
			return Date{0, 12, 0}
		}
		return Date{}
	case ThisYear:
		return Date{Year: p.Year}
	case LastYear:
		if p.Year > 0 {
			return Date{Year: p.Year - 1}
		}
		return Date{}
	}
	if p.Day == 0 { // only the month is known, and the day was near
		return Date{p.Year, p.Month, 0}
	}
	// the day without the year
	switch {
	case m.Kind == Today:
		return p
	case m.Kind == Yesterday && p.Day > 1:
		return Date{0, p.Month, p.Day - 1}
	case m.Kind == Weekday && p.Day > 6, m.Kind == ThisWeek && p.Day > 6, m.Kind == LastWeek && p.Day > 13:
		return Date{0, p.Month, 0}
	}
	return Date{}
}

// common is what two days have in common.
func common(a, b Date) Date {
	switch {
	case a.Year != b.Year:
		return Date{}
	case a.Month != b.Month:
		return Date{Year: a.Year}
	}
	return Date{a.Year, a.Month, 0}
}
