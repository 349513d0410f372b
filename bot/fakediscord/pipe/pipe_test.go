package pipe_test

import (
	"context"
	"errors"
	"io"
	"net"
	"os"
	"testing"
	"testing/synctest"
	"time"

	"onrecord/bot/fakediscord/pipe"
)

// pair is both ends of a connection.
func pair(t *testing.T) (near, far net.Conn) {
	t.Helper()
	l := pipe.Listen()
	accepted := make(chan net.Conn, 1)
	go func() { c, _ := l.Accept(); accepted <- c }()
	near, err := l.Dial(t.Context(), "tcp", "anywhere")
	if err != nil {
		t.Fatal(err)
	}
	_ = l.Close()
	if _, err := l.Dial(t.Context(), "tcp", "anywhere"); !errors.Is(err, net.ErrClosed) {
		t.Errorf("dialed a closed listener: %v", err)
	}
	return near, <-accepted
}

// What is written is held until it is read, and both ends may write at once.
func TestPipe(t *testing.T) {
	near, far := pair(t)
	for _, c := range []net.Conn{near, far} {
		for _, s := range []string{"one ", "two"} {
			if n, err := c.Write([]byte(s)); n != len(s) || err != nil {
				t.Fatalf("wrote %d, %v", n, err)
			}
		}
	}
	_ = near.Close()
	if got, err := io.ReadAll(far); string(got) != "one two" || err != nil {
		t.Errorf("read %q, %v", got, err)
	}
	if _, err := near.Read(make([]byte, 1)); !errors.Is(err, net.ErrClosed) {
		t.Errorf("a closed end reads: %v", err)
	}
	if _, err := near.Write([]byte("x")); !errors.Is(err, net.ErrClosed) {
		t.Errorf("a closed end writes: %v", err)
	}
	if n, err := far.Write([]byte("x")); n != 1 || err != nil {
		t.Errorf("what nobody reads is not lost without a word: %d, %v", n, err)
	}
}

// A deadline ends a read that waits already, and one that lies behind ends it at once.
func TestDeadlines(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		near, far := pair(t)
		began := time.Now()
		_ = near.SetReadDeadline(began.Add(time.Hour))
		go func() {
			<-time.After(time.Second)
			_ = near.SetReadDeadline(began.Add(time.Minute))
		}()
		if _, err := near.Read(make([]byte, 1)); !errors.Is(err, os.ErrDeadlineExceeded) || time.Since(began) != time.Minute {
			t.Errorf("%v after %v", err, time.Since(began))
		}
		_ = near.SetReadDeadline(time.Unix(1, 0))
		if _, err := near.Read(make([]byte, 1)); !errors.Is(err, os.ErrDeadlineExceeded) {
			t.Errorf("behind its deadline: %v", err)
		}
		_ = near.SetReadDeadline(time.Time{})
		_, _ = far.Write([]byte("x"))
		if n, err := near.Read(make([]byte, 1)); n != 1 || err != nil {
			t.Errorf("without a deadline: %d, %v", n, err)
		}
	})
}

func TestDialEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := pipe.Listen().Dial(ctx, "tcp", "anywhere"); !errors.Is(err, context.Canceled) {
		t.Errorf("dialed a listener that accepts nothing: %v", err)
	}
}
