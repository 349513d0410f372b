package main

import "sync"

// queue does work side by side and hands over the results in the order in which
// the work was added. It holds at most as many results as it has workers.
type queue[T any] struct {
	waiting chan chan result[T]
	ended   chan struct{}
	deliver func(T) error

	mu  sync.Mutex
	err error
}

type result[T any] struct {
	value T
	err   error
}

// newQueue starts a queue; wait ends it.
func newQueue[T any](workers int, deliver func(T) error) *queue[T] {
	q := &queue[T]{
		waiting: make(chan chan result[T], workers),
		ended:   make(chan struct{}),
		deliver: deliver,
	}
	go q.hand()
	return q
}

// hand delivers until the queue is closed. After an error it only empties it.
func (q *queue[T]) hand() {
	defer close(q.ended)
	for next := range q.waiting {
		r := <-next
		if q.failed() != nil {
			continue
		}
		if r.err == nil {
			r.err = q.deliver(r.value)
		}
		if r.err != nil {
			q.mu.Lock()
			q.err = r.err
			q.mu.Unlock()
		}
	}
}

func (q *queue[T]) failed() error {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.err
}

// add starts work as soon as there is room for its result. It returns the error
// that a result before it met.
func (q *queue[T]) add(work func() T) error {
	if err := q.failed(); err != nil {
		return err
	}
	next := make(chan result[T], 1)
	q.waiting <- next
	go func() {
		var r result[T]
		defer func() {
			if p := recover(); p != nil {
				r.err = fault(p)
			}
			next <- r
		}()
		r.value = work()
	}()
	return nil
}

// wait delivers what is left and returns the first error.
func (q *queue[T]) wait() error {
	close(q.waiting)
	<-q.ended
	return q.failed()
}
