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
	"onrecord/index/enginetest"
)

// unevenQueries are n questions to an uneven archive.
func unevenQueries(rng *rand.Rand, n int) []index.Query {
	qs := make([]index.Query, n)
	for i := range qs {
		qs[i] = enginetest.UnevenQuery(rng)
	}
	return qs
}

// TestPruningChangesNothing compares hits, order and scores, to the last bit.
func TestPruningChangesNothing(t *testing.T) {
	for seed, size := range []int{3000, 300, 300, 300}[:rounds(2, 4)] { // the first has lists of many blocks
		as := enginetest.UnevenArchive(uint64(seed), size, func(int) uint64 { return 0 })
		enginetest.Compare(t, build(t, as...), as, unevenQueries(rand.New(rand.NewPCG(uint64(seed), 5)), rounds(50, 150)))
	}
}

// TestRefreshedIsRebuilt changes, adds, removes and moves a few articles of an
// archive again and again, and compares each generation with one built from
// nothing: every answer must be the same, down to the scores.
func TestRefreshedIsRebuilt(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 15))
	editions := make([]uint64, 130)
	make130 := func() []*corpus.Article {
		return enginetest.UnevenArchive(4, len(editions), func(i int) uint64 { return editions[i] })
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
		enginetest.Compare(t, ix, there, unevenQueries(rng, 20))
	}
	if !several {
		t.Error("every generation was built whole: the test proves nothing")
	}
}

func compareIndexes(t *testing.T, want, got *embedded.Index, rng *rand.Rand) {
	t.Helper()
	for i := range 40 {
		q := enginetest.RandomQuery(rng)
		if i%2 == 0 {
			q = enginetest.UnevenQuery(rng)
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
	var qs []index.Query
	for _, speaker := range []string{"Anna Berg", "Bruno Keller", "Carla Dorn"} {
		for _, topic := range []string{"harbour", "glacier quay", "tariff", "saffron", "saffron tariff", "harbours glacier tariff saffron quay"} {
			for _, limit := range []int{1, 5, 5000} {
				qs = append(qs, index.Query{Text: topic, Speakers: []string{names.Key(speaker)}, Limit: limit})
			}
		}
	}
	enginetest.Compare(t, build(t, as...), as, qs)
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
				return strings.Join(append(ws, someWords[rng.IntN(len(someWords))]), " ")
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
	for _, state := range []struct {
		ix *embedded.Index
		as []*corpus.Article
	}{{build(t, first...), first}, {before, first}, {open(t, dir), second}} {
		for _, topic := range []string{"to be or not to be", "he was there", "never", "the one that is", "you and we will be again"} {
			for _, q := range []index.Query{
				{Text: topic, Limit: 5}, {Text: topic, Limit: 1000}, {Text: topic, Limit: 20, Kind: index.Passage},
				{Text: topic, Limit: 10, Speakers: []string{names.Key("Bruno Keller")}},
			} {
				enginetest.Compare(t, state.ix, state.as, []index.Query{q})
			}
		}
	}
}
