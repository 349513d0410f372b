package model

import "math"

// Lattice holds the scores of one chunk's labelings: a score for every label of
// every token, and for every pair of neighbouring labels in a context.
type Lattice struct {
	Node  [][Labels]float32
	Edge  []uint8 // context of the transition into each token
	Trans *Transitions

	prob, fwd, bwd [][Labels]float32
	back           [][Labels]Label
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

// improbable is the probability under which a label is not followed up. It saves
// most of the work: of the eleven labels two or three are in question.
const improbable = 1e-7

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
			next = backward(&next, &x.Trans.exp[x.Edge[i]], &x.prob[i], &x.fwd[i-1])
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
		if a < improbable {
			continue
		}
		for l, t := range &trans[p] {
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

// backward goes one token back; labels that the way there does not reach, by
// reached, are left at 0.
func backward(next *[Labels]float32, trans *[Labels][Labels]float32, node, reached *[Labels]float32) [Labels]float32 {
	var weighted, out [Labels]float32
	for l := range weighted {
		weighted[l] = next[l] * node[l]
	}
	sum := float32(0)
	for p := range out {
		if reached[p] < improbable {
			continue
		}
		v := float32(0)
		for l, t := range &trans[p] {
			v += t * weighted[l]
		}
		out[p] = v
		sum += v
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
			for l, t := range &trans[p] {
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

// Best returns the most probable labeling (Viterbi), among the labels that
// Marginals, which must come first, finds at all probable.
func (x *Lattice) Best(labels []Label) []Label {
	n := len(x.Node)
	if n == 0 {
		return labels[:0]
	}
	const low = float32(-1e30)
	if cap(x.back) < n {
		x.back = make([][Labels]Label, n, n+n/2)
	}
	back := x.back[:n]
	cur := [Labels]float32{}
	alive := []Label{Out}
	var buf [2][Labels]Label
	for i := range n {
		var next [Labels]float32
		trans := &x.Trans.Score[x.Edge[i]]
		kept := buf[i&1][:0]
		for l := range Labels {
			if x.prob[i][l] < 1e-5 {
				continue
			}
			best, from := low, Out
			for _, p := range alive {
				if s := cur[p] + trans[p][l]; s > best && l.May(p) {
					best, from = s, p
				}
			}
			if best == low {
				continue
			}
			next[l] = best + x.Node[i][l]
			back[i][l] = from
			kept = append(kept, l)
		}
		if len(kept) == 0 { // no label is probable after those before: begin anew
			kept = append(kept, Out)
			next[Out], back[i][Out] = cur[alive[0]], alive[0]
		}
		cur, alive = next, kept
	}
	best := alive[0]
	for _, l := range alive {
		if cur[l] > cur[best] {
			best = l
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
