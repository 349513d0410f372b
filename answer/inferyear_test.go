package answer_test

import (
	"context"
	"testing"

	"onrecord/answer"
	"onrecord/corpus/dates"
)

// TestYearFromAnotherArticle dates a report of a day without a year by another
// report of the same words, and by nothing less.
func TestYearFromAnotherArticle(t *testing.T) {
	const words = "We shall let nobody close the harbour to our vessels before the winter"
	day := func(s string) dates.Date { d, _ := dates.Parse(s); return d }
	april := dates.Date{Month: 4, Day: 22}
	for _, c := range []struct {
		name, text, other string
		date              dates.Date
		otherDate, third  string
		want              string
	}{
		{"the same words", words, "We will not allow anybody to close the harbour to our ships before winter", april, "2015-04-22", "", "2015-04-22"},
		{"the very words", words, words, april, "2014-04-22", "", "2014-04-22"},
		{"a cut of them", words, "let nobody close the harbour to our vessels before the winter", april, "2015-04-22", "", "2015-04-22"},
		{"another day", words, words, april, "2015-04-23", "", "--04-22"},
		{"another month", words, words, april, "2015-05-22", "", "--04-22"},
		{"a month only", words, words, april, "2015-04", "", "--04-22"},
		{"a year only", words, words, april, "2015", "", "--04-22"},
		{"no date", words, words, april, "", "", "--04-22"},
		{"two years", words, words, april, "2015-04-22", "2014-04-22", "--04-22"},
		{"two of one year", words, words, april, "2015-04-22", "2015-04-22", "2015-04-22"},
		{"a denial", words, "We shall close the harbour to our vessels before the winter", april, "2015-04-22", "", "--04-22"},
		{"other words", words, "The harbour is open to all vessels of our friends", april, "2015-04-22", "", "--04-22"},
		{"few words", "The harbour stays open", "The harbour stays open", april, "2015-04-22", "", "--04-22"},
		{"no day", words, words, dates.Date{Month: 4}, "2015-04-22", "", "--04"},
		{"nothing", words, words, dates.Date{}, "2015-04-22", "", ""},
		{"29 February", words, words, dates.Date{Month: 2, Day: 29}, "2016-02-29", "", "2016-02-29"},
		{"a year of its own", words, words, day("2013-04-22"), "2015-04-22", "", "2013-04-22"},
	} {
		a := &archive{}
		a.said("first", "Harbour Gazette", "Adaeze Okonkwo", c.text, c.date)
		a.said("second", "The Wire", "Adaeze Okonkwo", c.other, day(c.otherDate))
		if c.third != "" {
			a.said("third", "Far Post", "Adaeze Okonkwo", c.other, day(c.third))
		}
		got, err := answer.New(a, answer.Config{}).Ask(context.Background(), "what did Okonkwo say about the harbour", 5)
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, e := range got.Excerpts {
			for _, e := range append([]answer.Excerpt{e}, e.Also...) {
				if e.Article.ID != "first" {
					continue
				}
				found = true
				if e.Date.String() != c.want {
					t.Errorf("%s: dated %q, want %q", c.name, e.Date, c.want)
				}
				if inferred := e.Basis == dates.Inferred; inferred != (c.want != c.date.String()) {
					t.Errorf("%s: %s on ground %q", c.name, e.Date, e.Basis)
				}
			}
		}
		if !found {
			t.Errorf("%s: the first article is not in the answer", c.name)
		}
	}
}
