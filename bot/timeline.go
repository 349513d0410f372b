package bot

import (
	"context"
	"fmt"

	"onrecord/answer"
	"onrecord/bot/archive"
	"onrecord/bot/button"
	"onrecord/bot/discord"
	"onrecord/bot/page"
)

// timeline handles /timeline: a picture, the same in words, and a menu.
func (b *Bot) timeline(ctx context.Context, r *discord.Request) (discord.Reply, error) {
	u, err := b.options(r, "speaker", "topic")
	if err != nil {
		return discord.Reply{}, err
	}
	if u.Speaker == "" {
		return discord.Reply{}, discord.UserError("Please name a speaker, such as `Lavrov`.")
	}
	m, err := b.chronicle(ctx, u)
	return discord.Reply{Message: m, Private: b.private(r)}, err
}

// chronicle counts and draws, or asks back who is meant.
func (b *Bot) chronicle(ctx context.Context, u answer.Understood) (discord.Message, error) {
	served, release, err := b.archive()
	if err != nil {
		return discord.Message{}, err
	}
	defer release()
	c, ok := served.Asker.(archive.Chronicler)
	if !ok {
		return discord.Message{}, discord.UserError("This archive cannot be counted by month.")
	}
	if m, unclear := b.unclear(served, u, button.ThenTimeline); unclear {
		return m, nil
	}
	t, err := c.Timeline(ctx, u)
	if err != nil {
		return discord.Message{}, fmt.Errorf("bot: timeline: %w", err)
	}
	return page.Timeline(b.buttons, t)
}

// month opens the statements of the month that was chosen, privately.
func (b *Bot) month(ctx context.Context, r *discord.Request, code string) (discord.Reply, error) {
	u, err := button.ParseOptions(code)
	if err != nil || len(r.Values) != 1 {
		return discord.Reply{}, button.ErrStale
	}
	d, err := button.ParseDate(r.Values[0])
	if err != nil || d.IsZero() {
		return discord.Reply{}, button.ErrStale
	}
	u.From, u.To = d, d
	a := button.State{Options: u}
	ans, err := b.answer(ctx, a)
	if err != nil {
		return discord.Reply{}, err
	}
	b.remember(r, ans.Answer)
	return discord.Reply{Message: page.Answer(b.buttons, a, ans, 0, b.view(r, true)), Private: true}, nil
}
