package bot

import (
	"context"
	"fmt"

	"onrecord/bot/button"
	"onrecord/bot/discord"
	"onrecord/bot/store"
)

// vote keeps what a reader thinks of an answer.
func (b *Bot) vote(_ context.Context, r *discord.Request, action string, page int, a button.State) (discord.Reply, error) {
	if !b.feedback(r.Guild) {
		return discord.Reply{}, discord.UserError("Votes are switched off here; this one was not kept.")
	}
	words := map[string]string{button.Helpful: "helpful", button.NotHelpful: "not helpful"}[action]
	now := store.Vote{Time: b.now().UTC(), Server: r.Guild, Channel: r.Channel, Message: r.Message, User: r.User,
		Vote: words, Asked: a.Code(), Page: page}
	before, err := b.votes.Cast(now)
	switch {
	case err != nil:
		return discord.Reply{}, err
	case before == words:
		return discord.Private("Your vote stands: " + words + "."), nil
	case before != "":
		return discord.Private(fmt.Sprintf("Changed from %s to: %s. Thank you.", before, words)), nil
	}
	return discord.Private("Noted: " + words + ". Thank you. The other button changes it; only the admins see votes."), nil
}

// feedback reports whether readers of a server may vote.
func (b *Bot) feedback(guild string) bool {
	return b.votes != nil && !b.servers.Of(guild).NoFeedback
}
