package bot

import (
	"context"

	"onrecord/bot/discord"
	"onrecord/bot/markdown"
)

// reindexCommand is /reindex.
func reindexCommand() discord.ApplicationCommand {
	manage := discord.PermissionSet(discord.ManageGuild)
	sub := func(name, description string) discord.Option {
		return discord.Option{Type: discord.SubCommand, Name: name, Description: description}
	}
	return discord.ApplicationCommand{Name: "reindex", Description: "Read the articles again (admins)", Permissions: &manage, Options: []discord.Option{
		sub("start", "Read what is new and changed"),
		sub("status", "Show how far the reindex is, or how the last one ended"),
		sub("cancel", "Stop the reindex; the archive stays as it is"),
		sub("force", "Read the articles again and publish even when many are gone"),
	}}
}

// reindexing handles /reindex.
func (b *Bot) reindexing(_ context.Context, r *discord.Request) (discord.Reply, error) {
	allowed := b.cfg.admin(r, b.servers.Of(r.Guild).AdminRoles)
	b.record(r, allowed)
	switch {
	case !allowed && r.Guild == "":
		return discord.Reply{}, discord.UserError("Reindexing is for admins, from within a server.")
	case !allowed:
		return discord.Reply{}, discord.UserError("Reindexing is for admins. Ask somebody who manages this server.")
	}
	switch r.Sub {
	case "status":
		re := b.reindex.Status(r)
		if b.cfg.Note != nil {
			if note := b.cfg.Note(); note != "" {
				re.Message.Content += "\n" + markdown.Clip(note, 500)
			}
		}
		return re, nil
	case "cancel":
		return b.reindex.Cancel(r), nil
	}
	return b.reindex.Start(r, r.Sub == "force", b.cfg.named(r)), nil
}
