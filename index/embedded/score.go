package embedded

import (
	"math"
	"slices"
	"sync"
)

// The parameters of the score. k1, b and the power of the coordination factor are
// published ones for questions about statements; they were weighed on topics taken
// from labelled statements, in their own words and in other inflections of them,
// and on the encyclopedia and magazine questions (SQuAD, TIME) as well. All of
// these were looked at while choosing, so none of them is a blind test; other
// values near these gain on one set what they lose on another.
//
// The exact form counts half, and is as rare as its stem. With its own rarity the
// one record that prints an odd inflection of one word would beat those that hold
// all the words: mean reciprocal rank on the inflected topics is .71 with full
// weight and a rarity of its own, .81 so, .86 without the exact form, which on
// topics in their own words costs more than that gains (.90 to .86).
const (
	k1           = 0.9
	b            = 0.4
	coordination = 0.5

	stemWeight    = 1.0
	exactWeight   = 0.5
	conceptWeight = stemWeight + exactWeight // a concept is as good as a word in both forms
)

// classWeight prefers, between records that hold the topic equally, a person's
// own words to reported ones, and either to a passage that nobody says.
var classWeight = [...]float64{direct: 1, mixed: 0.97, indirect: 0.94, passage: 0.85}

// found is a document with its score.
type found struct {
	doc     uint32
	order   uint32 // of the record in the archive: bleve's own numbers are shuffled
	score   float64
	matched int
}

// better orders results: by score, then by the archive's order.
func (x found) better(y found) bool {
	if x.score != y.score {
		return x.score > y.score
	}
	return x.order < y.order
}

// best keeps the n best results that it is offered, the worst of them on top.
type best struct {
	n    int
	heap []found
}

// offer takes a result in when it is among the best.
func (h *best) offer(f found) {
	switch {
	case len(h.heap) < h.n:
		h.heap = append(h.heap, f)
		h.up(len(h.heap) - 1)
	case h.n > 0 && f.better(h.heap[0]):
		h.heap[0] = f
		h.down()
	}
}

func (h *best) up(i int) {
	for i > 0 {
		parent := (i - 1) / 2
		if !h.heap[parent].better(h.heap[i]) {
			return
		}
		h.heap[parent], h.heap[i] = h.heap[i], h.heap[parent]
		i = parent
	}
}

func (h *best) down() {
	for i := 0; ; {
		worst := i
		for child := 2*i + 1; child <= 2*i+2 && child < len(h.heap); child++ {
			if h.heap[worst].better(h.heap[child]) {
				worst = child
			}
		}
		if worst == i {
			return
		}
		h.heap[i], h.heap[worst] = h.heap[worst], h.heap[i]
		i = worst
	}
}

// least returns the worst score of the best, once there are as many as wanted.
func (h *best) least() (score float64, full bool) {
	if h.n == 0 || len(h.heap) < h.n {
		return 0, false
	}
	return h.heap[0].score, true
}

// missing returns how many there can still be.
func (h *best) missing() int { return h.n - len(h.heap) }

// ranked empties the heap, best first.
func (h *best) ranked() []found {
	out := h.heap
	h.heap = nil
	slices.SortFunc(out, func(x, y found) int {
		if x.better(y) {
			return -1
		}
		return 1
	})
	return out
}

// section is the part of the archive that is walked at once: the statements or the
// passages of one segment. It has a cursor for each unit that stands there, in the
// order of the units.
type section struct {
	piece   int
	kind    int
	cursors []cursor
}

// scorer ranks documents by BM25 over bleve's postings.
type scorer struct {
	cat      *catalog
	sections []section
	spots    []spot     // of the unit that is opened
	means    [2]float64 // average lengths, of statements and of passages
	share    []float64  // the coordination factor of so many units
	segments []*piece
	weights  []float64 // of each unit in any form, 0 for what nothing holds
	exacts   []float64 // of each in the form asked for
	fewest   int       // units that a document must have
}

// term is a unit as it stands in the postings, with the weight of the word in
// any form and in the one asked for.
func (u unit) term() (t term, weight, exact float64) {
	switch {
	case u.concept != "":
		return term{field: fieldConcept, key: u.concept}, conceptWeight, 0
	case u.stem == "":
		return term{field: fieldWord, key: wordKey("", u.exact)}, exactWeight, 0
	}
	t = term{field: fieldWord, key: u.stem}
	if u.exact == "" {
		return t, stemWeight, 0
	}
	t.tail = wordKey(u.stem, u.exact)[len(u.stem):]
	return t, stemWeight, exactWeight
}

// scorers are kept for the next question, with the room that they have.
var scorers = sync.Pool{New: func() any { return new(scorer) }}

// newScorer finds the lists of a topic's units, of which a document must have so
// many. release gives it back.
func newScorer(ix *Index, units []unit, fewest int) (*scorer, error) {
	s := scorers.Get().(*scorer)
	s.cat, s.means, s.share, s.fewest = ix.cat, ix.means, s.share[:0], fewest
	s.weights, s.exacts = s.weights[:0], s.exacts[:0]
	for n := range len(units) + 1 {
		s.share = append(s.share, math.Pow(float64(n)/float64(max(len(units), 1)), coordination))
	}
	segments := ix.postings.segments
	s.segments = segments
	s.sections = resized(s.sections, 2*len(segments)) // all statements, then all passages
	for i := range s.sections {
		sec := &s.sections[i]
		sec.piece, sec.kind, sec.cursors = i%len(segments), i/len(segments), sec.cursors[:0]
	}
	s.spots = resized(s.spots, len(segments))
	for _, u := range units {
		if err := s.open(ix, u); err != nil {
			s.release()
			return nil, err
		}
	}
	return s, nil
}

// resized returns a slice of n elements, whatever is in them.
func resized[T any](s []T, n int) []T {
	return slices.Grow(s[:0], n)[:n]
}

// release ends the use of a scorer.
func (s *scorer) release() {
	s.cat, s.segments = nil, nil
	scorers.Put(s)
}

// open adds the cursors of a unit to the sections that have it.
func (s *scorer) open(ix *Index, u unit) error {
	t, weight, exact := u.term()
	df := 0
	for i, pc := range ix.postings.segments {
		s.spots[i] = spot{}
		here, err := pc.look(t, ix.cat, ix.means, &s.spots[i])
		if err != nil {
			return err
		}
		df += here
	}
	rarity := 0.0
	if df > 0 {
		rarity = idf(df, ix.postings.count)
	}
	s.weights, s.exacts = append(s.weights, weight*rarity), append(s.exacts, exact*rarity)
	for i := range s.sections {
		sec := &s.sections[i]
		if sp := &s.spots[sec.piece]; df > 0 && sp.lists[sec.kind].n > 0 {
			sec.cursors = append(sec.cursors, cursor{
				blockList: sp.lists[sec.kind], form: sp.form, scale: sp.scale[sec.kind],
				weight: weight * rarity, exact: exact * rarity, unit: len(s.weights) - 1,
			})
		}
	}
	return nil
}

// bounds returns a segment's first document and the first one after it.
func (s *scorer) bounds(piece int) (base, end uint32) {
	pc := s.segments[piece]
	return pc.base, pc.end
}

func idf(df, n int) float64 {
	return math.Log(1 + (float64(n)-float64(df)+0.5)/(float64(df)+0.5))
}

// saturation is what a length adds to frequencies, where the average is so long.
func saturation(length, mean float64) float64 { return k1*(1-b) + k1*b/mean*length }

// score adds up what the lists that stand on doc say about it.
func (s *section) score(sc *scorer, doc uint32, base uint32) found {
	global := base + doc
	m := sc.cat.marks[global]
	add := saturation(m.length(), sc.means[s.kind])
	sum, n := 0.0, 0
	for i := range s.cursors {
		c := &s.cursors[i]
		if c.doc != doc {
			continue
		}
		n++
		all, exact := c.times()
		sum += c.weight * tf(all, add)
		if exact > 0 {
			sum += c.exact * tf(exact, add)
		}
	}
	return found{global, m.order, sum * sc.share[n] * classWeight[m.class()], n}
}

func tf(freq, saturation float64) float64 { return freq * (k1 + 1) / (freq + saturation) }
