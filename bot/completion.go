package bot

import (
	"context"

	"onrecord/answer"
	"onrecord/bot/completion"
	"onrecord/bot/discord"
	"onrecord/bot/markdown"
	"onrecord/corpus/dates"
)

// complete offers what may be meant while an option is typed.
func (b *Bot) complete(ctx context.Context, r *discord.Request) (discord.Reply, error) {
	a, release, err := b.archive()
	if err != nil {
		return discord.Reply{}, nil // the user types on
	}
	defer release()
	return discord.Reply{Choices: completion.Complete(ctx, a, r.Focused, r.Option(r.Focused), b.others(r), b.times())}, nil
}

// others are the options beside the one that is typed, as far as they can be
// understood already.
func (b *Bot) others(r *discord.Request) (u answer.Understood) {
	for name, into := range map[string]*string{"name": &u.Speaker, "speaker": &u.Speaker, "topic": &u.Topic, "source": &u.Outlet} {
		if v := markdown.OneLine(r.Option(name)); v != "" && name != r.Focused && markdown.Units(v) <= maxQuestion {
			*into = v
		}
	}
	bound := func(option string) (from, to dates.Date) {
		if option != r.Focused {
			from, to, _ = b.dates(r, option)
		}
		return from, to
	}
	u.From, u.To = bound("day")
	if from, _ := bound("from"); !from.IsZero() {
		u.From = from
	}
	if _, to := bound("to"); !to.IsZero() {
		u.To = to
	}
	return u
}
