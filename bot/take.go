package bot

import (
	"context"

	"onrecord/answer/export"
	"onrecord/bot/button"
	"onrecord/bot/discord"
	"onrecord/bot/page"
	"onrecord/corpus/dates"
)

// cite gives citations of what a page of an answer shows, to the one who pressed.
func (b *Bot) cite(ctx context.Context, a button.State, number int) (discord.Reply, error) {
	ans, err := b.answer(ctx, a)
	if err != nil {
		return discord.Reply{}, err
	}
	m, err := page.Citations(ans, number, dates.Of(b.now()))
	return discord.Reply{Message: m, Private: true}, err
}

// export gives all that answers as files, to the one who pressed.
func (b *Bot) export(ctx context.Context, a button.State) (discord.Reply, error) {
	a.Note = ""
	ans, err := b.answerUpTo(ctx, a, export.Most)
	if err != nil {
		return discord.Reply{}, err
	}
	m, err := page.Exported(ans.Answer, b.now())
	return discord.Reply{Message: m, Private: true}, err
}
