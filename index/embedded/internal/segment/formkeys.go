package segment

import "strings"

// splitForm splits a term into the word, which has all its forms, and the rest.
func splitForm(field, term string) (key, tail string) {
	at := strings.IndexAny(term, "\x00\x01")
	if field != FieldWord || at <= 0 {
		return term, ""
	}
	return term[:at], term[at:]
}

// formRange returns the terms of a word's forms, from and up to; no end for what
// has one form.
func formRange(field, key string) (from, to string) {
	if field != FieldWord || strings.HasPrefix(key, "\x00") {
		return key, ""
	}
	return key + "\x00", key + "\x02"
}
