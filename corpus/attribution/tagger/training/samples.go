package training

import (
	"onrecord/corpus/attribution/tagger/internal/model"
	"onrecord/corpus/attribution/tagger/internal/text"
)

// samples are documents made ready for training: their tokens, and their chunks
// with gold labels and numbered features.
type samples struct {
	docs     []Document
	articles []*text.Article
	views    []*model.View
	chunks   []*chunk
	ranges   []text.Range // of the chunks
}

func readSamples(docs []Document) *samples {
	s := &samples{docs: docs}
	for i := range docs {
		s.articles = append(s.articles, text.Read(docs[i].Text))
	}
	return s
}

// look cuts the articles into chunks with gold labels. A share of the names is
// masked, article by article, so that the tagger does not lean on knowing them.
func (s *samples) look(v *model.Vocab, masked uint64) {
	for d, a := range s.articles {
		w := model.NewView(a, v, func(name uint64) bool {
			return (name^uint64(d)*0x9e3779b97f4a7c15)*0xff51afd7ed558ccd>>32%100 < masked
		})
		s.views = append(s.views, w)
		gold := goldLabels(a, s.docs[d].Gold)
		for _, r := range model.Chunks(a) {
			c := &chunk{doc: d, start: r.Start, gold: append([]model.Label(nil), gold[r.Start:r.End]...), edge: w.EdgesOf(r)}
			mend(c.gold)
			s.chunks = append(s.chunks, c)
			s.ranges = append(s.ranges, r)
		}
	}
}

// features calls visit with the features of every chunk: twice the same, once to
// count them and once to number them, rather than keeping them all.
type features func(visit func(k int, hashes []uint64, ends []int32))

func (s *samples) baseFeatures(visit func(k int, hashes []uint64, ends []int32)) {
	var hashes []uint64
	var ends []int32
	for k, c := range s.chunks {
		hashes, ends = s.views[c.doc].Base(s.ranges[k], hashes[:0], ends[:0])
		visit(k, hashes, ends)
	}
}

// stackFeatures are the second pass's features, given the first pass's guesses.
func (s *samples) stackFeatures(guesses [][]model.Guess) features {
	return func(visit func(k int, hashes []uint64, ends []int32)) {
		var hashes []uint64
		var ends []int32
		var names model.Names
		for k, c := range s.chunks {
			if k == 0 || s.chunks[k-1].doc != c.doc {
				names = s.views[c.doc].CountNames(guesses[c.doc])
			}
			hashes, ends = s.views[c.doc].Stack(s.ranges[k], guesses[c.doc], names, hashes[:0], ends[:0])
			visit(k, hashes, ends)
		}
	}
}

// number counts the features and gives the frequent ones rows.
func (s *samples) number(each features, cutoff uint8) (*dictionary, []*chunk) {
	d := newDictionary(26, cutoff)
	each(func(_ int, hashes []uint64, _ []int32) { d.count(hashes) })
	chunks := make([]*chunk, len(s.chunks))
	each(func(k int, hashes []uint64, ends []int32) {
		c := *s.chunks[k]
		c.rows, c.ends = nil, nil
		from := int32(0)
		for _, e := range ends {
			c.rows = d.number(hashes[from:e], c.rows, true)
			c.ends = append(c.ends, int32(len(c.rows)))
			from = e
		}
		chunks[k] = &c
	})
	d.counters = nil
	return d, chunks
}

// join puts the rows of two lists of chunks together, token by token; the
// second's rows come after the first's n rows.
func join(first, second []*chunk, n int) []*chunk {
	out := make([]*chunk, len(first))
	for k, a := range first {
		b := second[k]
		c := *a
		c.rows = make([]int32, 0, len(a.rows)+len(b.rows))
		c.ends = make([]int32, len(a.ends))
		fromA, fromB := int32(0), int32(0)
		for i := range a.ends {
			c.rows = append(c.rows, a.rows[fromA:a.ends[i]]...)
			for _, r := range b.rows[fromB:b.ends[i]] {
				c.rows = append(c.rows, r+int32(n))
			}
			c.ends[i] = int32(len(c.rows))
			fromA, fromB = a.ends[i], b.ends[i]
		}
		out[k] = &c
	}
	return out
}

// fold returns the chunks of all documents but every n-th from k on, and those.
func fold(chunks []*chunk, k, n int) (rest, held []*chunk) {
	for _, c := range chunks {
		if c.doc%n == k {
			held = append(held, c)
		} else {
			rest = append(rest, c)
		}
	}
	return rest, held
}
