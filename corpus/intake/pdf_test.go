package intake_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/corpus/intake"
)

// The facts of a printed page stand in its margins and its title.
func TestPrintedPage(t *testing.T) {
	dir := t.TempDir()
	raw, err := os.ReadFile("../pdf/testdata/browser.pdf")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "page.pdf"), raw, 0o666); err != nil {
		t.Fatal(err)
	}
	g := walk(t, intake.Options{}, dir)
	if len(g.articles) != 1 {
		t.Fatal(g.skipped)
	}
	a := g.articles[0]
	got := strings.Join([]string{a.Title, a.Outlet, a.Author, a.URL, a.Published.String(), string(a.Basis)}, "|")
	if want := "Harbour stays open all winter, says minister|Northfield Courier|Jane Doe|http://news.example/2015/04/22/harbour-open.html|2015-04-22|stated"; got != want {
		t.Errorf("read as %s, want %s", got, want)
	}
	if strings.Contains(a.Text, "11/25/26") || !strings.HasPrefix(a.Text, "“The harbour will stay open") {
		t.Errorf("text: %s", a.Text)
	}
}
