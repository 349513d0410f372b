package model

import (
	"math"

	"onrecord/corpus/attribution/tagger/internal/text"
)

// Linker joins the spans: every content chooses its cue, and every chosen cue
// its source, by linear models over what stands between them. Features are
// hashed into arrays of weights.
type Linker struct {
	Content, Source [linkSize]float32
	Keep            [keepSize]float32
	Least           float32 // attributions of a lower score are dropped
}

const (
	linkSize = 1 << 13
	keepSize = 1 << 10
)

// Choice is a candidate with its features.
type Choice struct {
	Range text.Range // empty: none
	Piece int        // index of the piece, -1 for none or a candidate that is no piece
	Cue   Piece      // for contents: the cue
	Feats []uint32
}

func (c *Choice) add(template, a, b, d uint64) {
	c.Feats = append(c.Feats, uint32(mix(template, a, b, d)>>32)%linkSize)
}

// None reports whether the choice is to link nothing.
func (c *Choice) None() bool { return c.Range.Len() == 0 }

// Draft is an attribution in tokens.
type Draft struct {
	Source, Cue, Content []text.Range
	Feats                []uint32 // of the decision to keep it
	Score                float32
}

// Link joins the pieces of m into attributions, in the order of their contents.
func (l *Linker) Link(m *Marked) []Draft {
	drafts := l.Drafts(m)
	out := drafts[:0]
	for _, d := range drafts {
		if d.Score = Logistic(l.Keep[:], d.Feats); d.Score >= l.Least {
			out = append(out, d)
		}
	}
	return out
}

// Drafts joins the pieces without judging the result.
func (l *Linker) Drafts(m *Marked) []Draft {
	k := NewPairFeatures(m)
	byCue := map[int]int{} // first token of the cue: index in out
	var out []Draft
	var sure []linkSure
	for i := range m.Pieces {
		p := &m.Pieces[i]
		if p.Role != Content {
			continue
		}
		choices := k.ContentChoices(i)
		best, prob := Choose(l.Content[:], choices)
		cue := &choices[best]
		if at, ok := byCue[cue.Range.Start]; ok && !cue.None() {
			out[at].Content = append(out[at].Content, p.Range)
			sure[at].content = min(sure[at].content, prob)
			sure[at].score = min(sure[at].score, p.Score)
			continue
		}
		d := Draft{Content: []text.Range{p.Range}}
		s := linkSure{content: prob, score: p.Score, quoted: k.quoted(p)}
		if !cue.None() {
			byCue[cue.Range.Start] = len(out)
			d.Cue = []text.Range{cue.Range}
			d.Source = l.source(k, cue, &s)
		}
		out = append(out, d)
		sure = append(sure, s)
	}
	for i := range out {
		out[i].Feats = sure[i].feats(&out[i])
	}
	return out
}

// source chooses the source of a cue.
func (l *Linker) source(k *PairFeatures, cue *Choice, s *linkSure) []text.Range {
	s.cue, s.class = cue.Cue.Score, k.cueClass(cue.Range)<<1|bit(cue.Piece < 0)
	choices := k.SourceChoices(&cue.Cue)
	best, prob := Choose(l.Source[:], choices)
	s.source = prob
	c := &choices[best]
	if c.None() {
		return nil
	}
	s.named = 1 + bit(c.Piece < 0)
	return []text.Range{c.Range}
}

// linkSure is what the decision to keep an attribution looks at.
type linkSure struct {
	content, source, score, cue float32
	class                       uint64
	named                       uint64
	quoted                      bool
}

func tenths(p float32) uint64 { return uint64(min(19, max(0, p*20))) }

func (s linkSure) feats(d *Draft) []uint32 {
	q := uint64(0)
	if s.quoted {
		q = 1
	}
	n := 0
	for _, c := range d.Content {
		n += c.Len()
	}
	var out []uint32
	for k, v := range [][3]uint64{{0, 0, 0}, {tenths(s.content), q, 0}, {tenths(s.source), s.named, 0}, {tenths(s.score), q, 0}, {tenths(s.cue), q, 0},
		{s.class, q, s.named}, {bucket(n), q, 0}, {uint64(len(d.Content)), q, 0}, {tenths(s.score) / 3, tenths(s.cue) / 3, tenths(s.source) / 3}} {
		out = append(out, uint32(mix(keepTemplates+uint64(k), v[0], v[1], v[2])>>32)%keepSize)
	}
	return out
}

// Choose returns the best choice and its probability among all.
func Choose(weights []float32, choices []Choice) (int, float32) {
	p := Softmax(weights, choices)
	best := 0
	for i := range p {
		if p[i] > p[best] {
			best = i
		}
	}
	return best, p[best]
}

// Softmax returns the probability of every choice.
func Softmax(weights []float32, choices []Choice) []float32 {
	p := make([]float32, len(choices))
	top := float32(math.Inf(-1))
	for i := range choices {
		for _, f := range choices[i].Feats {
			p[i] += weights[f]
		}
		top = max(top, p[i])
	}
	sum := float32(0)
	for i := range p {
		p[i] = exp32(p[i] - top)
		sum += p[i]
	}
	for i := range p {
		p[i] /= sum
	}
	return p
}

// Logistic returns the probability of a yes.
func Logistic(weights []float32, feats []uint32) float32 {
	s := float32(0)
	for _, f := range feats {
		s += weights[f]
	}
	return 1 / (1 + float32(math.Exp(float64(-s))))
}

func (l *Linker) encode(out []byte) []byte {
	for _, part := range [][]float32{l.Content[:], l.Source[:], l.Keep[:], {l.Least}} {
		for _, f := range part {
			out = appendFloat(out, f)
		}
	}
	return out
}

func (l *Linker) decode(r *reader) {
	for _, part := range [][]float32{l.Content[:], l.Source[:], l.Keep[:]} {
		for i := range part {
			part[i] = r.float()
		}
	}
	l.Least = r.float()
}
