package embedded_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/corpus/intake"
	"onrecord/index"
	"onrecord/index/embedded"
)

// An update of a folder takes over what it need not clean, whatever else
// happens in the folder, and ends with the index that a fresh build makes.
func TestKnownArticles(t *testing.T) {
	dir, kept := t.TempDir(), t.TempDir()
	put := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for i := range 30 {
		put(fmt.Sprintf("a%02d.txt", i), fmt.Sprintf("Title: Day %d\nDate: 2015-04-22\n\n“The harbour is open on quay %d,” said Anna Holm.", i, i))
	}
	limit := int64(0)
	for _, step := range []struct {
		do   func()
		want string
	}{
		{func() {}, "30 0 0 0"},
		{func() {}, "0 0 0 30"},
		{func() { put("a03.txt", "“The harbour is shut,” said Anna Holm.") }, "0 1 0 29"},
		{func() { put("a03.md", "“The harbour is shut again,” said Anna Holm.") }, "2 0 1 29"}, // a03 becomes a03.txt
		{func() { put("metadata.csv", "file,outlet\na1*.txt,Harbour Gazette\n") }, "0 10 0 21"},
		{func() { os.Remove(filepath.Join(dir, "a20.txt")) }, "0 0 1 30"},
		{func() { put("b.jsonl", `{"id":"a05","text":"“No,” said Ola Berg."}`) }, "1 0 0 30"},
		{func() { put("0.jsonl", `{"id":"a06","text":"“Yes,” said Ola Berg."}`) }, "1 1 0 30"}, // a06 becomes a06-2
		{func() {
			put("c.zip", zipped(t, "one.txt", said("One"), "two.txt", said("Two")))
		}, "2 0 0 32"},
		{func() {
			put("c.zip", zipped(t, "two.txt", said("Two"), "one.txt", said("Another")))
		}, "0 1 0 33"},
		{func() { put("d.rss", feed("One", "Two")) }, "2 0 0 34"},
		{func() { put("d.rss", feed("Three", "Two")) }, "1 0 1 35"},
		{func() { limit = 60 }, "0 0 2 34"}, // the items of the feed are longer
		{func() { limit = 0 }, "2 0 0 34"},
	} {
		step.do()
		cfg := index.Config{Paths: []string{dir}, Dir: kept, Options: intake.Options{MaxText: limit}}
		r, err := embedded.Update(t.Context(), cfg)
		if err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprint(r.Added, r.Changed, r.Removed, r.Unchanged); got != step.want {
			t.Errorf("added, changed, removed, unchanged: %s, want %s", got, step.want)
		}
		ix, err := embedded.OpenConfig(cfg)
		if err != nil {
			t.Fatal(err)
		}
		fresh, f, err := embedded.Build(t.Context(), index.Config{Paths: []string{dir}, Options: cfg.Options})
		if err != nil {
			t.Fatal(err)
		}
		if r.Articles != f.Articles || r.Statements != f.Statements || r.Passages != f.Passages || r.Speakers != f.Speakers {
			t.Errorf("%+v, and built afresh %+v", r, f)
		}
		for i := range 30 {
			id := fmt.Sprintf("a%02d", i)
			a := articleOf(t, ix, id)
			b := articleOf(t, fresh, id)
			if (a == nil) != (b == nil) || a != nil && (a.Text != b.Text || a.Outlet != b.Outlet || a.Title != b.Title || a.Published != b.Published || a.Text == "") {
				t.Errorf("%s is %+v, and built afresh %+v", id, a, b)
			}
		}
		for _, q := range []index.Query{{Text: "harbour"}, {Text: "ship", Kind: index.Statement}, {Outlet: "harbour gazette"}} {
			if diff := cmp.Diff(ids(t, fresh, q), ids(t, ix, q)); diff != "" {
				t.Errorf("%v (-built afresh +refreshed):\n%s", q, diff)
			}
		}
		ix.Close()
		fresh.Close()
	}
}

func said(what string) string { return "“" + what + " ship is late,” said Anna Holm." }

func zipped(t *testing.T, pairs ...string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(pairs); i += 2 {
		f, err := w.Create(pairs[i])
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(f, pairs[i+1])
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func feed(titles ...string) string {
	text := "<rss><channel><title>Quay</title>"
	for _, title := range titles {
		text += "<item><title>" + title + "</title><guid>" + title + "</guid><description>" + said(title) + " That is what she told the reporters who waited.</description></item>"
	}
	return text + "</channel></rss>"
}
