package training

import (
	"math"
	"math/rand/v2"

	"onrecord/corpus/attribution/tagger/internal/model"
)

// chunk is a paragraph, or a part of a long one, ready for training: the rows of
// the weights that its tokens' features have.
type chunk struct {
	doc   int
	start int // first token
	edge  []uint8
	gold  []model.Label
	rows  []int32 // features of all tokens, one after another
	ends  []int32 // where each token's features end
}

// crf is a linear-chain conditional random field under training: weights by
// feature row and label.
type crf struct {
	weight []float32 // rows x labels
	grad   []float32 // squared gradients by row
	mean   []float32
	means  int
	trans  model.Transitions
	tgrad  model.Transitions
	tmean  model.Transitions
	rate   float32
}

func newCRF(rows int, rate float32) *crf {
	c := &crf{weight: make([]float32, rows*int(model.Labels)), grad: make([]float32, rows), mean: make([]float32, rows*int(model.Labels)), rate: rate}
	c.trans.Prepare()
	return c
}

// train runs the epochs over the chunks in a random but repeatable order
// (AdaGrad with one step size a row), and averages the weights of the last half
// of the epochs.
func (c *crf) train(chunks []*chunk, epochs int, seed uint64) {
	order := make([]int, len(chunks))
	for i := range order {
		order[i] = i
	}
	random := rand.New(rand.NewPCG(seed, 1))
	var lat model.Lattice
	for epoch := range epochs {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, k := range order {
			c.step(&lat, chunks[k])
		}
		if 2*(epoch+1) > epochs {
			c.means++
			for i, w := range c.weight {
				c.mean[i] += w
			}
			addTrans(&c.tmean, &c.trans, 1)
		}
	}
	n := 1 / float32(c.means)
	for i := range c.weight {
		c.weight[i] = c.mean[i] * n
	}
	c.trans = model.Transitions{}
	addTrans(&c.trans, &c.tmean, n)
	c.trans.Prepare()
}

func addTrans(to, from *model.Transitions, scale float32) {
	for e := range to.Score {
		for p := range to.Score[e] {
			for l := range to.Score[e][p] {
				to.Score[e][p][l] += scale * from.Score[e][p][l]
			}
		}
	}
}

// score fills lat with the node scores of ch.
func (c *crf) score(lat *model.Lattice, ch *chunk) {
	lat.Reset(len(ch.ends))
	lat.Edge, lat.Trans = ch.edge, &c.trans
	from := int32(0)
	for i, end := range ch.ends {
		var s [model.Labels]float32
		for _, row := range ch.rows[from:end] {
			w := (*[model.Labels]float32)(c.weight[int(row)*int(model.Labels):])
			for l := range s {
				s[l] += w[l]
			}
		}
		lat.Node[i] = s
		from = end
	}
}

func (c *crf) step(lat *model.Lattice, ch *chunk) {
	c.score(lat, ch)
	prob := lat.Marginals()
	var pairs model.Transitions
	lat.AddPairs(&pairs, 1)
	prev := model.Out
	from := int32(0)
	for i, end := range ch.ends {
		g := ch.gold[i]
		pairs.Score[ch.edge[i]][prev][g]--
		prev = g
		r := prob[i]
		r[g]--
		norm := float32(0)
		for _, v := range r {
			norm += v * v
		}
		if norm > 1e-7 {
			c.update(ch.rows[from:end], &r, norm)
		}
		from = end
	}
	c.updateTrans(&pairs)
}

func (c *crf) update(rows []int32, r *[model.Labels]float32, norm float32) {
	for _, row := range rows {
		g := c.grad[row] + norm
		c.grad[row] = g
		rate := c.rate / float32(math.Sqrt(float64(1+g)))
		w := (*[model.Labels]float32)(c.weight[int(row)*int(model.Labels):])
		for l := range w {
			w[l] -= rate * r[l]
		}
	}
}

func (c *crf) updateTrans(pairs *model.Transitions) {
	for e := range pairs.Score {
		for p := range pairs.Score[e] {
			for l, g := range pairs.Score[e][p] {
				if g == 0 {
					continue
				}
				sum := &c.tgrad.Score[e][p][l]
				*sum += g * g
				c.trans.Score[e][p][l] -= c.rate * g / float32(math.Sqrt(float64(1+*sum)))
			}
		}
	}
	c.trans.Prepare()
}
