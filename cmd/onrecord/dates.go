package main

import "onrecord/corpus"

// dated is a statement's day with the ground on which it stands.
func dated(d corpus.Date, basis corpus.Basis) string {
	day := d.Words()
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
