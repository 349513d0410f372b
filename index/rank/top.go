package rank

import "slices"

// Found is a document with its score. It has four fields, the most that the compiler
// keeps in registers.
type Found struct {
	Doc     uint32
	Order   uint32 // of the record in the archive: an engine's own numbers may be in any order
	Score   float64
	Matched int32 // units of the topic that it holds
}

// better orders results: by score, then by the archive's order.
func (x Found) better(y Found) bool {
	if x.Score != y.Score {
		return x.Score > y.Score
	}
	return x.Order < y.Order
}

// compare orders results for sorting, better ones first.
func compare(x, y Found) int {
	if x.better(y) {
		return -1
	}
	return 1
}

// byScore orders what was found, best first.
func byScore(ranked []Found) { slices.SortFunc(ranked, compare) }

// Top keeps the n best results that it is offered, the worst of them on top.
type Top struct {
	N    int
	heap []Found
}

// Offer takes a result in when it is among the best.
func (h *Top) Offer(f Found) {
	switch {
	case len(h.heap) < h.N:
		h.heap = append(h.heap, f)
		h.up(len(h.heap) - 1)
	case h.N > 0 && f.better(h.heap[0]):
		h.heap[0] = f
		h.down()
	}
}

func (h *Top) up(i int) {
	for i > 0 {
		parent := (i - 1) / 2
		if !h.heap[parent].better(h.heap[i]) {
			return
		}
		h.heap[parent], h.heap[i] = h.heap[i], h.heap[parent]
		i = parent
	}
}

func (h *Top) down() {
	for i := 0; ; {
		worst := i
		for child := 2*i + 1; child <= 2*i+2 && child < len(h.heap); child++ {
			if h.heap[worst].better(h.heap[child]) {
				worst = child
			}
		}
		if worst == i {
			return
		}
		h.heap[i], h.heap[worst] = h.heap[worst], h.heap[i]
		i = worst
	}
}

// Least returns the worst score of the best, once there are as many as wanted.
func (h *Top) Least() (score float64, full bool) {
	if h.N == 0 || len(h.heap) < h.N {
		return 0, false
	}
	return h.heap[0].Score, true
}

// Missing returns how many there can still be.
func (h *Top) Missing() int { return h.N - len(h.heap) }

// Ranked empties the heap, best first.
func (h *Top) Ranked() []Found {
	out := h.heap
	h.heap = nil
	byScore(out)
	return out
}
