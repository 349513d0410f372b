package embedded_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"onrecord/index"
	"onrecord/index/embedded"
)

func TestSample(t *testing.T) {
	ix, r, err := embedded.Build(context.Background(), index.Config{})
	if err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	if r.Articles < 12 || r.Statements < r.Articles || r.Passages < r.Articles || r.Speakers == 0 || len(r.Skipped) > 0 {
		t.Errorf("%+v", r)
	}
	people := ix.People().Find("Lavrov")
	if len(people) == 0 {
		t.Fatal("nobody is called Lavrov")
	}
	hits, err := ix.Search(context.Background(), index.Query{Text: "ISIL", Speakers: people[0].Keys})
	if err != nil || len(hits) == 0 {
		t.Fatalf("nothing by Lavrov about Islamic State: %v", err)
	}
	for _, h := range hits {
		a := articleOf(t, ix, h.Article.ID)
		if a == nil || a.Text[h.Statement.Start:h.Statement.End] != h.Text || h.Statement.Speaker == "" {
			t.Errorf("%s: %q by %q", h.ID, h.Text, h.Statement.Speaker)
		}
	}
}

func TestUpdateFromFolder(t *testing.T) {
	from, dir := t.TempDir(), filepath.Join(t.TempDir(), "index")
	cfg := index.Config{Paths: []string{from}, Dir: dir}
	if _, err := embedded.Update(context.Background(), cfg); !errors.Is(err, index.ErrEmpty) {
		t.Errorf("an empty folder: %v", err)
	}
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(from, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("one.txt", "The harbour\n\n\"The harbour will be dredged in May,\" the mayor, Greta Lind, said on Monday.\n")
	write("two.md", "The bridge\n\n\"The bridge is safe,\" the engineer Karl Ohm said on Tuesday.\n")
	r, err := embedded.Update(context.Background(), cfg)
	if err != nil || r.Added != 2 || r.Articles != 2 {
		t.Fatalf("%+v, %v", r, err)
	}
	write("two.md", "The bridge\n\n\"The bridge is closed,\" the engineer Karl Ohm said on Wednesday.\n")
	r, err = embedded.Update(context.Background(), cfg)
	if err != nil || r.Changed != 1 || r.Unchanged != 1 {
		t.Errorf("%+v, %v", r, err)
	}
	if r, err = embedded.Update(context.Background(), cfg); err != nil || r.Unchanged != 2 || r.Changed != 0 {
		t.Errorf("%+v, %v", r, err)
	}
	if got := ids(t, open(t, dir), index.Query{Text: "bridge closed"}); len(got) == 0 {
		t.Error("the new text is not found")
	}
	if _, err := embedded.Update(context.Background(), index.Config{Paths: []string{filepath.Join(from, "nowhere")}, Dir: dir}); err == nil {
		t.Error("a folder that does not exist was read")
	}
}
