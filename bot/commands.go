package bot

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"time"

	"onrecord/bot/backoff"
	"onrecord/bot/discord"
	"onrecord/bot/rest"
)

// findThis is the name of the command that is used on a message.
const findThis = "Find what was said about this"

// checkThis is the name of the one that checks the quotations of a message.
const checkThis = "Check the quotations"

// slashes are the bot's commands. Guild commands have no contexts.
func (b *Bot) slashes() []discord.ApplicationCommand {
	text := func(name, description string, required bool) discord.Option {
		return discord.Option{Type: discord.TextOption, Name: name, Description: description, Required: required, MaxLength: maxQuestion}
	}
	name := func(name, description string, required bool) discord.Option {
		o := text(name, description, required)
		o.Autocomplete = true
		return o
	}
	private := discord.Option{Type: discord.SwitchOption, Name: "private", Description: "Show the answer to me alone"}
	const days = "A day, month or year: 22 April 2015, April 2015, last week"
	all := []discord.ApplicationCommand{
		{Name: "ask", Description: "Ask who said what, in plain words", Options: []discord.Option{
			text("question", "For example: what did Lavrov say about IS", true), private}},
		{Name: "speaker", Description: "Find what somebody said", Options: []discord.Option{
			name("name", "Who said it: a name or an office", true),
			name("topic", "What it was about", false),
			name("from", days, false), name("to", days, false),
			name("source", "Who reported it: a newspaper or agency", false), private}},
		{Name: "date", Description: "Find what was said on a day or in a range of days", Options: []discord.Option{
			name("day", days, true), name("to", "The last day, for a range", false),
			name("speaker", "Who said it: a name or an office", false),
			name("topic", "What it was about", false), private}},
		{Name: "timeline", Description: "Show when somebody spoke of something, as a picture", Options: []discord.Option{
			name("speaker", "Who said it: a name or an office", true),
			name("topic", "What it was about", false), private}},
		{Name: "quote", Description: "Check whether words stand in the archive, and whose they are", Options: []discord.Option{
			{Type: discord.TextOption, Name: "words", Description: "The words, with or without quotation marks", Required: true, MaxLength: maxQuoted},
			name("by", "Whose words they are said to be", false), private}},
		b.followCommand(name),
		{Name: "following", Description: "List what I am told of, and end it"},
		{Name: "sources", Description: "List the outlets in the archive", Options: []discord.Option{private}},
		{Name: "help", Description: "Show how to ask"},
		{Type: discord.MessageCommand, Name: findThis},
		{Type: discord.MessageCommand, Name: checkThis},
		b.settingsCommand(),
	}
	if b.cfg.Reindex != nil {
		all = append(all, reindexCommand())
	}
	for i := range all {
		all[i].Type = max(all[i].Type, discord.SlashCommand)
		if b.cfg.GuildID == "" {
			// A user may take the bot along to where he is, so far as it answers there.
			all[i].Contexts, all[i].Integrations = []int{0}, []int{0}
			if all[i].Permissions == nil && b.cfg.serves("") {
				all[i].Contexts, all[i].Integrations = []int{0, 1, 2}, []int{0, 1}
			}
		}
	}
	return all
}

// register makes Discord's list of commands the bot's own, and writes only when
// they differ: there is a daily limit. It tries again until ctx ends.
func (b *Bot) register(ctx context.Context, app string) {
	want := b.slashes()
	for wait := 2 * time.Second; ; wait = min(2*wait, 10*time.Minute) {
		have, err := b.rest.Commands(ctx, app, b.cfg.GuildID)
		if err == nil {
			if same(want, have) {
				b.log.Debug("bot: commands are registered already")
				b.forgetGlobal(ctx, app)
				return
			}
			if err = b.rest.SetCommands(ctx, app, b.cfg.GuildID, want); err == nil {
				b.log.Info("bot: commands registered", "guild", b.cfg.GuildID, "n", len(want))
				b.forgetGlobal(ctx, app)
				return
			}
		}
		if ctx.Err() != nil {
			return
		}
		hint := ""
		if b.cfg.GuildID != "" && (rest.Status(err) == http.StatusForbidden || rest.Status(err) == http.StatusNotFound) {
			hint = "is the bot in that server, and was it invited with the scope applications.commands?"
		}
		b.log.Error("bot: commands not registered", "guild", b.cfg.GuildID, "err", err, "hint", hint, "again in", wait)
		if !backoff.Sleep(ctx, backoff.Jitter(wait)) {
			return
		}
	}
}

// forgetGlobal takes away the commands that are registered everywhere when there are those
// of one server: there each would be offered twice.
func (b *Bot) forgetGlobal(ctx context.Context, app string) {
	if b.cfg.GuildID != "" {
		b.forget(ctx, app, "")
	}
}

// joined takes away the commands of a server that was registered in by itself before, when
// those for everywhere are.
func (b *Bot) joined(guild string) {
	app := b.app.Load()
	if b.cfg.GuildID != "" || app == nil || b.looked.Add(1) > mostLooked {
		return
	}
	b.router.Go(func(ctx context.Context) { b.forget(ctx, *app, guild) })
}

// mostLooked is in how many servers it is looked for commands of their own.
const mostLooked = 100

// forget takes away the commands of a scope when there are any.
func (b *Bot) forget(ctx context.Context, app, guild string) {
	have, err := b.rest.Commands(ctx, app, guild)
	if err == nil && len(have) > 0 {
		if err = b.rest.SetCommands(ctx, app, guild, []discord.ApplicationCommand{}); err == nil {
			b.log.Info("bot: commands of before taken away", "guild", guild, "n", len(have))
		}
	}
	if err != nil && ctx.Err() == nil {
		b.log.Warn("bot: it is not known whether there are commands of before", "guild", guild, "err", err)
	}
}

// same compares two lists of commands without regard to their order and to
// what Discord adds of its own.
func same(a, b []discord.ApplicationCommand) bool {
	if len(a) != len(b) {
		return false
	}
	in := map[string][]byte{}
	for _, c := range a {
		in[c.Name] = canonical(c)
	}
	for _, c := range b {
		if !bytes.Equal(in[c.Name], canonical(c)) {
			return false
		}
	}
	return true
}

func canonical(c discord.ApplicationCommand) []byte {
	data, err := json.Marshal(c)
	if err != nil {
		return nil
	}
	return data
}
