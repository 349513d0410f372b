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
