package embedded

import (
	"context"
	"strings"

	"onrecord/index/embedded/internal/segment"
	"onrecord/index/rank"
	"onrecord/index/terms"
)

// Rarity returns how rare each of some words or names of concepts is in this
// archive: 0 for what every record holds, 1 for what none does, by the same idf as the
// score. The forms of a word are as rare as its stem; of several words the rarest counts.
func (ix *Index) Rarity(ctx context.Context, texts []string) (rarities []float64, err error) {
	err = ix.read(ctx, func() error {
		rarities = make([]float64, len(texts))
		for i, text := range texts {
			r, err := ix.rarity(text)
			if err != nil {
				return err
			}
			rarities[i] = r
		}
		return ctx.Err()
	})
	if err != nil {
		return nil, err
	}
	return rarities, nil
}

func (ix *Index) rarity(text string) (most float64, err error) {
	if strings.TrimSpace(text) == "" {
		return 1, nil
	}
	n := ix.from.Postings.Count
	for _, u := range terms.ReadTopic(text, nil, ix.table).Units {
		df, err := ix.from.Postings.DocFreq(segment.TermOf(u), ix.from.Catalog)
		if err != nil {
			return 0, err
		}
		most = max(most, rank.Rarity(df, n))
	}
	return most, nil
}
