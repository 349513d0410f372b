package index

import (
	"math"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// A passage is cut out of an article at a number of words, and a question about an
// article has its words all over it. So where passages are asked for, the best of
// them are looked at again: what the article holds of the topic counts as its own
// BM25 beside the passage's, and its beginning, which in news tells what it is
// about, once more. Words of the topic that stand side by side in the question and
// in the passage make it better.
//
// The values lie on a plateau: of some hundred combinations that were tried on the
// encyclopedia and magazine questions (SQuAD, TIME), those round them stay within .01
// on either half of both. No set was kept unseen.
const (
	wholeAmong  = 100 // passages that are looked at again
	wholeWeight = 1.0
	wholeK1     = 1.6
	wholeB      = 0.6
	wholeShare  = 0.5 // power of the share of the topic, by weight, that the article holds
	firstWeight = 0.2 // of what the article's first passage scores
	sideBySide  = 0.3 // more for a passage that has every two neighbours of the question as neighbours
	nearAmong   = 20  // passages that are read for that
	chapter     = 64  // passages of an article that are one whole: a book counts by its chapters
)

// whole is an article, or a chapter of a long one, with what it holds of a topic.
type whole struct {
	first      uint32 // its first record's place in the archive
	score      float64
	length     float64
	beginning  float64
	all, exact []float64
}

// wholes are articles under a second look, kept for the next question with the room
// that they have.
type wholes struct {
	list  []whole
	at    map[uint32]int // by their first record
	docs  []uint32       // of their passages, in order
	of    []int          // by these, which whole
	times []float64
}

var wholesPool = sync.Pool{New: func() any { return &wholes{at: make(map[uint32]int)} }}

// lookAgain ranks passages by what their articles hold of the topic as well.
func (ix *Index) lookAgain(s *scorer, t topic, ranked []found, d desk) error {
	ws := wholesPool.Get().(*wholes)
	defer wholesPool.Put(ws)
	ws.gather(ix, ranked)
	ws.count(s, len(t.units))
	total := 0.0
	for _, w := range s.weights {
		total += w
	}
	for i := range ws.list {
		ws.list[i].rate(s, ix.wholeMean, total)
	}
	for i := range ranked {
		r := &ranked[i]
		w := &ws.list[ws.at[ix.cat.whole(r.doc)]]
		r.score += (wholeWeight*w.score + firstWeight*w.beginning) * classWeight[passage]
	}
	byScore(ranked)
	if len(t.spine) < 2 {
		return nil
	}
	st := stemmers.Get().(*stemmer)
	defer stemmers.Put(st)
	for i := range ranked[:min(nearAmong, len(ranked))] {
		r := &ranked[i]
		v, err := d.get(ix.cat.Article[r.doc])
		if err != nil {
			return err
		}
		start, end := v.extent(int(ix.cat.Number[r.doc]))
		r.score *= 1 + sideBySide*st.neighbours(t.spine, v.text()[start:end])
	}
	byScore(ranked)
	return nil
}

func byScore(ranked []found) {
	slices.SortFunc(ranked, func(x, y found) int {
		if x.better(y) {
			return -1
		}
		return 1
	})
}

// whole returns the place in the archive of the first record of the whole that a
// passage belongs to.
func (c *catalog) whole(doc uint32) uint32 {
	e := &c.Entries[c.Article[doc]]
	n := (int(c.Number[doc]) - e.Statements) / chapter * chapter
	return c.marks[doc].order - c.Number[doc] + uint32(e.Statements+n)
}

// gather finds the wholes of passages, and all the passages of these.
func (ws *wholes) gather(ix *Index, ranked []found) {
	clear(ws.at)
	ws.list, ws.docs, ws.of = ws.list[:0], ws.docs[:0], ws.of[:0]
	for _, r := range ranked {
		first := ix.cat.whole(r.doc)
		if _, seen := ws.at[first]; seen {
			continue
		}
		ws.at[first] = len(ws.list)
		ws.list = append(ws.list, whole{first: first})
		e := &ix.cat.Entries[ix.cat.Article[r.doc]]
		end := ix.cat.marks[r.doc].order - ix.cat.Number[r.doc] + uint32(e.records())
		ws.docs = append(ws.docs, ix.cat.docs[first:min(first+chapter, end)]...)
	}
	slices.Sort(ws.docs)
	for _, doc := range ws.docs {
		ws.of = append(ws.of, ws.at[ix.cat.whole(doc)])
	}
}

// count adds up how often the wholes hold each unit, and what their first passages
// score.
func (ws *wholes) count(s *scorer, units int) {
	ws.times = resized(ws.times, 2*units*len(ws.list))
	clear(ws.times)
	for i := range ws.list {
		w := &ws.list[i]
		at := 2 * units * i
		w.all, w.exact = ws.times[at:at+units], ws.times[at+units:at+2*units]
	}
	for i, doc := range ws.docs {
		ws.list[ws.of[i]].length += s.cat.marks[doc].length()
	}
	for i := range s.sections {
		sec := &s.sections[i]
		if sec.kind != 1 || len(sec.cursors) == 0 {
			continue
		}
		base, end := s.bounds(sec.piece)
		from, _ := slices.BinarySearch(ws.docs, base)
		for j := range sec.cursors {
			sec.cursors[j].begin()
		}
		for k := from; k < len(ws.docs) && ws.docs[k] < end; k++ {
			doc := ws.docs[k] - base
			w := &ws.list[ws.of[k]]
			for j := range sec.cursors {
				c := &sec.cursors[j]
				c.advance(doc)
				if c.doc != doc {
					continue
				}
				all, exact := c.times()
				w.all[c.unit] += all
				w.exact[c.unit] += exact
			}
			if s.cat.marks[ws.docs[k]].order == w.first {
				w.beginning = sec.score(s, doc, base).score / classWeight[passage]
			}
		}
	}
}

// rate scores a whole by what was counted.
func (w *whole) rate(s *scorer, mean, total float64) {
	add := wholeK1*(1-wholeB) + wholeK1*wholeB/mean*w.length
	held := 0.0
	for u, all := range w.all {
		if all == 0 {
			continue
		}
		w.score += s.weights[u] * all * (wholeK1 + 1) / (all + add)
		if exact := w.exact[u]; exact > 0 {
			w.score += s.exacts[u] * exact * (wholeK1 + 1) / (exact + add)
		}
		held += s.weights[u]
	}
	share := math.Pow(held/max(total, 1e-9), wholeShare)
	w.score *= share
	w.beginning *= share
}

// neighbours tells, 0 to 1, how many of the words that are neighbours in a question
// are so in a text, in the same order; one word may stand between them. It looks
// closer only at the words that begin like one of them.
func (s *stemmer) neighbours(spine []string, text string) float64 {
	var begins [256]bool
	for _, stem := range spine {
		begins[stem[0]] = true
		if 'a' <= stem[0] && stem[0] <= 'z' {
			begins[stem[0]-'a'+'A'] = true
		}
	}
	text = text[:min(len(text), longestNear)]
	known := s.tokens("")
	var last [maxUnits]int // where each was seen last, from 1
	var met [maxUnits]bool
	at := 0
	for i := 0; i < len(text); i++ {
		if !inWord(text[i]) {
			continue
		}
		start := i
		for i < len(text) && (inWord(text[i]) || text[i] == '\'') {
			i++
		}
		at++
		if c := text[start]; !begins[c] && c < utf8.RuneSelf {
			continue
		}
		t, ok := known[text[start:i]]
		if !ok {
			t = s.token(text[start:i], "")
			known[strings.Clone(text[start:i])] = t
		}
		if t.word == nil || t.word.stop {
			continue
		}
		for j, stem := range spine {
			if stem != t.word.stem {
				continue
			}
			if j > 0 && last[j-1] > 0 && last[j-1] < at && at-last[j-1] <= 2 {
				met[j] = true
			}
			last[j] = at
		}
	}
	n := 0
	for _, m := range met {
		if m {
			n++
		}
	}
	return float64(n) / float64(len(spine)-1)
}

func inWord(c byte) bool { return isAlnum(c) || c >= utf8.RuneSelf }

// longestNear is how many bytes of a passage are read for its neighbours. One is
// longer only where a text has no end of a sentence.
const longestNear = 4096
