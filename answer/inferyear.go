package answer

import (
	"onrecord/corpus/copies"
	"onrecord/corpus/dates"
)

// How much two reports must have in common for the one to date the other: more
// than for showing them as one, since a wrong year is worse than none.
const (
	datingLikeness = 0.75
	datingWords    = 5 // telling ones; a shorter saying may be said every year
)

// year gives a day without its year the year in which another article reports
// the same words, said on that day. Where articles of several years do, there is
// no telling.
func year(c candidate, group []candidate) (dates.Date, bool) {
	day := c.Statement.Date
	if day.Year != 0 || day.Month == 0 || day.Day == 0 || c.said.Len() < datingWords {
		return day, false
	}
	found := 0
	for _, other := range group {
		d := other.Statement.Date
		if !d.Complete() || d.Month != day.Month || d.Day != day.Day || other.said.Len() < datingWords {
			continue
		}
		if found != 0 && found != d.Year {
			return day, false
		}
		if copies.Likeness(c.said, other.said) >= datingLikeness {
			found = d.Year
		}
	}
	day.Year = found
	return day, found != 0
}
