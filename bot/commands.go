package bot

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"time"
)

// slash is a slash command as it is registered.
type slash struct {
	Type        int      `json:"type"`
	Name        string   `json:"name"`
	Description string   `json:"description,omitempty"` // a message's command has none
	Options     []option `json:"options,omitempty"`
	// Permissions hides the command from others; it does not guard it.
	Permissions *bits `json:"default_member_permissions"`
	Contexts    []int `json:"contexts,omitempty"` // of a global command: 0 servers, 1 direct messages
}

// option is an option of a slash command.
type option struct {
	Type         int    `json:"type"`
	Name         string `json:"name"`
	Description  string `json:"description"`
	Required     bool   `json:"required,omitempty"`
	Autocomplete bool   `json:"autocomplete,omitempty"`
	MaxLength    int    `json:"max_length,omitempty"`

	Options []option `json:"options,omitempty"` // of a sub-command
}

// bits is a set of permissions: Discord's description has a number, its answers
// have a string.
type bits int64

// UnmarshalJSON reads either form.
func (b *bits) UnmarshalJSON(data []byte) error {
	return json.Unmarshal(bytes.Trim(data, `"`), (*int64)(b))
}

// The types of options.
const (
	subCommand    = 1
	textOption    = 3
	switchOption  = 5
	channelOption = 7
	roleOption    = 8
)

// The types of commands.
const (
	slashCommand   = 1
	messageCommand = 3
)

// findThis is the name of the command that is used on a message.
const findThis = "Find what was said about this"

// slashes are the bot's commands. Guild commands have no contexts.
func (b *Bot) slashes() []slash {
	text := func(name, description string, required bool) option {
		return option{Type: textOption, Name: name, Description: description, Required: required, MaxLength: maxQuestion}
	}
	name := func(name, description string, required bool) option {
		o := text(name, description, required)
		o.Autocomplete = true
		return o
	}
	private := option{Type: switchOption, Name: "private", Description: "Show the answer to me alone"}
	const days = "A day, month or year: 22 April 2015, April 2015, last week"
	all := []slash{
		{Name: "ask", Description: "Ask who said what, in plain words", Options: []option{
			text("question", "For example: what did Lavrov say about IS", true), private}},
		{Name: "speaker", Description: "Find what somebody said", Options: []option{
			name("name", "Who said it: a name or an office", true),
			name("topic", "What it was about", false),
			name("from", days, false), name("to", days, false),
			name("source", "Who reported it: a newspaper or agency", false), private}},
		{Name: "date", Description: "Find what was said on a day or in a range of days", Options: []option{
			name("day", days, true), name("to", "The last day, for a range", false),
			name("speaker", "Who said it: a name or an office", false),
			name("topic", "What it was about", false), private}},
		{Name: "timeline", Description: "Show when somebody spoke of something, as a picture", Options: []option{
			name("speaker", "Who said it: a name or an office", true),
			name("topic", "What it was about", false), private}},
		{Name: "sources", Description: "List the outlets in the archive", Options: []option{private}},
		{Name: "help", Description: "Show how to ask"},
		{Type: messageCommand, Name: findThis},
		b.settingsCommand(),
	}
	if b.cfg.Reindex != nil {
		all = append(all, reindexCommand())
	}
	for i := range all {
		all[i].Type = max(all[i].Type, slashCommand)
		if b.cfg.GuildID == "" {
			all[i].Contexts = []int{0, 1}
			if all[i].Permissions != nil {
				all[i].Contexts = []int{0}
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
		have, err := b.rest.commands(ctx, app, b.cfg.GuildID)
		if err == nil {
			if same(want, have) {
				b.log.Debug("bot: commands are registered already")
				return
			}
			if err = b.rest.setCommands(ctx, app, b.cfg.GuildID, want); err == nil {
				b.log.Info("bot: commands registered", "guild", b.cfg.GuildID, "n", len(want))
				return
			}
		}
		if ctx.Err() != nil {
			return
		}
		hint := ""
		if b.cfg.GuildID != "" && (status(err) == http.StatusForbidden || status(err) == http.StatusNotFound) {
			hint = "is the bot in that server, and was it invited with the scope applications.commands?"
		}
		b.log.Error("bot: commands not registered", "guild", b.cfg.GuildID, "err", err, "hint", hint, "again in", wait)
		if !sleep(ctx, jitter(wait)) {
			return
		}
	}
}

// same compares two lists of commands without regard to their order and to
// what Discord adds of its own.
func same(a, b []slash) bool {
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

func canonical(c slash) []byte {
	data, err := json.Marshal(c)
	if err != nil {
		return nil
	}
	return data
}
