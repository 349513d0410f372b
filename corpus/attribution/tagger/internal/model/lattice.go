package model

import "math"

// Lattice holds the scores of one chunk's labelings: a score for every label of
// every token, and for every pair of neighbouring labels in a context.
type Lattice struct {
	Node  [][Labels]float32
	Edge  []uint8 // context of the transition into each token
	Trans *Transitions

	prob, fwd, bwd [][Labels]float32
}

// Transitions are the scores of one label after another by context. Begin is
// the row of the label before the first token.
type Transitions struct {
	Score [Edges][Labels][Labels]float32
	exp   [Edges][Labels][Labels]float32
}

// Prepare must be called after Score has changed.
func (t *Transitions) Prepare() {
	for e := range t.Score {
		for p := range t.Score[e] {
			for l := range t.Score[e][p] {
				if Label(l).May(Label(p)) {
					t.exp[e][p][l] = float32(math.Exp(float64(t.Score[e][p][l])))
				}
			}
		}
	}
}

// Reset makes room for n tokens.
func (x *Lattice) Reset(n int) {
	grow := func(s [][Labels]float32) [][Labels]float32 {
		if cap(s) < n {
			return make([][Labels]float32, n, n+n/2)
		}
		return s[:n]
	}
	x.Node, x.prob, x.fwd, x.bwd = grow(x.Node), grow(x.prob), grow(x.fwd), grow(x.bwd)
}

// Marginals returns the probability of every label of every token, by the
// forward-backward algorithm on scaled probabilities. A chunk begins after Out.
func (x *Lattice) Marginals() [][Labels]float32 {
	n := len(x.Node)
	for i := range x.Node {
		top := x.Node[i][0]
		for _, s := range x.Node[i][1:] {
			top = max(top, s)
		}
		for l, s := range x.Node[i] {
			x.prob[i][l] = exp32(s - top)
		}
	}
	prev := [Labels]float32{Out: 1}
	for i := range n {
		x.fwd[i] = forward(&prev, &x.Trans.exp[x.Edge[i]], &x.prob[i])
		prev = x.fwd[i]
	}
	next := [Labels]float32{}
	for l := range next {
		next[l] = 1
	}
	for i := n - 1; i >= 0; i-- {
		x.bwd[i] = next
		if i > 0 {
			next = backward(&next, &x.Trans.exp[x.Edge[i]], &x.prob[i])
		}
	}
	for i := range n {
		sum := float32(0)
		for l := range x.prob[i] {
			x.prob[i][l] = x.fwd[i][l] * x.bwd[i][l]
			sum += x.prob[i][l]
		}
		if sum > 0 {
			for l := range x.prob[i] {
				x.prob[i][l] /= sum
			}
		}
	}
	return x.prob
}

func forward(prev *[Labels]float32, trans *[Labels][Labels]float32, node *[Labels]float32) [Labels]float32 {
	var out [Labels]float32
	for p, a := range prev {
		if a < 1e-12 {
			continue
		}
		for l, t := range trans[p] {
			out[l] += a * t
		}
	}
	sum := float32(0)
	for l := range out {
		out[l] *= node[l]
		sum += out[l]
	}
	if sum > 0 {
		for l := range out {
			out[l] /= sum
		}
	}
	return out
}

func backward(next *[Labels]float32, trans *[Labels][Labels]float32, node *[Labels]float32) [Labels]float32 {
	var weighted, out [Labels]float32
	for l := range weighted {
		weighted[l] = next[l] * node[l]
	}
	sum := float32(0)
	for p := range out {
		for l, t := range trans[p] {
			out[p] += t * weighted[l]
		}
		sum += out[p]
	}
	if sum > 0 {
		for l := range out {
			out[l] /= sum
		}
	}
	return out
}

// AddPairs adds the probabilities of neighbouring labels, after Marginals, to
// sum, times scale. It recomputes them from the forward and backward rows.
func (x *Lattice) AddPairs(sum *Transitions, scale float32) {
	prev := [Labels]float32{Out: 1}
	for i := range x.Node {
		var pair [Labels][Labels]float32
		total := float32(0)
		trans := &x.Trans.exp[x.Edge[i]]
		var tail [Labels]float32
		for l := range tail {
			if x.fwd[i][l] > 0 {
				tail[l] = x.bwd[i][l] * nodeExp(x.Node[i][:], l)
			}
		}
		for p, a := range prev {
			if a < 1e-9 {
				continue
			}
			for l, t := range trans[p] {
				v := a * t * tail[l]
				pair[p][l] = v
				total += v
			}
		}
		if total > 0 {
			into := &sum.Score[x.Edge[i]]
			for p := range pair {
				for l, v := range pair[p] {
					into[p][l] += scale * v / total
				}
			}
		}
		prev = x.fwd[i]
	}
}

func nodeExp(scores []float32, l int) float32 {
	top := scores[0]
	for _, s := range scores[1:] {
		top = max(top, s)
	}
	return exp32(scores[l] - top)
}

// Best returns the most probable labeling (Viterbi).
func (x *Lattice) Best(labels []Label) []Label {
	n := len(x.Node)
	if n == 0 {
		return labels[:0]
	}
	const low = float32(-1e30)
	back := make([][Labels]Label, n)
	cur := [Labels]float32{}
	for l := range cur {
		cur[l] = low
	}
	cur[Out] = 0
	for i := range n {
		var next [Labels]float32
		trans := &x.Trans.Score[x.Edge[i]]
		for l := range next {
			best, from := low, Out
			for p := range cur {
				if !Label(l).May(Label(p)) || i == 0 && Label(p) != Out {
					continue
				}
				if s := cur[p] + trans[p][l]; s > best {
					best, from = s, Label(p)
				}
			}
			next[l] = best + x.Node[i][l]
			back[i][l] = from
		}
		cur = next
	}
	best := Out
	for l := range cur {
		if cur[l] > cur[best] {
			best = Label(l)
		}
	}
	labels = append(labels[:0], make([]Label, n)...)
	for i := n - 1; i >= 0; i-- {
		labels[i] = best
		best = back[i][best]
	}
	return labels
}

func exp32(x float32) float32 {
	if x < -30 {
		return 0
	}
	return float32(math.Exp(float64(x)))
}
