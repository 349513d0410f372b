package rank

import (
	"math"
	"math/bits"
	"slices"

	"onrecord/index/terms"
)

// A passage is cut out of an article at a number of words, and a question about an
// article has its words all over it. So where passages are asked for, the best of
// them are ranked again, by what the first ranking, which goes over all passages,
// cannot know:
//
//   - How much of the topic a passage holds counts by weight and not by units: one
//     rare word is more than three common ones. One that holds all of it may answer
//     the question whatever its article is about, and gets a good deal more.
//   - An article is about what comes up in passage after passage of it. In how many
//     a word stands, and how often in the form asked for, counts as the article's own
//     BM25 beside the passage's, with the rarity that the word has among articles: a
//     name that fills a few of them is rarer than a verb of as many passages. The next
//     best passages of an article gain ever less by that: one article must not fill
//     the page.
//   - Words of the topic that stand side by side in the question and in the passage
//     make it better (near.go).
const (
	rerankedAmong = 128 // passages that are ranked again
	articleWeight = 1.9
	articleK1     = 2.7
	articleB      = 0.78
	allWeight     = 2.0 // of what all of the topic weighs, for a passage that holds it
	allPower      = 6.0 // power of the share that it holds: nearly all of it is what counts
	repeatDamping = 0.3 // how fast an article counts less for its next best passages
)

// ChunkSize is how many passages of an article count as one article: a book counts by
// its chapters.
const ChunkSize = 64

// Chunk is an article, or chunkSize passages of a long one, with what it holds of a
// topic.
type Chunk struct {
	Length     float64   // of its passages together
	All, Exact []float64 // by the unit: passages that hold it, and how often it is there in the form asked for

	score float64
	shown int // its passages that have had their share of the score
}

// ArticleCounts are what the articles of some passages hold of a topic.
type ArticleCounts struct {
	Records     int   // in the archive
	RecordFreqs []int // by the unit: how many of these hold it

	Articles     int     // in the archive that have passages
	Mean         float64 // length of these, on average
	ArticleFreqs []int   // by the unit: how many of these have it in a passage

	Chunks []Chunk
	Of     []int    // by the passage: its chunk
	Holds  []uint64 // by the passage: a bit for each unit that it holds

	weights, exacts []float64 // of the units among articles, in any form and in the one asked for
	alone           []float64 // of the units among records
	order           []int     // of the passages, by what they score by themselves
}

// weigh computes what the units of a topic weigh, and returns what all do.
func (c *ArticleCounts) weigh(units []terms.Unit) (total float64) {
	c.weights, c.exacts, c.alone = c.weights[:0], c.exacts[:0], c.alone[:0]
	for i, u := range units {
		weight, exact := UnitWeights(u)
		rarity := UnitIDF(c.ArticleFreqs[i], c.Articles)
		c.weights, c.exacts = append(c.weights, weight*rarity), append(c.exacts, exact*rarity)
		c.alone = append(c.alone, weight*UnitIDF(c.RecordFreqs[i], c.Records))
		total += c.alone[i]
	}
	return total
}

// rerank ranks passages, of which these are the counts, by what their articles hold of
// the topic as well.
func (c *ArticleCounts) rerank(units []terms.Unit, ranked []Found) {
	total := c.weigh(units)
	for i := range c.Chunks {
		c.rate(&c.Chunks[i])
	}
	for i := range ranked {
		ranked[i].Score = c.passageScore(ranked[i], c.Holds[i], total)
	}
	for _, i := range c.bestFirst(ranked) {
		ranked[i].Score += c.Chunks[c.Of[i]].bonus()
	}
	byScore(ranked)
}

// bestFirst returns where the passages stand in ranked, best first.
func (c *ArticleCounts) bestFirst(ranked []Found) []int {
	c.order = c.order[:0]
	for i := range ranked {
		c.order = append(c.order, i)
	}
	slices.SortFunc(c.order, func(i, j int) int { return compare(ranked[i], ranked[j]) })
	return c.order
}

// passageScore returns what a passage scores by itself, by the weight of what it holds.
func (c *ArticleCounts) passageScore(f Found, holds uint64, total float64) float64 {
	held := 0.0
	for ; holds != 0; holds &= holds - 1 {
		held += c.alone[bits.TrailingZeros64(holds)]
	}
	share := held / total
	return f.Score/Coordination(int(f.Matched), len(c.alone))*share + allWeight*total*math.Pow(share, allPower)
}

// rate scores a chunk by what was counted.
func (c *ArticleCounts) rate(ch *Chunk) {
	add := articleK1*(1-articleB) + articleK1*articleB/c.Mean*ch.Length
	ch.score, ch.shown = 0, 0
	for u, n := range ch.All {
		if n > 0 {
			ch.score += (articleK1 + 1) * (c.weights[u]*n/(n+add) + c.exacts[u]*ch.Exact[u]/(ch.Exact[u]+add))
		}
	}
}

// bonus returns what a chunk adds to its next best passage.
func (ch *Chunk) bonus() float64 {
	v := articleWeight * ClassWeights[Passage] * ch.score / (1 + repeatDamping*float64(ch.shown))
	ch.shown++
	return v
}
