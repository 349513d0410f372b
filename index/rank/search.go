// Package rank orders what an engine finds. It is pure: it knows counts, lengths, the
// archive's order and texts, and no file, no engine and no clock, so that every engine
// that can count ranks alike.
//
// [Search] asks an engine for its best records under one query ([Candidates]), which it
// scores by BM25 over words in two forms, with a factor for the share of the topic that a
// record holds (weights.go); [Top] keeps the best of them (top.go). Passages are then
// ranked again by what their articles hold (rerank.go) and by the words that stand side by
// side in the question (near.go); records that hold a quotation word for word come first
// (verbatim.go).
package rank

import (
	"context"

	"onrecord/index/terms"
)

// Candidates is what an engine knows of one topic under one query's filters. A record is
// named by Found.Doc, which is the engine's own number and means nothing to the ranking.
type Candidates interface {
	// Best returns the n records that score most by the definition of the score, best
	// first and in the archive's order where scores are equal; fewer where no more hold
	// some of the topic.
	Best(ctx context.Context, n int) ([]Found, error)

	// Articles returns what the articles of some passages hold of the topic. What it
	// returns is used until the next call of it.
	Articles(ctx context.Context, passages []Found) (*ArticleCounts, error)

	// Texts returns the excerpts of some records.
	Texts(ctx context.Context, records []Found) ([]string, error)
}

// Options say what is ranked.
type Options struct {
	Limit    int  // the most that are returned; more than there are records is wasteful
	Articles bool // passages are ranked, by what their articles hold as well
}

// Search ranks the records that hold some of a topic, best first.
func Search(ctx context.Context, from Candidates, t terms.Topic, o Options) ([]Found, error) {
	among, quoted := o.Limit, 0
	if t.Quotation() {
		quoted = max(3*o.Limit, quotedAmong)
		among = quoted
	}
	if o.Articles {
		among = max(among, rerankedAmong)
	}
	ranked, err := from.Best(ctx, among)
	if err != nil {
		return nil, err
	}
	if o.Articles {
		counts, err := from.Articles(ctx, ranked)
		if err != nil {
			return nil, err
		}
		counts.rerank(t.Units, ranked)
		if err := preferNear(ctx, from, t, ranked); err != nil {
			return nil, err
		}
	}
	if quoted > 0 {
		if err := preferVerbatim(ctx, from, t, ranked[:min(len(ranked), quoted)]); err != nil {
			return nil, err
		}
	}
	return ranked[:min(len(ranked), o.Limit)], nil
}
