package dates_test

import (
	"maps"
	"math/rand"
	"testing"

	"onrecord/corpus/dates"
)

func TestWriterOrder(t *testing.T) {
	for w, want := range map[dates.Writer]dates.Order{
		{Outlet: "CNN"}:                  dates.MonthFirst,
		{Outlet: "The Guardian"}:         dates.DayFirst,
		{Host: "edition.cnn.com"}:        dates.MonthFirst,
		{Host: "www.harbour-post.co.uk"}: dates.DayFirst,
		{Host: "county.example.gov"}:     dates.MonthFirst,
		{Host: "quay.example.com"}:       dates.UnknownOrder,
		{Host: "quay.example.ca"}:        dates.UnknownOrder,
		{Host: "uk.example.org"}:         dates.UnknownOrder,
		{Language: "de"}:                 dates.DayFirst,
		{Language: "en"}:                 dates.UnknownOrder,
		{}:                               dates.UnknownOrder,
		{Outlet: "CNN", Language: "es"}:  dates.MonthFirst,
	} {
		if got := w.Order(); got != want {
			t.Errorf("%+v: %d, want %d", w, got, want)
		}
	}
}

func TestSpelledOrder(t *testing.T) {
	for text, want := range map[string]dates.Order{
		"The harbour has a new colour.":                 dates.DayFirst,
		"The harbour is the old harbour of Port Ellis.": dates.UnknownOrder, // one word may be a name's
		"The labor of the harbor.":                      dates.UnknownOrder,
		"The Theatre Centre of Quay Park":               dates.UnknownOrder, // names
	} {
		if got := dates.SpelledOrder(text); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}

func TestEvidence(t *testing.T) {
	for _, c := range []struct {
		e     dates.Evidence
		least int
		want  dates.Order
	}{
		{dates.Evidence{}, 0, dates.UnknownOrder},
		{dates.Evidence{DayFirst: 1}, 1, dates.DayFirst},
		{dates.Evidence{DayFirst: 1}, 2, dates.UnknownOrder},
		{dates.Evidence{MonthFirst: 3, DayFirst: 1}, 1, dates.UnknownOrder},
		{dates.Evidence{MonthFirst: 19, DayFirst: 1}, 1, dates.MonthFirst},
		{dates.Evidence{MonthFirst: 18, DayFirst: 1}, 1, dates.UnknownOrder},
	} {
		if got := c.e.Order(c.least); got != c.want {
			t.Errorf("%+v, at least %d: %d, want %d", c.e, c.least, got, c.want)
		}
	}
	var e dates.Evidence
	for _, m := range dates.Mentions("On 22/04/2015, 04/05/2015, 2015-04-22, 05/05/2015, 13.05.2015 and 5-31-2015.") {
		e.Add(m)
	}
	if want := (dates.Evidence{DayFirst: 1, MonthFirst: 1}); e != want {
		t.Errorf("counted %+v, want %+v", e, want)
	}
}

// Whatever is added and removed in whatever order, the evidence of an archive is that of
// the articles which are in it.
func TestOrdersDependOnNoOrder(t *testing.T) {
	type article struct {
		outlet string
		e      dates.Evidence
	}
	r := rand.New(rand.NewSource(1))
	outlets := []string{"", "Quay Post", "Harbour Wire"}
	for range 200 {
		var stay, go_ []article
		for range r.Intn(20) {
			a := article{outlets[r.Intn(3)], dates.Evidence{DayFirst: r.Intn(3), MonthFirst: r.Intn(2)}}
			if stay = append(stay, a); r.Intn(3) == 0 {
				stay, go_ = stay[:len(stay)-1], append(go_, a)
			}
		}
		rebuilt, updated := dates.Orders{}, dates.Orders{}
		for _, a := range stay {
			rebuilt.Add(a.outlet, a.e)
		}
		all := append(append([]article{}, go_...), stay...)
		r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		for _, a := range all {
			updated.Add(a.outlet, a.e)
		}
		for _, a := range go_ {
			updated.Remove(a.outlet, a.e)
		}
		if !maps.Equal(rebuilt, updated) {
			t.Fatalf("updated %v, rebuilt %v", updated, rebuilt)
		}
	}
}

func TestOrdersOf(t *testing.T) {
	o := dates.Orders{"Quay Post": {DayFirst: 4}, "Harbour Wire": {MonthFirst: 100}, "Rare": {DayFirst: 1}}
	for outlet, want := range map[string]dates.Order{
		"Quay Post": dates.DayFirst, "Harbour Wire": dates.MonthFirst,
		"Rare": dates.MonthFirst, "": dates.MonthFirst, // as 100 of 105
	} {
		if got := o.Of(outlet); got != want {
			t.Errorf("%q: %d, want %d", outlet, got, want)
		}
	}
	if got := (dates.Orders{}).Of("Quay Post"); got != dates.UnknownOrder {
		t.Errorf("an archive without dates: %d", got)
	}
}

// A question's date in numbers is read as those who print the archive write theirs; it
// is said when that is not known.
func TestReaderOrder(t *testing.T) {
	for _, c := range []struct {
		outlets map[string]int
		q, want string
		guessed string
	}{
		{nil, "what did Holm say on 04/05/2015", "4 May 2015", "04/05/2015"},
		{map[string]int{"cnn.com": 90, "Quay Post": 10}, "what did Holm say on 04/05/2015", "5 April 2015", ""},
		{map[string]int{"The Guardian": 90}, "what did Holm say on 04/05/2015", "4 May 2015", ""},
		{map[string]int{"The Guardian": 90, "cnn.com": 40}, "what did Holm say since 04/05/2015", "since 4 May 2015", "04/05/2015"},
		{map[string]int{"cnn.com": 90}, "what did Holm say on 22/05/2015", "22 May 2015", ""},
		{map[string]int{"cnn.com": 90}, "what did Holm say on 04.05.2015", "4 May 2015", ""},
	} {
		r := asked
		r.Order = func() dates.Order { return dates.OutletsOrder(c.outlets) }
		got, ok := r.Find(c.q)
		if !ok || got.Words() != c.want || got.Guessed != c.guessed {
			t.Errorf("%q in %v: %q, guessed %q; want %q, %q", c.q, c.outlets, got.Words(), got.Guessed, c.want, c.guessed)
		}
	}
}
