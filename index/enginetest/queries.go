package enginetest

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/corpus/names"
	"onrecord/index"
)

func testSearch(t *testing.T, e index.Engine) {
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
		{"an article", index.Query{Articles: []string{"who", "nowhere"}, Kind: index.Passage}, []string{"who#passage-1"}},
		{"a day", index.Query{From: Date("2015-04-22"), To: Date("2015-04-22"), Kind: index.Statement},
			[]string{"lavrov#statement-1", "lavrov#statement-2"}},
		{"a month has the month and its days", index.Query{From: Date("2015-11-00"), To: Date("2015-11-00")},
			[]string{"patrushev#statement-2", "patrushev#statement-1", "patrushev#statement-3"}},
		{"a limit", index.Query{Kind: index.Statement, Limit: 1}, []string{"joint#statement-1"}},
		{"an acronym with dots", index.Query{Text: "the US", Kind: index.Passage}, []string{"who#passage-1"}},
		{"WHO is not who", index.Query{Text: "WHO", Kind: index.Passage}, []string{"who#passage-1"}},
		{"invisible characters", index.Query{Text: "vac\u200bci\u00adnes\u202e", Kind: index.Passage}, []string{"who#passage-1"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := ids(t, e, tc.q)
			if tc.want != nil {
				if diff := cmp.Diff(tc.want, got); diff != "" {
					t.Errorf("%v (-want +got):\n%s", tc.q, diff)
				}
			}
		})
	}
	for _, id := range ids(t, e, index.Query{Text: "is"}) {
		if id == "patrushev#statement-1" {
			t.Errorf("the verb found %s, which names Islamic State as Daesh", id)
		}
	}
}

func testHit(t *testing.T, e index.Engine) {
	hits, err := e.Search(t.Context(), index.Query{Text: "main enemy and zeppelins", Limit: 1})
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
	a, err := index.Article(t.Context(), e, h.Article.ID)
	if err != nil || a == nil || a.Text[h.Statement.Start:h.Statement.End] != h.Text {
		t.Errorf("Article(%q) = %v: the excerpt is not where the statement says", h.Article.ID, a)
	}
}
