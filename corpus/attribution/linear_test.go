package attribution_test

import (
	"strings"
	"testing"
	"time"

	"onrecord/corpus/attribution"
)

// TestCostPerByteDoesNotGrow compares what a byte costs in a short and in a long
// text of the same kind. It asks for the ratio only, and generously, so that no
// slow or busy machine fails it: a search that runs back to the start of the text
// would make the long one many times as dear.
func TestCostPerByteDoesNotGrow(t *testing.T) {
	if testing.Short() {
		t.Skip("reads long texts")
	}
	texts := hostile()
	texts["news"] = sampleArticle
	for name, unit := range texts {
		if len(strings.TrimSpace(unit)) < 2 {
			continue
		}
		small, large := 8<<10, 160<<10
		if name == "news" {
			small, large = 10<<10, 1<<20
		}
		ratio := 0.0
		for range 3 { // a burst of other work is not growth
			a := cost(grown(unit, small), 3)
			b := cost(grown(unit, large), 1)
			if ratio = b / a; ratio < 4 {
				break
			}
		}
		if ratio >= 4 {
			t.Errorf("%s: a byte costs %.1f times as much in %d KB as in %d KB", name, ratio, large>>10, small>>10)
		}
	}
}

// grown is the unit, again and again.
func grown(unit string, size int) string {
	return strings.Repeat(unit, size/len(unit)+1)[:size]
}

// cost is the least time for a byte among some runs, in nanoseconds.
func cost(text string, runs int) float64 {
	best := 0.0
	for range runs {
		start := time.Now()
		attribution.Find(text)
		if c := float64(time.Since(start)) / float64(len(text)); best == 0 || c < best {
			best = c
		}
	}
	return best
}
