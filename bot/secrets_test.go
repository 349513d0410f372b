package bot_test

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"regexp"
	"sync"
	"testing"
)

// secrets are the marks that the tokens of all tests bear.
var secrets = regexp.MustCompile(`fake\.token\.x|marked\.SECRET|another\.token|secret-\d|two words`)

// ear listens to everything that the tests of this package, and the bots in them, write:
// each log, the standard logger, standard output and standard error. None of it is secret.
var ear listener

// listener looks for secrets line by line.
type listener struct {
	mu    sync.Mutex
	lines int
	found []string // what was written with a secret in it
}

func (l *listener) hear(p []byte) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.lines += bytes.Count(p, []byte("\n"))
	for _, at := range secrets.FindAllIndex(p, 10) {
		l.found = append(l.found, string(p[max(0, at[0]-200):min(len(p), at[1]+50)]))
	}
}

// Write hears p, as an output.
func (l *listener) Write(p []byte) (int, error) {
	l.hear(p)
	return len(p), nil
}

// tap lets l hear what goes to an output of the process until it is closed.
func (l *listener) tap(out **os.File) (closeTap func(), err error) {
	r, w, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	real, done := *out, make(chan struct{})
	*out = w
	go func() {
		defer close(done)
		_, _ = io.Copy(io.MultiWriter(real, l), r)
	}()
	return func() {
		*out = real
		_ = w.Close()
		<-done
		_ = r.Close()
	}, nil
}

// listened are the tests with every word of theirs heard. They fail when one is secret.
type listened struct{ *testing.M }

// Run runs the tests.
func (m listened) Run() int {
	var untap []func()
	for _, out := range []**os.File{&os.Stdout, &os.Stderr} {
		f, err := ear.tap(out)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		untap = append(untap, f)
	}
	log.SetOutput(os.Stderr)
	code := m.M.Run()
	closeSample()
	for _, f := range untap {
		f()
	}
	log.SetOutput(os.Stderr)
	ear.mu.Lock()
	defer ear.mu.Unlock()
	for _, s := range ear.found {
		fmt.Fprintf(os.Stderr, "a secret is written: %q\n", s)
		code = 1
	}
	// Of all tests together much must have been heard.
	if all := flag.Lookup("test.run").Value.String() == "" && flag.Lookup("test.fuzz").Value.String() == "" && flag.Lookup("test.list").Value.String() == ""; all && ear.lines < 200 {
		fmt.Fprintf(os.Stderr, "only %d lines were heard\n", ear.lines)
		code = 1
	}
	return code
}

// The listener must be able to hear.
func TestListenerHearsSecrets(t *testing.T) {
	for text, want := range map[string]int{"all is well\n": 0, "Bot fake.token.x\n": 1, "at secret-1000 and secret-1001": 2} {
		var l listener
		if _, err := l.Write([]byte(text)); err != nil || len(l.found) != want {
			t.Errorf("%q: found %q", text, l.found)
		}
	}
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	var l listener
	out := w
	untap, err := l.tap(&out)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprintln(out, "the token is another.token")
	untap()
	_ = w.Close()
	if passed, err := io.ReadAll(r); err != nil || len(l.found) != 1 || l.lines != 1 || string(passed) != "the token is another.token\n" {
		t.Errorf("found %q in %d lines; passed on %q, %v", l.found, l.lines, passed, err)
	}
}
