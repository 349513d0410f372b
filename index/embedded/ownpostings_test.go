package embedded_test

import (
	"math/rand/v2"
	"testing"

	"onrecord/index/embedded"
	"onrecord/index/enginetest"
)

// TestOwnPostings compares, in an archive of more than one batch, what is found by postings
// of which bleve got only the first, or some again after a word was forgotten, with
// what the articles hold.
func TestOwnPostings(t *testing.T) {
	for _, kept := range []int{50, 1 << 17, 1}[:rounds(2, 3)] {
		restore := embedded.SetMetKept(kept)
		dir := t.TempDir()
		as := enginetest.UnevenArchive(uint64(kept), 2500, func(int) uint64 { return 0 })
		mustUpdate(t, dir, as...)
		restore()
		ix := open(t, dir)
		if n := ix.Parts()[0]; n < 5500 {
			t.Fatalf("%d records are no more than one batch", n)
		}
		if in, err := ix.InOrder(); err != nil || !in {
			t.Errorf("documents are not numbered as they were added: %v", err)
		}
		enginetest.Compare(t, ix, as, unevenQueries(rand.New(rand.NewPCG(uint64(kept), 6)), rounds(15, 60)))
	}
}
