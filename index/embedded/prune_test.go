package embedded_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/corpus"
	"onrecord/corpus/identity"
	"onrecord/corpus/names"
	"onrecord/index"
	"onrecord/index/embedded"
)

// unevenArchive makes articles whose words are as uneven as those of a language,
// so that some lists are long and weak and others short and strong. edition
// changes the text of the articles that it is asked to.
func unevenArchive(seed uint64, n int, edition func(i int) uint64) (as []*corpus.Article) {
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
		as = append(as, article(fmt.Sprintf("a%04d", i), pick(rng, someOutlets), text.String()))
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

func unevenQuery(rng *rand.Rand) index.Query {
	zipf := rand.NewZipf(rng, 1.2, 3, 300)
	q := randomQuery(rng)
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

func compareRankings(t *testing.T, ix *embedded.Index, rng *rand.Rand, n int) {
	t.Helper()
	some := 0
	for range n {
		some += compareRanking(t, ix, "uneven", unevenQuery(rng))
	}
	if some == 0 {
		t.Error("nothing was found by any query: the test proves nothing")
	}
}

// compareRanking compares what the pruned search finds with what the exhaustive one
// does, hits, order and scores, and returns how many there are.
func compareRanking(t *testing.T, ix *embedded.Index, name string, q index.Query) int {
	t.Helper()
	want, err := ix.Exhaustive(q)
	if err != nil {
		t.Fatal(err)
	}
	got, err := ix.Ranked(q)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("%s: %v (-exhaustive +pruned):\n%s", name, q, diff)
	}
	return len(got)
}

// TestPruningChangesNothing compares hits, order and scores, to the last bit.
func TestPruningChangesNothing(t *testing.T) {
	for seed, size := range []int{300, 300, 300, 3000} { // the last has lists of many blocks
		ix := build(t, unevenArchive(uint64(seed), size, func(int) uint64 { return 0 })...)
		compareRankings(t, ix, rand.New(rand.NewPCG(uint64(seed), 5)), 150)
	}
}

// TestRefreshedIsRebuilt changes, adds, removes and moves a few articles of an
// archive again and again, and compares each generation with one built from
// nothing: every answer must be the same, down to the scores.
func TestRefreshedIsRebuilt(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 15))
	editions := make([]uint64, 130)
	make130 := func() []*corpus.Article {
		return unevenArchive(4, len(editions), func(i int) uint64 { return editions[i] })
	}
	dir := t.TempDir()
	there := make130()[:120]
	mustUpdate(t, dir, there...)
	several := false
	for step := range 12 {
		for range rng.IntN(4) {
			editions[rng.IntN(len(editions))]++
		}
		there = make130()[rng.IntN(4) : 124+rng.IntN(6)]
		if step%5 == 4 {
			there[3], there[60] = there[60], there[3]
		}
		if step == 8 { // most of it
			for i := range editions {
				editions[i] += uint64(i % 2)
			}
		}
		mustUpdate(t, dir, there...)
		fresh := build(t, there...)
		ix := open(t, dir)
		t.Log(step, ix.Parts())
		several = several || len(ix.Parts()) > 1
		compareIndexes(t, fresh, ix, rng)
		compareRankings(t, ix, rng, 20)
	}
	if !several {
		t.Error("every generation was built whole: the test proves nothing")
	}
}

func compareIndexes(t *testing.T, want, got *embedded.Index, rng *rand.Rand) {
	t.Helper()
	for i := range 40 {
		q := randomQuery(rng)
		if i%2 == 0 {
			q = unevenQuery(rng)
		}
		a, errA := want.Search(context.Background(), q)
		b, errB := got.Search(context.Background(), q)
		if errA != nil || errB != nil {
			t.Fatal(errA, errB)
		}
		if diff := cmp.Diff(a, b); diff != "" {
			t.Fatalf("%v (-built +refreshed):\n%s", q, diff)
		}
	}
	a, b := want.Counts(), got.Counts()
	a.Took, b.Took, a.Bytes, b.Bytes, a.Added = 0, 0, 0, 0, b.Added
	if diff := cmp.Diff(a, b); diff != "" {
		t.Errorf("counts (-built +refreshed):\n%s", diff)
	}
	if diff := cmp.Diff(peopleOf(want), peopleOf(got)); diff != "" {
		t.Errorf("people (-built +refreshed):\n%s", diff)
	}
	if diff := cmp.Diff(want.Outlets(), got.Outlets()); diff != "" {
		t.Errorf("outlets (-built +refreshed):\n%s", diff)
	}
}

func peopleOf(ix *embedded.Index) []identity.Individual {
	return slices.Clone(ix.People().All())
}

// TestEveryWayUnderAFilter has speakers and words from rare to frequent, so that
// the walk goes along the ones or the others.
func TestEveryWayUnderAFilter(t *testing.T) {
	rng := rand.New(rand.NewPCG(6, 28))
	often := func(n int) bool { return rng.IntN(n) == 0 }
	var as []*corpus.Article
	for i := range 1500 {
		speaker, words := "Anna Berg", "harbour"
		if often(20) {
			speaker = "Bruno Keller"
		}
		if often(400) {
			speaker = "Carla Dorn"
		}
		for _, w := range []struct {
			word string
			n    int
		}{{"glacier", 2}, {"tariff", 15}, {"saffron", 300}, {"harbours", 3}} {
			for often(w.n) {
				words += " " + w.word
			}
		}
		as = append(as, article(fmt.Sprintf("a%04d", i), "Gazette", fmt.Sprintf("%s 2015-04-22 direct: %s | They said | .\n%s 2015-04-22 mixed: %s | They said | .\n", speaker, words, speaker, words+strings.Repeat(" quay", rng.IntN(9)))))
	}
	ix := build(t, as...)
	ways := make(map[string]int)
	for _, speaker := range []string{"Anna Berg", "Bruno Keller", "Carla Dorn"} {
		for _, topic := range []string{"harbour", "glacier quay", "tariff", "saffron", "saffron tariff", "harbours glacier tariff saffron quay"} {
			for _, limit := range []int{1, 5, 5000} {
				q := index.Query{Text: topic, Speakers: []string{names.Key(speaker)}, Limit: limit}
				compareRanking(t, ix, "filtered", q)
				way, err := ix.Way(q)
				if err != nil {
					t.Fatal(err)
				}
				ways[way]++
			}
		}
	}
	if len(ways) < 3 {
		t.Errorf("only these ways were gone: %v", ways)
	}
}

// TestFunctionWordsAlone asks for quotations that are made of nothing else, in
// memory, on disk, and after a part of the archive was written again.
func TestFunctionWordsAlone(t *testing.T) {
	small := strings.Fields("to be or not that is the of who he was there one again never we will and you it")
	write := func(edition func(i int) uint64) (as []*corpus.Article) {
		for i := range 200 {
			rng := rand.New(rand.NewPCG(edition(i), uint64(i)))
			words := func() string {
				var ws []string
				for range 3 + rng.IntN(12) {
					ws = append(ws, small[rng.IntN(1+rng.IntN(len(small)))])
				}
				return strings.Join(append(ws, pick(rng, someWords)), " ")
			}
			as = append(as, article(fmt.Sprintf("a%03d", i), "Gazette", fmt.Sprintf("Anna Berg 2015-04-22 direct: %s | They said | .\nBruno Keller 2015-04-23 mixed: %s | They said | .\n2015-04-22: %s\n", words(), words(), words())))
		}
		return as
	}
	first := write(func(int) uint64 { return 1 })
	second := write(func(i int) uint64 { return 1 + uint64(i%50/49) })
	dir := t.TempDir()
	mustUpdate(t, dir, first...)
	before := open(t, dir)
	mustUpdate(t, dir, second...)
	for name, ix := range map[string]*embedded.Index{"in memory": build(t, first...), "on disk": before, "refreshed": open(t, dir)} {
		for _, topic := range []string{"to be or not to be", "he was there", "never", "the one that is", "you and we will be again"} {
			for _, q := range []index.Query{
				{Text: topic, Limit: 5}, {Text: topic, Limit: 1000}, {Text: topic, Limit: 20, Kind: index.Passage},
				{Text: topic, Limit: 10, Speakers: []string{names.Key("Bruno Keller")}},
			} {
				if compareRanking(t, ix, name, q) == 0 {
					t.Errorf("%s: nothing found by %v", name, q)
				}
			}
		}
	}
}
