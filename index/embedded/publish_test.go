package embedded_test

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onrecord/index"
	"onrecord/index/embedded"
)

// TestPublicationOrder records the syncs and renames of a build and of a refresh:
// when a name comes to lead to something, that is on the disk with all that is in
// it, and the name is before the update says that it is done.
func TestPublicationOrder(t *testing.T) {
	dir := t.TempDir()
	archive := backlog()
	for n := range 2 {
		synced := make(map[string]bool)
		renamed := []string{}
		restore := embedded.Attend(func(call, path string) error {
			switch call {
			case "sync":
				synced[path] = true
				return nil
			case "rename":
			default:
				return nil
			}
			renamed = append(renamed, filepath.Base(path))
			if filepath.Base(path) == "CURRENT" {
				if !synced[path+".next"] || !synced[dir] {
					t.Errorf("%d: CURRENT is renamed before it or the generation's name is on the disk", n)
				}
				delete(synced, dir)
				return nil
			}
			staged, _ := filepath.Glob(filepath.Join(dir, "staging-*", "generation"))
			if len(staged) != 1 {
				t.Fatalf("%d: staged: %v", n, staged)
			}
			filepath.WalkDir(staged[0], func(path string, _ fs.DirEntry, err error) error {
				if err != nil || !synced[path] {
					t.Errorf("%d: %s is not on the disk before its generation has a name (%v)", n, path, err)
				}
				return nil
			})
			delete(synced, dir)
			return nil
		})
		mustUpdate(t, dir, append(edition(n), archive...)...)
		restore()
		if len(renamed) != 2 || !strings.HasPrefix(renamed[0], "gen-") || renamed[1] != "CURRENT" {
			t.Errorf("%d: renamed: %v", n, renamed)
		}
		if !synced[dir] {
			t.Errorf("%d: CURRENT's name is not on the disk in the end", n)
		}
	}
}

// TestEveryCallFails lets the first call to the file system fail, then the second,
// until an update succeeds with no call left to fail. Whatever came of an update,
// one whole edition is served, nothing else is left, and the next update succeeds.
func TestEveryCallFails(t *testing.T) {
	broken := errors.New("the disk is broken")
	dir := t.TempDir()
	archive := backlog()
	mustUpdate(t, dir, append(edition(0), archive...)...)
	failures := make(map[string]int)
	for fail := 1; ; fail++ {
		calls, failed, where := 0, "", ""
		restore := embedded.Attend(func(call, path string) error {
			if calls++; calls == fail {
				failed, where = call, path
				return fmt.Errorf("%s %s: %w", call, path, broken)
			}
			return nil
		})
		_, err := update(t, index.Config{Dir: dir}, append(edition(fail), archive...)...)
		restore()
		ix, oerr := embedded.Open(dir)
		if oerr != nil {
			t.Fatalf("call %d, %s: %v, and then %v", fail, failed, err, oerr)
		}
		checkEdition(t, ix)
		if ix.Note() != "" && err == nil {
			t.Errorf("call %d, %s: %s", fail, failed, ix.Note())
		}
		ix.Close()
		if got := listing(t, dir); slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, "staging") || s == "unfinished" }) {
			t.Errorf("call %d, %s: left on disk: %v", fail, failed, got)
		}
		if failed == "" {
			if err != nil {
				t.Error(err)
			}
			t.Logf("%d calls were let fail: %v", fail-1, failures)
			break
		}
		failures[failed]++
		// A generation before that cannot be read is done without, and so is what an
		// update before was interrupted in.
		if err == nil && failed != "open" && filepath.Base(where) != "unfinished" {
			t.Errorf("call %d, %s, failed and the update did not", fail, failed)
		}
		if err != nil && !errors.Is(err, broken) {
			t.Errorf("call %d, %s: %v", fail, failed, err)
		}
	}
	for _, call := range []string{"open", "create", "copy", "sync", "rename"} {
		if failures[call] == 0 {
			t.Errorf("no %s was let fail", call)
		}
	}
}

func TestTooLittleRoom(t *testing.T) {
	dir := t.TempDir()
	mustUpdate(t, dir, edition(1)...)
	restore := embedded.SetFree(10_000)
	defer restore()
	var space *index.SpaceError
	if _, err := update(t, index.Config{Dir: dir}, edition(2)...); !errors.As(err, &space) || space.Free != 10_000 || space.Need < 10_000 {
		t.Errorf("got %v", err)
	}
	if got := listing(t, dir); !slices.Equal(got, []string{"CURRENT", "LOCK", "gen-00000001"}) {
		t.Errorf("left on disk: %v", got)
	}
	checkEdition(t, open(t, dir))
	if _, err := update(t, index.Config{Dir: dir, Force: true}, edition(2)...); err != nil {
		t.Errorf("forced: %v", err)
	}
}
