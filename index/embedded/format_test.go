package embedded_test

import (
	"archive/zip"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/corpus/names"
	"onrecord/index"
)

// TestFormat9 opens an index that an earlier program of the same format wrote, and asks
// it what that program was asked. The index has two parts, an article that was removed
// and one that was replaced, over articles made up for it. As long as the format has the
// same number, the answers are those that the earlier program gave; there is no flag that
// writes them again.
func TestFormat9(t *testing.T) {
	dir := t.TempDir()
	packed, err := zip.OpenReader(filepath.Join("testdata", "format9", "index.zip"))
	if err != nil {
		t.Fatal(err)
	}
	defer packed.Close()
	if err := os.CopyFS(dir, packed); err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile(filepath.Join("testdata", "format9", "answers.golden"))
	if err != nil {
		t.Fatal(err)
	}
	ix := open(t, dir)
	lind := []string{names.Key("Greta Lind")}
	var got strings.Builder
	for _, q := range []index.Query{
		{Text: "harbour"},
		{Text: "ferries late in the harbour"},
		{Text: "the bridge is safe for people"},
		{Text: "ferry company", Kind: index.Passage},
		{Text: "bridge report rust", Kind: index.Passage, Alone: true},
		{Text: "harbour roof", Speakers: lind},
		{Speakers: lind, Limit: 3},
		{Text: "dredging", MinUnits: 1, Kind: index.Statement},
		{Text: "ferry late", MinUnits: 2},
		{Text: "harbour", From: date("2015-04-00"), To: date("2015-04-00")},
		{From: date("2015-03-01"), To: date("2015-03-31"), Limit: 5},
		{Text: "harbour", Articles: []string{"company"}},
		{Text: "crocodile"},
		{Text: "the bridge is open"},
		{Text: "quay granite"},
		{Text: "school roof"},
	} {
		hits, err := ix.Search(context.Background(), q)
		if err != nil {
			t.Fatalf("%v: %v", q, err)
		}
		fmt.Fprintf(&got, "%v\n", q)
		for _, h := range hits {
			fmt.Fprintf(&got, "\t%s %.9g %d/%d %s, %q: %q %q %q\n", h.ID, h.Score, h.Matched, h.Units, h.Article.Title, h.Statement.Speaker, h.Content, h.Cue, h.Source)
		}
	}
	is, was := strings.Split(got.String(), "\n"), strings.Split(string(want), "\n")
	for i := range max(len(is), len(was)) {
		if i >= len(is) || i >= len(was) || is[i] != was[i] {
			t.Fatalf("line %d of the answers:\ngot  %s\nwant %s", i+1, is[min(i, len(is)-1)], was[min(i, len(was)-1)])
		}
	}
}
