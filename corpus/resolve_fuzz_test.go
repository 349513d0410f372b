package corpus_test

import (
	"strings"
	"testing"

	"onrecord/corpus"
	"onrecord/corpus/dates"
)

// FuzzResolve dates what a sentence reports in an article of some day. Whatever
// the words, the day is one of the calendar, and a year stands only where the
// article's day or the words have one.
func FuzzResolve(f *testing.F) {
	for _, s := range []string{"on Wednesday", "on April 21", "yesterday", "last month", "in February", "this year", "on Dec. 30", "on 20 April 2015", "in the 1990s", "two days before May 3", "on April 23", "in May 2015", "on 04/05/2015"} {
		f.Add("2015-04-22", s)
		f.Add("--04-22", s)
		f.Add("", s)
	}
	f.Fuzz(func(t *testing.T, published, words string) {
		if len(words) > 300 || strings.ContainsAny(words, "\n\r") {
			t.Skip("not a sentence: longer than a line, or more than one")
		}
		a := &corpus.Article{ID: "x", Text: "Tom Reed said " + strings.ToValidUTF8(words, "") + ` that the harbour opens again.`}
		if d, ok := dates.Parse(published); ok {
			a.Published, a.Basis = d, dates.Stated
		}
		for _, s := range a.Statements(nil) {
			if !s.Date.Valid() || s.Date.IsZero() != (s.Basis == dates.Unknown) {
				t.Errorf("%q in %q: %+v on ground %s", words, published, s.Date, s.Basis)
			}
			if s.Date.Year != 0 && (s.Date.Year < 1900 || s.Date.Year > 2100) {
				t.Errorf("%q in %q: year %d", words, published, s.Date.Year)
			}
			if s.Date.After(a.Published) {
				t.Errorf("%q in %q: said on %s, after the article", words, published, s.Date)
			}
			if a.Published.Year == 0 && s.Date.Year != 0 && !strings.ContainsAny(words, "0123456789") {
				t.Errorf("%q in %q: the year %d out of nothing", words, published, s.Date.Year)
			}
		}
	})
}
