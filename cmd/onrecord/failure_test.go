package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"syscall"
	"testing"

	"onrecord/index"
)

func TestReport(t *testing.T) {
	_, missing := os.Open("nowhere")
	for _, c := range []struct {
		err  error
		code int
		says string
	}{
		{nil, 0, ""},
		{syscall.EPIPE, 0, ""},
		{fmt.Errorf("write: %w", syscall.EPIPE), 0, ""},
		{errReported, 1, ""},
		{usage("see help", "bad flag %s", "-x"), 2, "onrecord: bad flag -x; see help\n"},
		{fail(missing, "check it", "%s cannot be read: %s", "nowhere", reason(missing)), 1, "onrecord: nowhere cannot be read: it does not exist; check it\n"},
		{fmt.Errorf("index: build: %w", context.Canceled), 1, "onrecord: interrupted\n"},
		{cannotBuild(fmt.Errorf("index: update x: %w", index.ErrLocked), index.Config{Dir: "x"}), 5, "onrecord: another process is updating the index in x; try again when it has ended\n"},
		{cannotBuild(fmt.Errorf("index: update x: %w", syscall.ENOSPC), index.Config{Dir: "x"}), 1,
			"onrecord: the disk is full: there is no room left for the index in x; make room and try again; what was served before still is\n"},
		{cannotBuild(&index.SpaceError{Dir: "x", Free: 5 << 20, Need: 50 << 20}, index.Config{Dir: "x"}), 1,
			"onrecord: 5120 KiB are free where the index is kept, and 50 MiB are needed to build it again beside the old one, so nothing was changed; make room, or try all the same with onrecord index --force\n"},
		{cannotBuild(&os.PathError{Op: "mkdir", Path: "x", Err: syscall.EROFS}, index.Config{Dir: "x"}), 1,
			"onrecord: the index cannot be kept in x: read-only file system; choose a folder that you may write to with --index\n"},
		{errors.New("two\nlines \x1b[31m"), 1, "onrecord: two lines [31m\n"},
		{fault("index out of range"), 1, "onrecord: onrecord met a fault of its own (index out of range); please report it with the command that you ran\n"},
	} {
		var b bytes.Buffer
		if code := report(&b, c.err); code != c.code || b.String() != c.says {
			t.Errorf("report(%v) = %d and %q, want %d and %q", c.err, code, b.String(), c.code, c.says)
		}
	}
}

// A fault in a command is one sentence and no stack.
func TestRunRecovers(t *testing.T) {
	err := run(context.Background(), []string{"version"}, Settings{}, nil, panicking{}, io.Discard)
	var b bytes.Buffer
	if code := report(&b, err); code != failed || strings.Count(b.String(), "\n") != 1 || strings.Contains(b.String(), "goroutine") {
		t.Errorf("a panic ended with code %d and %q", code, b.String())
	}
}

type panicking struct{}

func (panicking) Write([]byte) (int, error) { panic("the disk is on fire") }

// What is wrong with the place of an index keeps nobody from asking it as it is;
// what is wrong with the articles does.
func TestCannotStore(t *testing.T) {
	for err, want := range map[error]bool{
		nil: false, index.ErrLocked: true, syscall.EROFS: true, syscall.ENOSPC: true, &os.PathError{Op: "open", Err: syscall.EACCES}: true,
		&index.SpaceError{}: true, &index.ShrunkError{}: false, index.ErrEmpty: false, context.Canceled: false, index.ErrCorrupt: false,
	} {
		if err != nil {
			err = fmt.Errorf("index: update x: %w", err)
		}
		if got := cannotStore(err); got != want {
			t.Errorf("cannotStore(%v) = %v", err, got)
		}
	}
}
