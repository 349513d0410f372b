package training_test

import (
	"flag"
	"fmt"
	"onrecord/corpus/attribution/finding"
	"os"
	"strings"
	"testing"

	"onrecord/corpus/attribution/tagger"
	"onrecord/corpus/attribution/tagger/training"
	"onrecord/corpus/beside"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestStats scores the embedded weights on the dev articles and compares with
// the golden file, so that every change shows its effect.
func TestStats(t *testing.T) {
	docs, err := training.ReadDocuments(beside.Path(t, "data/polnear/dev.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	predicted := make([][]finding.Finding, len(docs))
	for i := range docs {
		predicted[i] = tag(tagger.Default(), docs[i].Text)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "PolNeAR dev, %d articles; one to one, content Dice >= .5, then sources that overlap; exact: contents equal to the character\n\n", len(docs))
	b.WriteString(training.Report(docs, predicted))
	fmt.Fprintf(&b, "\nkept when the score is at least (speech subset):\n")
	for _, least := range []float64{0, .2, .3, .4, .5, .6, .7, .8, .9} {
		kept := make([][]finding.Finding, len(docs))
		for i, raws := range predicted {
			for _, r := range raws {
				if r.Score >= least {
					kept[i] = append(kept[i], r)
				}
			}
		}
		s := training.Measure(docs, kept, training.Speech)
		cp, cr, _ := s.Content()
		sp, sr, sf := s.Sourced()
		fmt.Fprintf(&b, "  %.1f  content P %5.1f R %5.1f   +source P %5.1f R %5.1f F1 %5.1f\n", least, 100*cp, 100*cr, 100*sp, 100*sr, 100*sf)
	}
	golden(t, "../testdata/stats.txt", b.String())
}

func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs (go test -update rewrites it); got\n%s", path, got)
	}
}

// BenchmarkDev tags the dev articles.
func BenchmarkDev(b *testing.B) {
	docs, err := training.ReadDocuments(beside.Path(b, "data/polnear/dev.jsonl"))
	if err != nil {
		b.Fatal(err)
	}
	words, bytes := 0, 0
	for i := range docs {
		words += len(strings.Fields(docs[i].Text))
		bytes += len(docs[i].Text)
	}
	b.SetBytes(int64(bytes))
	b.ReportAllocs()
	for b.Loop() {
		for i := range docs {
			tag(tagger.Default(), docs[i].Text)
		}
	}
	b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}
