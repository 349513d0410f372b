package answer

import (
	"context"
	"fmt"
	"slices"

	"onrecord/corpus"
	"onrecord/index"
)

// vicinity is what the people asked for say in the articles on a topic.
type vicinity struct {
	passages []index.Hit                // on the topic, best first
	said     map[string][]index.Hit     // by the articles' IDs, each article's in its order
	articles map[string]*corpus.Article // those in which something is said, with their texts
}

// nearbyAmong is how many passages on a topic are looked at for what is said near them.
const nearbyAmong = 60

// nearby finds the vicinity of a topic. Only the articles in which one of the people says
// something are read.
func (a *Asker) nearby(ctx context.Context, p plan) (v vicinity, err error) {
	q := p.query(nearbyAmong)
	q.Speakers, q.Kind, q.Alone = nil, index.Passage, true
	if v.passages, err = a.src.Search(ctx, q); err != nil {
		return v, fmt.Errorf("answer: search passages: %w", err)
	}
	var ids []string
	for _, h := range v.passages {
		if !slices.Contains(ids, h.Article.ID) {
			ids = append(ids, h.Article.ID)
		}
	}
	if v.said, err = a.saidIn(ctx, p, ids); err != nil {
		return v, err
	}
	var first []index.Hit
	for _, id := range ids {
		if hits := v.said[id]; len(hits) > 0 {
			first = append(first, hits[0])
		}
	}
	v.articles, err = a.articles(ctx, first)
	return v, err
}

// mostNearby is how many statements of the people asked for are looked at.
const mostNearby = 1000

// saidIn are the statements of the people asked for in some articles, by the articles'
// IDs, each article's in its order.
func (a *Asker) saidIn(ctx context.Context, p plan, ids []string) (map[string][]index.Hit, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	q := p.query(mostNearby)
	q.Text, q.Concepts, q.Articles = "", nil, ids
	found, err := a.src.Search(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("answer: search statements: %w", err)
	}
	said := make(map[string][]index.Hit)
	for _, h := range found {
		said[h.Article.ID] = append(said[h.Article.ID], h)
	}
	for _, hits := range said {
		slices.SortStableFunc(hits, func(x, y index.Hit) int { return x.Statement.Start - y.Statement.Start })
	}
	return said, nil
}
