package embedded_test

import (
	"bytes"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/index"
	"onrecord/index/embedded"
)

// files lists the files below dir.
func files(t *testing.T, dir string) (out []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			out = append(out, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestDamage damages the published generation: each file in each way, then files
// and ways at random. No damage may be served: the generation before is, and says
// so.
func TestDamage(t *testing.T) {
	dir := t.TempDir()
	archive := backlog()
	mustUpdate(t, dir, append(edition(1), archive...)...)
	mustUpdate(t, dir, append(edition(2), archive...)...)
	rng := rand.New(rand.NewPCG(1, 2))
	flip := func(n int) func([]byte) []byte {
		return func(b []byte) []byte {
			for _, at := range rng.Perm(len(b))[:min(n, len(b))] {
				b[at] ^= byte(1 + rng.IntN(255))
			}
			return b
		}
	}
	served := filepath.Join(dir, "gen-00000002")
	all := files(t, served)
	before := files(t, filepath.Join(dir, "gen-00000001"))
	ways := []struct {
		name string
		do   func([]byte) []byte // nil deletes
	}{
		{"1 byte", flip(1)}, {"20 bytes", flip(20)},
		{"cut", func(b []byte) []byte { return b[:rng.IntN(len(b))] }},
		{"deleted", nil},
		{"swapped", func(b []byte) []byte { // with another file, of this generation or of the one before
			for {
				other, err := os.ReadFile(append(all, before...)[rng.IntN(len(all)+len(before))])
				if err == nil && !bytes.Equal(b, other) {
					return other
				}
			}
		}},
		{"emptied", func([]byte) []byte { return nil }},
		{"longer", func(b []byte) []byte { return append(b, 'x') }},
		{"zeroed", func(b []byte) []byte { return make([]byte, len(b)) }},
	}
	trials := max(rounds(0, 2000), len(all)*len(ways))
	for n := range trials {
		path, way := all[n/len(ways)%len(all)], ways[n%len(ways)]
		if n >= len(all)*len(ways) {
			path, way = all[rng.IntN(len(all))], ways[rng.IntN(len(ways))]
		}
		whole, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if way.do == nil {
			err = os.Remove(path)
		} else {
			err = os.WriteFile(path, way.do(bytes.Clone(whole)), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
		rel, _ := filepath.Rel(served, path)
		ix, err := embedded.Open(dir)
		if err != nil {
			t.Fatalf("%s %s: %v", rel, way.name, err)
		}
		if ix.Generation() != "gen-00000001" || !strings.Contains(ix.Note(), "gen-00000002") {
			t.Errorf("%s %s: %s is served, note %q", rel, way.name, ix.Generation(), ix.Note())
		}
		if n < len(all)*len(ways) {
			checkEdition(t, ix)
		}
		ix.Close()
		if err := os.WriteFile(path, whole, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d damages to %d files", trials, len(all))
	if ix := open(t, dir); ix.Generation() != "gen-00000002" || ix.Note() != "" {
		t.Errorf("repaired: %s, note %q", ix.Generation(), ix.Note())
	}
}

// TestSegmentChecksum changes a segment of bleve's between its writing and its
// hashing: the checksum in it tells.
func TestSegmentChecksum(t *testing.T) {
	dir := t.TempDir()
	mustUpdate(t, dir, edition(1)...)
	segments, _ := filepath.Glob(filepath.Join(dir, "gen-00000001", "part-*", "store", "*.zap"))
	if len(segments) == 0 {
		t.Fatal("there is no segment")
	}
	whole, err := os.ReadFile(segments[0])
	if err != nil {
		t.Fatal(err)
	}
	if err := embedded.CheckSegment(segments[0]); err != nil {
		t.Errorf("whole: %v", err)
	}
	for at := 0; at < len(whole); at += 1 + len(whole)/300 {
		b := bytes.Clone(whole)
		b[at] ^= 4
		if err := os.WriteFile(segments[0], b, 0o644); err != nil {
			t.Fatal(err)
		}
		if err := embedded.CheckSegment(segments[0]); !errors.Is(err, index.ErrCorrupt) {
			t.Errorf("byte %d: %v", at, err)
		}
	}
}

func TestEverythingDamaged(t *testing.T) {
	dir := t.TempDir()
	mustUpdate(t, dir, edition(1)...)
	os.WriteFile(filepath.Join(dir, "gen-00000001", "catalog"), []byte("x"), 0o644)
	if _, err := embedded.Open(dir); !errors.Is(err, index.ErrCorrupt) {
		t.Errorf("got %v", err)
	}
	if got := mustUpdate(t, dir, edition(2)...); got.Added != 30 {
		t.Errorf("%+v", got)
	}
	if ix := open(t, dir); ix.Note() != "" {
		t.Errorf("after an update: %s", ix.Note())
	}
}

func TestDamagedWhileServed(t *testing.T) {
	dir := t.TempDir()
	mustUpdate(t, dir, edition(1)...)
	ix := open(t, dir)
	path := filepath.Join(dir, "gen-00000001", "part-00000001", "articles")
	b, _ := os.ReadFile(path)
	b[len(b)/2] ^= 1
	if err := os.WriteFile(path, b, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := ix.Verify(); !errors.Is(err, index.ErrCorrupt) {
		t.Errorf("Verify: %v", err)
	}
}

func TestPointer(t *testing.T) {
	for name, text := range map[string]string{"garbage": "\x00\xff", "no such": "gen-00000099\n", "a way out": "../elsewhere\n", "empty": ""} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			mustUpdate(t, dir, edition(1)...)
			mustUpdate(t, dir, edition(2)...)
			if err := os.WriteFile(filepath.Join(dir, "CURRENT"), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
			ix := open(t, dir)
			if ix.Generation() != "gen-00000002" || ix.Note() == "" {
				t.Errorf("%s is served, note %q", ix.Generation(), ix.Note())
			}
			mustUpdate(t, dir, edition(2)...)
			if ix := open(t, dir); ix.Note() != "" {
				t.Errorf("after an update: %s", ix.Note())
			}
		})
	}
}

// TestOtherFormat puts the manifest of another version in place, hash and all.
func TestOtherFormat(t *testing.T) {
	dir := t.TempDir()
	mustUpdate(t, dir, edition(1)...)
	if err := embedded.SetFormat(filepath.Join(dir, "gen-00000001"), 999); err != nil {
		t.Fatal(err)
	}
	if _, err := embedded.Open(dir); !errors.Is(err, index.ErrFormat) {
		t.Errorf("got %v", err)
	}
	mustUpdate(t, dir, edition(1)...)
	if ix := open(t, dir); ix.Note() != "" || ix.Generation() != "gen-00000002" {
		t.Errorf("%s is served, note %q", ix.Generation(), ix.Note())
	}
}
