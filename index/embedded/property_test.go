package embedded_test

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/corpus"
	"onrecord/corpus/dates"
	"onrecord/corpus/names"
	"onrecord/index"
	"onrecord/index/embedded"
	"onrecord/index/enginetest"
)

var (
	someSpeakers = []string{"Anna Berg", "Boris Kraus", "Carla Dorn", "Anna Berg and Boris Kraus"}
	someOutlets  = []string{"Gazette", "Courier", "Élan", ""}
	someWords    = strings.Fields("harbour tariff glacier railway orchard senate copper festival reservoir lighthouse")
	someDates    = []string{"-", "2014-00-00", "2015-00-00", "2015-02-00", "2015-12-00", "2015-02-28", "2015-03-01", "2015-12-31", "2016-01-01", "2016-02-29", "0-02-28", "0-12-00", "0-02-00"}
)

func pick[T any](rng *rand.Rand, from []T) T { return from[rng.IntN(len(from))] }

// scanned is one record of a random archive, as a scan sees it.
type scanned struct {
	id, speaker, outlet, article, kind string
	date                               dates.Date
	words                              []string
}

// randomArchive writes articles and remembers what is in them.
func randomArchive(rng *rand.Rand, n int) (as []*corpus.Article, all []scanned) {
	for i := range n {
		id, outlet := fmt.Sprintf("a%03d", i), pick(rng, someOutlets)
		var text strings.Builder
		fmt.Fprintf(&text, "Article %d\n", i)
		sts, ps := 0, 0
		for range 1 + rng.IntN(5) {
			r := scanned{outlet: outlet, article: id}
			for range 3 + rng.IntN(5) {
				r.words = append(r.words, pick(rng, someWords))
			}
			when := pick(rng, someDates)
			r.date = date(when)
			if rng.IntN(4) > 0 {
				sts++
				r.kind, r.speaker, r.id = "statement", pick(rng, someSpeakers), fmt.Sprint(id, "#statement-", sts)
				fmt.Fprintf(&text, "%s %s %s: %s | They said | .\n", r.speaker, when,
					pick(rng, []string{"direct", "mixed", "indirect"}), strings.Join(r.words, " "))
			} else {
				ps++
				r.kind, r.id = "passage", fmt.Sprint(id, "#passage-", ps)
				fmt.Fprintf(&text, "%s: %s\n", when, strings.Join(r.words, " "))
			}
			all = append(all, r)
		}
		as = append(as, article(id, outlet, text.String()))
	}
	return as, all
}

// day is a day of the calendar; years 2013 to 2017 are all that the tests need.
func calendar(visit func(dates.Date)) {
	for y := 2013; y <= 2017; y++ {
		for m, days := range []int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31} {
			if m == 1 && y == 2016 {
				days++
			}
			for d := 1; d <= days; d++ {
				visit(dates.Date{Year: y, Month: m + 1, Day: d})
			}
		}
	}
}

func covers(known, d dates.Date) bool {
	return (known.Year == 0 || known.Year == d.Year) && (known.Month == 0 || known.Month == d.Month) && (known.Day == 0 || known.Day == d.Day)
}

func number(d dates.Date) int { return d.Year*10000 + d.Month*100 + d.Day }

// inside decides by going through the calendar day by day: all days that a date
// may be, in one year or, when it has none, in any, lie between the bounds.
func inside(from, to, known dates.Date) bool {
	if known == (dates.Date{}) {
		return false
	}
	first, last := 0, math.MaxInt
	if from != (dates.Date{}) {
		first = 0
		calendar(func(d dates.Date) {
			if first == 0 && covers(from, d) {
				first = number(d)
			}
		})
	}
	if to != (dates.Date{}) {
		calendar(func(d dates.Date) {
			if covers(to, d) {
				last = number(d)
			}
		})
	}
	allOf := map[int]bool{}
	calendar(func(d dates.Date) {
		if covers(known, d) {
			in := number(d) >= first && number(d) <= last
			if was, ok := allOf[d.Year]; !ok || was {
				allOf[d.Year] = in
			}
		}
	})
	for _, all := range allOf {
		if all {
			return true
		}
	}
	return false
}

func scan(all []scanned, q index.Query) []string {
	out := []string{}
	for _, r := range all {
		switch {
		case q.Kind != "" && string(q.Kind) != r.kind,
			len(q.Articles) > 0 && !slices.Contains(q.Articles, r.article),
			q.Outlet != "" && names.Fold(q.Outlet) != names.Fold(r.outlet),
			(q.From != dates.Date{} || q.To != dates.Date{}) && !inside(q.From, q.To, r.date),
			len(q.Speakers) > 0 && !slices.ContainsFunc(strings.Split(r.speaker, " and "), func(s string) bool {
				return slices.Contains(q.Speakers, names.Key(s))
			}),
			q.Text != "" && !slices.ContainsFunc(strings.Fields(q.Text), func(w string) bool { return slices.Contains(r.words, w) }):
			continue
		}
		out = append(out, r.id)
	}
	slices.Sort(out)
	return out
}

// TestFiltersEqualAScan compares what is found with a scan of everything.
func TestFiltersEqualAScan(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 14))
	as, all := randomArchive(rng, 200)
	ix := build(t, as...)
	for range 300 {
		q := enginetest.RandomQuery(rng)
		got := ids(t, ix, q)
		slices.Sort(got)
		if diff := cmp.Diff(scan(all, q), got); diff != "" {
			t.Fatalf("%v (-scan +search):\n%s", q, diff)
		}
	}
}

// TestFiltersDoNotChangeScores compares the walk along a filter with the walk
// along the topic: the same hits, scores and order, and a limit cuts the end off.
func TestFiltersDoNotChangeScores(t *testing.T) {
	defer embedded.PackedBelow(4)() // else all lists of so few records are packed
	rng := rand.New(rand.NewPCG(2, 71))
	as, _ := randomArchive(rng, 200)
	ix := build(t, as...)
	search := func(q index.Query) []index.Hit {
		hits, err := ix.Search(context.Background(), q)
		if err != nil {
			t.Fatal(err)
		}
		return hits
	}
	for i := range 50 {
		text := pick(rng, someWords) + " " + pick(rng, someWords) + " " + pick(rng, someWords)
		everything := search(index.Query{Text: text, Limit: 100_000})
		for _, key := range []string{"Anna Berg", "Carla Dorn"} {
			key = names.Key(key)
			want := []index.Hit{}
			for _, h := range everything {
				if slices.Contains(embedded.SpeakerKeys(h.Statement.Speaker), key) {
					want = append(want, h)
				}
			}
			got := search(index.Query{Text: text, Speakers: []string{key}, Limit: 100_000})
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatalf("%q by %s (-topic +filter):\n%s", text, key, diff)
			}
		}
		one := someWords[i%len(someWords)] // of several, verbatim ones are looked for among the best only
		if diff := cmp.Diff(ids(t, ix, index.Query{Text: one, Limit: 100_000})[:5], ids(t, ix, index.Query{Text: one, Limit: 5})); diff != "" {
			t.Errorf("%q: the first five of all are not the five best:\n%s", one, diff)
		}
		for i := 1; i < len(everything); i++ {
			if everything[i].Score > everything[i-1].Score {
				t.Fatalf("%q: not in order of score", text)
			}
		}
	}
}

func TestTheSameArchiveTwice(t *testing.T) {
	as, _ := randomArchive(rand.New(rand.NewPCG(1, 61)), 100)
	one := build(t, as...)
	defer embedded.PackedBelow(4)()
	two := build(t, as...)
	for _, q := range []index.Query{{Text: "harbour glacier", Limit: 50}, {Kind: index.Statement, Limit: 50}, {Outlet: "gazette", Limit: 50}} {
		if diff := cmp.Diff(ids(t, one, q), ids(t, two, q)); diff != "" {
			t.Errorf("%v:\n%s", q, diff)
		}
	}
}

// TestPackedListsAnswerAlike asks two indexes of which one packs its lists.
func TestPackedListsAnswerAlike(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 9))
	as, _ := randomArchive(rng, 200)
	packed := build(t, as...)
	defer embedded.PackedBelow(4)()
	plain := build(t, as...)
	for range 200 {
		q := enginetest.RandomQuery(rng)
		one, err := packed.Search(context.Background(), q)
		if err != nil {
			t.Fatal(err)
		}
		two, err := plain.Search(context.Background(), q)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(two, one); diff != "" {
			t.Fatalf("%v (-plain +packed):\n%s", q, diff)
		}
	}
}
