package search

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"unsafe"

	"onrecord/index/embedded/internal/articles"
	"onrecord/index/embedded/internal/blocks"
	"onrecord/index/embedded/internal/catalog"
	"onrecord/index/embedded/internal/segment"
	"onrecord/index/rank"
	"onrecord/index/terms"
)

// Lookup answers the ranking about one topic under one query's filters.
type Lookup struct {
	scorer *scorer
	filter *filter
	store  articles.Store
}

var _ rank.Candidates = (*Lookup)(nil)

// New finds the lists of a topic's units, of which a record must have fewest.
// release ends its use.
func New(ps *segment.Set, cat *catalog.Catalog, store articles.Store, f *filter, units []terms.Unit, fewest int) (*Lookup, error) {
	s, err := newScorer(ps, cat, units, fewest)
	if err != nil {
		return nil, err
	}
	return &Lookup{scorer: s, filter: f, store: store}, nil
}

func (l *Lookup) Release() { l.scorer.release() }

// Best returns the n best records.
func (l *Lookup) Best(ctx context.Context, n int) ([]rank.Found, error) {
	h := &rank.Top{N: min(n, len(l.scorer.cat.Class))}
	if err := l.scorer.walk(ctx, l.filter, h); err != nil {
		return nil, err
	}
	return h.Ranked(), nil
}

// Texts returns the excerpts of some records, until it is called again.
func (l *Lookup) Texts(_ context.Context, records []rank.Found) ([]string, error) {
	s := l.scorer
	s.texts, s.room = s.texts[:0], s.room[:0]
	for _, r := range records {
		v, err := l.store.Get(int(s.cat.Article[r.Doc]))
		if err != nil {
			return nil, err
		}
		start, end, err := v.Extent(int(s.cat.Number[r.Doc]))
		at := len(s.room)
		if err == nil {
			s.room, err = v.Append(s.room, start, end)
		}
		if err != nil {
			return nil, fmt.Errorf("index: read an excerpt: %w", err)
		}
		// Where the room grows, texts before stay where it was.
		s.texts = append(s.texts, unsafe.String(unsafe.SliceData(s.room[at:]), len(s.room)-at))
	}
	return s.texts, nil
}

// Articles returns what the articles of some passages hold, by lists that are open
// already.
func (l *Lookup) Articles(ctx context.Context, passages []rank.Found) (*rank.ArticleCounts, error) {
	s := l.scorer
	g := &s.gathered
	g.gather(s.cat, passages)
	g.read(s)
	for i, r := range passages {
		at, _ := slices.BinarySearch(g.docs, r.Doc)
		g.Holds[i] = g.unitsOf[at]
	}
	g.countAll(s)
	return &g.ArticleCounts, ctx.Err()
}

// gatheredArticles are articles whose passages are ranked again, kept for the next question
// with the room that they have.
type gatheredArticles struct {
	rank.ArticleCounts
	at      map[uint32]int // chunks by their first record
	firsts  []chunkRecords // of the chunks
	docs    []uint32       // of the chunks' passages, in order
	chunkOf []int          // by these
	unitsOf []uint64       // by these, which units they hold
	times   []float64      // room for what the chunks hold
}

// gather finds the chunks of passages, and all the passages of these.
func (g *gatheredArticles) gather(cat *catalog.Catalog, passages []rank.Found) {
	if g.at == nil {
		g.at = make(map[uint32]int)
	}
	clear(g.at)
	g.Chunks, g.Of, g.firsts = g.Chunks[:0], g.Of[:0], g.firsts[:0]
	for _, r := range passages {
		first := cat.ChunkOf(r.Doc)
		at, seen := g.at[first]
		if !seen {
			at = len(g.Chunks)
			g.at[first] = at
			g.Chunks = append(g.Chunks, rank.Chunk{})
			e := &cat.Entries[cat.Article[r.Doc]]
			end := cat.Marks[r.Doc].Order - cat.Number[r.Doc] + uint32(e.Records())
			g.firsts = append(g.firsts, chunkRecords{cat.Docs[first:min(first+rank.ChunkSize, end)], at})
		}
		g.Of = append(g.Of, at)
	}
	g.order(cat)
	g.Holds = resized(g.Holds, len(passages))
	g.unitsOf = resized(g.unitsOf, len(g.docs))
	clear(g.unitsOf)
}

// chunkRecords are the documents of a chunk.
type chunkRecords struct {
	docs  []uint32
	chunk int
}

// order brings the passages of the chunks into the order of their documents. Those of one
// chunk mostly follow each other already.
func (g *gatheredArticles) order(cat *catalog.Catalog) {
	slices.SortFunc(g.firsts, func(x, y chunkRecords) int { return cmp.Compare(x.docs[0], y.docs[0]) })
	g.docs, g.chunkOf = g.docs[:0], g.chunkOf[:0]
	for _, c := range g.firsts {
		g.docs = append(g.docs, c.docs...)
		for range c.docs {
			g.chunkOf = append(g.chunkOf, c.chunk)
		}
	}
	if slices.IsSorted(g.docs) {
		return
	}
	slices.Sort(g.docs)
	for i, doc := range g.docs {
		g.chunkOf[i] = g.at[cat.ChunkOf(doc)]
	}
}

// read adds up what the chunks hold of each unit, and notes what each passage holds.
func (g *gatheredArticles) read(s *scorer) {
	units := len(s.freqs)
	g.times = resized(g.times, 2*units*len(g.Chunks))
	clear(g.times)
	for i := range g.Chunks {
		at := 2 * units * i
		g.Chunks[i] = rank.Chunk{All: g.times[at : at+units], Exact: g.times[at+units : at+2*units]}
	}
	for i, doc := range g.docs {
		g.Chunks[g.chunkOf[i]].Length += s.cat.Marks[doc].Length()
	}
	for i := range s.sections {
		sec := &s.sections[i]
		if sec.kind != 1 || len(sec.cursors) == 0 {
			continue
		}
		base, end := s.bounds(sec.piece)
		from, _ := slices.BinarySearch(g.docs, base)
		for j := range sec.cursors {
			sec.cursors[j].Begin()
		}
		to, _ := slices.BinarySearch(g.docs, end)
		for from < to {
			n := 1 // of the documents that follow each other: a chunk's mostly do
			for from+n < to && g.docs[from+n] == g.docs[from]+uint32(n) {
				n++
			}
			for j := range sec.cursors {
				g.readRun(&sec.cursors[j], from, n, base)
			}
			from += n
		}
	}
}

// readRun adds what a list has of n documents that follow each other.
func (g *gatheredArticles) readRun(c *blocks.Cursor, from, n int, base uint32) {
	first := g.docs[from] - base
	for c.Advance(first); c.Doc < first+uint32(n); c.Next() {
		k := from + int(c.Doc-first)
		g.unitsOf[k] |= 1 << c.Unit
		ch := &g.Chunks[g.chunkOf[k]]
		ch.All[c.Unit]++
		_, exact := c.Times()
		ch.Exact[c.Unit] += exact
	}
}

// countAll counts in how many records and articles of the archive each unit is.
func (g *gatheredArticles) countAll(s *scorer) {
	g.Records, g.RecordFreqs = s.count, s.freqs
	g.Articles, g.Mean = s.cat.Articles, s.cat.ArticleMean
	g.ArticleFreqs = resized(g.ArticleFreqs, len(s.freqs))
	clear(g.ArticleFreqs)
	for i := range s.sections {
		sec := &s.sections[i]
		if sec.kind != 1 {
			continue
		}
		for j := range sec.cursors {
			c := &sec.cursors[j]
			t := s.terms[c.Unit]
			g.ArticleFreqs[c.Unit] += s.segments[sec.piece].ArticlesWith(t.Field[:1]+t.Key, &c.List, s.cat)
		}
	}
}
