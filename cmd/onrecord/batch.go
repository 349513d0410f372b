package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
)

// maxLine bounds a line of a batch, so that a file that is no list of
// questions cannot fill the memory.
const maxLine = 1 << 20

// batch works through a file of lines, in order: questions or quotations. A line
// that cannot be used has an object with "error" in its place, and the run goes on;
// it ends with exit code 1, so that a script notices.
type batch struct {
	path string
	what string // "questions"
	done string // "asked": what could not be done with a line that failed
	// reply is what is printed for a line, which is not empty.
	reply func(ctx context.Context, line []byte) (any, error)
	// failed is what is printed in its place.
	failed func(line []byte, reason string) any
}

func (b *batch) run(ctx context.Context, con *console) error {
	in, err := b.open(con)
	if err != nil {
		return err
	}
	defer in.Close()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	lines, ended := make(chan []byte), make(chan error, 1)
	go scan(ctx, in, lines, ended)
	bad := 0
	for number := 1; ; number++ {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case err := <-ended:
			return b.finished(err, bad)
		case line := <-lines:
			ok, err := b.replyTo(ctx, con, line, number)
			if err != nil {
				return err
			}
			if !ok {
				bad++
			}
		}
	}
}

// scan sends the lines of in, then how the reading ended. It works aside, since
// a read from a terminal cannot be interrupted and whoever presses Ctrl-C there
// wants to be obeyed.
func scan(ctx context.Context, in io.Reader, lines chan<- []byte, ended chan<- error) {
	s := bufio.NewScanner(in)
	s.Buffer(make([]byte, 0, 64<<10), maxLine)
	for s.Scan() {
		select {
		case lines <- bytes.Clone(s.Bytes()):
		case <-ctx.Done():
			return
		}
	}
	ended <- s.Err()
}

// replyTo writes the reply to one line; ok is false when it could not be used.
func (b *batch) replyTo(ctx context.Context, con *console, line []byte, number int) (ok bool, err error) {
	if number == 1 {
		line = bytes.TrimPrefix(line, []byte("\xef\xbb\xbf")) // some editors' byte order mark
	}
	if line = bytes.TrimSpace(line); len(line) == 0 {
		return true, nil
	}
	reply, err := b.reply(ctx, line)
	if ctx.Err() != nil {
		return false, ctx.Err()
	}
	if err != nil {
		return false, writeJSON(con.out, b.failed(line, fmt.Sprintf("line %d: %s", number, err)))
	}
	return true, writeJSON(con.out, reply)
}

// finished tells how a batch came to its end.
func (b *batch) finished(err error, bad int) error {
	switch {
	case errors.Is(err, bufio.ErrTooLong):
		return fail(err, "write one a line", "a line of %s is longer than %d bytes", b.path, maxLine)
	case err != nil:
		return fail(err, "", "the %s in %s cannot be read: %s", b.what, b.path, reason(err))
	case bad > 0:
		return fail(nil, `look for "error" in the output`, "%d of the %s could not be %s", bad, b.what, b.done)
	}
	return nil
}

func (b *batch) open(con *console) (io.ReadCloser, error) {
	if b.path == "-" {
		return io.NopCloser(con.in), nil
	}
	f, err := os.Open(b.path)
	if err != nil {
		return nil, fail(err, "check --batch", "the %s in %s cannot be read: %s", b.what, b.path, reason(err))
	}
	return f, nil
}

// readLine reads a line: into v when it begins like an object, else it is the text.
// It returns the object's ID as it was written; wanted names v's keys for an error.
func readLine(line []byte, text *string, v any, wanted string) (id string, err error) {
	if line[0] != '{' {
		*text = string(line)
		return "", nil
	}
	dec := json.NewDecoder(bytes.NewReader(line))
	dec.UseNumber() // an id may be a number; it comes back as it was written
	err = dec.Decode(v)
	if err == nil && dec.More() {
		err = errors.New("more than one object")
	}
	var read struct {
		ID any `json:"id"`
	}
	again := json.NewDecoder(bytes.NewReader(line))
	again.UseNumber()
	if again.Decode(&read) == nil && read.ID != nil {
		id = fmt.Sprint(read.ID)
	}
	if err != nil {
		return id, fmt.Errorf("not a JSON object with %s: %w", wanted, err)
	}
	return id, nil
}
