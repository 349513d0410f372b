package embedded_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"onrecord/index"
	"onrecord/index/embedded"
)

// limitVariable makes the test binary update a directory once while no file may
// grow beyond so many bytes: what a full disk looks like to a writer.
const limitVariable = "ONRECORD_INDEX_TEST_LIMIT"

func init() {
	limit, err := strconv.ParseUint(os.Getenv(limitVariable), 10, 64)
	if err != nil {
		return
	}
	embedded.SetRead(markup)
	signal.Ignore(syscall.SIGXFSZ)
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: limit, Max: limit}); err != nil {
		fmt.Println("no limit:", err)
		os.Exit(1)
	}
	_, err = embedded.Update(context.Background(), index.Config{Dir: os.Getenv(childVariable), Walk: walkOf(edition(2)...)})
	fmt.Println("update:", err)
	os.Exit(0)
}

// TestDiskFull fails the writing of a generation ever later, until it succeeds.
// Each failure is an error; nothing is left behind, and what was served still is.
func TestDiskFull(t *testing.T) {
	dir := t.TempDir()
	mustUpdate(t, dir, edition(1)...)
	failures := 0
	for limit := 1; ; limit *= rounds(4, 2) {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), limitVariable+"="+strconv.Itoa(limit), childVariable+"="+dir)
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("limit %d: %v: %s", limit, err, out)
		}
		if strings.TrimSpace(string(out)) == "update: <nil>" {
			break
		}
		failures++
		if !strings.Contains(string(out), "file too large") {
			t.Errorf("limit %d: %s", limit, out)
		}
		if got := listing(t, dir); !slices.Equal(got, []string{"CURRENT", "LOCK", "gen-00000001"}) {
			t.Errorf("limit %d: left on disk: %v", limit, got)
		}
		ix := open(t, dir)
		checkEdition(t, ix)
		ix.Close()
	}
	if failures < 5 {
		t.Errorf("only %d failures were tried", failures)
	}
	if ix := open(t, dir); ix.Generation() != "gen-00000002" {
		t.Errorf("in the end %s is served", ix.Generation())
	}
}
