package discord

import (
	"context"

	"github.com/bwmarrin/discordgo"
)

// UserError is an error that is said to the user as it stands, privately where
// that is possible. It is Markdown, already safe.
type UserError string

// Error is the sentence.
func (s UserError) Error() string { return string(s) }

// Message is one message to be sent. Content, titles and descriptions are
// Markdown in which everything foreign is escaped.
type Message struct {
	Content    string                       `json:"content"`
	Embeds     []*discordgo.MessageEmbed    `json:"embeds"`     // at most 10, of 6,000 units in all
	Components []discordgo.MessageComponent `json:"components"` // rows of buttons, or of one menu
	Mentions   noMentions                   `json:"allowed_mentions"`
	Flags      int                          `json:"flags,omitempty"` // such as FlagEphemeral

	Files       []File       `json:"-"`                     // sent beside the JSON
	Attachments []attachment `json:"attachments,omitempty"` // filled in by Fit

	// Of a message in a channel only.
	Reference *Reference `json:"message_reference,omitempty"`
	Nonce     string     `json:"nonce,omitempty"`         // the same when it is sent once more
	Once      bool       `json:"enforce_nonce,omitempty"` // drops the second of one nonce
}

// File is what is attached to a message.
type File struct {
	Name, Type  string // kind is the media type
	Description string // for those who do not see it
	Data        []byte
}

// attachment describes a file, by its number.
type attachment struct {
	ID          string `json:"id"`
	Filename    string `json:"filename"`
	Description string `json:"description,omitempty"`
}

// noMentions is the only value that allowed_mentions can have: a message that
// pings cannot be written in this package.
type noMentions struct{}

// MarshalJSON allows nothing.
func (noMentions) MarshalJSON() ([]byte, error) {
	return []byte(`{"parse":[],"replied_user":false}`), nil
}

// Reference is the message that another one replies to.
type Reference struct {
	MessageID string `json:"message_id"`
	// FailIfNotExists is false, so that an answer survives its deleted question.
	FailIfNotExists bool `json:"fail_if_not_exists"`
}

// FlagEphemeral is the flag of a message that only one user sees.
const FlagEphemeral = 1 << 6

// flagNoEmbeds is the flag of a message whose embeds somebody has taken off.
const flagNoEmbeds = 1 << 2

// Reply is what a handler returns: the message, who sees it and where it goes.
type Reply struct {
	Message Message
	Private bool     // only the one who asked sees it
	Update  bool     // takes the place of the message whose button was pressed
	Choices []Choice // of a completion, in place of a message
	Ask     *Window  // to be filled in, in place of a message; of a button only
	// After goes on when the reply has been sent; it ends with the bot.
	After func(context.Context)
}

// Window is a question that is asked in a window of its own.
type Window struct {
	ID    string // custom_id, which comes back with what was filled in
	Title string // at most 45 characters
	Label string // of the line to fill in; as many
	Most  int    // characters
}

// Choice is a completion that is offered.
type Choice struct {
	Name  string `json:"name"`  // what is shown
	Value string `json:"value"` // what stands in the option when it is chosen
}

// Public is a reply of words alone.
func Public(markdown string) Reply { return Reply{Message: Message{Content: markdown}} }

// Private is a reply of words for one pair of eyes.
func Private(markdown string) Reply { return Reply{Message: Message{Content: markdown}, Private: true} }

// Deferral is how a response is announced that takes a while. Discord fixes then who
// sees it, and whether it changes the message whose button was pressed.
type Deferral struct{ Private, Update bool }

// Responder is the way back to those who ask. rest is the one over the network.
type Responder interface {
	// Respond gives the first and only response.
	Respond(ctx context.Context, r *Request, re Reply) error
	// Defer says that the response takes a while.
	Defer(ctx context.Context, r *Request, d Deferral) error
	// RespondLate gives the response that was deferred.
	RespondLate(ctx context.Context, r *Request, re Reply, d Deferral) error
	// Post writes into a channel and returns the message's ID.
	Post(ctx context.Context, channel string, m Message) (string, error)
	// Edit replaces a message that post wrote.
	Edit(ctx context.Context, channel, id string, m Message) error
}
