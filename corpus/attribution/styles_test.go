package attribution_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"onrecord/corpus/attribution"
)

// TestStyles runs Find over an article in each style of news. An attribution is
// written in four lines: who (with role, and "?" when that is left open), the
// source and the cue as printed, and what was said, "//" between its spans.
func TestStyles(t *testing.T) {
	files, err := filepath.Glob("testdata/styles/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no styles to test: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			text := string(a.Files[0].Data)
			found := attribution.Find(text)
			check(t, text, found)
			got := show(text, found)
			if *update {
				a.Files[1].Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if want := string(a.Files[1].Data); got != want {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

func show(text string, as []attribution.Attribution) string {
	words := func(spans []attribution.Span) string {
		var out []string
		for _, s := range spans {
			out = append(out, strings.Join(strings.Fields(text[s.Start:s.End]), " "))
		}
		return strings.Join(out, " // ")
	}
	var b strings.Builder
	for _, a := range as {
		fmt.Fprintf(&b, "%s: %s", a.Type, a.Speaker)
		if a.Role != "" {
			fmt.Fprintf(&b, " (%s)", a.Role)
		}
		if a.Unsure {
			b.WriteString(" ?")
		}
		fmt.Fprintf(&b, "\n\t%s | %s\n\t%s\n", words(a.Source), words(a.Cue), words(a.Content))
	}
	return b.String()
}
