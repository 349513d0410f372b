package index

import "sync"

// Live is the engine that is being served. It can be swapped for another one while
// questions are answered: each question keeps the engine that it began with, and so
// one state of the archive, and an engine that was swapped out is closed when its last
// question has ended.
type Live[E Served] struct {
	mu  sync.Mutex
	cur *lease[E]
}

// Served is what Live needs of an engine; its zero value stands for none.
type Served interface {
	comparable
	Close() error
}

// lease counts who uses an engine.
type lease[E Served] struct {
	engine E
	uses   int
	out    bool // swapped out
}

// NewLive serves an engine, which may be the zero value while there is nothing yet.
func NewLive[E Served](engine E) *Live[E] { return &Live[E]{cur: &lease[E]{engine: engine}} }

// Swap serves an engine from now on and closes the one before when nobody uses it any
// more. Swap of the zero value ends the service.
func (l *Live[E]) Swap(engine E) {
	l.mu.Lock()
	old := l.cur
	if old.engine == engine {
		l.mu.Unlock()
		return
	}
	l.cur = &lease[E]{engine: engine}
	old.out = true
	idle := old.uses == 0
	l.mu.Unlock()
	if idle {
		old.close()
	}
}

// Acquire returns the served engine, the zero value when there is none, and what must
// be called when the caller has done with it. release may be called more than once.
func (l *Live[E]) Acquire() (engine E, release func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	at := l.cur
	at.uses++
	return at.engine, sync.OnceFunc(func() { l.leave(at) })
}

func (l *Live[E]) leave(at *lease[E]) {
	l.mu.Lock()
	at.uses--
	idle := at.out && at.uses == 0
	l.mu.Unlock()
	if idle {
		at.close()
	}
}

func (at *lease[E]) close() {
	var none E
	if at.engine != none {
		at.engine.Close()
	}
}
