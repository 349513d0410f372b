package intake_test

import (
	"bufio"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"onrecord/corpus"
	"onrecord/corpus/beside"
	"onrecord/corpus/intake"
)

var soak = flag.Bool("soak", false, "read all of the marked articles")

// TestCleanKeepsWhatWasSaid reads some hundred real articles as if they had been
// saved as text and looks for everything in them that people marked as somebody's
// words. All of it must be in the cleaned text or in the headline, by its letters
// and figures. Every fifth article is read, and with -soak all 924.
func TestCleanKeepsWhatWasSaid(t *testing.T) {
	articles, said, lost := 0, 0, 0
	for _, name := range []string{"dev.jsonl", "train.jsonl"} {
		f, err := os.Open(filepath.Join(beside.Path(t, "data/polnear"), name))
		if err != nil {
			t.Skip(err)
		}
		defer f.Close()
		in := bufio.NewScanner(f)
		in.Buffer(nil, 1<<22)
		for in.Scan() {
			var l struct {
				ID, Text     string
				Attributions []struct{ Content [][2]int }
			}
			if err := json.Unmarshal(in.Bytes(), &l); err != nil {
				t.Fatal(err)
			}
			if articles++; articles%5 != 0 && !*soak {
				continue
			}
			points := []rune(l.Text)
			kept := ""
			err := intake.WalkFS(t.Context(), fstest.MapFS{"x.txt": {Data: []byte(l.Text)}}, intake.Options{}, func(a *corpus.Article) error {
				kept = squeezed(a.Title + a.Text)
				for _, r := range a.Removed {
					if r.Reason == "headline" {
						kept = squeezed(r.Text) + kept
					}
				}
				return nil
			}, nil)
			if err != nil {
				t.Fatal(err)
			}
			for _, at := range l.Attributions {
				for _, c := range at.Content {
					said++
					if words := string(points[c[0]:c[1]]); !strings.Contains(kept, squeezed(shortLink(words))) {
						lost++
						t.Logf("%s: %q", l.ID, words)
					}
				}
			}
		}
	}
	t.Logf("%d stretches of somebody's words, %d not found", said, lost)
	if lost > 1 { // one, of a headline with a label before it
		t.Errorf("%d stretches are lost", lost)
	}
}

// squeezed is s with its letters and figures only.
func squeezed(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, norm.NFC.String(s))
}

// shortLink cuts a tweet's link off, which is no word of anybody.
func shortLink(s string) string {
	if i := strings.Index(s, "https://t.co/"); i >= 0 {
		return s[:i]
	}
	return s
}
