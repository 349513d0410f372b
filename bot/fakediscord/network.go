package fakediscord

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"

	"onrecord/bot/fakediscord/pipe"
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

// memory is a server whose connections are pipes in memory.
type memory struct {
	server *http.Server
	*pipe.Listener
}

func serveInMemory(h http.Handler) memory {
	m := memory{&http.Server{Handler: h}, pipe.Listen()}
	go func() { _ = m.server.Serve(m.Listener) }()
	return m
}

func (m memory) url() string { return "http://" + m.Addr().String() }

func (m memory) dial(ctx context.Context, network, address string) (net.Conn, error) {
	return m.Dial(ctx, network, address)
}

func (m memory) close() { _ = m.server.Close() }
