package embedded_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/index"
	"onrecord/index/embedded"
)

// passagesOf writes an article of these passages.
func passagesOf(id string, passages ...string) string {
	return id + "\n2015-01-01: " + strings.Join(passages, "\n2015-01-01: ") + "\n"
}

func TestPassagesOfOneArticleHelpEachOther(t *testing.T) {
	rest := make([]string, 80)
	for i := range rest {
		rest[i] = fmt.Sprintf("nothing of page %d is about it", i)
	}
	book := append(append([]string{"the harbour was closed for a day"}, rest...), "orchard reservoir", "orchard reservoir")
	ix := build(t,
		article("alone", "", passagesOf("alone", "the harbour was closed for a day", "copper went up")),
		article("book", "", passagesOf("book", book...)),
		article("with", "", passagesOf("with", "the harbour was closed for a day", "the reservoir and the orchard")),
		article("apart", "", passagesOf("apart", "a senate that had been a railway")),
		article("together", "", passagesOf("together", "that had been a senate railway a")),
	)
	for _, tc := range []struct {
		name, topic string
		want        []string
	}{
		{"what the next passage holds", "harbour orchard", []string{"with#passage-1", "alone#passage-1", "book#passage-1"}},
		{"side by side", "senate railway", []string{"together#passage-1", "apart#passage-1"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var got []string
			for _, id := range ids(t, ix, index.Query{Text: tc.topic, Kind: index.Passage, Limit: 100}) {
				for _, want := range tc.want {
					if id == want {
						got = append(got, id)
					}
				}
			}
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Errorf("%q (-want +got):\n%s", tc.topic, diff)
			}
		})
	}
}

// TestWholesByDefinition scores random passages, of articles long and short, by
// reading them.
func TestWholesByDefinition(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 14))
	text := func(id string) string {
		var ps []string
		for range 1 + rng.IntN(4)*rng.IntN(50) {
			var ws []string
			for range 2 + rng.IntN(6) {
				w := pick(rng, someWords)
				ws = append(ws, pick(rng, []string{w, w + "s", "the"}))
			}
			ps = append(ps, strings.Join(ws, " "))
		}
		return passagesOf(id, ps...)
	}
	dir := t.TempDir()
	for round := range 3 { // the second and third leave articles behind that are gone
		as := benchArchive(3)
		for i := range 20 {
			id := fmt.Sprintf("a%02d", i)
			as = append(as, article(id, "", text(id)))
		}
		mustUpdate(t, dir, as...)
		refreshed, err := embedded.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		defer refreshed.Close()
		built := build(t, as...)
		for range 10 {
			q := index.Query{Kind: index.Passage, Limit: 60, Text: strings.Join([]string{pick(rng, someWords), pick(rng, someWords), pick(rng, someWords) + "s"}, " ")}
			want, err := built.WholesByDefinition(q)
			if err != nil {
				t.Fatal(err)
			}
			for name, ix := range map[string]*embedded.Index{"built": built, "refreshed": refreshed} {
				hits, err := ix.Search(context.Background(), q)
				if err != nil {
					t.Fatal(err)
				}
				for _, h := range hits[:min(10, len(hits))] {
					if got := h.Score; !sameScore(got, want[h.ID]) {
						t.Fatalf("round %d, %s: %v: %s scores %v, want %v", round, name, q, h.ID, got, want[h.ID])
					}
				}
			}
		}
	}
}

func sameScore(x, y float64) bool { return x-y < 1e-9*(x+y) && y-x < 1e-9*(x+y) }
