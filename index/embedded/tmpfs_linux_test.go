package embedded_test

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
	"time"

	"onrecord/index"
	"onrecord/index/embedded"
)

// tmpfs mounts a disk of so many bytes.
func tmpfs(t *testing.T, size int64) (dir string) {
	t.Helper()
	dir = t.TempDir()
	err := syscall.Mount("tmpfs", dir, "tmpfs", 0, fmt.Sprintf("size=%d", size))
	if errors.Is(err, syscall.EPERM) || errors.Is(err, syscall.EACCES) {
		t.Skip("only an administrator may mount a small disk:", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { syscall.Unmount(dir, 0) })
	return dir
}

func remount(t *testing.T, dir string, size int64, flags uintptr) {
	t.Helper()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT|flags, fmt.Sprintf("size=%d", size)); err != nil {
		t.Fatal(err)
	}
}

func used(t *testing.T, dir string) int64 {
	t.Helper()
	var st syscall.Statfs_t
	if err := syscall.Statfs(dir, &st); err != nil {
		t.Fatal(err)
	}
	return int64(st.Blocks-st.Bfree) * int64(st.Bsize)
}

// processor is the processor time of this process so far.
func processor(t *testing.T) time.Duration {
	t.Helper()
	var use syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &use); err != nil {
		t.Fatal(err)
	}
	return time.Duration(use.Utime.Nano() + use.Stime.Nano())
}

// TestDiskRunsFull updates on a real disk that runs full at ever later points. Each
// time it is an error, nothing is left, what was served is served, and nobody goes
// on trying.
func TestDiskRunsFull(t *testing.T) {
	const roomy = 64 << 20
	dir := filepath.Join(tmpfs(t, roomy), "index")
	disk := filepath.Dir(dir)
	mustUpdate(t, dir, edition(1)...)
	before := used(t, disk)

	// What it takes at most, as seen at each call and each article.
	other := filepath.Join(tmpfs(t, roomy), "index")
	mustUpdate(t, other, edition(1)...)
	most := int64(0)
	look := func() { most = max(most, used(t, filepath.Dir(other))) }
	restore := embedded.Attend(func(string, string) error { look(); return nil })
	_, err := update(t, index.Config{Dir: other, Progress: func(index.Progress) { look() }}, append(edition(2), long()...)...)
	restore()
	if err != nil {
		t.Fatal(err)
	}
	extra := most - before
	if extra < 500_000 {
		t.Fatalf("an update takes %d bytes: the test proves little", extra)
	}

	defer embedded.SetFree(1 << 50)() // it would not begin
	for _, percent := range []int64{1, 10, 50, 75, 80, 85, 90, 95, 99} {
		remount(t, disk, before+extra*percent/100, 0)
		_, err := update(t, index.Config{Dir: dir}, append(edition(2), long()...)...)
		if !errors.Is(err, syscall.ENOSPC) {
			t.Errorf("%d %%: %v", percent, err)
		}
		if got := listing(t, dir); !slices.Equal(got, []string{"CURRENT", "LOCK", "gen-00000001"}) {
			t.Errorf("%d %%: left on disk: %v", percent, got)
		}
		ix := open(t, dir)
		checkEdition(t, ix)
		spent := processor(t)
		<-time.After(100 * time.Millisecond) // in which nothing should be done
		if spent = processor(t) - spent; spent > 50*time.Millisecond {
			t.Errorf("%d %%: %s of processor time in 100 ms afterwards", percent, spent)
		}
		checkEdition(t, ix)
		ix.Close()
	}
	remount(t, disk, roomy, 0)
	if _, err := update(t, index.Config{Dir: dir}, append(edition(2), long()...)...); err != nil {
		t.Errorf("with room again: %v", err)
	}
}

// TestReadOnlyDisk serves from a disk that cannot be written, and refuses to update.
func TestReadOnlyDisk(t *testing.T) {
	disk := tmpfs(t, 16<<20)
	dir := filepath.Join(disk, "index")
	mustUpdate(t, dir, edition(1)...)
	remount(t, disk, 16<<20, syscall.MS_RDONLY)
	ix := open(t, dir)
	checkEdition(t, ix)
	if _, err := update(t, index.Config{Dir: dir}, edition(2)...); !errors.Is(err, syscall.EROFS) {
		t.Errorf("Update: %v", err)
	}
	checkEdition(t, ix)
	ix.Close()
}
