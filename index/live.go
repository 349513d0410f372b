package index

import "sync"

// Live is the index that is being served. It can be swapped for another one while
// questions are answered: each question keeps the generation that it began with,
// and a generation that was swapped out is closed with its last question.
type Live struct {
	mu  sync.Mutex
	cur *lease
}

// lease counts who uses a generation.
type lease struct {
	ix   *Index
	uses int
	out  bool // swapped out
}

// NewLive serves ix, which may be nil while there is nothing yet.
func NewLive(ix *Index) *Live { return &Live{cur: &lease{ix: ix}} }

// Swap serves ix from now on and closes the one before when nobody uses it any
// more. Swap(nil) ends the service.
func (l *Live) Swap(ix *Index) {
	l.mu.Lock()
	old := l.cur
	if old.ix == ix {
		l.mu.Unlock()
		return
	}
	l.cur = &lease{ix: ix}
	old.out = true
	idle := old.uses == 0
	l.mu.Unlock()
	if idle && old.ix != nil {
		old.ix.Close()
	}
}

// Acquire returns the served index, nil when there is none, and what must be
// called when the caller has done with it. release may be called more than once.
func (l *Live) Acquire() (ix *Index, release func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	at := l.cur
	at.uses++
	return at.ix, sync.OnceFunc(func() { l.leave(at) })
}

func (l *Live) leave(at *lease) {
	l.mu.Lock()
	at.uses--
	idle := at.out && at.uses == 0
	l.mu.Unlock()
	if idle && at.ix != nil {
		at.ix.Close()
	}
}
