package bot

import (
	"context"

	"github.com/bwmarrin/discordgo"
)

// message is one message to be sent. Content, titles and descriptions are
// Markdown in which everything foreign is escaped.
type message struct {
	Content    string                       `json:"content"`
	Embeds     []*discordgo.MessageEmbed    `json:"embeds"`
	Components []discordgo.MessageComponent `json:"components"`
	Mentions   noMentions                   `json:"allowed_mentions"`
	Flags      int                          `json:"flags,omitempty"`

	Files       []file       `json:"-"` // sent beside the JSON
	Attachments []attachment `json:"attachments,omitempty"`

	// Of a message in a channel only.
	Reference *reference `json:"message_reference,omitempty"`
	Nonce     string     `json:"nonce,omitempty"`
	Once      bool       `json:"enforce_nonce,omitempty"`
}

// file is what is attached to a message.
type file struct {
	name, kind  string // kind is the media type
	description string // for those who do not see it
	data        []byte
}

// attachment tells Discord of a file by its number.
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

// reference is the message that another one replies to.
type reference struct {
	MessageID string `json:"message_id"`
	// FailIfNotExists is false, so that an answer survives its deleted question.
	FailIfNotExists bool `json:"fail_if_not_exists"`
}

// ephemeral is the flag of a message that only one user sees.
const ephemeral = 1 << 6

// reply is what a handler returns: the message, who sees it and where it goes.
type reply struct {
	message message
	private bool
	update  bool     // takes the place of the message whose button was pressed
	choices []choice // of a completion, in place of a message
	// after goes on when the reply has been sent; it ends with the bot.
	after func(context.Context)
}

// choice is a completion that is offered.
type choice struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// say is a reply of words alone.
func say(markdown string) reply { return reply{message: message{Content: markdown}} }

// tell is a reply of words for one pair of eyes.
func tell(markdown string) reply { return reply{message: message{Content: markdown}, private: true} }

// line is the way back to those who ask. rest is the one over the network.
type line interface {
	// answer gives the first and only response.
	answer(ctx context.Context, r *request, re reply) error
	// wait says that the response takes a while.
	wait(ctx context.Context, r *request, private bool) error
	// answerLate replaces what wait left, private or not.
	answerLate(ctx context.Context, r *request, re reply, private bool) error
	// post writes into a channel and returns the message's ID.
	post(ctx context.Context, channel string, m message) (string, error)
	// edit replaces a message that post wrote.
	edit(ctx context.Context, channel, id string, m message) error
}
