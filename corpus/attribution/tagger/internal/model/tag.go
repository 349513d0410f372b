package model

import "onrecord/corpus/attribution/tagger/internal/text"

// Marked is an article after both passes: the spans found, in order, and how
// probable each role is at each token.
type Marked struct {
	View   *View
	Pieces []Piece
	Prob   [][Roles]float32
}

// Mark runs both passes over an article.
func (w *Weights) Mark(a *text.Article) *Marked {
	m := &Marked{View: NewView(a, w.vocab, nil), Prob: make([][Roles]float32, len(a.Tokens))}
	chunks := Chunks(a)
	run := passes{w: w, m: m, guesses: make([]Guess, len(a.Tokens)), second: make([][Labels]float32, len(a.Tokens))}
	for _, r := range chunks {
		run.first(r)
	}
	run.names = m.View.CountNames(run.guesses)
	for _, r := range chunks {
		run.again(r)
	}
	return m
}

// passes holds what both passes share, and their scratch space.
type passes struct {
	w       *Weights
	m       *Marked
	guesses []Guess
	second  [][Labels]float32 // the second pass's scores from the first pass's features
	names   Names

	lat    Lattice
	hashes []uint64
	ends   []int32
	labels []Label
}

func (p *passes) first(r text.Range) {
	v := p.m.View
	p.hashes, p.ends = v.Base(r, p.hashes[:0], p.ends[:0])
	p.lat.Reset(r.Len())
	p.lat.Edge, p.lat.Trans = v.EdgesOf(r), &p.w.First.Trans
	from := int32(0)
	for i, end := range p.ends {
		var sum baseSum
		for _, h := range p.hashes[from:end] {
			if row := p.w.base.find(h); row != nil {
				sum.add(row)
			}
		}
		for l := range Labels {
			p.lat.Node[i][l] = float32(sum.at(int(l))) * p.w.First.Scale
			p.second[r.Start+i][l] = float32(sum.at(int(l+Labels))) * p.w.Second.Scale
		}
		from = end
	}
	prob := p.lat.Marginals()
	p.labels = p.lat.Best(p.labels)
	for i, l := range p.labels {
		p.guesses[r.Start+i] = NewGuess(&prob[i], l)
	}
}

func (p *passes) again(r text.Range) {
	v := p.m.View
	p.hashes, p.ends = v.Stack(r, p.guesses, p.names, p.hashes[:0], p.ends[:0])
	p.lat.Reset(r.Len())
	p.lat.Edge, p.lat.Trans = v.EdgesOf(r), &p.w.Second.Trans
	from := int32(0)
	for i, end := range p.ends {
		var sum stackSum
		for _, h := range p.hashes[from:end] {
			if row := p.w.stack.find(h); row != nil {
				sum.add(row)
			}
		}
		for l := range Labels {
			p.lat.Node[i][l] = p.second[r.Start+i][l] + float32(sum.at(int(l)))*p.w.Second.Scale
		}
		from = end
	}
	prob := p.lat.Marginals()
	p.labels = p.lat.Best(p.labels)
	p.m.Add(r, p.labels, prob)
}

// Add takes over the labels and probabilities of chunk r.
func (m *Marked) Add(r text.Range, labels []Label, prob [][Labels]float32) {
	for i := range prob {
		sum := &m.Prob[r.Start+i]
		for l, p := range prob[i] {
			sum[roles[l]] += p
		}
	}
	m.Pieces = Pieces(r, labels, prob, m.Pieces)
}
