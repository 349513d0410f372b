package enginetest

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/dates"
	"onrecord/corpus/names"
	"onrecord/index"
)

var (
	someSpeakers = []string{"Anna Berg", "Boris Kraus", "Carla Dorn", "Anna Berg and Boris Kraus"}
	someOutlets  = []string{"Gazette", "Courier", "Élan", ""}
	someWords    = strings.Fields("harbour tariff glacier railway orchard senate copper festival reservoir lighthouse")
	someDates    = []string{"-", "2014-00-00", "2015-00-00", "2015-02-00", "2015-12-00", "2015-02-28", "2015-03-01", "2015-12-31", "2016-01-01", "2016-02-29", "0-02-28", "0-12-00", "0-02-00"}
)

// pick returns one of some at random.
func pick[T any](rng *rand.Rand, from []T) T { return from[rng.IntN(len(from))] }

// UnevenArchive makes articles whose words are as uneven as those of a language,
// so that some lists are long and weak and others short and strong. edition
// changes the text of the articles that it is asked to.
func UnevenArchive(seed uint64, n int, edition func(i int) uint64) (as []*corpus.Article) {
	for i := range n {
		rng := rand.New(rand.NewPCG(seed+1000*edition(i), uint64(i)))
		zipf := rand.NewZipf(rng, 1.3, 2, 300)
		var text strings.Builder
		fmt.Fprintf(&text, "Article %d\n", i)
		for range rng.IntN(6) {
			var words []string
			for range 3 + rng.IntN(30) {
				words = append(words, unevenWord(zipf.Uint64()))
			}
			if rng.IntN(4) > 0 {
				fmt.Fprintf(&text, "%s %s %s: %s | They said | .\n", pick(rng, someSpeakers), pick(rng, someDates),
					pick(rng, []string{"direct", "mixed", "indirect"}), strings.Join(words, " "))
			} else {
				fmt.Fprintf(&text, "%s: %s\n", pick(rng, someDates), strings.Join(words, " "))
			}
		}
		as = append(as, Article(fmt.Sprintf("a%04d", i), pick(rng, someOutlets), text.String()))
	}
	return as
}

// unevenWord is a word in one of a few inflections, and now and then a concept.
func unevenWord(n uint64) string {
	switch n % 7 {
	case 0:
		return "IS"
	case 1:
		return fmt.Sprintf("x%dy", n)
	}
	stem := string([]byte{'b' + byte(n%19), 'a' + byte(n/19%5)*4, 'r' + byte(n%3), 'k'})
	return stem + []string{"", "s", "ed", "ing"}[n%4]
}

// UnevenQuery asks for one to seven words of an uneven archive, half of the times under
// filters.
func UnevenQuery(rng *rand.Rand) index.Query {
	zipf := rand.NewZipf(rng, 1.2, 3, 300)
	q := RandomQuery(rng)
	q.Limit = 1 + rng.IntN(20)
	var words []string
	for range 1 + rng.IntN(7) {
		words = append(words, unevenWord(zipf.Uint64()))
	}
	q.Text = strings.Join(words, " ")
	if rng.IntN(2) == 0 { // nothing but the topic
		q = index.Query{Text: q.Text, Limit: q.Limit}
	}
	q.MinUnits = max(0, rng.IntN(6)-2)
	return q
}

// RandomQuery asks by random filters, half of the times with a topic as well.
func RandomQuery(rng *rand.Rand) index.Query {
	q := index.Query{Limit: 100_000}
	bounds := []string{"2015-00-00", "2015-02-00", "2015-02-28", "2015-12-31", "2016-01-01", "2014-06-00", "2016-02-00"}
	if rng.IntN(2) == 0 {
		q.Speakers = append(q.Speakers, names.Key(pick(rng, someSpeakers[:3])))
		if rng.IntN(3) == 0 {
			q.Speakers = append(q.Speakers, names.Key(pick(rng, someSpeakers[:3])))
		}
	}
	if rng.IntN(3) == 0 {
		q.From = Date(pick(rng, bounds))
	}
	if rng.IntN(3) == 0 {
		q.To = Date(pick(rng, bounds))
	}
	if rng.IntN(4) == 0 {
		q.Outlet = strings.ToUpper(pick(rng, someOutlets))
	}
	if rng.IntN(8) == 0 {
		q.Articles = []string{fmt.Sprintf("a%03d", rng.IntN(200)), fmt.Sprintf("a%03d", rng.IntN(200))}[:1+rng.IntN(2)]
	}
	if rng.IntN(3) == 0 {
		q.Kind = pick(rng, []index.Kind{index.Statement, index.Passage})
	}
	if rng.IntN(2) == 0 {
		q.Text = pick(rng, someWords)
		if rng.IntN(2) == 0 {
			q.Text += " " + pick(rng, someWords)
		}
	}
	if q.Text == "" && q.Outlet == "" && len(q.Articles) == 0 && len(q.Speakers) == 0 && q.From == (dates.Date{}) && q.To == (dates.Date{}) {
		q.Kind = index.Statement
	}
	return q
}

// PassageArchive makes n articles of passages, from one to some hundred, in few words.
func PassageArchive(rng *rand.Rand, n int) (as []*corpus.Article) {
	for i := range n {
		var ps []string
		for range 1 + rng.IntN(4)*rng.IntN(50) {
			var ws []string
			for range 2 + rng.IntN(6) {
				w := pick(rng, someWords)
				ws = append(ws, pick(rng, []string{w, w + "s", "the"}))
			}
			ps = append(ps, strings.Join(ws, " "))
		}
		as = append(as, passagesOf(fmt.Sprintf("p%02d", i), ps...))
	}
	return as
}

// PassageQuery asks for passages of a [PassageArchive].
func PassageQuery(rng *rand.Rand) index.Query {
	return index.Query{Kind: index.Passage, Limit: 60, Text: strings.Join([]string{pick(rng, someWords), pick(rng, someWords), pick(rng, someWords) + "s"}, " ")}
}
