package bot

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"onrecord/bot/discord"
	"onrecord/bot/markdown"
	"onrecord/bot/store"
)

// settingsCommand is /settings. What a server sets holds there alone.
func (b *Bot) settingsCommand() discord.ApplicationCommand {
	manage := discord.PermissionSet(discord.ManageGuild)
	sub := func(name, description string, options ...discord.Option) discord.Option {
		return discord.Option{Type: discord.SubCommand, Name: name, Description: description, Options: options}
	}
	return discord.ApplicationCommand{Name: "settings", Description: "Show or change how I behave in this server (admins)", Permissions: &manage, Options: []discord.Option{
		sub("show", "Show the settings"),
		sub("private", "Answer everybody privately unless asked for otherwise",
			discord.Option{Type: discord.SwitchOption, Name: "value", Description: "True for private answers", Required: true}),
		sub("feedback", "Offer the buttons Helpful and Not helpful",
			discord.Option{Type: discord.SwitchOption, Name: "value", Description: "True to offer them", Required: true}),
		sub("cards", "Lay answers out as cards, which who has previews off does not see",
			discord.Option{Type: discord.SwitchOption, Name: "value", Description: "True for cards, False for plain text", Required: true}),
		sub("channel", "Choose the channels with public answers; without any, all have them",
			discord.Option{Type: discord.ChannelOption, Name: "channel", Description: "The channel", Required: true},
			discord.Option{Type: discord.SwitchOption, Name: "value", Description: "True to add it, False to take it out", Required: true}),
		sub("role", "Choose the roles whose members may do what admins may",
			discord.Option{Type: discord.RoleOption, Name: "role", Description: "The role", Required: true},
			discord.Option{Type: discord.SwitchOption, Name: "value", Description: "True to add it, False to take it out", Required: true}),
	}}
}

// record writes a use of an admins' command into the audit log, which is a
// line of the log and one of the state folder's.
func (b *Bot) record(r *discord.Request, allowed bool) {
	d := store.Deed{Time: b.now().UTC(), User: r.User, Server: r.Guild, Channel: r.Channel,
		Command: strings.TrimSpace(r.Name + " " + r.Sub), Allowed: allowed}
	var options []string
	for name, value := range r.Options {
		options = append(options, name+"="+markdown.CutPlain(markdown.OneLine(value), 100))
	}
	slices.Sort(options)
	d.Options = strings.Join(options, " ")
	b.log.Info("bot: audit", "user", d.User, "guild", d.Server, "command", d.Command, "options", d.Options, "allowed", allowed)
	if err := b.audit.Add(d); err != nil {
		b.log.Error("bot: audit log not written", "err", err)
	}
}

// settings handles /settings. The server's own roles may change anything but
// the list of themselves, which takes who manages the server.
func (b *Bot) settings(_ context.Context, r *discord.Request) (discord.Reply, error) {
	manages := b.cfg.manages(r)
	allowed := manages || b.cfg.inGuild(r) && r.Sub != "role" && hasRole(r, b.servers.Of(r.Guild).AdminRoles)
	b.record(r, allowed)
	if !allowed {
		return discord.Reply{}, discord.UserError("The settings are for those who manage this server.")
	}
	on := r.Option("value") == "true"
	change := map[string]func(*store.Server){
		"private":  func(s *store.Server) { s.Private = on },
		"feedback": func(s *store.Server) { s.NoFeedback = !on },
		"cards":    func(s *store.Server) { s.Plain = !on },
		"channel":  func(s *store.Server) { s.Channels = with(s.Channels, r.Option("channel"), on) },
		"role":     func(s *store.Server) { s.AdminRoles = with(s.AdminRoles, r.Option("role"), on) },
	}[r.Sub]
	if change == nil {
		return discord.Private(b.describe(b.servers.Of(r.Guild))), nil
	}
	if id := markdown.Join("", r.Option("channel"), r.Option("role")); (r.Sub == "channel" || r.Sub == "role") && !isID(id) {
		return discord.Reply{}, discord.UserError("Please choose one from the list that Discord offers.")
	}
	s, err := b.servers.Change(r.Guild, change)
	if err != nil {
		return discord.Reply{}, err
	}
	return discord.Private("Changed.\n" + b.describe(s)), nil
}

// describe is a server's settings in words.
func (b *Bot) describe(s store.Server) string {
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
		"- cards: " + onOff[!s.Plain],
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

// private reports whether a request's answer is for the one who asks: as he says,
// else as the server has it, and outside its channels always.
func (b *Bot) private(r *discord.Request) bool {
	if b.elsewhere(r) {
		return true
	}
	if v := r.Option("private"); v != "" {
		return v == "true"
	}
	return r.Guild != "" && b.servers.Of(r.Guild).Private
}

// elsewhere reports whether a request comes from a channel that is not for the bot.
func (b *Bot) elsewhere(r *discord.Request) bool {
	s := b.servers.Of(r.Guild)
	return r.Guild != "" && len(s.Channels) > 0 && !slices.Contains(s.Channels, r.Channel) && !slices.Contains(s.Channels, r.Parent)
}

// findParent finds out to which channel a message's thread belongs, where that counts:
// Discord says it with commands only.
func (b *Bot) findParent(ctx context.Context, r *discord.Request) {
	if r.Parent != "" || !b.elsewhere(r) {
		return
	}
	parent, known := b.parents.Get(r.Channel)
	if !known {
		var err error
		if parent, err = b.rest.Parent(ctx, r.Channel); err != nil {
			return
		}
		b.parents.Put(r.Channel, parent)
	}
	r.Parent = parent
}

// channelsOf names the channels of a server, as links.
func (b *Bot) channelsOf(guild string) string {
	var shown []string
	for _, id := range b.servers.Of(guild).Channels {
		if len(shown) < 5 {
			shown = append(shown, fmt.Sprintf("<#%s>", id))
		}
	}
	return strings.Join(shown, ", ")
}

// with returns list with or without one element.
func with(list []string, id string, in bool) []string {
	list = slices.DeleteFunc(list, func(x string) bool { return x == id })
	if in {
		list = append(list, id)
	}
	return list
}
