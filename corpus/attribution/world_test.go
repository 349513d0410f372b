package attribution_test

import (
	"path/filepath"
	"testing"

	"onrecord/corpus/attribution"
	"onrecord/corpus/attribution/marked"
)

// The articles of testdata/world are of our own making, in the manners of many
// countries' newsrooms. Who says what was marked in them before the program read
// them. The articles of testdata/world2 were written and marked when the rules were
// done, and read once; nothing was changed for their sake.
//
// The golden files list every fault, so that a change shows what it mends and
// what it breaks.
func TestWorldNews(t *testing.T) {
	for _, dir := range []string{"world", "world2"} {
		t.Run(dir, func(t *testing.T) {
			files, err := filepath.Glob(filepath.Join("testdata", dir, "*.txtar"))
			if err != nil || len(files) == 0 {
				t.Fatalf("no articles: %v", err)
			}
			var sum marked.Score
			for _, file := range files {
				a, err := marked.Read(file)
				if err != nil {
					t.Fatal(err)
				}
				found := attribution.Find(a.Text)
				check(t, a.Text, found)
				sum.Add(a, found)
			}
			golden(t, dir+".txt", sum.Report())
		})
	}
}
