package follow

import (
	"context"
	"fmt"
	"iter"

	"onrecord/answer"
	"onrecord/corpus"
	"onrecord/corpus/identity"
	"onrecord/corpus/intake"
	"onrecord/corpus/names"
	"onrecord/index"
	"onrecord/index/embedded"
)

// Engine is an archive that can say what it holds.
type Engine interface {
	index.Engine
	// Hashes returns the ID of each article with a hash of its content, which is the same
	// however often the archive is built.
	Hashes() iter.Seq2[string, string]
}

// part is some articles of an archive, indexed by themselves, and asked as the whole
// archive would answer of them: with its people, and with words as rare as they are there.
type part struct {
	*embedded.Index
	whole index.Engine
}

// Rarity implements answer.Source.
func (p part) Rarity(ctx context.Context, texts []string) ([]float64, error) {
	return p.whole.Rarity(ctx, texts)
}

// People implements answer.Source.
func (p part) People() *identity.People { return p.whole.People() }

// Outlets implements answer.Source.
func (p part) Outlets() map[string]int { return p.whole.Outlets() }

// Counts implements answer.Source.
func (p part) Counts() index.Report { return p.whole.Counts() }

// mostRecords is how many statements and passages of an article are looked at.
const mostRecords = 5000

// recordsOf returns what the archive has found in some articles.
func recordsOf(ctx context.Context, whole index.Engine, ids []string) ([][]index.Hit, error) {
	var qs []index.Query
	for _, id := range ids {
		qs = append(qs, index.Query{Articles: []string{id}, Limit: mostRecords})
	}
	hits, err := whole.SearchAll(ctx, qs)
	if err != nil {
		return nil, fmt.Errorf("follow: list statements: %w", err)
	}
	return hits, nil
}

// openPart indexes some articles, with what was found in them.
func openPart(ctx context.Context, whole index.Engine, ids []string, hits [][]index.Hit, table *names.Table) (part, error) {
	articles, err := whole.Articles(ctx, ids)
	if err != nil {
		return part{}, fmt.Errorf("follow: fetch articles: %w", err)
	}
	statements, passages := map[string][]corpus.Statement{}, map[string][]corpus.Passage{}
	for i, id := range ids {
		for _, h := range hits[i] {
			if h.Kind == index.Statement {
				statements[id] = append(statements[id], h.Statement)
			} else {
				passages[id] = append(passages[id], corpus.Passage{Start: h.Statement.Start, End: h.Statement.End, Date: h.Statement.Date, Basis: h.Statement.Basis})
			}
		}
	}
	small, _, err := embedded.Build(ctx, index.Config{
		Table: table,
		Force: true,
		Walk: func(_ context.Context, found func(*corpus.Article) error, _ func(intake.Skipped)) error {
			for _, a := range articles {
				if a == nil {
					continue
				}
				if err := found(a); err != nil {
					return err
				}
			}
			return nil
		},
		Extract: func(a *corpus.Article) ([]corpus.Statement, []corpus.Passage) {
			return statements[a.ID], passages[a.ID]
		},
	})
	if err != nil {
		return part{}, fmt.Errorf("follow: index what is new: %w", err)
	}
	return part{small, whole}, nil
}

// asker asks the part.
func (p part) asker(table *names.Table) *answer.Asker {
	return answer.New(p, answer.Config{Table: table, Limit: mostFound})
}
