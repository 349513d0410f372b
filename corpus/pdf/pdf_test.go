package pdf_test

import (
	"errors"
	"flag"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"onrecord/corpus/pdf"
)

var (
	update = flag.Bool("update", false, "write what the tests compare with")
	soak   = flag.Bool("soak", false, "try 300 damaged copies")
)

// The files in testdata were printed by a browser from pages of our own: one with
// the browser's margins, one in columns with divided words.
func TestRead(t *testing.T) {
	for _, name := range []string{"browser", "columns"} {
		d, err := pdf.Read(file(t, name+".pdf"), 1<<20)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		got := "title: " + d.Title + "\naddress: " + d.Address + "\nmargins: " + strings.Join(d.Margins, " / ") + "\n\n" + d.Text + "\n"
		golden := filepath.Join("testdata", name+".txt")
		if *update {
			if err := os.WriteFile(golden, []byte(got), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil || got != string(want) {
			t.Errorf("%s, %v:\n%s", name, err, got)
		}
	}
}

func file(t testing.TB, name string) []byte {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// blank is a page without a word.
const blank = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
	"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>endobj\ntrailer<</Root 1 0 R>>\n"

func TestRefused(t *testing.T) {
	whole := file(t, "browser.pdf")
	for name, c := range map[string]struct {
		raw  []byte
		says string
	}{
		"locked":  {file(t, "locked.pdf"), "locked with a password"},
		"blank":   {[]byte(blank), "its pages are pictures"},
		"words":   {[]byte("just words"), "damaged PDF"},
		"cut":     {whole[:200], "damaged PDF"},
		"nothing": {nil, "damaged PDF"},
	} {
		if _, err := pdf.Read(c.raw, 1<<20); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v, want %q", name, err, c.says)
		}
	}
	if _, err := pdf.Read([]byte(blank), 1<<20); !errors.Is(err, pdf.ErrNoText) {
		t.Error(err)
	}
	if _, err := pdf.Read(whole, 500); err == nil || !strings.Contains(err.Error(), "too large") {
		t.Errorf("a limit of 500 bytes: %v", err)
	}
}

// A file that takes too long is given up, and the same engine reads the next one.
func TestStopped(t *testing.T) {
	usual := pdf.SetLimit(time.Microsecond)
	defer pdf.SetLimit(usual)
	if _, err := pdf.Read(file(t, "browser.pdf"), 1<<20); err == nil {
		t.Error("read in no time")
	}
	pdf.SetLimit(20 * time.Millisecond)
	if _, err := pdf.Read(endless(), 1<<20); err == nil || !strings.Contains(err.Error(), "took too long") {
		t.Errorf("a file without end: %v", err)
	}
	pdf.SetLimit(usual)
	if _, err := pdf.Read(file(t, "columns.pdf"), 1<<20); err != nil {
		t.Errorf("the next file: %v", err)
	}
}

// endless is a page whose content a parser is busy with for a good while.
func endless() []byte {
	content := "BT /F1 1 Tf " + strings.Repeat("(abcdefghijklmnopqrstuvwxyz) Tj ", 50_000) + "ET"
	return []byte("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
		"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj\n" +
		"4 0 obj<</Length " + strconv.Itoa(len(content)) + ">>stream\n" + content + "\nendstream endobj\n" +
		"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n")
}

// What is damaged is refused, or read as far as it goes: it harms nobody.
func TestDamaged(t *testing.T) {
	whole, rng := file(t, "columns.pdf"), rand.New(rand.NewPCG(1, 2))
	refused, copies := 0, damages
	if *soak {
		copies = 300
	}
	for range copies {
		raw := append([]byte(nil), whole...)
		for range 1 + rng.IntN(20) {
			raw[rng.IntN(len(raw))] = byte(rng.Uint32())
		}
		if rng.IntN(4) == 0 {
			raw = raw[:rng.IntN(len(raw))]
		}
		d, err := pdf.Read(raw, 1<<20)
		switch {
		case err != nil:
			refused++
		case !utf8.ValidString(d.Text):
			t.Errorf("not valid UTF-8: %q", d.Text)
		}
	}
	t.Logf("%d of %d refused, the others read", refused, copies)
}
