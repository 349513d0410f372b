package main

import (
	"onrecord/corpus/dates"
)

// dateWithBasis is a statement's day with the ground on which it stands.
func dateWithBasis(d dates.Date, basis dates.Basis) string {
	day := d.Words()
	if day == "" {
		return "date unknown"
	}
	switch basis {
	case dates.Stated:
		return day + " (the article says so)"
	case dates.Inferred:
		return day + " (worked out from the article)"
	case dates.Published:
		return "published " + day + " (the day of the words is not given)"
	}
	return day
}
