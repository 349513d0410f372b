package dates_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"onrecord/corpus/dates"
)

// resolved writes the times of a text as an article of 22 April 2015, a Wednesday, means
// them.
func resolved(text string) []string {
	var out []string
	for _, m := range dates.Mentions(text) {
		d, _ := dates.Resolve(m, dates.Date{Year: 2015, Month: 4, Day: 22})
		out = append(out, fmt.Sprintf("%s = %s", text[m.Start:m.End], d))
	}
	return out
}

func TestMentions(t *testing.T) {
	for text, want := range map[string][]string{
		"They met on Monday, April 20, 2015.":                    {"Monday, April 20, 2015 = 2015-04-20"},
		"They met on Tues., Apr. 21, and on the 20th of April.":  {"Tues., Apr. 21 = 2015-04-21", "20th of April = 2015-04-20"},
		"On Wednesday, and last Wednesday, and on Thursday":      {"Wednesday = 2015-04-22", "last Wednesday = 2015-04-15", "Thursday = 2015-04-16"},
		"last March, in March, this month, last month":           {"last March = 2015-03", "March = 2015-03", "this month = 2015-04", "last month = 2015-03"},
		"last May, and in May 2013":                              {"last May = 2014-05", "May 2013 = 2013-05"},
		"in June of 2014, in mid-June 2014, early in June":       {"June of 2014 = 2014-06", "mid-June 2014 = 2014-06", "June = 2014-06"},
		"in late 2014, in spring 2014 and last summer":           {"late 2014 = 2014", "spring 2014 = 2014", "last summer = 2014"},
		"this summer, the first quarter of 2014, Q3 2014":        {"this summer = ", "first quarter of 2014 = 2014", "Q3 2014 = 2014"},
		"last week, two days ago, a week ago, last weekend":      {"last week = 2015-04", "two days ago = 2015-04-20", "a week ago = 2015-04", "last weekend = 2015-04"},
		"the day before yesterday, last night and this morning":  {"the day before yesterday = 2015-04-20", "last night = 2015-04-21", "this morning = 2015-04-22"},
		"on 20/04/2015, on 3/4/2015 and on 2015-04-01":           {"20/04/2015 = 2015-04-20", "3/4/2015 = 2015", "2015-04-01 = 2015-04-01"},
		"on April 23, on 30 April 2015 and in May 2015":          {"April 23 = ", "30 April 2015 = ", "May 2015 = "}, // to come
		"on 31 April 2015, 29 February 2015 and 30 February":     nil,
		"classes start May 4, and they march 3 miles":            {"May 4 = "},
		"Theresa May said. April Holm may 2 say. August Reed":    nil,
		"Russia Today and The Sun sat; 1,700 people, 3.5 or 50%": nil,
		"at 10 a.m. ET, 14:05 GMT, 3:15 PM EDT and 9 p.m. MSK":   nil,
		"in the 1990s, in 1990-91, in 1990; 1989 was another":    {"1990 = 1990"},
	} {
		if got := resolved(text); !slices.Equal(got, want) {
			t.Errorf("%q:\n got %q\nwant %q", text, got, want)
		}
	}
}

// Reading takes as much work as the text is long, whatever stands in it.
func TestMentionsAreLinear(t *testing.T) {
	for _, unit := range []string{
		"the last first second of the early mid ", "22 April, ", "Monday, Tuesday, ", "May ", "last ", "1/2/2015 ", "2015 ", "3-", "April.", "a two day week ago before yesterday ", "Q3", "x", "é", "1",
	} {
		short, long := dates.Work(strings.Repeat(unit, 1000)), dates.Work(strings.Repeat(unit, 10_000))
		if long > 11*short {
			t.Errorf("%q: work %d for 1,000 of them, %d for 10,000", unit, short, long)
		}
	}
}

// Every date that can be written is read again as it was.
func TestStringParses(t *testing.T) {
	for year := range 201 {
		year += 1900 - 1 // 1899 stands for none
		if year == 1899 {
			year = 0
		} else if year > 2099 {
			break
		}
		for month := range 13 {
			for day := range 32 {
				d := dates.Date{Year: year, Month: month, Day: day}
				if !d.Valid() || d.IsZero() {
					continue
				}
				if got, ok := dates.Parse(d.String()); !ok || got != d {
					t.Fatalf("%+v is written %q and read %+v", d, d, got)
				}
			}
		}
	}
}

// The bounds of what is asked for are in it, in order, and of the calendar.
func FuzzReader(f *testing.F) {
	for _, s := range []string{
		"what did Holm say between 3 and 8 March 2015", "since March", "early 2015", "last summer", "Holm on oil, 3-8 March 2016",
		"from 2015-04-01 to 04/05/2015", "over the past three weeks", "before Monday", "in the winter of 2015", "31 February 2015", "in in in on 1 May", "Q3 2015 to Q1 2014", "29 February",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, q string) {
		check := func(r dates.Range) {
			for _, d := range []dates.Date{r.From, r.To} {
				if !d.Valid() {
					t.Errorf("%q: %+v is no date", q, d)
				}
				if !d.IsZero() && (!d.MayBeWithin(r.From, r.To) || !d.Within(r.From, r.To)) {
					t.Errorf("%q: %s is not within %s", q, d, r.Words())
				}
			}
			if r.From.Year != 0 && r.To.Year != 0 && r.From.Compare(r.To) > 0 {
				t.Errorf("%q: %s ends before it begins", q, r.Words())
			}
			if !r.IsZero() && r.Words() == "" {
				t.Errorf("%q: %+v has no words", q, r)
			}
		}
		if got, ok := asked.Find(q); ok {
			if got.Start < 0 || got.End > len(q) || got.Start >= got.End || !strings.Contains(q[got.Start:got.End], got.Single) {
				t.Fatalf("%q: bytes %d to %d, single %q", q, got.Start, got.End, got.Single)
			}
			check(got.Range)
		}
		if got, err := asked.Parse(q); err == nil {
			check(got)
		} else if !got.IsZero() {
			t.Errorf("%q: %s in spite of %v", q, got.Words(), err)
		}
		asked.Impossible(q)
		for _, m := range dates.Mentions(q) {
			if d, _ := dates.Resolve(m, asked.Today); !d.Valid() || d.After(asked.Today) {
				t.Errorf("%q: %q means %s", q, q[m.Start:m.End], d)
			}
		}
	})
}
