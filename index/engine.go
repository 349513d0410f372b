// Package index says what a search engine over an archive is asked and what it answers.
//
// A [Query] is a question already understood: a topic in plain words, concepts, and
// filters (speakers, days, outlet, article, kind). An [Engine] answers it by [Hit]s:
// statements and passages, best first, each with its article. Package embedded is the
// engine inside this process; it makes an archive's state out of a [Config] and says in
// a [Report] what it did. [Live] swaps one state for the next under running questions.
// What the bounds of a query mean for days that are only partly known is in bounds.go.
package index

import (
	"context"
	"time"

	"onrecord/corpus"
	"onrecord/corpus/identity"
)

// Engine keeps one state of an archive and finds in it. It is safe for concurrent use.
//
// An error always means that the engine could not do what it was asked, never that
// there is nothing: an engine that sees only a part of its archive, because a disk is
// damaged or a node is down, must return one. A caller that has many questions asks
// them in one call, which to an engine on other machines is one round trip.
type Engine interface {
	// Search returns the best hits of a query, best first: with a topic those that
	// hold some of it, by score; without one all that pass the filters, newest first.
	Search(ctx context.Context, q Query) ([]Hit, error)

	// SearchAll returns what Search returns for each of some queries, in their order.
	SearchAll(ctx context.Context, qs []Query) ([][]Hit, error)

	// Articles returns the articles of some IDs with their texts, in the order of the
	// IDs; nil stands for an article that the archive does not have.
	Articles(ctx context.Context, ids []string) ([]*corpus.Article, error)

	// Rarity returns how rare each of some words or names of concepts is in this
	// archive, by the idf of the score: from 0 for what every record holds to 1 for
	// what none does. The forms of a word are as rare as its stem; of a text of
	// several words the rarest counts.
	Rarity(ctx context.Context, texts []string) ([]float64, error)

	// People returns everybody who says something in the archive.
	People() *identity.People

	// Outlets returns the outlets with their numbers of articles; the caller may
	// change the map.
	Outlets() map[string]int

	// Counts returns how much the archive holds.
	Counts() Report

	// Built returns when this state of the archive was made.
	Built() time.Time

	// Close releases the engine when the calls that run in it have ended; calls after
	// that fail with [ErrClosed].
	Close() error
}

// Article returns one article with its text, nil when the archive does not have it.
func Article(ctx context.Context, from interface {
	Articles(ctx context.Context, ids []string) ([]*corpus.Article, error)
}, id string) (*corpus.Article, error) {
	as, err := from.Articles(ctx, []string{id})
	if err != nil {
		return nil, err
	}
	return as[0], nil
}
