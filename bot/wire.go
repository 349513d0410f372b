package bot

import (
	"strconv"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"
)

// fromInteraction reads an interaction. ok is false for one that is not for us
// to answer or that came incomplete: the library hands on what it could not
// decode, with holes in it.
func fromInteraction(i *discordgo.InteractionCreate, now time.Time) (r *request, ok bool) {
	if i == nil || i.Interaction == nil || i.ID == "" || i.Token == "" || i.Data == nil {
		return nil, false
	}
	r = &request{id: i.ID, app: i.AppID, token: i.Token, guild: i.GuildID, channel: i.ChannelID, received: now}
	switch {
	case i.Member != nil && i.Member.User != nil:
		r.user, r.roles, r.permissions = i.Member.User.ID, i.Member.Roles, i.Member.Permissions
	case i.User != nil:
		r.user = i.User.ID
	default:
		return nil, false
	}
	switch d := i.Data.(type) {
	case discordgo.ApplicationCommandInteractionData:
		r.kind, r.name = command, d.Name
		if d.CommandType == discordgo.MessageApplicationCommand {
			if r.text = targetText(d); d.TargetID == "" {
				return nil, false
			}
		}
		if i.Type == discordgo.InteractionApplicationCommandAutocomplete {
			r.kind = completion
		}
		r.readOptions(d.Options)
	case discordgo.MessageComponentInteractionData:
		r.kind, r.button, r.values = click, d.CustomID, d.Values
		if i.Message != nil {
			r.message, r.owner = i.Message.ID, owner(i.Message)
			r.hidden = i.Message.Flags&ephemeral != 0
		}
	default:
		return nil, false
	}
	return r, true
}

func (r *request) readOptions(os []*discordgo.ApplicationCommandInteractionDataOption) {
	if r.options == nil {
		r.options = map[string]string{}
	}
	for _, o := range os {
		if o == nil {
			continue
		}
		if o.Type == discordgo.ApplicationCommandOptionSubCommand {
			r.sub = o.Name
			r.readOptions(o.Options)
			continue
		}
		switch v := o.Value.(type) {
		case string:
			r.options[o.Name] = v
		case bool:
			r.options[o.Name] = strconv.FormatBool(v)
		case float64:
			r.options[o.Name] = strconv.FormatFloat(v, 'f', -1, 64)
		}
		if o.Focused {
			r.focused = o.Name
		}
	}
}

// targetText is the text of the message that a command is used on: its words,
// else those of the card that stands for a link in it.
func targetText(d discordgo.ApplicationCommandInteractionData) string {
	if d.Resolved == nil || d.Resolved.Messages[d.TargetID] == nil {
		return ""
	}
	m := d.Resolved.Messages[d.TargetID]
	parts := []string{m.Content}
	for _, e := range m.Embeds {
		if e != nil {
			parts = append(parts, e.Title, e.Description)
		}
	}
	return joined("\n", parts...)
}

// owner is who asked for a message of ours.
func owner(m *discordgo.Message) string {
	switch {
	case m.InteractionMetadata != nil && m.InteractionMetadata.User != nil:
		return m.InteractionMetadata.User.ID
	case m.Interaction != nil && m.Interaction.User != nil:
		return m.Interaction.User.ID
	case m.ReferencedMessage != nil && m.ReferencedMessage.Author != nil:
		return m.ReferencedMessage.Author.ID
	}
	return ""
}

// fromMessage reads a message that a person wrote to the bot: directly, or
// mentioning it, or replying to it.
func fromMessage(m *discordgo.MessageCreate, me string, now time.Time) (r *request, ok bool) {
	if m == nil || m.Message == nil || m.ID == "" || m.ChannelID == "" || m.Author == nil {
		return nil, false
	}
	if m.Author.ID == me || m.Author.Bot || m.Author.System || m.WebhookID != "" {
		return nil, false
	}
	if m.Type != discordgo.MessageTypeDefault && m.Type != discordgo.MessageTypeReply {
		return nil, false
	}
	if m.GuildID != "" && !mentioned(m.Message, me) {
		return nil, false
	}
	text := strings.NewReplacer("<@"+me+">", " ", "<@!"+me+">", " ").Replace(m.Content)
	return &request{
		kind: saying, id: m.ID, text: strings.Join(strings.Fields(text), " "), reply: repliedTo(m.ReferencedMessage, me),
		user: m.Author.ID, guild: m.GuildID, channel: m.ChannelID, message: m.ID, received: now,
	}, true
}

// repliedTo reads the message that another one replies to; nil unless it is ours.
func repliedTo(m *discordgo.Message, me string) *replied {
	if m == nil || m.Author == nil || m.Author.ID != me {
		return nil
	}
	r := &replied{}
	if m.InteractionMetadata != nil {
		r.cause = m.InteractionMetadata.ID
	}
	if r.cause == "" && m.MessageReference != nil {
		r.cause = m.MessageReference.MessageID
	}
	for _, c := range m.Components {
		row, ok := c.(*discordgo.ActionsRow)
		if !ok || row == nil {
			continue
		}
		for _, c := range row.Components {
			if b, ok := c.(*discordgo.Button); ok && b != nil {
				r.buttons = append(r.buttons, b.CustomID)
			}
		}
	}
	return r
}

func mentioned(m *discordgo.Message, me string) bool {
	for _, u := range m.Mentions {
		if u != nil && u.ID == me {
			return me != ""
		}
	}
	return false
}
