package endpoint_test

import (
	"bufio"
	"bytes"
	"fmt"
	"net"
	"net/http"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"onrecord/bot/endpoint"
)

// memory is what the heap and the stacks take, with what nobody uses given back.
func memory() int {
	debug.FreeOSMemory()
	debug.FreeOSMemory() // what is pooled goes at the second time
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int(m.HeapInuse + m.StackInuse)
}

// Three thousand connections on which bodies were begun and not ended cost less than 100 MB;
// a true interaction is answered while they are held; and when they are gone so is the
// memory.
func TestHeldConnections(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long under the race detector")
	}
	const held, read, sent = 3000, 1000, 200 << 10 // read at a time
	e := newSigner(t)
	server := endpoint.Server(e)
	server.ReadTimeout = time.Hour // they are held until the test lets go
	gone := make(chan struct{}, held+1)
	server.ConnState = func(_ net.Conn, s http.ConnState) {
		if s == http.StateClosed {
			gone <- struct{}{}
		}
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Skipf("there is no network: %v", err)
	}
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()
	begun := bytes.Repeat([]byte("x"), sent)
	before := memory()

	var conns []net.Conn
	defer func() {
		for _, c := range conns {
			_ = c.Close()
		}
		_ = server.Close()
		<-served
	}()
	for range held {
		c, err := net.Dial("tcp", listener.Addr().String())
		if err != nil {
			t.Skipf("this system does not let one process have %d connections: %v", 2*held, err)
		}
		conns = append(conns, c)
	}
	var wg sync.WaitGroup
	for at := range 8 {
		wg.Go(func() {
			for i := at; i < held; i += 8 {
				stamp := strconv.FormatInt(time.Now().Unix(), 10)
				_ = conns[i].SetWriteDeadline(time.Now().Add(20 * time.Millisecond)) // who is cut off takes no more
				_, _ = fmt.Fprintf(conns[i], "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\nX-Signature-Timestamp: %s\r\nX-Signature-Ed25519: %s\r\n\r\n", 2*sent, stamp, strings.Repeat("00", 64))
				_, _ = conns[i].Write(begun)
			}
		})
	}
	wg.Wait()
	for range held - read {
		<-gone // cut off
	}
	for runtime.NumGoroutine() > read+50 {
		runtime.Gosched() // they are ending
	}
	during := memory()

	stamp, body := strconv.FormatInt(time.Now().Unix(), 10), ask(1)
	good, err := net.Dial("tcp", listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	conns = append(conns, good)
	_, _ = fmt.Fprintf(good, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\nX-Signature-Timestamp: %s\r\nX-Signature-Ed25519: %s\r\n\r\n%s", len(body), stamp, e.sign(stamp, body), body)
	began := time.Now()
	resp, err := http.ReadResponse(bufio.NewReader(good), nil)
	if err != nil || resp.StatusCode != http.StatusOK {
		t.Fatalf("a true interaction is answered %v, %v", resp, err)
	}
	took := time.Since(began)
	_ = resp.Body.Close()

	for _, c := range conns {
		_ = c.Close()
	}
	for range read + 1 {
		<-gone
	}
	after := memory()
	t.Logf("%d connections of %d bytes each: %.1f MB while they are held, %.1f MB after, a true one answered in %v", held, sent, mb(during-before), mb(after-before), took.Round(time.Millisecond))
	if mb(during-before) > 100 {
		t.Errorf("%d held connections cost %.1f MB", held, mb(during-before))
	}
	if mb(after-before) > 15 {
		t.Errorf("%.1f MB are not given back", mb(after-before))
	}
}

func mb(bytes int) float64 { return float64(bytes) / (1 << 20) }
