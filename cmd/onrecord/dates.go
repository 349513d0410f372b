package main

import (
	"fmt"
	"time"

	"onrecord/corpus"
)

// longDate writes a date for people as far as it is known: "22 April 2015",
// "April 2015", "2015", "22 April", "April".
func longDate(d corpus.Date) string {
	month := ""
	if d.Month >= 1 && d.Month <= 12 {
		month = time.Month(d.Month).String()
	}
	switch {
	case d.Year != 0 && month != "" && d.Day != 0:
		return fmt.Sprintf("%d %s %d", d.Day, month, d.Year)
	case d.Year != 0 && month != "":
		return fmt.Sprintf("%s %d", month, d.Year)
	case d.Year != 0:
		return fmt.Sprint(d.Year)
	case month != "" && d.Day != 0:
		return fmt.Sprintf("%d %s", d.Day, month)
	case month != "":
		return month
	}
	return ""
}

// dated is a statement's day with the ground on which it stands.
func dated(d corpus.Date, basis corpus.Basis) string {
	day := longDate(d)
	if day == "" {
		return "date unknown"
	}
	switch basis {
	case corpus.Stated:
		return day + " (the article says so)"
	case corpus.Inferred:
		return day + " (worked out from the article)"
	case corpus.Published:
		return "published " + day + " (the day of the words is not given)"
	}
	return day
}
