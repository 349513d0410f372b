package intake_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"onrecord/corpus"
	"onrecord/corpus/corpustest"
	"onrecord/corpus/intake"
)

var update = flag.Bool("update", false, "rewrite the wanted part of testdata/pages")

// TestPages reads each archive's first file and compares what came out with
// what its other files want. With -update they are rewritten: read the diff. What
// those in "messy" want was written down before any of them was read.
func TestPages(t *testing.T) {
	paths, err := filepath.Glob("testdata/*/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatal("no archives", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			ar, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			saved := ar.Files[0]
			var got, removed string
			err = intake.WalkFS(t.Context(), fstest.MapFS{saved.Name: {Data: saved.Data}}, intake.Options{}, func(a *corpus.Article) error {
				got = report(a)
				for _, r := range a.Removed {
					removed += r.Reason + ": " + r.Text + "\n"
				}
				corpustest.Clean(t, a.Text)
				corpustest.Article(t, a)
				return nil
			}, func(s intake.Skipped) { t.Errorf("skipped %v", s) })
			if err != nil {
				t.Fatal(err)
			}
			if *update {
				ar.Files[1].Data, ar.Files[2].Data = []byte(got), []byte(removed)
				if err := os.WriteFile(path, txtar.Format(ar), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(ar.Files[1].Data), got); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(string(ar.Files[2].Data), removed); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// report writes an article for a golden file.
func report(a *corpus.Article) string {
	return fmt.Sprintf("title: %s\noutlet: %s\nauthor: %s\npublished: %s %s\nurl: %s\nlanguage: %s\n\n%s\n", a.Title, a.Outlet, a.Author, a.Published, a.Basis, a.URL, a.Language, a.Text)
}
