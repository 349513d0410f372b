package bot

import (
	"slices"

	"onrecord/bot/discord"
)

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
