package model

import (
	"math"
	"math/rand/v2"
	"testing"
)

// randomLattice has random scores; spread is how far apart they are.
func randomLattice(random *rand.Rand, n int, spread float32) *Lattice {
	score := func() float32 { return (random.Float32() - .5) * spread }
	x := &Lattice{Trans: &Transitions{}}
	x.Reset(n)
	for e := range x.Trans.Score {
		for p := range x.Trans.Score[e] {
			for l := range x.Trans.Score[e][p] {
				x.Trans.Score[e][p][l] = score()
			}
		}
	}
	x.Trans.Prepare()
	x.Edge = make([]uint8, n)
	for i := range n {
		x.Edge[i] = uint8(random.IntN(Edges))
		for l := range x.Node[i] {
			x.Node[i][l] = score()
		}
	}
	return x
}

// labelings calls visit with every possible labeling and the exponential of its score.
func labelings(x *Lattice, visit func(labels []Label, weight float64)) {
	labels := make([]Label, len(x.Node))
	var walk func(i int, prev Label, score float64)
	walk = func(i int, prev Label, score float64) {
		if i == len(labels) {
			visit(labels, math.Exp(score))
			return
		}
		for l := range Labels {
			if l.May(prev) {
				labels[i] = l
				walk(i+1, l, score+float64(x.Node[i][l])+float64(x.Trans.Score[x.Edge[i]][prev][l]))
			}
		}
	}
	walk(0, Out, 0)
}

func TestMarginalsAreSumsOverAllLabelings(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for run := range 12 {
		x := randomLattice(random, 1+run%4, []float32{1, 6}[run%2])
		want := make([][Labels]float64, len(x.Node))
		var pairs [Edges][Labels][Labels]float64
		total := 0.
		labelings(x, func(labels []Label, weight float64) {
			total += weight
			prev := Out
			for i, l := range labels {
				want[i][l] += weight
				pairs[x.Edge[i]][prev][l] += weight
				prev = l
			}
		})
		got := x.Marginals()
		for i := range want {
			for l := range want[i] {
				if d := want[i][l]/total - float64(got[i][l]); math.Abs(d) > 1e-4 {
					t.Errorf("run %d: token %d, label %d: %.5f, want %.5f", run, i, l, got[i][l], want[i][l]/total)
				}
			}
		}
		var sum Transitions
		x.AddPairs(&sum, 1)
		for e := range pairs {
			for p := range pairs[e] {
				for l := range pairs[e][p] {
					if d := pairs[e][p][l]/total - float64(sum.Score[e][p][l]); math.Abs(d) > 1e-4 {
						t.Errorf("run %d: %d after %d: %.5f, want %.5f", run, l, p, sum.Score[e][p][l], pairs[e][p][l]/total)
					}
				}
			}
		}
	}
}

func TestBestIsTheBestOfAllLabelings(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for run := range 40 {
		x := randomLattice(random, 1+run%4, 8)
		var want []Label
		most := 0.
		labelings(x, func(labels []Label, weight float64) {
			if weight > most {
				most, want = weight, append(want[:0], labels...)
			}
		})
		x.Marginals()
		got := x.Best(nil)
		prev, score := Out, 0.
		for i, l := range got {
			if !l.May(prev) {
				t.Fatalf("run %d: label %d after %d in %v", run, l, prev, got)
			}
			score += float64(x.Node[i][l]) + float64(x.Trans.Score[x.Edge[i]][prev][l])
			prev = l
		}
		if math.Exp(score) < most*(1-1e-4) {
			t.Errorf("run %d: %v, want %v", run, got, want)
		}
	}
}

// A label far below the best is left out, and a chunk in which only continuations
// look good still gets a labeling.
func TestHopelessLabels(t *testing.T) {
	x := &Lattice{Trans: &Transitions{}}
	x.Trans.Prepare()
	x.Reset(3)
	x.Edge = make([]uint8, 3)
	for i := range x.Node {
		x.Node[i] = [Labels]float32{}
		for l := range Labels {
			if l.Inside() {
				x.Node[i][l] = 100
			}
		}
	}
	x.Marginals()
	prev := Out
	for _, l := range x.Best(nil) {
		if !l.May(prev) {
			t.Fatalf("label %d after %d", l, prev)
		}
		prev = l
	}
}

func TestLatticeIsUsedAgain(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	long, short := randomLattice(random, 9, 6), randomLattice(random, 4, 6)
	short.Marginals()
	want := short.Best(nil)
	x := Lattice{Trans: long.Trans}
	x.Reset(9)
	copy(x.Node, long.Node)
	x.Edge = long.Edge
	x.Marginals()
	kept := x.Best(nil)
	x.Reset(4)
	copy(x.Node, short.Node)
	x.Edge, x.Trans = short.Edge, short.Trans
	x.Marginals()
	got := x.Best(kept)
	if len(got) != 4 {
		t.Fatalf("%d labels for 4 tokens", len(got))
	}
	for i := range want {
		if got[i] != want[i] {
			t.Fatalf("%v, want %v", got, want)
		}
	}
}
