package embedded_test

import (
	"context"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/corpus/names"
	"onrecord/index"
	"onrecord/index/embedded"
)

func TestSearch(t *testing.T) {
	ix := build(t, newsroom()...)
	for _, tc := range []struct {
		name string
		q    index.Query
		want []string
	}{
		{"zero value", index.Query{}, []string{}},
		{"a limit asks for nothing", index.Query{Limit: 5}, []string{}},
		{"no words in the topic", index.Query{Text: " ?! … "}, []string{}},
		{"unknown word", index.Query{Text: "zeppelin"}, []string{}},
		{"inflections meet", index.Query{Text: "vaccination vaccine", Kind: index.Statement},
			[]string{"who#statement-1", "joint#statement-2"}},
		{"a concept under all its names", index.Query{Text: "ISIL", Kind: index.Statement},
			[]string{"lavrov#statement-1", "patrushev#statement-1"}},
		{"a concept by its ID", index.Query{Concepts: []string{"islamic-state"}, Kind: index.Statement},
			[]string{"lavrov#statement-1", "patrushev#statement-1"}},
		{"is is a verb", index.Query{Text: "is"}, nil},
		{"a speaker", index.Query{Speakers: []string{names.Key("Sergey LAVROV")}},
			[]string{"joint#statement-1", "patrushev#statement-2", "lavrov#statement-1", "lavrov#statement-2"}},
		{"a speaker and a topic", index.Query{Text: "oil", Speakers: []string{names.Key("Sergei Lavrov")}},
			[]string{"patrushev#statement-2", "lavrov#statement-2"}},
		{"another's words never", index.Query{Text: "schools", Speakers: []string{names.Key("Sergei Lavrov")}}, []string{}},
		{"a partner", index.Query{Speakers: []string{names.Key("John Kerry")}}, []string{"joint#statement-1"}},
		{"both together", index.Query{Speakers: []string{names.Key("Sergei Lavrov and John Kerry")}}, []string{"joint#statement-1"}},
		{"an outlet without its accents", index.Query{Outlet: "le mediateur", Text: "cease-fire"}, []string{"joint#statement-1"}},
		{"an article", index.Query{Article: "who", Kind: index.Passage}, []string{"who#passage-1"}},
		{"a day", index.Query{From: date("2015-04-22"), To: date("2015-04-22"), Kind: index.Statement},
			[]string{"lavrov#statement-1", "lavrov#statement-2"}},
		{"a month has the month and its days", index.Query{From: date("2015-11-00"), To: date("2015-11-00")},
			[]string{"patrushev#statement-2", "patrushev#statement-1", "patrushev#statement-3"}},
		{"a limit", index.Query{Kind: index.Statement, Limit: 1}, []string{"joint#statement-1"}},
		{"an acronym with dots", index.Query{Text: "the US", Kind: index.Passage}, []string{"who#passage-1"}},
		{"WHO is not who", index.Query{Text: "WHO", Kind: index.Passage}, []string{"who#passage-1"}},
		{"invisible characters", index.Query{Text: "vac\u200bci\u00adnes\u202e", Kind: index.Passage}, []string{"who#passage-1"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := ids(t, ix, tc.q)
			if tc.want != nil {
				if diff := cmp.Diff(tc.want, got); diff != "" {
					t.Errorf("%v (-want +got):\n%s", tc.q, diff)
				}
			}
		})
	}
	for _, id := range ids(t, ix, index.Query{Text: "is"}) {
		if id == "patrushev#statement-1" {
			t.Errorf("the verb found %s, which names Islamic State as Daesh", id)
		}
	}
}

func TestHit(t *testing.T) {
	ix := build(t, newsroom()...)
	hits, err := ix.Search(context.Background(), index.Query{Text: "main enemy and zeppelins", Limit: 1})
	if err != nil || len(hits) != 1 {
		t.Fatalf("%d hits, %v", len(hits), err)
	}
	h := hits[0]
	type shown struct {
		Text, Content, Cue, Source, Speaker, Outlet string
		Matched, Units                              int
	}
	want := shown{
		Text:    `"I consider IS to be our main enemy right now," | Lavrov said | on the radio`,
		Content: `"I consider IS to be our main enemy right now," `, Cue: "said", Source: "Lavrov",
		Speaker: "Sergei Lavrov", Outlet: "RFE/RL", Matched: 2, Units: 3,
	}
	got := shown{h.Text, h.Content, h.Cue, h.Source, h.Statement.Speaker, h.Article.Outlet, h.Matched, h.Units}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if h.Article.Text != "" {
		t.Error("a hit carries the whole article")
	}
	a := articleOf(t, ix, h.Article.ID)
	if a == nil || a.Text[h.Statement.Start:h.Statement.End] != h.Text {
		t.Errorf("Article(%q) = %v: the excerpt is not where the statement says", h.Article.ID, a)
	}
	if articleOf(t, ix, "nobody") != nil {
		t.Error("an article that does not exist was found")
	}
}

func TestQuotationComesFirst(t *testing.T) {
	ix := build(t,
		article("a", "", "A 2015-01-01 direct: \"The enemy is main, the main thing is the enemy, main enemy of all enemies mainly,\" | A said | .\n"),
		article("b", "", "B 2015-01-01 indirect: that for a good many people in the region and in other regions it would stay the only main enemy right now | B said | during a long evening\n"),
	)
	if got := ids(t, ix, index.Query{Text: "the only main enemy right now"}); len(got) == 0 || got[0] != "b#statement-1" {
		t.Errorf("got %v", got)
	}
}

func TestStopWordsOnly(t *testing.T) {
	ix := build(t,
		article("a", "", "A 2015-01-01 direct: \"To be or not to be,\" | A said | .\n"),
		article("b", "", "B 2015-01-01 direct: \"To have and to hold,\" | B said | .\n"),
	)
	if got := ids(t, ix, index.Query{Text: "to be or not to be"}); len(got) == 0 || got[0] != "a#statement-1" {
		t.Errorf("got %v", got)
	}
}

func TestPeopleAndOutlets(t *testing.T) {
	ix := build(t, newsroom()...)
	var got []string
	for _, p := range ix.People().All() {
		got = append(got, p.Name)
	}
	slices.Sort(got)
	want := []string{"John Kerry", "Margaret Chan", "Ministry of Health and Welfare", "Nikolai Patrushev", "Sergei Lavrov"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("people (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(map[string]int{"RFE/RL": 1, "TASS": 1, "Le Médiateur": 1, "Reuters": 1}, ix.Outlets()); diff != "" {
		t.Errorf("outlets (-want +got):\n%s", diff)
	}
	if c := ix.Counts(); c.Articles != 4 || c.Statements != 8 || c.Passages != 2 || c.Speakers != 5 {
		t.Errorf("counts: %+v", c)
	}
}

func TestClosed(t *testing.T) {
	ix := build(t, newsroom()...)
	ix.Close()
	if _, err := ix.Search(context.Background(), index.Query{Text: "oil"}); err == nil {
		t.Error("a closed index answers")
	}
	if err := ix.Close(); err != nil {
		t.Errorf("closed twice: %v", err)
	}
}

// TestMayHoldIsSafe takes runs of words out of texts of every sort: a text that is
// not looked at closely must not have had them.
func TestMayHoldIsSafe(t *testing.T) {
	texts := []string{
		`The U.S.S.R. and the U.S. sold 1,000 F-16s, the Minister's office said; "Don't," he added.`,
		"Café owners in São Paulo\u00ad said: naïve, ﬁne… and WHO is WHO?", "snake_case and e.g. this.That",
		strings.Repeat("long ", 900) + "story told", "WHO asked who asked WHO",
	}
	rng := rand.New(rand.NewPCG(4, 2))
	spared := 0
	for range 5000 {
		text := texts[rng.IntN(len(texts))]
		words, _ := embedded.Split(texts[rng.IntN(len(texts))])
		from := rng.IntN(len(words))
		words = words[from:min(len(words), from+1+rng.IntN(4))]
		may, does := embedded.MayHold(text, words)
		if does && !may {
			t.Fatalf("%q has %q", text, words)
		}
		if !may {
			spared++
		}
	}
	if spared == 0 {
		t.Error("every text was looked at")
	}
}
