package training

import (
	"math"
	"sort"

	"onrecord/corpus/attribution/tagger/internal/model"
	"onrecord/corpus/attribution/tagger/internal/text"
)

// minWord is how often a word must occur to get a cluster of its own choice.
const minWord = 4

// LearnWords counts the words of the articles and groups them into a coarse and
// a fine set of clusters by the words around them (the exchange algorithm of
// Kneser and Ney: each word moves to the class that makes the class bigrams of
// the text most probable, until few words move).
func LearnWords(articles []*text.Article) map[uint64]model.Entry {
	lower, upper := map[uint64]int{}, map[uint64]int{}
	for _, a := range articles {
		for i := range a.Tokens {
			t := &a.Tokens[i]
			if t.Kind != text.Word {
				continue
			}
			if t.Cap {
				upper[t.Hash]++
			} else {
				lower[t.Hash]++
			}
		}
	}
	common := func(h uint64) bool { return lower[h] >= 2 && lower[h]*12 >= upper[h] }
	s := newStream(articles, common)
	coarse := s.exchange(48, 8)
	fine := s.exchange(240, 6)
	words := map[uint64]model.Entry{}
	for id, h := range s.words {
		e := model.Entry{Coarse: uint16(coarse[id] + 1), Fine: uint16(fine[id] + 1)}
		e.Common = common(h)
		words[h] = e
	}
	for h, n := range lower {
		if _, ok := words[h]; !ok && n >= 2 && common(h) {
			words[h] = model.Entry{Common: true}
		}
	}
	return words
}

// stream is the text as word numbers; 0 is everything rare and sentence ends.
type stream struct {
	words       []uint64 // by number, the first is the rare word
	count       []int
	left, right [][]pair // neighbours by number
}

type pair struct{ id, n int }

func newStream(articles []*text.Article, common func(uint64) bool) *stream {
	counts := map[uint64]int{}
	each := func(visit func(uint64, bool)) {
		for _, a := range articles {
			for _, r := range a.Sentences {
				for i := r.Start; i < r.End; i++ {
					t := &a.Tokens[i]
					visit(model.Key(t, common(t.Hash)), i == r.Start)
				}
			}
		}
	}
	each(func(h uint64, _ bool) { counts[h]++ })
	s := &stream{words: []uint64{0}, count: []int{0}}
	for h, n := range counts {
		if n >= minWord {
			s.words = append(s.words, h)
		}
	}
	sort.Slice(s.words[1:], func(i, j int) bool {
		a, b := s.words[1+i], s.words[1+j]
		if counts[a] != counts[b] {
			return counts[a] > counts[b]
		}
		return a < b
	})
	number := map[uint64]int{}
	for id, h := range s.words[1:] {
		number[h] = id + 1
	}
	bigrams := map[[2]int]int{}
	s.count = make([]int, len(s.words))
	prev := 0
	each(func(h uint64, start bool) {
		if start {
			bigrams[[2]int{prev, 0}]++
			s.count[0]++
			prev = 0
		}
		id := number[h]
		s.count[id]++
		bigrams[[2]int{prev, id}]++
		prev = id
	})
	s.left, s.right = make([][]pair, len(s.words)), make([][]pair, len(s.words))
	keys := make([][2]int, 0, len(bigrams))
	for k := range bigrams {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool {
		if keys[i][0] != keys[j][0] {
			return keys[i][0] < keys[j][0]
		}
		return keys[i][1] < keys[j][1]
	})
	for _, k := range keys {
		s.right[k[0]] = append(s.right[k[0]], pair{k[1], bigrams[k]})
		s.left[k[1]] = append(s.left[k[1]], pair{k[0], bigrams[k]})
	}
	return s
}

// exchange groups the words into k classes; class 0 holds the rare word alone.
func (s *stream) exchange(k, rounds int) []int {
	class := make([]int, len(s.words))
	for id := 1; id < len(class); id++ {
		class[id] = 1 + (id-1)%(k-1)
	}
	total := make([]int, k)
	big := make([][]int, k) // class bigrams
	for c := range big {
		big[c] = make([]int, k)
	}
	for id, c := range class {
		total[c] += s.count[id]
		for _, p := range s.right[id] {
			big[c][class[p.id]] += p.n
		}
	}
	out, in := make([]int, k), make([]int, k)
	for range rounds {
		moved := 0
		for id := 1; id < len(class); id++ {
			self := s.neighbours(id, class, out, in)
			from := class[id]
			shift(big, from, out, in, self, -1)
			total[from] -= s.count[id]
			best, gain := from, math.Inf(-1)
			for c := 1; c < k; c++ {
				if g := joinGain(big, total, c, s.count[id], out, in, self); g > gain {
					best, gain = c, g
				}
			}
			shift(big, best, out, in, self, 1)
			total[best] += s.count[id]
			class[id] = best
			if best != from {
				moved++
			}
		}
		if moved < len(class)/200 {
			break
		}
	}
	return class
}

// neighbours sums id's bigrams by the classes of the other word; bigrams of id
// with itself are returned apart.
func (s *stream) neighbours(id int, class []int, out, in []int) (self int) {
	clear(out)
	clear(in)
	for _, p := range s.right[id] {
		if p.id == id {
			self = p.n
			continue
		}
		out[class[p.id]] += p.n
	}
	for _, p := range s.left[id] {
		if p.id != id {
			in[class[p.id]] += p.n
		}
	}
	return self
}

func shift(big [][]int, c int, out, in []int, self, sign int) {
	for d := range out {
		big[c][d] += sign * out[d]
		big[d][c] += sign * in[d]
	}
	big[c][c] += sign * self
}

// joinGain is the change of the log likelihood when a word joins class c.
func joinGain(big [][]int, total []int, c, n int, out, in []int, self int) float64 {
	g := -2 * (xlogx(total[c]+n) - xlogx(total[c]))
	row := big[c]
	for d, o := range out {
		if d == c {
			continue
		}
		if o > 0 {
			g += xlogx(row[d]+o) - xlogx(row[d])
		}
		if i := in[d]; i > 0 {
			g += xlogx(big[d][c]+i) - xlogx(big[d][c])
		}
	}
	if own := out[c] + in[c] + self; own > 0 {
		g += xlogx(row[c]+own) - xlogx(row[c])
	}
	return g
}

var logs = func() []float64 {
	t := make([]float64, 1<<17)
	for n := 1; n < len(t); n++ {
		t[n] = float64(n) * math.Log(float64(n))
	}
	return t
}()

func xlogx(n int) float64 {
	if n < len(logs) {
		return logs[n]
	}
	return float64(n) * math.Log(float64(n))
}
