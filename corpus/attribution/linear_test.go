package attribution_test

import (
	"flag"
	"runtime"
	"strings"
	"testing"

	"onrecord/corpus/attribution"
)

// soak makes the long texts longer.
var soak = flag.Bool("soak", false, "run with texts of 1 MB")

// TestWorkPerByteDoesNotGrow compares what a byte costs in a short and in a long
// text of the same kind, in looks at tokens. A search that runs back to the start
// of the text would make the long one many times as dear.
func TestWorkPerByteDoesNotGrow(t *testing.T) {
	for name, unit := range longTexts() {
		small, large := 10<<10, 160<<10
		if *soak {
			large = 1 << 20
		}
		a := float64(attribution.Looks(grown(unit, small))) / float64(small)
		b := float64(attribution.Looks(grown(unit, large))) / float64(large)
		if b > 1.5*a+1 {
			t.Errorf("%s: %.1f looks for a byte of 10 KB, %.1f for one of %d KB", name, a, b, large>>10)
		}
	}
}

// TestMemoryPerByteDoesNotGrow does the same for all that is allocated on the
// whole way, the trained tagger included.
func TestMemoryPerByteDoesNotGrow(t *testing.T) {
	if testing.Short() {
		t.Skip("tags long texts")
	}
	for name, unit := range longTexts() {
		small, large := 10<<10, 40<<10
		if *soak {
			large = 100 << 10
		}
		allocated(grown(unit, small)) // the weights are loaded once
		a := allocated(grown(unit, small)) / float64(small)
		b := allocated(grown(unit, large)) / float64(large)
		if b > 2*a+64 {
			t.Errorf("%s: %.0f bytes for a byte of 10 KB, %.0f for one of %d KB", name, a, b, large>>10)
		}
	}
}

// longTexts are the units of which long texts are made.
func longTexts() map[string]string {
	out := map[string]string{"news": sampleArticle}
	for name, unit := range hostile() {
		if len(strings.TrimSpace(unit)) > 1 {
			out[name] = unit[:min(len(unit), 4<<10)]
		}
	}
	return out
}

// grown is the unit, again and again.
func grown(unit string, size int) string {
	return strings.Repeat(unit, size/len(unit)+1)[:size]
}

// allocated is how many bytes Find allocates for a text.
func allocated(text string) float64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	attribution.Find(text)
	runtime.ReadMemStats(&after)
	return float64(after.TotalAlloc - before.TotalAlloc)
}
