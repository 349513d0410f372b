package bot

import (
	"context"
	"strings"

	"onrecord/bot/button"
	"onrecord/bot/discord"
	"onrecord/bot/page"
)

// onComponent does what a button or menu is for.
func (b *Bot) onComponent(ctx context.Context, r *discord.Request) (discord.Reply, error) {
	action, page, code, err := b.buttons.Split(r.Button)
	if err != nil {
		return discord.Reply{}, err
	}
	switch action {
	case button.ChooseSpeaker:
		return b.choose(ctx, r, page, code)
	case button.ShowContext, button.TurnContext:
		return b.around(ctx, r, action, page, code)
	case button.OpenMonth:
		return b.month(ctx, r, code)
	}
	a, err := button.ParseState(code)
	if err != nil {
		return discord.Reply{}, button.ErrStale
	}
	switch action {
	case button.Previous, button.Next:
		return b.show(ctx, r, a, page)
	case button.Share:
		return b.share(ctx, r, a, page)
	case button.Helpful, button.NotHelpful:
		return b.vote(ctx, r, action, page, a)
	}
	return discord.Reply{}, button.ErrStale
}

// share shows a private answer to the channel, under the name of who shared it.
func (b *Bot) share(ctx context.Context, r *discord.Request, a button.State, number int) (discord.Reply, error) {
	if r.Guild == "" || b.elsewhere(r) {
		return discord.Reply{}, discord.UserError("Answers can be shared only in a channel that is for my answers.")
	}
	ans, err := b.answer(ctx, a)
	if err != nil {
		return discord.Reply{}, err
	}
	return discord.Reply{Message: page.Answer(b.buttons, a, ans, number, page.View{Votes: b.feedback(r.Guild), Sharer: r.User})}, nil
}

// pressedPrivately reports whether the reply to a press is private.
func pressedPrivately(r *discord.Request) bool {
	if len(r.Button) > 1 && strings.Contains(button.Previous+button.Next+button.ChooseSpeaker, r.Button[1:2]) {
		return stranger(r)
	}
	return len(r.Button) < 2 || r.Button[1:2] != button.Share && r.Button[1:2] != button.TurnContext
}

// stranger reports whether a button was pressed by somebody else than the one whose
// answer it is on.
func stranger(r *discord.Request) bool { return r.Owner != "" && r.Owner != r.User }
