package training

import (
	"fmt"
	"io"
	"time"

	"onrecord/corpus/attribution/tagger/internal/model"
)

// Config sets the training up. The zero value of a field stands for the value
// that the embedded weights were trained with.
type Config struct {
	Folds      int     // of the jackknife that makes the first pass's guesses on its own training text
	FirstRuns  int     // epochs of the first pass
	SecondRuns int     // epochs of the second pass
	Rate       float64 // step size
	Cutoff     int     // how often a feature must occur
	Rows       int     // features kept in the end
	Seed       uint64
	Log        io.Writer // progress; nil for none
}

func (c Config) filled() Config {
	set := func(v *int, d int) {
		if *v == 0 {
			*v = d
		}
	}
	set(&c.Folds, 4)
	set(&c.FirstRuns, 7)
	set(&c.SecondRuns, 6)
	set(&c.Cutoff, 5)
	set(&c.Rows, 215_000)
	if c.Rate == 0 {
		c.Rate = .015
	}
	if c.Seed == 0 {
		c.Seed = 7
	}
	if c.Log == nil {
		c.Log = io.Discard
	}
	return c
}

// trainer carries the state from one step to the next.
type trainer struct {
	Config
	*samples
	words       map[uint64]model.Entry
	base        *dictionary
	stack       *dictionary
	chunks      []*chunk // with the first pass's features
	joined      []*chunk // with both passes' features
	guesses     [][]model.Guess
	first, last *crf
	marked      []*model.Marked // what a second pass that has not seen them finds in the articles
	linker      model.Linker
	began       time.Time
}

// Train learns from the documents and returns a weights file. The same documents
// and configuration give the same bytes.
func Train(docs []Document, config Config) ([]byte, error) {
	if len(docs) < 2 {
		return nil, fmt.Errorf("training: %d articles, at least two are wanted", len(docs))
	}
	t := &trainer{Config: config.filled(), samples: readSamples(docs), began: time.Now()}
	t.words = LearnWords(t.articles)
	t.samples = readSamples(restyle(docs, t.Seed))
	t.say("%d words with clusters", len(t.words))
	t.look(model.NewVocab(t.words), 30)
	t.base, t.chunks = t.number(t.baseFeatures, uint8(t.Cutoff))
	t.say("first pass: %d features in %d chunks", len(t.base.hashes), len(t.chunks))
	t.firstPass()
	t.stack, t.joined = t.number(t.stackFeatures(t.guesses), 3)
	t.joined = join(t.chunks, t.joined, len(t.base.hashes))
	t.say("second pass: %d more features", len(t.stack.hashes))
	t.secondPass()
	t.say("linking")
	t.link()
	out := t.encode()
	t.say("%d bytes of weights", len(out))
	return out, nil
}

func (t *trainer) say(format string, args ...any) {
	fmt.Fprintf(t.Log, "%6.1fs  %s\n", time.Since(t.began).Seconds(), fmt.Sprintf(format, args...))
}

func (t *trainer) blank(rows int) *crf { return newCRF(rows, float32(t.Rate)) }

// firstPass trains the first pass, and by leaving out one part of the articles
// at a time makes guesses for all of them such as it makes for unseen text.
func (t *trainer) firstPass() {
	t.guesses = make([][]model.Guess, len(t.articles))
	for i, a := range t.articles {
		t.guesses[i] = make([]model.Guess, len(a.Tokens))
	}
	n := min(t.Folds, len(t.docs))
	for k := range n {
		rest, held := fold(t.chunks, k, n)
		c := t.blank(len(t.base.hashes))
		c.train(rest, t.FirstRuns-1, t.Seed)
		var lat model.Lattice
		for _, ch := range held {
			c.guess(&lat, ch, t.guesses[ch.doc])
		}
	}
	t.say("first pass: jackknife done")
	t.first = t.blank(len(t.base.hashes))
	t.first.train(t.chunks, t.FirstRuns, t.Seed)
}

func (c *crf) guess(lat *model.Lattice, ch *chunk, out []model.Guess) {
	c.score(lat, ch)
	prob := lat.Marginals()
	for i, l := range lat.Best(nil) {
		out[ch.start+i] = model.NewGuess(&prob[i], l)
	}
}

// secondPass trains the second pass on everything, and on each half to mark the
// other one for the linker.
func (t *trainer) secondPass() {
	for d, a := range t.articles {
		t.marked = append(t.marked, &model.Marked{View: t.views[d], Prob: make([][model.Roles]float32, len(a.Tokens))})
	}
	rows := len(t.base.hashes) + len(t.stack.hashes)
	index := map[*chunk]int{}
	for k, c := range t.joined {
		index[c] = k
	}
	for k := range 2 {
		rest, held := fold(t.joined, k, 2)
		c := t.blank(rows)
		c.train(rest, t.SecondRuns, t.Seed+1)
		var lat model.Lattice
		for _, ch := range held {
			c.score(&lat, ch)
			prob := lat.Marginals()
			t.marked[ch.doc].Add(t.ranges[index[ch]], lat.Best(nil), prob)
		}
	}
	t.say("second pass: halves done")
	t.last = t.blank(rows)
	t.last.train(t.joined, t.SecondRuns, t.Seed+1)
}
