package bot

import (
	"context"
	"slices"

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
	case button.AskOn:
		return discord.Reply{Ask: &discord.Window{ID: r.Button, Title: "Ask on", Label: "Your question", Most: maxQuestion}}, nil
	case button.EndFollow, button.GoOnFollow:
		return b.changeFollow(r, action)
	case button.StopFollow:
		return b.stopFollow(r, code)
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
	case button.Cite:
		return b.cite(ctx, a, page)
	case button.Export:
		return b.export(ctx, a)
	case button.Follow:
		return b.askHow(ctx, r, a)
	case button.FollowHow:
		return b.followChosen(ctx, r, a.Options)
	case button.FollowUnknown:
		return b.makeFollow(ctx, r, a.Options, wayOf(page), true)
	case button.ShowAll:
		return b.showAll(ctx, r, a)
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
func (b *Bot) pressedPrivately(r *discord.Request) bool {
	switch button.SeenBy(r.Button) {
	case button.ByOne:
		return true
	case button.ByOwner:
		return b.stranger(r)
	}
	return false
}

// stranger reports whether a button was pressed by somebody else than the one whose
// answer it is on. Where nobody knows whose it is, everybody is one: he gets his own copy.
func (b *Bot) stranger(r *discord.Request) bool {
	switch {
	case r.Guild == "" || r.Ephemeral:
		return false
	case r.Owner != "":
		return r.Owner != r.User
	}
	t, known := b.conversations.Get(r.Cause)
	return !known || t.user != r.User
}

// free reports whether a request is no question: it looks round in an answer that there is,
// or at the bot itself.
func free(r *discord.Request) bool {
	switch r.Kind {
	case discord.Component:
		return !button.Asks(r.Button)
	case discord.Command:
		return slices.Contains([]string{"help", "following", "settings", "reindex"}, r.Name)
	}
	return false
}

// wayOf is the way to be told that a button's number stands for.
func wayOf(n int) page.Way { return page.Way(n) }
