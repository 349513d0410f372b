package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The answer on the first page of the README is the program's own.
func TestAnswerOfTheReadme(t *testing.T) {
	const begins, ends = "<!-- answer: made by go test ./cmd/onrecord -run Readme -update -->\n```\n", "```\n<!-- /answer -->\n"
	path := filepath.Join("..", "..", "README.md")
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(b), begins)
	got, after, ok2 := strings.Cut(rest, ends)
	if !ok || !ok2 {
		t.Fatalf("%s has no %q ... %q", path, begins, ends)
	}
	// The first two excerpts are enough to see what an answer is.
	want, _, more := strings.Cut(string(output(t, "ask", "what did Lavrov say about IS")), "\n 3. ")
	if more {
		want += "\n...\n"
	}
	if *update {
		if err := os.WriteFile(path, []byte(before+begins+want+ends+after), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the README's answer (-want +got; -update rewrites it):\n%s", diff)
	}
}

// Whoever presses Ctrl-C while the program waits for questions is obeyed.
func TestBatchIsInterrupted(t *testing.T) {
	in, typing := io.Pipe()
	defer typing.Close()
	out := &safeBuffer{written: make(chan struct{}, 1)}
	ctx, interrupt := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() {
		env, err := environment()
		if err == nil {
			err = run(ctx, []string{"ask", "--batch", "-"}, env, in, out, io.Discard)
		}
		ended <- err
	}()
	if _, err := io.WriteString(typing, "what did Lavrov say about IS\n"); err != nil {
		t.Fatal(err)
	}
	out.await(t, `"question":"what did Lavrov say about IS"`)
	interrupt()
	err := <-ended
	var said bytes.Buffer
	if code := report(&said, err); !errors.Is(err, context.Canceled) || code != failed || said.String() != "onrecord: interrupted\n" {
		t.Errorf("it ended with %v, code %d and %q", err, code, said.String())
	}
}
