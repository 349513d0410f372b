package embedded

import (
	"math"
	"slices"
	"sync"
)

// A passage is cut out of an article at a number of words, and a question about an
// article has its words all over it. So where passages are asked for, the best of
// them are looked at again. Three things are told then that the walk over all
// passages cannot tell:
//
//   - How much of the topic a passage holds is told by weight and not by units: one
//     rare word is more than three common ones. One that holds all of it may answer
//     the question whatever its article is about, and gets a good deal more.
//   - An article is about what comes up in passage after passage of it. In how many
//     a word stands, and how often in the form asked for, counts as the article's own
//     BM25 beside the passage's, with the rarity that the word has among articles: a
//     name that fills a few of them is rarer than a verb of as many passages. The next
//     best passages of an article gain ever less by that: one article must not fill
//     the page.
//   - Words of the topic that stand side by side in the question and in the passage
//     make it better.
//
// The values were weighed on six sets at once, none of which was kept unseen: the
// magazine's and the encyclopedia's questions (TIME with its judgments put right, see
// package answer's test of public sets; SQuAD), SQuAD's paragraphs joined by fives, the
// titles of 909 news articles as questions for the articles without them, and questions
// made of the labels of 840 articles in the statements' words and in other forms of
// them. What an article is about gains .01 on questions about articles (TIME, titles)
// and loses .02 to .03 on those about one passage among others like it (labels); what a
// passage that holds all of the topic gets gives that back. A steeper rarity and the
// share of the topic that the article holds were part of this, and gain less on SQuAD
// than they lose on TIME and the titles; so was what its first passage scores, without
// which the six come out even.
const (
	wholeAmong  = 128 // passages that are looked at again
	wholeWeight = 1.9
	wholeK1     = 2.7
	wholeB      = 0.78
	allWeight   = 2.0  // of what all of the topic weighs, for a passage that holds it
	allSteep    = 6.0  // power of the share that it holds: nearly all of it is what counts
	fading      = 0.3  // how fast an article counts less for its next best passages
	sideBySide  = 0.45 // more for a passage that has every two neighbours of the question as neighbours
	nearAmong   = 20   // passages that are read for that
	chapter     = 64   // passages of an article that are one whole: a book counts by its chapters
)

// whole is an article, or a chapter of a long one, with what it holds of a topic.
type whole struct {
	first      uint32 // its first record's place in the archive
	score      float64
	length     float64
	shown      int       // its passages that have had their score
	all, exact []float64 // by the unit: passages that hold it, and how often it is there in the form asked for
}

// wholes are articles under a second look, kept for the next question with the room
// that they have.
type wholes struct {
	list            []whole
	at              map[uint32]int // by their first record
	docs            []uint32       // of their passages, in order
	of              []int          // by these, which whole
	held            []float64      // by these, the weight of the units that it holds
	total           float64        // the weight of all units
	weights, exacts []float64      // of the units, among articles
	times           []float64
}

var wholesPool = sync.Pool{New: func() any { return &wholes{at: make(map[uint32]int)} }}

// lookAgain ranks passages by what their articles hold of the topic as well.
func (ix *Index) lookAgain(s *scorer, t topic, ranked []found, d desk) error {
	ws := wholesPool.Get().(*wholes)
	defer wholesPool.Put(ws)
	ws.gather(ix, ranked)
	ws.weigh(s, t.units, ix.wholes)
	ws.count(s, len(t.units))
	for i := range ws.list {
		ws.list[i].rate(ws, ix.wholeMean)
	}
	for i := range ranked {
		at, _ := slices.BinarySearch(ws.docs, ranked[i].doc)
		ranked[i].score = ws.alone(s, ranked[i], at)
	}
	byScore(ranked)
	for i := range ranked {
		w := &ws.list[ws.at[ix.cat.whole(ranked[i].doc)]]
		ranked[i].score += w.adds()
	}
	byScore(ranked)
	return ix.preferNear(t, ranked, d)
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

// weigh tells what units are worth in an article, of so many.
func (ws *wholes) weigh(s *scorer, units []unit, articles int) {
	ws.weights, ws.exacts = resized(ws.weights, len(units)), resized(ws.exacts, len(units))
	clear(ws.weights)
	clear(ws.exacts)
	for i := range s.sections {
		sec := &s.sections[i]
		if sec.kind != 1 {
			continue
		}
		for j := range sec.cursors {
			c := &sec.cursors[j]
			t, _, _ := units[c.unit].term()
			ws.weights[c.unit] += float64(s.segments[sec.piece].articlesWith(t.field[:1]+t.key, &c.blockList, s.cat))
		}
	}
	for i, n := range ws.weights {
		if n == 0 {
			continue
		}
		_, weight, exact := units[i].term()
		rarity := idf(int(n), articles)
		ws.weights[i], ws.exacts[i] = weight*rarity, exact*rarity
	}
}

// count adds up what the wholes hold of each unit, and what each passage holds.
func (ws *wholes) count(s *scorer, units int) {
	ws.times, ws.held = resized(ws.times, 2*units*len(ws.list)), resized(ws.held, len(ws.docs))
	clear(ws.times)
	clear(ws.held)
	ws.total = 0
	for _, w := range s.weights {
		ws.total += w
	}
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
				ws.held[k] += s.weights[c.unit]
				w.all[c.unit]++
				_, exact := c.times()
				w.exact[c.unit] += exact
			}
		}
	}
}

// alone returns what a passage scores by itself, by the weight of what it holds.
func (ws *wholes) alone(s *scorer, f found, at int) float64 {
	share := ws.held[at] / ws.total
	return f.score/s.share[f.matched]*share + allWeight*ws.total*math.Pow(share, allSteep)
}

// rate scores a whole by what was counted.
func (w *whole) rate(ws *wholes, mean float64) {
	add := wholeK1*(1-wholeB) + wholeK1*wholeB/mean*w.length
	for u, n := range w.all {
		if n > 0 {
			w.score += (wholeK1 + 1) * (ws.weights[u]*n/(n+add) + ws.exacts[u]*w.exact[u]/(w.exact[u]+add))
		}
	}
}

// adds returns what the whole adds to its next best passage.
func (w *whole) adds() float64 {
	v := wholeWeight * classWeight[passage] * w.score / (1 + fading*float64(w.shown))
	w.shown++
	return v
}
