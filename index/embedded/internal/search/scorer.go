// Package search finds the best records of a topic under a query's filters.
//
// A Lookup answers package rank: [Lookup.Best] walks the lists of the topic's units
// (scorer.go) by MaxScore over windows of documents (maxscore.go, window.go), along the
// filter's records or the lists, whichever is shorter (filter.go); what it finds is what
// scoring every record would. [Lookup.Articles] counts what the articles of passages hold
// by the lists that are open already (articles.go). Without a topic, [Newest] goes through
// what passes the filter.
package search

import (
	"slices"
	"sync"

	"onrecord/index/embedded/internal/blocks"
	"onrecord/index/embedded/internal/catalog"
	"onrecord/index/embedded/internal/segment"
	"onrecord/index/rank"
	"onrecord/index/terms"
)

// section is the part of the archive that is walked at once: the statements or the
// passages of one segment. It has a cursor for each unit that stands there, in the
// order of the units.
type section struct {
	piece   int
	kind    int
	cursors []blocks.Cursor
}

// scorer ranks documents by BM25 over bleve's postings.
type scorer struct {
	cat      *catalog.Catalog
	sections []section
	spots    []segment.TermPostings // of the unit that is opened
	count    int                    // records of the archive
	share    []float64              // the coordination factor of so many units
	segments []*segment.Reader
	terms    []segment.Term // of each unit
	freqs    []int          // records that hold each
	fewest   int            // units that a document must have
	gathered gatheredArticles
	texts    []string // of records, in the room
	room     []byte
}

// scorers are kept for the next question, with the room that they have.
var scorers = sync.Pool{New: func() any { return new(scorer) }}

// newScorer finds the lists of a topic's units, of which a document must have so
// many. release gives it back.
func newScorer(ps *segment.Set, cat *catalog.Catalog, units []terms.Unit, fewest int) (*scorer, error) {
	s := scorers.Get().(*scorer)
	s.cat, s.count, s.share, s.fewest = cat, ps.Count, s.share[:0], fewest
	s.terms, s.freqs = s.terms[:0], s.freqs[:0]
	for n := range len(units) + 1 {
		s.share = append(s.share, rank.Coordination(n, len(units)))
	}
	segments := ps.Segments
	s.segments = segments
	s.sections = resized(s.sections, 2*len(segments)) // all statements, then all passages
	for i := range s.sections {
		sec := &s.sections[i]
		sec.piece, sec.kind, sec.cursors = i%len(segments), i/len(segments), sec.cursors[:0]
	}
	s.spots = resized(s.spots, len(segments))
	for _, u := range units {
		if err := s.open(u); err != nil {
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
func (s *scorer) open(u terms.Unit) error {
	t := segment.TermOf(u)
	weight, exact := rank.UnitWeights(u)
	df := 0
	for i, pc := range s.segments {
		s.spots[i] = segment.TermPostings{}
		here, err := pc.LookupTerm(t, s.cat, &s.spots[i])
		if err != nil {
			return err
		}
		df += here
	}
	rarity := rank.UnitIDF(df, s.count)
	s.terms, s.freqs = append(s.terms, t), append(s.freqs, df)
	for i := range s.sections {
		sec := &s.sections[i]
		if sp := &s.spots[sec.piece]; df > 0 && sp.Lists[sec.kind].N > 0 {
			sec.cursors = append(sec.cursors, blocks.Cursor{
				List: sp.Lists[sec.kind], Form: sp.Form, Scale: sp.Scale[sec.kind],
				Weight: weight * rarity, Exact: exact * rarity, Unit: len(s.freqs) - 1,
			})
		}
	}
	return nil
}

// bounds returns a segment's first document and the first one after it.
func (s *scorer) bounds(piece int) (base, end uint32) {
	pc := s.segments[piece]
	return pc.Base, pc.End
}

// score adds up what the lists that stand on doc say about it.
func (s *section) score(sc *scorer, doc uint32, base uint32) rank.Found {
	global := base + doc
	m := sc.cat.Marks[global]
	add := rank.Saturation(m.Length(), sc.cat.Means[s.kind])
	sum, n := 0.0, 0
	for i := range s.cursors {
		c := &s.cursors[i]
		if c.Doc != doc {
			continue
		}
		n++
		all, exact := c.Times()
		sum += c.Weight * rank.TF(all, add)
		if exact > 0 {
			sum += c.Exact * rank.TF(exact, add)
		}
	}
	return rank.Found{Doc: global, Order: m.Order, Score: sum * sc.share[n] * rank.ClassWeights[m.Class()], Matched: int32(n)}
}
