// Package completion offers speakers, topics, outlets and dates while an option is
// typed. What it offers finds something, given the other options.
package completion

import (
	"context"
	"time"

	"onrecord/answer"
	"onrecord/bot/archive"
	"onrecord/bot/discord"
	"onrecord/bot/markdown"
	"onrecord/corpus/dates"
)

const (
	// offerTime bounds a completion: a list that comes when the user has typed
	// on is of no use.
	offerTime = 800 * time.Millisecond
	// offerDepth is how many excerpts are looked through for what they name.
	offerDepth = 60
	// offerChecks is how many concepts are looked up for one completion.
	offerChecks = 8
)

// Complete are what may stand in an option that is being typed: speakers, topics,
// outlets and dates, narrowed by the other options. An empty list lets the user type
// on, which is all that comes of an error.
func Complete(ctx context.Context, a archive.Archive, option, typed string, others answer.Understood, times dates.Reader) []discord.Choice {
	ctx, cancel := context.WithTimeout(ctx, offerTime)
	defer cancel()
	typed = markdown.CutPlain(markdown.OneLine(typed), discord.MaxChoice)
	switch option {
	case "name", "speaker", "by":
		return offerSpeakers(ctx, a, typed, others)
	case "topic":
		return offerTopics(ctx, a, typed, others)
	case "source":
		return offerOutlets(ctx, a, typed, others)
	case "day", "from", "to":
		return offerDates(ctx, a, typed, others, times)
	}
	return nil
}
