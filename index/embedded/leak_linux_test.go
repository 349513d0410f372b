package embedded_test

import (
	"os"
	"strings"
	"testing"

	"onrecord/index"
	"onrecord/index/embedded"
)

// TestNothingStaysOpen swaps generations and counts file handles and memory maps.
func TestNothingStaysOpen(t *testing.T) {
	dir := t.TempDir()
	held := func() (handles, maps int) {
		fds, err := os.ReadDir("/proc/self/fd")
		if err != nil {
			t.Skip("no /proc:", err)
		}
		text, err := os.ReadFile("/proc/self/maps")
		if err != nil {
			t.Skip("no /proc:", err)
		}
		return len(fds), strings.Count(string(text), dir)
	}
	before, _ := held()
	live := index.NewLive[*embedded.Index](nil)
	for n := range 10 {
		mustUpdate(t, dir, edition(n)...)
		ix, err := embedded.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		live.Swap(ix)
		checkEdition(t, ix)
	}
	if _, maps := held(); maps == 0 {
		t.Error("nothing is mapped while an index is served: the test proves nothing")
	}
	live.Swap(nil)
	if after, maps := held(); after > before || maps > 0 {
		t.Errorf("%d handles before, %d after; %d maps", before, after, maps)
	}
}
