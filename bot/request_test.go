package bot

import (
	"testing"

	"onrecord/bot/discord"
)

func TestAdmins(t *testing.T) {
	const bit = discord.ManageGuild
	for _, tt := range []struct {
		name string
		cfg  Config
		r    discord.Request
		want bool
		// what the server has made admins
		server []string
	}{
		{"server's role", Config{}, discord.Request{User: "u", Guild: "g", Roles: []string{"s"}}, true, []string{"s"}},
		{"server's role, direct message", Config{}, discord.Request{User: "u", Roles: []string{"s"}}, false, []string{"s"}},
		{"server's role where the operator named others", Config{AdminUsers: []string{"v"}}, discord.Request{User: "u", Guild: "g", Roles: []string{"s"}}, false, []string{"s"}},
		{"manager", Config{}, discord.Request{User: "u", Guild: "g", Permissions: bit}, true, nil},
		{"administrator", Config{}, discord.Request{User: "u", Guild: "g", Permissions: discord.Administrator}, true, nil},
		{"everything but", Config{}, discord.Request{User: "u", Guild: "g", Permissions: ^(bit | discord.Administrator)}, false, nil},
		{"member", Config{}, discord.Request{User: "u", Guild: "g"}, false, nil},
		{"direct message", Config{}, discord.Request{User: "u", Permissions: bit}, false, nil},
		{"nobody", Config{}, discord.Request{Guild: "g", Permissions: bit}, false, nil},
		{"other server", Config{GuildID: "g"}, discord.Request{User: "u", Guild: "h", Permissions: bit}, false, nil},
		{"right server", Config{GuildID: "g"}, discord.Request{User: "u", Guild: "g", Permissions: bit}, true, nil},
		{"listed user", Config{AdminUsers: []string{"u"}}, discord.Request{User: "u", Guild: "g"}, true, nil},
		{"listed user, direct message", Config{AdminUsers: []string{"u"}}, discord.Request{User: "u"}, false, nil},
		{"listed user, other server", Config{AdminUsers: []string{"u"}, GuildID: "g"}, discord.Request{User: "u", Guild: "h"}, false, nil},
		{"manager not listed", Config{AdminUsers: []string{"u"}}, discord.Request{User: "v", Guild: "g", Permissions: bit}, false, nil},
		{"listed role", Config{AdminRoles: []string{"r"}}, discord.Request{User: "u", Guild: "g", Roles: []string{"q", "r"}}, true, nil},
		{"other role", Config{AdminRoles: []string{"r"}}, discord.Request{User: "u", Guild: "g", Roles: []string{"q"}, Permissions: bit}, false, nil},
		{"role with the user's name", Config{AdminUsers: []string{"r"}}, discord.Request{User: "u", Guild: "g", Roles: []string{"r"}}, false, nil},
	} {
		if got := tt.cfg.admin(&tt.r, tt.server); got != tt.want {
			t.Errorf("%s: admin is %v", tt.name, got)
		}
	}
}
