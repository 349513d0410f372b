package rank

import (
	"context"

	"onrecord/index/terms"
)

const (
	sideBySide = 0.45 // more for a passage that has every two neighbours of the question as neighbours
	nearAmong  = 20   // passages that are read for that
)

// preferNear lifts the passages that have words side by side as the topic has them.
func preferNear(ctx context.Context, from Candidates, t terms.Topic, ranked []Found) error {
	if len(t.Stems) < 2 {
		return nil
	}
	read := ranked[:min(nearAmong, len(ranked))]
	texts, err := from.Texts(ctx, read)
	if err != nil {
		return err
	}
	for i := range read {
		read[i].Score *= 1 + sideBySide*t.Neighbours(texts[i])
	}
	byScore(ranked)
	return nil
}
