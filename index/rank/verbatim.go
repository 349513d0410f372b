package rank

import (
	"context"

	"onrecord/index/terms"
)

// quotedAmong is among how many of the best a quotation is looked for.
const quotedAmong = 50

// preferVerbatim lifts the records that hold the topic's words one after the
// other, the more the longer the topic is: whoever types five words in the order
// in which they were said is looking for that statement.
func preferVerbatim(ctx context.Context, from Candidates, t terms.Topic, ranked []Found) error {
	var all []Found // that hold the topic
	var at []int
	for i, r := range ranked {
		if int(r.Matched) == len(t.Units) {
			all, at = append(all, r), append(at, i)
		}
	}
	if len(all) == 0 {
		return nil
	}
	texts, err := from.Texts(ctx, all)
	if err != nil {
		return err
	}
	for i, text := range texts {
		if t.HoldsVerbatim(text) {
			ranked[at[i]].Score *= 1 + min(0.25*float64(len(t.Words)-1), 1)
		}
	}
	byScore(ranked)
	return nil
}
