// Package enginetest is what every search engine must pass, and a small engine that is
// right by its definition.
//
// [Run] puts a new engine through everything that [index.Engine] promises. What is found,
// in which order and with which scores it compares, to the last bit, with the
// [Reference], which reads every record for each question (reference.go). [Compare] does
// that for an archive and questions of the caller's own. Articles are written in a form
// that does not hang on the attribution of the day (archive.go), by hand or at random
// (random.go).
package enginetest

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/corpus"
	"onrecord/corpus/names"
	"onrecord/index"
)

// Opener opens an engine over some articles, with the statements and passages that
// [Extract] finds in them and the embedded table of concepts. It closes it with the test.
type Opener func(t *testing.T, articles ...*corpus.Article) index.Engine

// Run puts the engines that open opens through every promise of [index.Engine].
func Run(t *testing.T, open Opener) {
	t.Run("Search", func(t *testing.T) { testSearch(t, open(t, Newsroom()...)) })
	t.Run("Hit", func(t *testing.T) { testHit(t, open(t, Newsroom()...)) })
	t.Run("Quotations", func(t *testing.T) { testQuotations(t, open) })
	t.Run("Articles", func(t *testing.T) { testArticles(t, open) })
	t.Run("PeopleAndOutlets", func(t *testing.T) { testPeople(t, open(t, Newsroom()...)) })
	t.Run("Batches", func(t *testing.T) { testBatches(t, open(t, Newsroom()...)) })
	t.Run("Closed", func(t *testing.T) { testClosed(t, open(t, Newsroom()...)) })
	t.Run("Definition", func(t *testing.T) {
		for seed := range 2 {
			as := UnevenArchive(uint64(seed), 200, func(int) uint64 { return 0 })
			rng := rand.New(rand.NewPCG(uint64(seed), 5))
			qs := make([]index.Query, 100)
			for i := range qs {
				qs[i] = UnevenQuery(rng)
			}
			Compare(t, open(t, as...), as, qs)
		}
	})
	t.Run("ArticlesByDefinition", func(t *testing.T) {
		rng := rand.New(rand.NewPCG(3, 14))
		as, qs := PassageArchive(rng, 20), make([]index.Query, 30)
		for i := range qs {
			qs[i] = PassageQuery(rng)
		}
		Compare(t, open(t, as...), as, qs)
	})
}

// Compare compares what an engine over some articles finds with what the [Reference]
// does: the hits, their order and their scores. It fails when nothing is found by any
// query, since it then proves nothing.
func Compare(t *testing.T, e index.Engine, articles []*corpus.Article, qs []index.Query) {
	t.Helper()
	ref, err := NewReference(articles, Extract, nil)
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, q := range qs {
		want, err := ref.Search(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		got, err := e.Search(t.Context(), q)
		if err != nil {
			t.Fatalf("%v: %v", q, err)
		}
		found += len(want)
		if diff := cmp.Diff(seen(want), seen(got)); diff != "" {
			t.Fatalf("%v (-definition +engine):\n%s", q, diff)
		}
	}
	if found == 0 {
		t.Error("nothing was found by any query: the comparison proves nothing")
	}
}

// seen is what is compared of hits: everything but that absent texts may be nil or not.
func seen(hits []index.Hit) []string {
	out := make([]string, 0, len(hits))
	for _, h := range hits {
		out = append(out, fmt.Sprintf("%s %s %v %q %q %q %q %x %d/%d %q", h.ID, h.Kind, h.Statement, h.Text, h.Content, h.Cue, h.Source, h.Score, h.Matched, h.Units, h.Article.ID))
	}
	return out
}

// ids searches and returns the hits' IDs.
func ids(t *testing.T, e index.Engine, q index.Query) []string {
	t.Helper()
	hits, err := e.Search(t.Context(), q)
	if err != nil {
		t.Fatalf("Search(%v): %v", q, err)
	}
	out := []string{}
	for _, h := range hits {
		out = append(out, h.ID)
	}
	return out
}

// testBatches asks many questions in one call and one by one.
func testBatches(t *testing.T, e index.Engine) {
	qs := []index.Query{
		{Text: "oil"}, {}, {Articles: []string{"who"}}, {Articles: []string{"lavrov", "who", "lavrov"}, Kind: index.Statement}, {Text: "vaccines", Kind: index.Passage},
		{Articles: []string{"nowhere"}}, {Speakers: []string{names.Key("Sergei Lavrov")}, Limit: 1},
	}
	all, err := e.SearchAll(t.Context(), qs)
	if err != nil || len(all) != len(qs) {
		t.Fatalf("%d answers to %d queries, %v", len(all), len(qs), err)
	}
	for i, q := range qs {
		one, err := e.Search(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(seen(one), seen(all[i])); diff != "" {
			t.Errorf("%v (-alone +together):\n%s", q, diff)
		}
	}
	as, err := e.Articles(t.Context(), []string{"who", "nobody", "lavrov", "who"})
	if err != nil || len(as) != 4 || as[1] != nil {
		t.Fatalf("articles: %v, %v", as, err)
	}
	for i, want := range []string{"who", "", "lavrov", "who"} {
		if want != "" && (as[i] == nil || as[i].ID != want || as[i].Text == "") {
			t.Errorf("article %d: %+v, want %s with its text", i, as[i], want)
		}
	}
	if as, err := e.Articles(t.Context(), nil); err != nil || len(as) != 0 {
		t.Errorf("no articles: %v, %v", as, err)
	}
	texts := []string{"zeppelin", "vaccines", "Lavrov vaccines", "", "oil"}
	ref, err := NewReference(Newsroom(), Extract, nil)
	if err != nil {
		t.Fatal(err)
	}
	want, _ := ref.Rarity(t.Context(), texts)
	got, err := e.Rarity(t.Context(), texts)
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("rarity (-definition +engine): %v\n%s", err, diff)
	}
	if want[0] != 1 || want[1] <= 0 || want[1] >= 1 {
		t.Errorf("rarity of a word that is nowhere and of one that is: %v", want)
	}
}

func testClosed(t *testing.T, e index.Engine) {
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	_, err := e.Search(t.Context(), index.Query{Text: "oil"})
	_, err2 := e.SearchAll(t.Context(), []index.Query{{Text: "oil"}})
	_, err3 := e.Articles(t.Context(), []string{"who"})
	_, err4 := e.Rarity(t.Context(), []string{"oil"})
	for i, err := range []error{err, err2, err3, err4} {
		if !errors.Is(err, index.ErrClosed) {
			t.Errorf("call %d of a closed engine: %v", i, err)
		}
	}
	if err := e.Close(); err != nil {
		t.Errorf("closed twice: %v", err)
	}
}

func testPeople(t *testing.T, e index.Engine) {
	var got []string
	for _, p := range e.People().All() {
		got = append(got, p.Name)
	}
	slices.Sort(got)
	want := []string{"John Kerry", "Margaret Chan", "Ministry of Health and Welfare", "Nikolai Patrushev", "Sergei Lavrov"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("people (-want +got):\n%s", diff)
	}
	outlets := e.Outlets()
	if diff := cmp.Diff(map[string]int{"RFE/RL": 1, "TASS": 1, "Le Médiateur": 1, "Reuters": 1}, outlets); diff != "" {
		t.Errorf("outlets (-want +got):\n%s", diff)
	}
	outlets["TASS"] = 99
	if e.Outlets()["TASS"] != 1 {
		t.Error("the caller of Outlets changed the engine")
	}
	if c := e.Counts(); c.Articles != 4 || c.Statements != 8 || c.Passages != 2 || c.Speakers != 5 {
		t.Errorf("counts: %+v", c)
	}
}

func testQuotations(t *testing.T, open Opener) {
	e := open(t,
		Article("a", "", "A 2015-01-01 direct: \"The enemy is main, the main thing is the enemy, main enemy of all enemies mainly,\" | A said | .\n"),
		Article("b", "", "B 2015-01-01 indirect: that for a good many people in the region and in other regions it would stay the only main enemy right now | B said | during a long evening\n"),
	)
	if got := ids(t, e, index.Query{Text: "the only main enemy right now"}); len(got) == 0 || got[0] != "b#statement-1" {
		t.Errorf("a quotation: %v", got)
	}
	e = open(t,
		Article("a", "", "A 2015-01-01 direct: \"To be or not to be,\" | A said | .\n"),
		Article("b", "", "B 2015-01-01 direct: \"To have and to hold,\" | B said | .\n"),
	)
	if got := ids(t, e, index.Query{Text: "to be or not to be"}); len(got) == 0 || got[0] != "a#statement-1" {
		t.Errorf("one of function words alone: %v", got)
	}
}

// passagesOf writes an article of these passages.
func passagesOf(id string, passages ...string) *corpus.Article {
	return Article(id, "", id+"\n2015-01-01: "+strings.Join(passages, "\n2015-01-01: ")+"\n")
}

// testArticles looks whether the passages of one article help each other.
func testArticles(t *testing.T, open Opener) {
	rest := make([]string, 80)
	for i := range rest {
		rest[i] = fmt.Sprintf("nothing of page %d is about it", i)
	}
	book := append(append([]string{"the harbour was closed for a day"}, rest...), "orchard reservoir", "orchard reservoir")
	e := open(t,
		passagesOf("alone", "the harbour was closed for a day", "copper went up"),
		passagesOf("book", book...),
		passagesOf("with", "the harbour was closed for a day", "the reservoir and the orchard"),
		passagesOf("apart", "a senate that had been a railway"),
		passagesOf("together", "that had been a senate railway a"),
	)
	for _, tc := range []struct {
		name, topic string
		want        []string
	}{
		{"what the next passage holds", "harbour orchard", []string{"with#passage-1", "alone#passage-1", "book#passage-1"}},
		{"side by side", "senate railway", []string{"together#passage-1", "apart#passage-1"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := slices.DeleteFunc(ids(t, e, index.Query{Text: tc.topic, Kind: index.Passage, Limit: 100}), func(id string) bool { return !slices.Contains(tc.want, id) })
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Errorf("%q (-want +got):\n%s", tc.topic, diff)
			}
		})
	}
}
