package copies_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/corpus/copies"
	"onrecord/corpus/names"
)

var update = flag.Bool("update", false, "rewrite what the tests compare with")

// tally counts what the measure made of the pairs.
type tally struct{ hit, miss, wrong, apart int }

func (c *tally) count(want, got bool) {
	switch {
	case want && got:
		c.hit++
	case want:
		c.miss++
	case got:
		c.wrong++
	default:
		c.apart++
	}
}

func (c tally) precision() float64 { return float64(c.hit) / float64(max(1, c.hit+c.wrong)) }
func (c tally) recall() float64    { return float64(c.hit) / float64(max(1, c.hit+c.miss)) }

func (c tally) String() string {
	return fmt.Sprintf("%d pairs, precision %.3f, recall %.3f (%d found, %d missed, %d wrong)",
		c.hit+c.miss+c.wrong+c.apart, c.precision(), c.recall(), c.hit, c.miss, c.wrong)
}

// TestPairs holds the measure to the labelled pairs. What it gets wrong is
// written down with the figures, so that a change of the measure is a diff.
func TestPairs(t *testing.T) {
	raw, err := os.ReadFile("testdata/pairs.txt")
	if err != nil {
		t.Fatal(err)
	}
	var all tally
	var half [2]tally
	var errors strings.Builder
	n := 0
	for l := range strings.Lines(string(raw)) {
		f := strings.Split(strings.TrimSpace(l), " | ")
		if len(f) != 3 {
			continue
		}
		n++
		a, b := copies.Read(f[1], names.DefaultTable()), copies.Read(f[2], names.DefaultTable())
		want, got := f[0] == "=", copies.Same(a, b)
		if back := copies.Same(b, a); back != got {
			t.Errorf("%q and %q: %t one way, %t the other", f[1], f[2], got, back)
		}
		all.count(want, got)
		half[n%2].count(want, got)
		if want != got {
			fmt.Fprintf(&errors, "%s | %s | %s\n", map[bool]string{true: "missed", false: "wrong "}[want], f[1], f[2])
		}
	}
	if n < 80 || all.precision() < .95 || all.recall() < .70 {
		t.Errorf("wanted at least 80 pairs with precision .95 and recall .70: %s\n%s", all, errors.String())
	}
	got := fmt.Sprintf("all   %s\nodd   %s\neven  %s\n\n%s", all, half[1], half[0], errors.String())
	const path = "testdata/stats.txt"
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got; -update rewrites it):\n%s", path, diff)
	}
}

// TestHeldPairs tells how the measure does on pairs that it was not made with. It
// only writes that down: whoever tunes the measure on them has none left.
func TestHeldPairs(t *testing.T) {
	raw, err := os.ReadFile("testdata/held.txt")
	if err != nil {
		t.Fatal(err)
	}
	var all tally
	var errors strings.Builder
	for l := range strings.Lines(string(raw)) {
		f := strings.Split(strings.TrimSpace(l), " | ")
		if len(f) != 3 {
			continue
		}
		want, got := f[0] == "=", copies.Same(copies.Read(f[1], names.DefaultTable()), copies.Read(f[2], names.DefaultTable()))
		all.count(want, got)
		if want != got {
			fmt.Fprintf(&errors, "%s | %s | %s\n", map[bool]string{true: "missed", false: "wrong "}[want], f[1], f[2])
		}
	}
	got := fmt.Sprintf("%s\n\n%s", all, errors.String())
	const path = "testdata/held.stats.txt"
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got; -update rewrites it):\n%s", path, diff)
	}
}

func FuzzSame(f *testing.F) {
	f.Add("We will not go.", "We won't go, U.S. or no U.S.")
	f.Fuzz(func(t *testing.T, x, y string) {
		a, b := copies.Read(x, names.DefaultTable()), copies.Read(y, names.DefaultTable())
		if copies.Same(a, b) != copies.Same(b, a) {
			t.Error("not the same both ways")
		}
		if a.Len() > 0 && !copies.Same(a, a) {
			t.Error("not the same as itself")
		}
		if l := copies.Likeness(a, b); l < 0 || l > 1 {
			t.Errorf("likeness %f", l)
		}
	})
}
