// Package pipe is a network in memory. Nothing in it waits for anything outside a bubble
// of testing/synctest, so that whatever talks over it does so in fake time.
package pipe

import (
	"io"
	"net"
	"os"
	"sync"
	"time"
)

// pipe is one end of a connection in memory. As on a socket, and unlike net.Pipe,
// what is written is held until it is read: both ends may write at once.
type pipe struct {
	in, out *stream
}

func newPipe() (near, far pipe) {
	a, b := newStream(), newStream()
	return pipe{a, b}, pipe{b, a}
}

// stream is one direction of a pipe.
type stream struct {
	mu       sync.Mutex
	data     []byte
	ended    bool          // nothing more will be written
	hungUp   bool          // nobody reads any more
	deadline time.Time     // of reading; zero for none
	changed  chan struct{} // closed and replaced at every change
}

func newStream() *stream { return &stream{changed: make(chan struct{})} }

// change makes a change and wakes who reads.
func (s *stream) change(f func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f()
	close(s.changed)
	s.changed = make(chan struct{})
}

// read takes what was written; done is false when there is nothing yet.
func (s *stream) read(p []byte) (n int, done bool, changed <-chan struct{}, deadline time.Time, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case s.hungUp:
		return 0, true, nil, deadline, net.ErrClosed
	case !s.deadline.IsZero() && !time.Now().Before(s.deadline):
		return 0, true, nil, deadline, os.ErrDeadlineExceeded
	case len(s.data) > 0:
		n = copy(p, s.data)
		s.data = s.data[n:]
		return n, true, nil, deadline, nil
	case s.ended:
		return 0, true, nil, deadline, io.EOF
	}
	return 0, len(p) == 0, s.changed, s.deadline, nil
}

// Read waits for something to read.
func (c pipe) Read(p []byte) (int, error) {
	for {
		n, done, changed, deadline, err := c.in.read(p)
		if done {
			return n, err
		}
		var late <-chan time.Time
		if !deadline.IsZero() {
			late = time.After(time.Until(deadline))
		}
		select {
		case <-changed:
		case <-late:
		}
	}
}

// Write never waits. What is written to an end that has hung up is lost without a
// word, as it is on a socket at first.
func (c pipe) Write(p []byte) (n int, err error) {
	n = len(p)
	c.out.change(func() {
		if c.out.ended {
			n, err = 0, net.ErrClosed
		} else if !c.out.hungUp {
			c.out.data = append(c.out.data, p...)
		}
	})
	return n, err
}

// Close hangs up.
func (c pipe) Close() error {
	c.out.change(func() { c.out.ended = true })
	c.in.change(func() { c.in.hungUp = true })
	return nil
}

// SetReadDeadline implements net.Conn.
func (c pipe) SetReadDeadline(t time.Time) error {
	c.in.change(func() { c.in.deadline = t })
	return nil
}

// SetDeadline implements net.Conn.
func (c pipe) SetDeadline(t time.Time) error { return c.SetReadDeadline(t) }

// SetWriteDeadline implements net.Conn.
func (c pipe) SetWriteDeadline(time.Time) error { return nil }

// LocalAddr implements net.Conn.
func (c pipe) LocalAddr() net.Addr { return address }

// RemoteAddr implements net.Conn.
func (c pipe) RemoteAddr() net.Addr { return address }
