package bot

import (
	"slices"
	"strings"
	"time"
)

// kind tells how somebody turned to the bot.
type kind int

const (
	command    kind = iota + 1 // a slash command or a message's
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
	sub     string            // its sub-command
	options map[string]string // as typed; a switch is "true"
	focused string            // the option that is being typed
	button  string            // a click's custom_id
	values  []string          // what was chosen from a menu
	text    string            // a saying, without the mention; the words of the message that a command is used on
	reply   *replied          // the message that a saying replies to, where it is ours

	user        string
	guild       string // "" in direct messages
	channel     string
	roles       []string
	permissions int64  // of the user in the channel; 0 in direct messages
	allowed     int64  // what the bot itself may do in the channel; 0 when it is not told
	message     string // the message with the button, or the saying itself
	owner       string // who asked for the message with the button; "" when it cannot be told
	hidden      bool   // only the user sees the message with the button

	inline   chan inlined // where the first response goes, of one that came over HTTP; else nil
	received time.Time
}

// replied is a message of the bot's that somebody replies to.
type replied struct {
	cause   string   // the ID of the interaction or message that it answers
	buttons []string // custom_ids
}

// option returns what was typed into an option.
func (r *request) option(name string) string { return strings.TrimSpace(r.options[name]) }

// interaction tells that Discord waits for an answer to an interaction.
func (r *request) interaction() bool { return r.kind != saying }

// Permission bits. The first two make somebody an admin.
const (
	administrator int64 = 1 << 3
	manageGuild   int64 = 1 << 5
	viewChannel   int64 = 1 << 10
	sendMessages  int64 = 1 << 11
)

// permissionNames are the permissions as Discord's settings name them.
var permissionNames = map[int64]string{viewChannel: "View Channel", sendMessages: "Send Messages"}

// lacks names those permissions that the bot does not have where it was asked; ""
// when it has them, or is not told.
func (r *request) lacks(needed ...int64) string {
	if r.allowed == 0 || r.allowed&administrator != 0 {
		return ""
	}
	var names []string
	for _, p := range needed {
		if r.allowed&p == 0 {
			names = append(names, "*"+permissionNames[p]+"*")
		}
	}
	return strings.Join(names, " and ")
}

// inGuild tells that a request comes from a member in a server that is served.
func (c *Config) inGuild(r *request) bool {
	return r.guild != "" && r.user != "" && (c.GuildID == "" || r.guild == c.GuildID)
}

// admin tells whether the one who asks may change the archive: those whom the
// operator named, or else who manages the server or has one of the roles that
// it has made admins. Discord's own check of a command's permissions can be
// overridden by each server, so it counts for nothing here.
func (c *Config) admin(r *request, roles []string) bool {
	if !c.inGuild(r) {
		return false
	}
	if len(c.AdminUsers)+len(c.AdminRoles) > 0 {
		return c.named(r)
	}
	return r.permissions&(administrator|manageGuild) != 0 || hasRole(r, roles)
}

// manages tells whether the one who asks may change a server's settings.
func (c *Config) manages(r *request) bool {
	return c.inGuild(r) && (c.named(r) || r.permissions&(administrator|manageGuild) != 0)
}

// named tells that the operator has named the one who asks as an admin.
func (c *Config) named(r *request) bool {
	return slices.Contains(c.AdminUsers, r.user) || hasRole(r, c.AdminRoles)
}

func hasRole(r *request, roles []string) bool {
	return slices.ContainsFunc(r.roles, func(id string) bool { return slices.Contains(roles, id) })
}
