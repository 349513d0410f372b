package intake_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"onrecord/corpus/intake"
)

func TestStamp(t *testing.T) {
	dir := put(t, map[string]string{"a.txt": body, "sub/b.md": body, ".git/x.txt": body, "pic.png": "x"})
	stamp := func() string {
		t.Helper()
		s, err := intake.Stamp(t.Context(), []string{dir})
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	last := stamp()
	for _, step := range []struct {
		what    string
		do      func() error
		changes bool
	}{
		{"nothing", func() error { return nil }, false},
		{"a picture", func() error { return os.WriteFile(filepath.Join(dir, "pic.png"), []byte("xy"), 0o666) }, false},
		{"a hidden file", func() error { return os.WriteFile(filepath.Join(dir, ".git", "x.txt"), []byte("xy"), 0o666) }, false},
		{"a longer file", func() error { return os.WriteFile(filepath.Join(dir, "a.txt"), []byte(body+"x"), 0o666) }, true},
		{"a later file", func() error {
			return os.Chtimes(filepath.Join(dir, "sub", "b.md"), time.Time{}, time.Unix(1e9, 0))
		}, true},
		{"a new file", func() error { return os.WriteFile(filepath.Join(dir, "sub", "c.txt"), []byte(body), 0o666) }, true},
		{"a sidecar", func() error { return os.WriteFile(filepath.Join(dir, "metadata.csv"), []byte("file\n"), 0o666) }, true},
		{"a name", func() error { return os.Rename(filepath.Join(dir, "a.txt"), filepath.Join(dir, "z.txt")) }, true},
		{"a file less", func() error { return os.Remove(filepath.Join(dir, "z.txt")) }, true},
	} {
		if err := step.do(); err != nil {
			t.Fatal(err)
		}
		if now := stamp(); (now != last) != step.changes {
			t.Errorf("%s: changed %t", step.what, now != last)
		} else {
			last = now
		}
	}
	if _, err := intake.Stamp(t.Context(), []string{filepath.Join(dir, "gone")}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a folder that is not there: %v", err)
	}
}
