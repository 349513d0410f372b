package bot

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
)

// settingsCommand is /settings. What a server sets holds there alone.
func (b *Bot) settingsCommand() slash {
	manage := bits(manageGuild)
	sub := func(name, description string, options ...option) option {
		return option{Type: subCommand, Name: name, Description: description, Options: options}
	}
	return slash{Name: "settings", Description: "Show or change how I behave in this server (admins)", Permissions: &manage, Options: []option{
		sub("show", "Show the settings"),
		sub("private", "Answer everybody privately unless asked for otherwise",
			option{Type: switchOption, Name: "value", Description: "True for private answers", Required: true}),
		sub("feedback", "Offer the buttons Helpful and Not helpful",
			option{Type: switchOption, Name: "value", Description: "True to offer them", Required: true}),
		sub("channel", "Choose the channels with public answers; without any, all have them",
			option{Type: channelOption, Name: "channel", Description: "The channel", Required: true},
			option{Type: switchOption, Name: "value", Description: "True to add it, False to take it out", Required: true}),
		sub("role", "Choose the roles whose members may do what admins may",
			option{Type: roleOption, Name: "role", Description: "The role", Required: true},
			option{Type: switchOption, Name: "value", Description: "True to add it, False to take it out", Required: true}),
	}}
}

// deed is a line of the audit log: what an admin did, or wanted to do.
type deed struct {
	Time    time.Time `json:"time"`
	User    string    `json:"user"`
	Server  string    `json:"server,omitempty"`
	Channel string    `json:"channel,omitempty"`
	Command string    `json:"command"`
	Options string    `json:"options,omitempty"`
	Allowed bool      `json:"allowed"`
}

const (
	mostDeeds = 10_000 // lines in the audit log; more go into one that is put aside
	oldDeeds  = 9      // files that are put aside
)

func newAudit(path string) *journal {
	j := &journal{path: path, most: mostDeeds}
	j.full = func() error { return j.rotate(oldDeeds) }
	j.lines, _ = readLines(path, func(deed) {})
	return j
}

// record writes a use of an admins' command into the audit log, which is a
// line of the log and one of the state folder's.
func (b *Bot) record(r *request, allowed bool) {
	d := deed{Time: b.now().UTC(), User: r.user, Server: r.guild, Channel: r.channel,
		Command: strings.TrimSpace(r.name + " " + r.sub), Allowed: allowed}
	var options []string
	for name, value := range r.options {
		options = append(options, name+"="+cutPlain(oneLine(value), 100))
	}
	slices.Sort(options)
	d.Options = strings.Join(options, " ")
	b.log.Info("bot: audit", "user", d.User, "guild", d.Server, "command", d.Command, "options", d.Options, "allowed", allowed)
	if err := b.audit.add(d); err != nil {
		b.log.Error("bot: audit log not written", "err", err)
	}
}

// settings handles /settings. The server's own roles may change anything but
// the list of themselves, which takes who manages the server.
func (b *Bot) settings(_ context.Context, r *request) (reply, error) {
	manages := b.cfg.manages(r)
	allowed := manages || b.cfg.inGuild(r) && r.sub != "role" && hasRole(r, b.servers.of(r.guild).AdminRoles)
	b.record(r, allowed)
	if !allowed {
		return reply{}, sentence("The settings are for those who manage this server.")
	}
	on := r.option("value") == "true"
	change := map[string]func(*server){
		"private":  func(s *server) { s.Private = on },
		"feedback": func(s *server) { s.NoFeedback = !on },
		"channel":  func(s *server) { s.Channels = with(s.Channels, r.option("channel"), on) },
		"role":     func(s *server) { s.AdminRoles = with(s.AdminRoles, r.option("role"), on) },
	}[r.sub]
	if change == nil {
		return tell(b.describe(b.servers.of(r.guild))), nil
	}
	if id := joined("", r.option("channel"), r.option("role")); (r.sub == "channel" || r.sub == "role") && !isID(id) {
		return reply{}, sentence("Please choose one from the list that Discord offers.")
	}
	s, err := b.servers.change(r.guild, change)
	if err != nil {
		return reply{}, err
	}
	return tell("Changed.\n" + b.describe(s)), nil
}

// describe is a server's settings in words.
func (b *Bot) describe(s server) string {
	listed := func(ids []string, mark, none string) string {
		if len(ids) == 0 {
			return none
		}
		var shown []string
		for _, id := range ids[:min(len(ids), 40)] {
			shown = append(shown, "<"+mark+id+">")
		}
		return strings.Join(shown, " ")
	}
	onOff := map[bool]string{true: "on", false: "off"}
	feedback := onOff[b.votes != nil && !s.NoFeedback]
	if b.votes == nil {
		feedback += " (this bot keeps no votes)"
	}
	lines := []string{
		"- public answers in: " + listed(s.Channels, "#", "all channels"),
		"- private unless asked for otherwise: " + onOff[s.Private],
		"- Helpful and Not helpful: " + feedback,
		"- admins besides those who manage the server: " + listed(s.AdminRoles, "@&", "none"),
	}
	if len(b.cfg.AdminUsers)+len(b.cfg.AdminRoles) > 0 {
		lines = append(lines, "- reindexing: only those whom the operator of this bot has named")
	}
	if b.cfg.StateDir == "" {
		lines = append(lines, "Settings are kept until the bot restarts: it has no folder for them.")
	}
	return strings.Join(lines, "\n")
}

func isID(s string) bool {
	return len(s) > 0 && len(s) <= 20 && !strings.ContainsFunc(s, func(r rune) bool { return r < '0' || r > '9' })
}

// private tells whether a request's answer is for the one who asks: as he says,
// else as the server has it, and outside its channels always.
func (b *Bot) private(r *request) bool {
	if b.elsewhere(r) {
		return true
	}
	if v := r.option("private"); v != "" {
		return v == "true"
	}
	return r.guild != "" && b.servers.of(r.guild).Private
}

// elsewhere tells that a request comes from a channel that is not for the bot.
func (b *Bot) elsewhere(r *request) bool {
	s := b.servers.of(r.guild)
	return r.guild != "" && len(s.Channels) > 0 && !slices.Contains(s.Channels, r.channel)
}

// channelsOf names the channels of a server, as links.
func (b *Bot) channelsOf(guild string) string {
	var shown []string
	for _, id := range b.servers.of(guild).Channels {
		if len(shown) < 5 {
			shown = append(shown, fmt.Sprintf("<#%s>", id))
		}
	}
	return strings.Join(shown, ", ")
}
