package embedded

import (
	"context"
	"fmt"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/attribution"
	"onrecord/index"
	"onrecord/index/embedded/internal/articles"
	"onrecord/index/embedded/internal/catalog"
	"onrecord/index/embedded/internal/search"
	"onrecord/index/rank"
	"onrecord/index/terms"
)

const defaultLimit = 10

// Search returns the best hits, best first: with a topic those that hold some of
// it, by score; without one all that pass the filters, newest first. An error
// means that the search could not be made, never that nothing was found.
func (ix *Index) Search(ctx context.Context, q index.Query) (hits []index.Hit, err error) {
	err = ix.read(ctx, func() (err error) {
		hits, err = ix.search(ctx, q)
		return err
	})
	if err != nil {
		return nil, err
	}
	return hits, nil
}

// SearchAll is Search for each of some queries.
func (ix *Index) SearchAll(ctx context.Context, qs []index.Query) (hits [][]index.Hit, err error) {
	err = ix.read(ctx, func() error {
		hits = make([][]index.Hit, len(qs))
		for i, q := range qs {
			found, err := ix.search(ctx, q)
			if err != nil {
				return err
			}
			hits[i] = found
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return hits, nil
}

func (ix *Index) search(ctx context.Context, q index.Query) ([]index.Hit, error) {
	cat, ps := ix.from.Catalog, ix.from.Postings
	if q.Limit <= 0 {
		q.Limit = defaultLimit
	}
	q.Limit = min(q.Limit, len(cat.Class))
	t := terms.ReadTopic(q.Text, q.Concepts, ix.table)
	if !t.Given && !q.Filters() {
		return nil, nil
	}
	f, err := search.NewFilter(ps, cat, q)
	if err != nil {
		return nil, err
	}
	if !t.Given {
		ranked, err := search.Newest(ctx, cat, q.Limit, f)
		if err != nil {
			return nil, err
		}
		return ix.hits(ranked, 0)
	}
	l, err := search.New(ps, cat, ix.from.Articles, f, t.Units, q.MinUnits)
	if err != nil {
		return nil, err
	}
	defer l.Release()
	// Passages of one article have all the same article beside them.
	ranked, err := rank.Search(ctx, l, t, rank.Options{Limit: q.Limit, Articles: q.Kind == index.Passage && len(q.Articles) == 0 && !q.Alone})
	if err != nil {
		return nil, err
	}
	return ix.hits(ranked, len(t.Units))
}

// hits fetches what was found. Hits of one article share it.
func (ix *Index) hits(ranked []rank.Found, units int) ([]index.Hit, error) {
	out := make([]index.Hit, 0, len(ranked))
	shared := make(map[uint32]*corpus.Article, len(ranked))
	for _, r := range ranked {
		n := ix.from.Catalog.Article[r.Doc]
		v, err := ix.from.Articles.Get(int(n))
		if err != nil {
			return nil, err
		}
		if shared[n] == nil {
			a, err := v.Head()
			if err != nil {
				return nil, fmt.Errorf("index: read article %d: %w", n, err)
			}
			shared[n] = &a
		}
		h, err := describe(v, int(ix.from.Catalog.Number[r.Doc]), ix.from.Catalog.Entries[n])
		if err != nil {
			return nil, fmt.Errorf("index: read a record of %s: %w", shared[n].ID, err)
		}
		h.Article, h.Score, h.Matched, h.Units = shared[n], r.Score, int(r.Matched), units
		out = append(out, h)
	}
	return out, nil
}

// describe makes a hit of one record of an article.
func describe(v articles.Document, n int, e catalog.Entry) (index.Hit, error) {
	r, err := v.Record(n)
	if err != nil {
		return index.Hit{}, err
	}
	text, err := excerptOf(v, r)
	if err != nil {
		return index.Hit{}, err
	}
	if p := r.Passage; p != nil {
		return index.Hit{
			ID: index.HitID(e.ID, index.Passage, n-e.Statements), Kind: index.Passage, Text: text.text, Content: text.text,
			Statement: corpus.Statement{Start: p.Start, End: p.End, Date: p.Date, Basis: p.Basis},
		}, nil
	}
	h := index.Hit{ID: index.HitID(e.ID, index.Statement, n), Kind: index.Statement, Text: text.text, Statement: *r.Statement}
	h.Content = text.join(h.Statement.Content, " … ")
	h.Cue = text.join(h.Statement.Cue, " … ")
	h.Source = text.join(h.Statement.Source, " ")
	return h, text.err
}

// excerpt is a record's piece of its article's text.
type excerpt struct {
	of    articles.Document
	start int
	text  string
	err   error
}

func excerptOf(v articles.Document, r articles.StoredRecord) (*excerpt, error) {
	var start, end int
	if r.Passage != nil {
		start, end = r.Passage.Start, r.Passage.End
	} else {
		start, end = r.Statement.Start, r.Statement.End
	}
	b, err := v.Append(nil, start, end)
	return &excerpt{of: v, start: start, text: string(b)}, err
}

// piece returns a span's text, which may lie outside the excerpt.
func (x *excerpt) piece(s attribution.Span) string {
	if s.Start >= x.start && s.Start <= s.End && s.End <= x.start+len(x.text) {
		return x.text[s.Start-x.start : s.End-x.start]
	}
	b, err := x.of.Append(nil, s.Start, s.End)
	if err != nil {
		x.err = err
	}
	return string(b)
}

func (x *excerpt) join(spans []attribution.Span, sep string) string {
	if len(spans) == 1 {
		return x.piece(spans[0])
	}
	parts := make([]string, len(spans))
	for i, s := range spans {
		parts[i] = x.piece(s)
	}
	return strings.Join(parts, sep)
}
