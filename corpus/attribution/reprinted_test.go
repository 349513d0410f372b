package attribution_test

import (
	"fmt"
	"strings"
	"testing"

	"onrecord/corpus/attribution"
	"onrecord/corpus/attribution/finding"
	"onrecord/corpus/attribution/tagger/training"
	"onrecord/corpus/beside"
)

// TestReprinted prints every third article of PolNeAR's dev split in the manners of
// other countries, labels and all, and shows what each manner costs.
func TestReprinted(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 28 articles in nine manners")
	}
	docs, err := training.ReadDocuments(beside.Path(t, "data/polnear/dev.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "a third of PolNeAR dev, reprinted; F1 of pair@.5, pair@.5+source\n%-22s %-14s %-14s\n", "", "speech", "quoted")
	for _, style := range append([]string{"as it was"}, training.Manners()...) {
		var some []training.Document
		var found [][]finding.Finding
		for i := 0; i < len(docs); i += 3 {
			d := training.Reprint(docs[i], style)
			some, found = append(some, d), append(found, raws(attribution.Find(d.Text)))
		}
		fmt.Fprintf(&b, "%-22s", style)
		for _, f := range []training.Filter{training.Speech, training.Quoted} {
			s := training.Measure(some, found, f)
			_, _, content := s.Content()
			_, _, sourced := s.Sourced()
			fmt.Fprintf(&b, " %5.1f %5.1f   ", 100*content, 100*sourced)
		}
		b.WriteString("\n")
	}
	golden(t, "reprinted.txt", b.String())
}

func raws(found []attribution.Attribution) []finding.Finding {
	var out []finding.Finding
	for _, f := range found {
		out = append(out, finding.Finding{Source: f.Source, Cue: f.Cue, Content: f.Content})
	}
	return out
}
