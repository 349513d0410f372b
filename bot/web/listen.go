package web

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"time"

	"golang.org/x/net/netutil"

	"onrecord/answer"
)

// What one connection may cost. One request is answered on each, so that a line that is too
// long can be told from the one before it; a proxy in front keeps its own connections to
// browsers.
const (
	maxLine        = 16 << 10 // bytes of the first line of a request, which has the question
	maxHeader      = 32 << 10 // of all of its head
	maxDiscarded   = 8 << 20  // of a longer one, read so that its sender hears the answer
	maxConnections = 4000
	headTime       = 5 * time.Second
	writeTime      = 30 * time.Second
)

// Serve serves a reader on a listener until stop is called, which lets those who are being
// answered have their answer.
func Serve(listener net.Listener, reader http.Handler) (stop func()) {
	server := &http.Server{Handler: reader, ReadHeaderTimeout: headTime, ReadTimeout: headTime, WriteTimeout: writeTime, MaxHeaderBytes: maxHeader,
		ErrorLog: log.New(io.Discard, "", 0)} // what clients do wrong is no news
	server.SetKeepAlivesEnabled(false)
	go func() { _ = server.Serve(guarded{netutil.LimitListener(listener, maxConnections)}) }()
	return func() {
		ctx, cancel := context.WithTimeout(context.Background(), 3*time.Second)
		defer cancel()
		_ = server.Shutdown(ctx)
		_ = server.Close()
	}
}

// guarded is a listener whose connections answer a first line that is too long themselves:
// the server of net/http would close such a connection before a browser has sent all of its
// question, and the reader would see that and no page.
type guarded struct{ net.Listener }

func (g guarded) Accept() (net.Conn, error) {
	c, err := g.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return &guardedConn{Conn: c}, nil
}

// guardedConn counts the bytes of the first line. Only one goroutine reads a connection.
type guardedConn struct {
	net.Conn
	line int  // bytes so far
	done bool // the line has ended, and all else is for the server
}

func (c *guardedConn) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	if c.done || n == 0 {
		return n, err
	}
	if i := bytes.IndexByte(p[:n], '\n'); i >= 0 {
		c.done = true
		return n, err
	}
	if c.line += n; c.line <= maxLine {
		return n, err
	}
	c.done = true
	c.refuse()
	return 0, io.EOF
}

// refuse reads the rest of the head, bounded in bytes and by the server's deadline, and
// says what was wrong.
func (c *guardedConn) refuse() {
	buffer := make([]byte, 4<<10)
	for left, tail := maxDiscarded, []byte(nil); left > 0; {
		n, err := c.Conn.Read(buffer)
		left -= n
		tail = append(tail, buffer[:n]...)
		if err != nil || bytes.Contains(tail, []byte("\r\n\r\n")) {
			break
		}
		tail = append([]byte(nil), tail[max(0, len(tail)-3):]...)
	}
	var page bytes.Buffer
	f := fault{http.StatusRequestURITooLong, "This question is too long", fmt.Sprintf("A question may have %s characters.", thousands(answer.MaxQuestion))}
	_ = templates.ExecuteTemplate(&page, "fault.html", shown{Title: f.What, Data: f, Pass: pass{private: true}})
	_ = c.Conn.SetWriteDeadline(time.Now().Add(headTime))
	fmt.Fprintf(c.Conn, "HTTP/1.1 %d %s\r\nContent-Type: text/html; charset=utf-8\r\nContent-Security-Policy: %s\r\nX-Content-Type-Options: nosniff\r\nCache-Control: no-store\r\nContent-Length: %d\r\nConnection: close\r\n\r\n",
		f.Status, http.StatusText(f.Status), policy, page.Len())
	_, _ = c.Conn.Write(page.Bytes())
}
