package bot

import (
	"slices"
	"strings"
	"time"
)

// kind tells how somebody turned to the bot.
type kind int

const (
	command    kind = iota + 1 // a slash command
	click                      // a button
	completion                 // a name that is being typed
	saying                     // a mention or a direct message
)

func (k kind) String() string {
	return [...]string{"", "command", "click", "completion", "saying"}[k]
}

// request is what somebody wants of the bot, free of Discord's format.
type request struct {
	kind  kind
	id    string // the interaction's or the message's; what is answered once
	app   string // the application's ID, and
	token string // the secret: together the way back to an interaction

	name    string            // the command
	options map[string]string // as typed; a switch is "true"
	focused string            // the option that is being typed
	button  string            // a click's custom_id
	text    string            // a saying, without the mention

	user        string
	guild       string // "" in direct messages
	channel     string
	roles       []string
	permissions int64  // of the user in the channel; 0 in direct messages
	message     string // the message with the button, or the saying itself
	owner       string // who asked for the message with the button; "" when it cannot be told

	received time.Time
}

// option returns what was typed into an option.
func (r *request) option(name string) string { return strings.TrimSpace(r.options[name]) }

// interaction tells that Discord waits for an answer to an interaction.
func (r *request) interaction() bool { return r.kind != saying }

// The permission bits that make somebody an admin.
const (
	administrator int64 = 1 << 3
	manageGuild   int64 = 1 << 5
)

// admin tells whether the one who asks may change the archive. Discord's own
// check of a command's permissions can be overridden by each server, so it
// counts for nothing here.
func (c *Config) admin(r *request) bool {
	if r.guild == "" || r.user == "" || (c.GuildID != "" && r.guild != c.GuildID) {
		return false
	}
	if len(c.AdminUsers)+len(c.AdminRoles) > 0 {
		return slices.Contains(c.AdminUsers, r.user) ||
			slices.ContainsFunc(r.roles, func(id string) bool { return slices.Contains(c.AdminRoles, id) })
	}
	return r.permissions&(administrator|manageGuild) != 0
}
