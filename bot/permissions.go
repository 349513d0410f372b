package bot

import (
	"slices"

	"onrecord/bot/discord"
	"onrecord/bot/page"
)

// serves reports whether the bot is for a server, or for direct messages, which are in
// none.
func (c *Config) serves(guild string) bool {
	if len(c.Servers) == 0 {
		return true
	}
	if guild == "" {
		return c.Direct
	}
	return slices.Contains(c.Servers, guild)
}

// refuse says to whom the bot is not for; "" to those whom it is for. It says nothing of
// the archive.
func (b *Bot) refuse(r *discord.Request) string {
	switch {
	case b.cfg.serves(r.Guild):
		return ""
	case r.Guild == "":
		return "I answer in my team's server only, and not in direct messages. If you belong to it, please ask me there."
	}
	return "I belong to a team and answer in its own server only, so I cannot help here. Who runs me can allow this server; its ID is `" + r.Guild + "`."
}

// plain lays a message out without cards where these would not be seen: the bot may not
// send them there, somebody has taken them off the message that changes, or the server wants
// none.
func (b *Bot) plain(r *discord.Request, m discord.Message) discord.Message {
	if len(m.Embeds) > 0 && (r.Lacks(discord.EmbedLinks) != "" || r.NoEmbeds || b.servers.Of(r.Guild).Plain) {
		return page.Plain(m)
	}
	return m
}

// inGuild reports whether a request comes from a member in a server that is served.
func (c *Config) inGuild(r *discord.Request) bool {
	return r.Guild != "" && r.User != "" && (c.GuildID == "" || r.Guild == c.GuildID)
}

// admin reports whether the one who asks may change the archive: those whom the
// operator named, or else who manages the server or has one of the roles that
// it has made admins. Discord's own check of a command's permissions can be
// overridden by each server, so it counts for nothing here.
func (c *Config) admin(r *discord.Request, roles []string) bool {
	if !c.inGuild(r) {
		return false
	}
	if len(c.AdminUsers)+len(c.AdminRoles) > 0 {
		return c.named(r)
	}
	return r.Permissions&(discord.Administrator|discord.ManageGuild) != 0 || hasRole(r, roles)
}

// manages reports whether the one who asks may change a server's settings.
func (c *Config) manages(r *discord.Request) bool {
	return c.inGuild(r) && (c.named(r) || r.Permissions&(discord.Administrator|discord.ManageGuild) != 0)
}

// named reports whether the operator has named the one who asks as an admin.
func (c *Config) named(r *discord.Request) bool {
	return slices.Contains(c.AdminUsers, r.User) || hasRole(r, c.AdminRoles)
}

func hasRole(r *discord.Request, roles []string) bool {
	return slices.ContainsFunc(r.Roles, func(id string) bool { return slices.Contains(roles, id) })
}
