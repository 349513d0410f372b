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

// Transitions are the scores of one label after another by context: what is not
// possible has no score. Out and the beginnings may follow every label, and an inside
// label only its own kind; that, and that few labels are in question at most tokens,
// is what the sums below make use of.
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
	x.Node, x.prob, x.fwd, x.bwd = room(x.Node, n), room(x.prob, n), room(x.fwd, n), room(x.bwd, n)
	x.back = room(x.back, n)
}

// room returns a slice of n elements, s itself if it is large enough.
func room[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2)
	}
	return s[:n]
}

const (
	hopeless   = -16  // a label whose score is by so much under the best one's has no weight
	improbable = 1e-7 // and one that is reached with a lower probability is not followed up
)

// Marginals returns the probability of every label of every token, by the
// forward-backward algorithm on scaled probabilities. A chunk begins after Out.
func (x *Lattice) Marginals() [][Labels]float32 {
	n := len(x.Node)
	prev := &[Labels]float32{Out: 1}
	for i := range n {
		weigh(&x.Node[i], &x.prob[i])
		forward(prev, &x.Trans.exp[x.Edge[i]], &x.prob[i], &x.fwd[i])
		prev = &x.fwd[i]
	}
	for i := n - 1; i >= 0; i-- {
		if i == n-1 {
			for l := range x.bwd[i] {
				x.bwd[i][l] = 1
			}
			continue
		}
		backward(&x.bwd[i+1], &x.Trans.exp[x.Edge[i+1]], &x.prob[i+1], &x.fwd[i], &x.bwd[i])
	}
	for i := range n {
		prob, fwd, bwd := &x.prob[i], &x.fwd[i], &x.bwd[i]
		sum := float32(0)
		for l := range prob {
			prob[l] = fwd[l] * bwd[l]
			sum += prob[l]
		}
		scale(prob, sum)
	}
	return x.prob
}

// weigh turns scores into weights relative to the best one. Out always has one: it
// may follow everything.
func weigh(node, weight *[Labels]float32) {
	top := node[0]
	for _, s := range node[1:] {
		top = max(top, s)
	}
	for l, s := range node {
		if s -= top; s >= hopeless {
			weight[l] = float32(math.Exp(float64(s)))
		} else {
			weight[l] = 0
		}
	}
	if weight[Out] == 0 {
		weight[Out] = 1e-30
	}
}

// scale divides the values by their sum.
func scale(v *[Labels]float32, sum float32) {
	if sum > 0 {
		f := 1 / sum
		for l := range v {
			v[l] *= f
		}
	}
}

// forward sums the ways that lead to each label of a token.
func forward(prev *[Labels]float32, trans *[Labels][Labels]float32, weight, out *[Labels]float32) {
	var o, sf, sl, cf, cl, c float32
	for p, a := range prev {
		if a < improbable {
			continue
		}
		row := &trans[p]
		o += a * row[Out]
		sf += a * row[BSourceFirst]
		sl += a * row[BSourceLast]
		cf += a * row[BCueFirst]
		cl += a * row[BCueLast]
		c += a * row[BContent]
	}
	*out = [Labels]float32{o, sf, 0, sl, 0, cf, 0, cl, 0, c, 0}
	sum := float32(0)
	for b := BSourceFirst; b < Labels; b += 2 {
		out[b] *= weight[b]
		out[b+1] = (prev[b]*trans[b][b+1] + prev[b+1]*trans[b+1][b+1]) * weight[b+1]
		sum += out[b] + out[b+1]
	}
	out[Out] *= weight[Out]
	scale(out, sum+out[Out])
}

// backward sums the ways that lead on from each label of the token before one; labels
// that the way there does not reach, by reached, are left at 0.
func backward(next *[Labels]float32, trans *[Labels][Labels]float32, weight, reached, out *[Labels]float32) {
	var w [Labels + 1]float32
	for l := range next {
		w[l] = next[l] * weight[l]
	}
	o, sf, sl, cf, cl, c := w[Out], w[BSourceFirst], w[BSourceLast], w[BCueFirst], w[BCueLast], w[BContent]
	sum := float32(0)
	for p := range reached {
		if reached[p] < improbable {
			out[p] = 0
			continue
		}
		row := &trans[p]
		v := o*row[Out] + sf*row[BSourceFirst] + sl*row[BSourceLast] + cf*row[BCueFirst] + cl*row[BCueLast] + c*row[BContent]
		if p > 0 {
			inside := (p + 1) &^ 1 // that continues p
			v += w[inside] * row[inside]
		}
		out[p] = v
		sum += v
	}
	scale(out, sum)
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

// unlikely is the probability under which Best does not consider a label.
const unlikely = 1e-3

// Best returns the most probable labeling (Viterbi), among the labels that
// Marginals, which must come first, finds at all probable.
func (x *Lattice) Best(labels []Label) []Label {
	n := len(x.Node)
	labels = room(labels, n)
	if n == 0 {
		return labels
	}
	var score [2][Labels]float32
	var lists [2][Labels]Label
	alive := lists[1][:1] // Out, before the first token
	for i := range n {
		cur, next, kept := &score[(i+1)&1], &score[i&1], lists[i&1][:0]
		trans, node, prob, back := &x.Trans.Score[x.Edge[i]], &x.Node[i], &x.prob[i], &x.back[i]
		for l := range Labels {
			if prob[l] < unlikely {
				continue
			}
			best, from, found := float32(0), Out, false
			for _, p := range alive {
				if s := cur[p] + trans[p][l]; (!found || s > best) && l.May(p) {
					best, from, found = s, p, true
				}
			}
			if found {
				next[l], back[l] = best+node[l], from
				kept = append(kept, l)
			}
		}
		if len(kept) == 0 { // no label is probable after those before: begin anew
			kept = append(kept, Out)
			next[Out], back[Out] = cur[alive[0]], alive[0]
		}
		alive = kept
	}
	last := &score[(n-1)&1]
	best := alive[0]
	for _, l := range alive {
		if last[l] > last[best] {
			best = l
		}
	}
	for i := n - 1; i >= 0; i-- {
		labels[i] = best
		best = x.back[i][best]
	}
	return labels
}

func exp32(x float32) float32 {
	if x < -30 {
		return 0
	}
	return float32(math.Exp(float64(x)))
}
