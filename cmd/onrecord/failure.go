package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"syscall"
)

// The exit codes.
const (
	done       = 0
	failed     = 1
	wrongUsage = 2
	// 3 and 4 are the bot's.
	locked      = 5 // another process is updating the index
	notVerbatim = 6 // a draft has quotations that are not as the archive has them
)

// errReported ends the program with code 1 when what went wrong has been said
// already, where it happened.
var errReported = errors.New("reported already")

// failure is an error as the person at the terminal reads it: what went wrong,
// and what to do about it.
type failure struct {
	code  int
	what  string
	hint  string
	cause error
}

func (f *failure) Error() string {
	if f.hint == "" {
		return f.what
	}
	return f.what + "; " + f.hint
}

func (f *failure) Unwrap() error { return f.cause }

// usage is a failure to write the command line as it is meant.
func usage(hint, format string, args ...any) error {
	return &failure{code: wrongUsage, what: fmt.Sprintf(format, args...), hint: hint}
}

// fail is a failure of the work itself.
func fail(cause error, hint, format string, args ...any) error {
	return &failure{code: failed, what: fmt.Sprintf(format, args...), hint: hint, cause: cause}
}

// fault is what a panic becomes: our mistake, told without a stack.
func fault(r any) error {
	return fail(nil, "please report it with the command that you ran", "onrecord met a fault of its own (%v)", r)
}

// report says err once on stderr and returns the exit code.
func report(stderr io.Writer, err error) int {
	var f *failure
	switch {
	case err == nil || errors.Is(err, syscall.EPIPE):
		// Whoever read our output has read enough.
		return done
	case errors.Is(err, errReported):
		return failed
	case errors.As(err, &f):
		fmt.Fprintln(stderr, "onrecord:", oneLine(err.Error()))
		return f.code
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(stderr, "onrecord: interrupted")
		return failed
	default:
		fmt.Fprintln(stderr, "onrecord:", oneLine(err.Error()))
		return failed
	}
}

// oneLine keeps an error on its line and its control characters away from the
// terminal: a file's name is a stranger's text too.
func oneLine(s string) string {
	return strings.Join(strings.Fields(clean(s)), " ")
}

// reason is the innermost cause of a failed file operation in plain words.
func reason(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "it does not exist"
	case errors.Is(err, fs.ErrPermission):
		return "permission is denied"
	}
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err.Error()
	}
	return err.Error()
}
