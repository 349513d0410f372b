package search

import (
	"testing"

	"github.com/RoaringBitmap/roaring/v2"
)

// TestChoose looks what a walk goes along: the records of the filter's keys, where they
// are few beside the topic's lists, or the lists, with the keys in a row where they are
// not too many for that.
func TestChoose(t *testing.T) {
	keys := func(n uint32) *roaring.Bitmap {
		b := roaring.New()
		b.AddRange(0, uint64(n))
		return b
	}
	for _, tc := range []struct {
		keys            uint32
		lists, postings int
		along, flat     bool
	}{
		{10, 2, 10_000, true, false},
		{5000, 2, 10_000, false, true},
		{100_000, 2, 10, false, false},
	} {
		f := &filter{bits: []*roaring.Bitmap{keys(tc.keys)}, keys: keys(tc.keys), size: 200_000}
		f.choose(tc.lists, tc.postings, nil)
		if f.along != tc.along || (f.flat != nil) != tc.flat {
			t.Errorf("%+v: along the keys %v, in a row %v", tc, f.along, f.flat != nil)
		}
		for doc := range uint32(200_000) {
			if f.has(doc) != (doc < tc.keys) {
				t.Fatalf("%+v: document %d", tc, doc)
			}
		}
	}
}
