//go:build unix

package intake_test

import (
	"syscall"
	"testing"
)

// pipe makes a named pipe, from which nobody may wait for words.
func pipe(t *testing.T, path string) {
	t.Helper()
	if err := syscall.Mkfifo(path, 0o666); err != nil {
		t.Skip("no pipes here: ", err)
	}
}
