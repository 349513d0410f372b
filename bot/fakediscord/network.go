package fakediscord

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"sync"
)

// network is how a bot reaches the server: over a socket, or in memory.
type network interface {
	url() string
	dial(ctx context.Context, network, address string) (net.Conn, error)
	close()
}

// sockets is a server on a port of this machine.
type sockets struct{ server *httptest.Server }

func (s sockets) url() string { return s.server.URL }

func (s sockets) dial(ctx context.Context, network, address string) (net.Conn, error) {
	return new(net.Dialer).DialContext(ctx, network, address)
}

func (s sockets) close() { s.server.Close() }

// memory is a server whose connections are pipes in memory. Nothing in it waits for
// anything outside a bubble of testing/synctest, so that all of a conversation goes by
// in fake time.
type memory struct {
	server *http.Server
	dialed chan net.Conn
	closed chan struct{}
	once   sync.Once
}

func serveInMemory(h http.Handler) *memory {
	m := &memory{server: &http.Server{Handler: h}, dialed: make(chan net.Conn), closed: make(chan struct{})}
	go func() { _ = m.server.Serve(m) }()
	return m
}

// memoryAddr is where a server in memory pretends to be.
var memoryAddr = &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 1}

func (m *memory) url() string { return "http://" + memoryAddr.String() }

func (m *memory) dial(ctx context.Context, _, _ string) (net.Conn, error) {
	near, far := newPipe()
	select {
	case m.dialed <- far:
		return near, nil
	case <-m.closed:
		return nil, net.ErrClosed
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (m *memory) close() { _ = m.server.Close() }

// Accept implements net.Listener.
func (m *memory) Accept() (net.Conn, error) {
	select {
	case c := <-m.dialed:
		return c, nil
	case <-m.closed:
		return nil, net.ErrClosed
	}
}

// Close implements net.Listener.
func (m *memory) Close() error {
	m.once.Do(func() { close(m.closed) })
	return nil
}

// Addr implements net.Listener.
func (m *memory) Addr() net.Addr { return memoryAddr }
