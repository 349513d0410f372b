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
	err = ix.read(func() (err error) {
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
	err = ix.read(func() error {
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
	opened := articles.NewCache(ix.from.Articles)
	if !t.Given {
		ranked, err := search.Newest(ctx, cat, q.Limit, f)
		if err != nil {
			return nil, err
		}
		return ix.hits(ranked, 0, opened)
	}
	l, err := search.New(ps, cat, opened, f, t.Units, q.MinUnits)
	if err != nil {
		return nil, err
	}
	defer l.Release()
	// Passages of one article have all the same article beside them.
	ranked, err := rank.Search(ctx, l, t, rank.Options{Limit: q.Limit, Articles: q.Kind == index.Passage && len(q.Articles) == 0 && !q.Alone})
	if err != nil {
		return nil, err
	}
	return ix.hits(ranked, len(t.Units), opened)
}

// hits fetches what was found. Hits of one article share it.
func (ix *Index) hits(ranked []rank.Found, units int, d articles.Cache) ([]index.Hit, error) {
	out := make([]index.Hit, 0, len(ranked))
	articles := make(map[uint32]*corpus.Article)
	for _, r := range ranked {
		n := ix.from.Catalog.Article[r.Doc]
		v, err := d.Get(n)
		if err != nil {
			return nil, err
		}
		if articles[n] == nil {
			a, err := v.Head()
			if err != nil {
				return nil, fmt.Errorf("index: read article %d: %w", n, err)
			}
			articles[n] = &a
		}
		h, err := describe(v, int(ix.from.Catalog.Number[r.Doc]), ix.from.Catalog.Entries[n])
		if err != nil {
			return nil, fmt.Errorf("index: read a record of %s: %w", articles[n].ID, err)
		}
		h.Article, h.Score, h.Matched, h.Units = articles[n], r.Score, int(r.Matched), units
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
	text := v.Text()
	start, end := v.Extent(n)
	h := index.Hit{Text: text[start:end]}
	if p := r.Passage; p != nil {
		h.ID, h.Kind, h.Content = index.HitID(e.ID, index.Passage, n-e.Statements), index.Passage, h.Text
		h.Statement = corpus.Statement{Start: start, End: end, Date: p.Date, Basis: p.Basis}
		return h, nil
	}
	h.ID, h.Kind, h.Statement = index.HitID(e.ID, index.Statement, n), index.Statement, *r.Statement
	h.Content = join(text, h.Statement.Content, " … ")
	h.Cue = join(text, h.Statement.Cue, " … ")
	h.Source = join(text, h.Statement.Source, " ")
	return h, nil
}

func join(text string, spans []attribution.Span, sep string) string {
	if len(spans) == 1 {
		return text[spans[0].Start:spans[0].End]
	}
	parts := make([]string, len(spans))
	for i, s := range spans {
		parts[i] = text[s.Start:s.End]
	}
	return strings.Join(parts, sep)
}
