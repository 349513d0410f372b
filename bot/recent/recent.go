// Package recent is a map of bounded size. It stands between a stranger's endless IDs
// and the memory of a process.
package recent

import (
	"container/list"
	"sync"
)

// Map is a map that keeps the size most recently used entries. It is safe
// for concurrent use. It is what stands between a stranger's endless IDs and
// the memory of this process.
type Map[K comparable, V any] struct {
	mu    sync.Mutex
	size  int
	order *list.List // of K, newest first
	at    map[K]*entry[V]
}

type entry[V any] struct {
	value V
	place *list.Element
}

// New returns an empty map for size entries.
func New[K comparable, V any](size int) *Map[K, V] {
	return &Map[K, V]{size: size, order: list.New(), at: map[K]*entry[V]{}}
}

// GetOrPut returns the value under k, which is made first when there is none;
// found reports whether it was there before.
func (r *Map[K, V]) GetOrPut(k K, make func() V) (v V, found bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if e, ok := r.at[k]; ok {
		r.order.MoveToFront(e.place)
		return e.value, true
	}
	v = make()
	r.at[k] = &entry[V]{v, r.order.PushFront(k)}
	if r.order.Len() > r.size {
		oldest := r.order.Back()
		r.order.Remove(oldest)
		delete(r.at, oldest.Value.(K))
	}
	return v, false
}

// Get returns the value under k.
func (r *Map[K, V]) Get(k K) (v V, found bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	e, ok := r.at[k]
	if !ok {
		return v, false
	}
	r.order.MoveToFront(e.place)
	return e.value, true
}

// Put keeps v under k.
func (r *Map[K, V]) Put(k K, v V) {
	if _, found := r.GetOrPut(k, func() V { return v }); found {
		r.mu.Lock()
		if e, ok := r.at[k]; ok {
			e.value = v
		}
		r.mu.Unlock()
	}
}

// Values are the values, oldest first.
func (r *Map[K, V]) Values() (vs []V) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for e := r.order.Back(); e != nil; e = e.Prev() {
		vs = append(vs, r.at[e.Value.(K)].value)
	}
	return vs
}
