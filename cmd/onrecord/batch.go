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

	"onrecord/answer"
)

// longestLine bounds a line of a batch, so that a file that is no list of
// questions cannot fill the memory.
const longestLine = 1 << 20

// question is one line of a batch.
type question struct{ ID, Question string }

// batch answers a question a line, in order. A line that cannot be asked has an
// object with "error" in its place, and the run goes on; it ends with exit code
// 1, so that a script notices.
func (c *askCommand) batch(ctx context.Context, con *console, asker *answer.Asker) error {
	in, err := c.questions(con)
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
			return c.finished(err, bad)
		case line := <-lines:
			ok, err := c.replyTo(ctx, con, asker, line, number)
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
	s.Buffer(make([]byte, 0, 64<<10), longestLine)
	for s.Scan() {
		select {
		case lines <- bytes.Clone(s.Bytes()):
		case <-ctx.Done():
			return
		}
	}
	ended <- s.Err()
}

// replyTo writes the reply to one line; ok is false when it could not be asked.
func (c *askCommand) replyTo(ctx context.Context, con *console, asker *answer.Asker, line []byte, number int) (ok bool, err error) {
	if number == 1 {
		line = bytes.TrimPrefix(line, []byte("\xef\xbb\xbf")) // some editors' byte order mark
	}
	if line = bytes.TrimSpace(line); len(line) == 0 {
		return true, nil
	}
	reply, err := c.askLine(ctx, asker, line)
	if ctx.Err() != nil {
		return false, ctx.Err()
	}
	if err != nil {
		q, _ := readQuestion(line)
		return false, writeJSON(con.out, questionFailed{q.ID, q.Question, fmt.Sprintf("line %d: %s", number, err)})
	}
	return true, writeJSON(con.out, reply)
}

// finished tells how a batch came to its end.
func (c *askCommand) finished(err error, bad int) error {
	switch {
	case errors.Is(err, bufio.ErrTooLong):
		return fail(err, "write one question a line", "a line of %s is longer than %d bytes", c.Batch, longestLine)
	case err != nil:
		return fail(err, "", "the questions in %s cannot be read: %s", c.Batch, reason(err))
	case bad > 0:
		return fail(nil, `look for "error" in the output`, "%d of the questions could not be asked", bad)
	}
	return nil
}

// questions opens the batch.
func (c *askCommand) questions(con *console) (io.ReadCloser, error) {
	if c.Batch == "-" {
		return io.NopCloser(con.in), nil
	}
	f, err := os.Open(c.Batch)
	if err != nil {
		return nil, fail(err, "check --batch", "the questions in %s cannot be read: %s", c.Batch, reason(err))
	}
	return f, nil
}

// askLine answers one line.
func (c *askCommand) askLine(ctx context.Context, asker *answer.Asker, line []byte) (any, error) {
	q, err := readQuestion(line)
	if err != nil {
		return nil, err
	}
	if err := checkQuestion(q.Question); err != nil {
		return nil, err
	}
	a, err := asker.Ask(ctx, q.Question, c.Limit)
	if err != nil {
		return nil, err
	}
	return answerForJSON(q.ID, a), nil
}

// readQuestion reads a line: an object when it begins like one, else plain text.
func readQuestion(line []byte) (question, error) {
	if line[0] != '{' {
		return question{Question: string(line)}, nil
	}
	var read struct {
		ID       any    `json:"id"`
		Question string `json:"question"`
	}
	dec := json.NewDecoder(bytes.NewReader(line))
	dec.UseNumber() // an id may be a number; it comes back as it was written
	err := dec.Decode(&read)
	if err == nil && dec.More() {
		err = errors.New("more than one object")
	}
	q := question{Question: read.Question}
	if read.ID != nil {
		q.ID = fmt.Sprint(read.ID)
	}
	if err != nil {
		return q, fmt.Errorf("not a JSON object with \"id\" and \"question\": %w", err)
	}
	return q, nil
}
