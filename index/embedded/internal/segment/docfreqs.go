package segment

import (
	"math/bits"

	"onrecord/index/embedded/internal/blocks"
	"onrecord/index/embedded/internal/catalog"
)

// deletedIn counts the documents of a term that are gone.
func (pc *Reader) deletedIn(key string, s *TermPostings) int {
	return pc.once(key, func() (n int) {
		for k := range s.Lists {
			if s.Lists[k].N == 0 {
				continue
			}
			c := blocks.Cursor{List: s.Lists[k]}
			c.Begin()
			for _, doc := range pc.deleted {
				if c.Advance(doc); c.Doc == doc {
					n++
				}
			}
		}
		return n
	})
}

// ArticlesWith counts the articles that have a term in a passage. Where some are gone
// what was counted while the list was made does not help: of those that are gone
// nobody knows any more which documents were one article.
func (pc *Reader) ArticlesWith(key string, l *blocks.List, cat *catalog.Catalog) int {
	if l.Within > 0 && len(pc.deleted) == 0 {
		return l.Within
	}
	return pc.once("articles "+key, func() (n int) {
		seen := make([]uint64, len(cat.Entries)/64+1)
		for block := range l.Count() {
			base := pc.Base + l.First(block)
			for i := block * blocks.BlockSize; i < min((block+1)*blocks.BlockSize, l.N); i++ {
				if doc := base + l.Relative(i); len(pc.deleted) == 0 || !cat.Gone(doc) {
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
func (pc *Reader) once(key string, count func() int) int {
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

// DocFreq returns how many records of the archive hold a term.
func (p *Set) DocFreq(t Term, cat *catalog.Catalog) (df int, err error) {
	for _, pc := range p.Segments {
		n, err := pc.docFreq(t, cat)
		if err != nil {
			return 0, err
		}
		df += n
	}
	return df, nil
}
