package answer_test

import (
	"cmp"
	"encoding/json"
	"maps"
	"math"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onrecord/answer"
)

// wholly ranks the articles of a public set by BM25 over whole articles, English stems
// without function words, k1 1.2 and b .75: what an engine does that a user would pick
// instead, for a figure beside ours.
type wholly struct {
	ids      []string
	lengths  []float64
	mean     float64
	postings map[string]map[int]float64
}

func newWholly(t *testing.T, dir string) *wholly {
	t.Helper()
	w := &wholly{postings: map[string]map[int]float64{}}
	readLines(t, filepath.Join(dir, "docs.jsonl"), func(line []byte) error {
		var d struct{ ID, Text string }
		err := json.Unmarshal(line, &d)
		stems := stemsOf(d.Text)
		for _, s := range stems {
			if w.postings[s] == nil {
				w.postings[s] = map[int]float64{}
			}
			w.postings[s][len(w.ids)]++
		}
		w.ids, w.lengths = append(w.ids, d.ID), append(w.lengths, float64(len(stems)))
		w.mean += float64(len(stems))
		return err
	})
	w.mean /= float64(len(w.ids))
	return w
}

// stemsOf takes a text in small letters: TIME is printed in capitals, which would make
// a name of every function word.
func stemsOf(text string) (out []string) {
	for _, w := range answer.Words(strings.ToLower(text)) {
		if w.Stem != "" {
			out = append(out, w.Stem)
		}
	}
	return out
}

// search returns the ten best.
func (w *wholly) search(question string) (ids []string) {
	const k1, b = 1.2, 0.75
	scores := map[int]float64{}
	for _, s := range slices.Compact(slices.Sorted(slices.Values(stemsOf(question)))) {
		n, df := float64(len(w.ids)), float64(len(w.postings[s]))
		for doc, times := range w.postings[s] {
			scores[doc] += math.Log(1+(n-df+.5)/(df+.5)) * times * (k1 + 1) / (times + k1*(1-b+b*w.lengths[doc]/w.mean))
		}
	}
	best := slices.SortedFunc(maps.Keys(scores), func(x, y int) int {
		return cmp.Or(cmp.Compare(scores[y], scores[x]), cmp.Compare(x, y))
	})
	for _, doc := range best[:min(10, len(best))] {
		ids = append(ids, w.ids[doc])
	}
	return ids
}
