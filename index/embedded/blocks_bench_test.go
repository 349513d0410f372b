package embedded

import (
	"context"
	"math/rand/v2"
	"testing"

	"onrecord/corpus"
	"onrecord/corpus/intake"
	"onrecord/index"
	"onrecord/index/enginetest"
)

// BenchmarkPostings asks the same questions by the blocks and without them, when the
// lists of a question are made of bleve's postings as it is asked. In memory bleve has
// the postings of all words but function words, so that both find the same.
func BenchmarkPostings(b *testing.B) {
	as := enginetest.UnevenArchive(1, 4000, func(int) uint64 { return 0 })
	walk := func(ctx context.Context, found func(*corpus.Article) error, _ func(intake.Skipped)) error {
		for _, a := range as {
			if err := found(a); err != nil {
				return err
			}
		}
		return nil
	}
	ix, _, err := Build(context.Background(), index.Config{Walk: walk, Extract: enginetest.Extract})
	if err != nil {
		b.Fatal(err)
	}
	defer ix.Close()
	rng := rand.New(rand.NewPCG(1, 1))
	qs := make([]index.Query, 200)
	for i := range qs {
		qs[i] = enginetest.UnevenQuery(rng)
	}
	ask := func(b *testing.B) {
		for b.Loop() {
			if _, err := ix.SearchAll(context.Background(), qs); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.Run("blocks", ask)
	for _, r := range ix.from.Postings.Segments {
		r.Blocks = nil
	}
	b.Run("bleve", ask)
}
