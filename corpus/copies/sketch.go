package copies

import (
	"hash/fnv"
	"strings"
	"unicode"

	"onrecord/corpus/names"
)

// A sketch has rows of hashes in bands: two texts meet when all rows of a band
// are equal, which at the likeness asked for happens in some band almost surely
// (.5 of the triples in common: 87 of 100; .6: 99) and by chance almost never.
const (
	bands = 32
	rows  = 4
	alike = 0.5 // so much in common makes two articles copies
	short = 30  // words; shorter texts must be equal
)

// Sketch stands for a text's word triples.
type Sketch struct {
	hashes [bands * rows]uint32
	words  int
	text   uint64 // a hash of all words
}

// SketchOf makes the sketch of a text.
func SketchOf(text string) Sketch {
	var s Sketch
	for i := range s.hashes {
		s.hashes[i] = ^uint32(0)
	}
	words := strings.FieldsFunc(names.Fold(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	s.words = len(words)
	whole := fnv.New64a()
	for i, w := range words {
		whole.Write([]byte(w + " "))
		if i+3 > len(words) {
			continue
		}
		h := fnv.New64a()
		for _, w := range words[i : i+3] {
			h.Write([]byte(w + " "))
		}
		x := h.Sum64()
		for n := range s.hashes {
			// Another hash for each place, all of one.
			x = x*6364136223846793005 + 1442695040888963407
			s.hashes[n] = min(s.hashes[n], uint32((x^x>>29)>>32))
		}
	}
	s.text = whole.Sum64()
	return s
}

// Alike estimates how many of two texts' word triples are common to both.
func (s Sketch) Alike(t Sketch) float64 {
	switch {
	case s.words == t.words && s.text == t.text:
		return 1
	case s.words < short || t.words < short:
		return 0
	}
	n := 0
	for i, h := range s.hashes {
		if h == t.hashes[i] {
			n++
		}
	}
	return float64(n) / float64(len(s.hashes))
}

// Archive finds articles that are alike. The zero value is empty; it is not safe
// for concurrent use.
type Archive struct {
	ids      []string
	sketches []Sketch
	meet     map[[2]uint64][]int // band and its hash to articles
}

// most bounds how many articles of one band are compared: a text that all share,
// such as a notice, brings thousands together.
const most = 64

// Add puts an article into the archive and returns the ID of the one put there
// before that is most like it, or "" when it is no copy.
func (a *Archive) Add(id, text string) string {
	s := SketchOf(text)
	if a.meet == nil {
		a.meet = map[[2]uint64][]int{}
	}
	best, likeness := -1, alike
	seen := map[int]bool{}
	for b := range bands + 1 {
		key := s.band(b)
		for _, i := range a.meet[key] {
			if seen[i] {
				continue
			}
			seen[i] = true
			if l := s.Alike(a.sketches[i]); l > likeness || l == likeness && best < 0 {
				best, likeness = i, l
			}
		}
		if len(a.meet[key]) < most {
			a.meet[key] = append(a.meet[key], len(a.ids))
		}
	}
	a.ids, a.sketches = append(a.ids, id), append(a.sketches, s)
	if best < 0 {
		return ""
	}
	return a.ids[best]
}

// band is the key of a band; the one behind the last is the whole text.
func (s Sketch) band(b int) [2]uint64 {
	if b == bands {
		return [2]uint64{bands, s.text}
	}
	h := uint64(14695981039346656037)
	for _, x := range s.hashes[b*rows : b*rows+rows] {
		h = (h ^ uint64(x)) * 1099511628211
		h ^= h >> 31
	}
	return [2]uint64{uint64(b), h}
}
