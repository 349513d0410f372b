package endpoint

import (
	"bytes"
	"container/list"
	"errors"
	"io"
	"net/http"
	"sync"
	"time"
)

// Who knows the address can open connections by the thousand and send the beginning of a
// body on each. Only so many bodies are read at a time, in so many bytes of memory; beyond
// that whoever has been sending longest is cut off, since Discord sends a body at once.
const (
	maxReading = 1000
	maxBodies  = 16 << 20 // bytes of all that are being read
	pieceSize  = 4 << 10
)

// bodies is the memory of the bodies that are being read.
type bodies struct {
	mu      sync.Mutex
	left    int
	reading *list.List // of *body, the one that began first at the front
}

// body is one that is being read.
type body struct {
	held  int // bytes
	conn  *http.ResponseController
	place *list.Element
	cut   bool
}

func newBodies() *bodies { return &bodies{left: maxBodies, reading: list.New()} }

// errCutOff is for a body that came too slowly while others needed the memory.
var errCutOff = errors.New("the body came too slowly")

// read reads a body of at most limit bytes. What is longer is a *http.MaxBytesError.
func (b *bodies) read(w http.ResponseWriter, r *http.Request, limit int64) ([]byte, error) {
	x := &body{conn: http.NewResponseController(w)}
	b.begin(x)
	defer b.end(x)
	in := http.MaxBytesReader(w, r.Body, limit)
	var full [][]byte
	defer func() {
		for _, p := range full {
			pieces.Put((*[pieceSize]byte)(p[:pieceSize]))
		}
	}()
	for {
		if !b.take(x, pieceSize) {
			return nil, errCutOff
		}
		p := pieces.Get().(*[pieceSize]byte)[:]
		n, err := io.ReadFull(in, p)
		full = append(full, p[:n])
		switch {
		case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
			return bytes.Join(full, nil), nil
		case err != nil:
			return nil, err
		}
	}
}

// pieces are of one size, so that what many bodies leave behind serves for others.
var pieces = sync.Pool{New: func() any { return new([pieceSize]byte) }}

func (b *bodies) begin(x *body) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.reading.Len() >= maxReading {
		b.cutOff(b.reading.Front())
	}
	x.place = b.reading.PushBack(x)
}

func (b *bodies) end(x *body) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.reading.Remove(x.place)
	b.left += x.held
	x.held = 0
}

// take gives a body more memory, from those that began first where there is no other; it
// reports whether it did.
func (b *bodies) take(x *body, n int) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	for b.left < n && b.reading.Front() != nil && b.reading.Front() != x.place {
		b.cutOff(b.reading.Front())
	}
	if x.cut || b.left < n {
		return false
	}
	b.left -= n
	x.held += n
	return true
}

// cutOff ends the reading of a body. b.mu is held.
func (b *bodies) cutOff(at *list.Element) {
	x := at.Value.(*body)
	x.cut = true
	b.left += x.held
	x.held = 0
	b.reading.Remove(at)
	_ = x.conn.SetReadDeadline(time.Unix(1, 0)) // its reader stops
}

// Server serves a handler to whoever knows the address, and lets nobody hold a connection
// for long: what is behind it is small.
func Server(handler http.Handler) *http.Server {
	return &http.Server{Handler: handler, ReadHeaderTimeout: 3 * time.Second, ReadTimeout: 5 * time.Second,
		WriteTimeout: 10 * time.Second, IdleTimeout: time.Minute, MaxHeaderBytes: 16 << 10}
}
