package embedded

import "math/bits"

// goneOf counts the documents of a term that are gone.
func (pc *piece) goneOf(key string, s *spot) int {
	return pc.once(key, func() (n int) {
		for k := range s.lists {
			if s.lists[k].n == 0 {
				continue
			}
			c := cursor{blockList: s.lists[k]}
			c.begin()
			for _, doc := range pc.gone {
				if c.advance(doc); c.doc == doc {
					n++
				}
			}
		}
		return n
	})
}

// articlesWith counts the articles that have a term in a passage. Where some are gone
// what was counted while the list was made does not help: of those that are gone
// nobody knows any more which documents were one article.
func (pc *piece) articlesWith(key string, l *blockList, cat *catalog) int {
	if l.within > 0 && len(pc.gone) == 0 {
		return l.within
	}
	return pc.once("articles "+key, func() (n int) {
		seen := make([]uint64, len(cat.Entries)/64+1)
		for block := range l.count() {
			base := pc.base + l.first(block)
			for i := block * blockSize; i < min((block+1)*blockSize, l.n); i++ {
				if doc := base + l.relative(i); len(pc.gone) == 0 || !cat.gone(doc) {
					a := cat.Article[doc]
					seen[a/64] |= 1 << (a % 64)
				}
			}
		}
		for _, articles := range seen {
			n += bits.OnesCount64(articles)
		}
		return n
	})
}

// once counts something and remembers it.
func (pc *piece) once(key string, count func() int) int {
	pc.mu.Lock()
	n, known := pc.counted[key]
	pc.mu.Unlock()
	if known {
		return n
	}
	n = count()
	pc.mu.Lock()
	defer pc.mu.Unlock()
	if pc.counted == nil || len(pc.counted) >= countedKept {
		pc.counted = make(map[string]int)
	}
	pc.counted[key] = n
	return n
}

// countedKept is how many counts are remembered.
const countedKept = 20_000

// df returns how many records of the archive hold a term.
func (p *postings) df(t term, cat *catalog, means [2]float64) (df int, err error) {
	for _, pc := range p.segments {
		var s spot
		n, err := pc.look(t, cat, means, &s)
		if err != nil {
			return 0, err
		}
		df += n
	}
	return df, nil
}
