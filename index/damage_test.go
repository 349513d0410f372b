package index_test

import (
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/index"
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

// TestDamage changes the published generation in every file and in many ways. No
// damage may be served: the generation before is, and says so.
func TestDamage(t *testing.T) {
	dir := t.TempDir()
	mustUpdate(t, dir, edition(1)...)
	mustUpdate(t, dir, edition(2)...)
	rng := rand.New(rand.NewPCG(1, 2))
	flip := func(n int) func([]byte) []byte {
		return func(b []byte) []byte {
			for range n {
				b[rng.IntN(len(b))] ^= 1 << rng.IntN(8)
			}
			return b
		}
	}
	ways := map[string]func([]byte) []byte{
		"one bit": flip(1), "another bit": flip(1), "a third bit": flip(1), "many bits": flip(21),
		"cut":      func(b []byte) []byte { return b[:rng.IntN(len(b))] },
		"emptied":  func([]byte) []byte { return nil },
		"longer":   func(b []byte) []byte { return append(b, 'x') },
		"deleted":  nil,
		"replaced": func(b []byte) []byte { return make([]byte, len(b)) },
	}
	trials := 0
	for _, path := range files(t, filepath.Join(dir, "gen-00000002")) {
		whole, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for name, way := range ways {
			trials++
			if way == nil {
				os.Remove(path)
			} else if err := os.WriteFile(path, way(append([]byte(nil), whole...)), 0o644); err != nil {
				t.Fatal(err)
			}
			ix, err := index.Open(dir)
			if err != nil {
				t.Fatalf("%s %s: %v", filepath.Base(path), name, err)
			}
			if ix.Generation() != "gen-00000001" || !strings.Contains(ix.Note(), "gen-00000002") {
				t.Errorf("%s %s: %s is served, note %q", filepath.Base(path), name, ix.Generation(), ix.Note())
			}
			checkEdition(t, ix)
			ix.Close()
		}
		if err := os.WriteFile(path, whole, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d damages", trials)
	if ix := open(t, dir); ix.Generation() != "gen-00000002" || ix.Note() != "" {
		t.Errorf("repaired: %s, note %q", ix.Generation(), ix.Note())
	}
}

func TestEverythingDamaged(t *testing.T) {
	dir := t.TempDir()
	mustUpdate(t, dir, edition(1)...)
	os.WriteFile(filepath.Join(dir, "gen-00000001", "catalog"), []byte("x"), 0o644)
	if _, err := index.Open(dir); !errors.Is(err, index.ErrCorrupt) {
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
	if err := index.SetFormat(filepath.Join(dir, "gen-00000001"), 999); err != nil {
		t.Fatal(err)
	}
	if _, err := index.Open(dir); !errors.Is(err, index.ErrFormat) {
		t.Errorf("got %v", err)
	}
	mustUpdate(t, dir, edition(1)...)
	if ix := open(t, dir); ix.Note() != "" || ix.Generation() != "gen-00000002" {
		t.Errorf("%s is served, note %q", ix.Generation(), ix.Note())
	}
}
