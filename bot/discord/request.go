// Package discord has Discord's format on its one side and the bot's own types on its
// other. Nothing above it reads or writes Discord's JSON.
//
//	decode.go    an event or interaction becomes a Request
//	request.go   who asks for what, where, and what he may do there
//	message.go   Message and Reply, which handlers return; the Responder that sends them
//	fit.go       holds a message to Discord's documented limits
//	command.go   commands as they are registered
//	callback.go  the first response to an interaction
//	inline.go    the same as the answer to Discord's own HTTP request
//
// A message cannot mention anybody: its allowed_mentions has one value. Events are not
// read by discordgo, which gives up a whole event for one part of it that has another
// form than it knows, such as a new sort of button on a message.
package discord

import (
	"strings"
	"time"
)

// Kind is how somebody turned to the bot.
type Kind int

const (
	Command      Kind = iota + 1 // a slash command or a message's
	Component                    // a button
	Autocomplete                 // a name that is being typed
	Mention                      // a mention or a direct message
	Form                         // a form that was filled in
)

// String is the kind in a word, for logs and metrics.
func (k Kind) String() string {
	return [...]string{"", "command", "component", "autocomplete", "mention", "form"}[k]
}

// Request is what somebody wants of the bot, free of Discord's format.
type Request struct {
	Kind  Kind
	ID    string // the interaction's or the message's; what is answered once
	App   string // the application's ID, and
	Token string // the secret: together the way back to an interaction

	Name    string            // the command
	Sub     string            // its sub-command
	Options map[string]string // as typed; a switch is "true"
	Focused string            // the option that is being typed
	Button  string            // a click's custom_id
	Values  []string          // what was chosen from a menu
	Text    string            // a mention or direct message, without the name; the words of the message that a command is used on
	ReplyTo *Replied          // the message that a mention replies to, where it is ours

	User           string
	Guild          string // "" in direct messages
	Channel        string
	Parent         string // the channel that a thread or a forum's post belongs to; "" when it is none or that is not known
	Roles          []string
	Permissions    int64  // of the user in the channel; 0 in direct messages
	BotPermissions int64  // what the bot itself may do in the channel; 0 when Discord does not say
	Message        string // the message with the button, or the mention itself
	Owner          string // who asked for the message with the button; "" when that is not known
	Cause          string // the message that the one with the button replies to
	NoEmbeds       bool   // somebody has taken the embeds off the message with the button
	Unread         bool   // Discord does not let the bot read the words of the message
	Ephemeral      bool   // only the user sees the message with the button

	Inline   chan InlineResponse // where the first response goes, of one that came over HTTP; else nil
	Received time.Time
}

// Replied is a message of the bot's that somebody replies to.
type Replied struct {
	Cause   string   // the ID of the interaction or message that it answers
	Buttons []string // custom_ids
}

// Option returns what was typed into an option.
func (r *Request) Option(name string) string { return strings.TrimSpace(r.Options[name]) }

// IsInteraction reports whether Discord waits for an answer to an interaction.
func (r *Request) IsInteraction() bool { return r.Kind != Mention }

// Permission bits. The first two make somebody an admin.
const (
	Administrator int64 = 1 << 3
	ManageGuild   int64 = 1 << 5
	ViewChannel   int64 = 1 << 10
	SendMessages  int64 = 1 << 11
	EmbedLinks    int64 = 1 << 14
)

// permissionNames are the permissions as Discord's settings name them.
var permissionNames = map[int64]string{ViewChannel: "View Channel", SendMessages: "Send Messages", EmbedLinks: "Embed Links"}

// Lacks names those permissions that the bot does not have where it was asked; ""
// when it has them, or Discord does not say.
func (r *Request) Lacks(needed ...int64) string {
	if r.BotPermissions == 0 || r.BotPermissions&Administrator != 0 {
		return ""
	}
	var names []string
	for _, p := range needed {
		if r.BotPermissions&p == 0 {
			names = append(names, "*"+permissionNames[p]+"*")
		}
	}
	return strings.Join(names, " and ")
}
