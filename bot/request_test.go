package bot

import "testing"

func TestAdmins(t *testing.T) {
	const bit = manageGuild
	for _, tt := range []struct {
		name string
		cfg  Config
		r    request
		want bool
		// what the server has made admins
		server []string
	}{
		{"server's role", Config{}, request{user: "u", guild: "g", roles: []string{"s"}}, true, []string{"s"}},
		{"server's role, direct message", Config{}, request{user: "u", roles: []string{"s"}}, false, []string{"s"}},
		{"server's role where the operator named others", Config{AdminUsers: []string{"v"}}, request{user: "u", guild: "g", roles: []string{"s"}}, false, []string{"s"}},
		{"manager", Config{}, request{user: "u", guild: "g", permissions: bit}, true, nil},
		{"administrator", Config{}, request{user: "u", guild: "g", permissions: administrator}, true, nil},
		{"everything but", Config{}, request{user: "u", guild: "g", permissions: ^(bit | administrator)}, false, nil},
		{"member", Config{}, request{user: "u", guild: "g"}, false, nil},
		{"direct message", Config{}, request{user: "u", permissions: bit}, false, nil},
		{"nobody", Config{}, request{guild: "g", permissions: bit}, false, nil},
		{"other server", Config{GuildID: "g"}, request{user: "u", guild: "h", permissions: bit}, false, nil},
		{"right server", Config{GuildID: "g"}, request{user: "u", guild: "g", permissions: bit}, true, nil},
		{"listed user", Config{AdminUsers: []string{"u"}}, request{user: "u", guild: "g"}, true, nil},
		{"listed user, direct message", Config{AdminUsers: []string{"u"}}, request{user: "u"}, false, nil},
		{"listed user, other server", Config{AdminUsers: []string{"u"}, GuildID: "g"}, request{user: "u", guild: "h"}, false, nil},
		{"manager not listed", Config{AdminUsers: []string{"u"}}, request{user: "v", guild: "g", permissions: bit}, false, nil},
		{"listed role", Config{AdminRoles: []string{"r"}}, request{user: "u", guild: "g", roles: []string{"q", "r"}}, true, nil},
		{"other role", Config{AdminRoles: []string{"r"}}, request{user: "u", guild: "g", roles: []string{"q"}, permissions: bit}, false, nil},
		{"role with the user's name", Config{AdminUsers: []string{"r"}}, request{user: "u", guild: "g", roles: []string{"r"}}, false, nil},
	} {
		if got := tt.cfg.admin(&tt.r, tt.server); got != tt.want {
			t.Errorf("%s: admin is %v", tt.name, got)
		}
	}
}
