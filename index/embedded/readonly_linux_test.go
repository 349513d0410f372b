package embedded_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"

	"onrecord/index"
	"onrecord/index/embedded"
)

// TestReadOnlyDirectory serves an index from a directory that cannot be written,
// and cannot update it. Root may write anywhere, so the thread that does the work
// gives up its right to for a while.
func TestReadOnlyDirectory(t *testing.T) {
	outer := t.TempDir()
	dir := filepath.Join(outer, "index")
	mustUpdate(t, dir, newsroom()...)
	for d := outer; len(d) > len(os.TempDir()); d = filepath.Dir(d) {
		os.Chmod(d, 0o755)
	}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if d.IsDir() {
			return os.Chmod(path, 0o555)
		}
		return os.Chmod(path, 0o444)
	})
	if err != nil {
		t.Fatal(err)
	}
	defer filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error { return os.Chmod(path, 0o755) })
	if os.Geteuid() == 0 {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		if err := syscall.Setfsuid(65534); err != nil {
			t.Skip("the test runs as root and cannot become anybody else:", err)
		}
		defer syscall.Setfsuid(0)
	}
	ix, err := embedded.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	if got := ids(t, ix, index.Query{Text: "oil"}); len(got) != 2 {
		t.Errorf("found %v", got)
	}
	if _, err := update(t, index.Config{Dir: dir}, newsroom()[:2]...); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("Update: %v", err)
	}
}
