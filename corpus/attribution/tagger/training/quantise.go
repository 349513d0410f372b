package training

import (
	"math"
	"sort"

	"onrecord/corpus/attribution/tagger/internal/model"
)

const labels = int(model.Labels)

// encode rounds the weights to bytes, drops the features that matter least, and
// writes the file.
func (t *trainer) encode() []byte {
	n := len(t.base.hashes)
	w := &model.Weights{Words: t.words, Linker: t.linker}
	w.First = model.Pass{Scale: unit(t.first.weight), Trans: t.first.trans}
	w.Second = model.Pass{Scale: unit(t.last.weight), Trans: t.last.trans}
	keep := strongest(n, t.Rows, func(i int) float32 {
		return size(t.first.weight[i*labels:(i+1)*labels]) + size(t.last.weight[i*labels:(i+1)*labels])
	})
	base := model.Rows{Hashes: pick(t.base.hashes, keep), Row: func(i int) []int8 {
		at := keep[i] * labels
		row := rounded(nil, t.first.weight[at:at+labels], w.First.Scale)
		return rounded(row, t.last.weight[at:at+labels], w.Second.Scale)
	}}
	own := t.last.weight[n*labels:]
	keepOwn := strongest(len(t.stack.hashes), t.Rows/4, func(i int) float32 { return size(own[i*labels : (i+1)*labels]) })
	stack := model.Rows{Hashes: pick(t.stack.hashes, keepOwn), Row: func(i int) []int8 {
		at := keepOwn[i] * labels
		return rounded(nil, own[at:at+labels], w.Second.Scale)
	}}
	return w.Encode(base, stack)
}

// unit is the weight that one step of a byte stands for: such that only the few
// largest weights are cut off.
func unit(weights []float32) float32 {
	top := float32(0)
	for _, w := range weights {
		top = max(top, float32(math.Abs(float64(w))))
	}
	return max(top/127, 1e-6)
}

func size(weights []float32) float32 {
	s := float32(0)
	for _, w := range weights {
		s += w * w
	}
	return s
}

func rounded(out []int8, weights []float32, unit float32) []int8 {
	for _, w := range weights {
		out = append(out, int8(max(-127, min(127, math.Round(float64(w/unit))))))
	}
	return out
}

// strongest returns the most features of largest size, in their order.
func strongest(n, most int, size func(int) float32) []int {
	all := make([]int, n)
	sizes := make([]float32, n)
	for i := range all {
		all[i] = i
		sizes[i] = size(i)
	}
	if n > most {
		sort.SliceStable(all, func(a, b int) bool { return sizes[all[a]] > sizes[all[b]] })
		all = all[:most]
		sort.Ints(all)
	}
	return all
}

func pick(hashes []uint64, keep []int) []uint64 {
	out := make([]uint64, len(keep))
	for i, k := range keep {
		out[i] = hashes[k]
	}
	return out
}
