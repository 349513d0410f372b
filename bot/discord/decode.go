package discord

import (
	"encoding/json"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"onrecord/bot/markdown"
)

// What follows is as much of Discord's format as the bot reads. It is read here
// and not by the library, which gives up a whole event for one part of it that
// it does not know: a new sort of button on the message that a command is used
// on, or a number where it wants words.
type (
	wireUser struct {
		ID     string `json:"id"`
		Bot    bool   `json:"bot"`
		System bool   `json:"system"`
	}
	wireInteraction struct {
		ID      string `json:"id"`
		App     string `json:"application_id"`
		Type    int    `json:"type"`
		Token   string `json:"token"`
		Guild   string `json:"guild_id"`
		Channel string `json:"channel_id"`
		Place   struct {
			Type   int    `json:"type"`
			Parent string `json:"parent_id"`
		} `json:"channel"`
		Allowed string `json:"app_permissions"`
		Member  *struct {
			User        *wireUser `json:"user"`
			Roles       []string  `json:"roles"`
			Permissions string    `json:"permissions"`
		} `json:"member"`
		User    *wireUser    `json:"user"`
		Message *wireMessage `json:"message"`
		Data    *wireData    `json:"data"`
	}
	wireData struct {
		Name     string       `json:"name"` // of a command
		Type     int          `json:"type"`
		Options  []wireOption `json:"options"`
		Target   string       `json:"target_id"`
		Resolved struct {
			Messages map[string]*wireMessage `json:"messages"`
		} `json:"resolved"`
		CustomID string   `json:"custom_id"` // of a button, menu or form
		Values   []string `json:"values"`
		// The rows of a form that was filled in.
		Components []wirePart `json:"components"`
	}
	wireOption struct {
		Name    string       `json:"name"`
		Type    int          `json:"type"`
		Value   any          `json:"value"`
		Focused bool         `json:"focused"`
		Options []wireOption `json:"options"`
	}
	wireMessage struct {
		ID         string      `json:"id"`
		Guild      string      `json:"guild_id"`
		Channel    string      `json:"channel_id"`
		Type       int         `json:"type"`
		Flags      int         `json:"flags"`
		Author     *wireUser   `json:"author"`
		Webhook    string      `json:"webhook_id"`
		Time       string      `json:"timestamp"`
		Content    string      `json:"content"`
		Mentions   []*wireUser `json:"mentions"`
		Roles      []string    `json:"mention_roles"`
		Embeds     []wireEmbed `json:"embeds"`
		Components []wirePart  `json:"components"`
		Cause      *wireCause  `json:"interaction_metadata"`
		OldCause   *wireCause  `json:"interaction"`
		Reference  struct {
			Message string `json:"message_id"`
		} `json:"message_reference"`
		Referenced *wireMessage `json:"referenced_message"`
		Forwarded  []struct {
			Message *wireMessage `json:"message"`
		} `json:"message_snapshots"`
	}
	wireEmbed struct {
		Title       string `json:"title"`
		Description string `json:"description"`
	}
	wirePart struct {
		CustomID   string     `json:"custom_id"`
		Value      string     `json:"value"`
		Components []wirePart `json:"components"`
	}
	wireCause struct {
		ID   string    `json:"id"`
		User *wireUser `json:"user"`
	}
)

// The types of interactions and messages that are answered.
const (
	pingInteraction       = 1
	commandInteraction    = 2
	clickInteraction      = 3
	completionInteraction = 4
	formInteraction       = 5

	plainMessage = 0
	replyMessage = 19
)

// decode reads JSON into v. What has another form than v wants is left out of it.
func decode(data []byte, v any) bool {
	err := json.Unmarshal(data, v)
	var form *json.UnmarshalTypeError
	return err == nil || errors.As(err, &form)
}

// IsPing reports whether an interaction only asks whether the endpoint is there.
func IsPing(data []byte) (bool, error) {
	var head struct {
		Type int `json:"type"`
	}
	err := json.Unmarshal(data, &head)
	return head.Type == pingInteraction, err
}

// DecodeReady reads the application's ID from the event READY; "" where it
// is left out.
func DecodeReady(data []byte) string {
	var e struct {
		Application struct {
			ID string `json:"id"`
		} `json:"application"`
	}
	decode(data, &e)
	return e.Application.ID
}

// DecodeInteraction reads an interaction. ok is false for one that is not for us
// to answer or that came incomplete.
func DecodeInteraction(data []byte, now time.Time) (r *Request, ok bool) {
	var i wireInteraction
	if !decode(data, &i) || i.ID == "" || i.Token == "" || i.Data == nil {
		return nil, false
	}
	r = &Request{ID: i.ID, App: i.App, Token: i.Token, Guild: i.Guild, Channel: i.Channel, Received: now}
	r.Parent = parentOf(i.Place.Type, i.Place.Parent)
	r.BotPermissions, _ = strconv.ParseInt(i.Allowed, 10, 64)
	switch {
	case i.Member != nil && i.Member.User != nil:
		r.User, r.Roles = i.Member.User.ID, i.Member.Roles
		r.Permissions, _ = strconv.ParseInt(i.Member.Permissions, 10, 64)
	case i.User != nil:
		r.User = i.User.ID
	}
	if r.User == "" {
		return nil, false
	}
	switch i.Type {
	case commandInteraction, completionInteraction:
		if r.Kind, r.Name = Command, i.Data.Name; r.Name == "" {
			return nil, false
		}
		if i.Type == completionInteraction {
			r.Kind = Autocomplete
		}
		if i.Data.Type == MessageCommand {
			r.Text = i.Data.Resolved.Messages[i.Data.Target].words()
		}
		r.Options = map[string]string{}
		r.decodeOptions(i.Data.Options)
	case clickInteraction:
		r.Kind, r.Button, r.Values = Component, i.Data.CustomID, i.Data.Values
		if m := i.Message; m != nil {
			r.Message, r.Owner, r.Ephemeral = m.ID, m.owner(), m.Flags&FlagEphemeral != 0
			r.Cause, r.NoEmbeds = m.Reference.Message, m.Flags&flagNoEmbeds != 0
		}
	case formInteraction:
		r.Kind, r.Button = Form, i.Data.CustomID
		for _, row := range i.Data.Components {
			for _, c := range row.Components {
				r.Text = markdown.Join(" ", r.Text, strings.TrimSpace(c.Value))
			}
		}
	default:
		return nil, false
	}
	return r, true
}

// parentOf is the channel that a thread or a forum's post belongs to; "" for what is none.
func parentOf(kind int, parent string) string {
	if kind >= announcementThread && kind <= privateThread {
		return parent
	}
	return ""
}

// The types of threads: from the one to the other.
const (
	announcementThread = 10
	privateThread      = 12
)

// DecodeParent reads from a channel what it belongs to: a thread to the channel that it is
// below; "" for what is no thread.
func DecodeParent(data []byte) string {
	var c struct {
		Type   int    `json:"type"`
		Parent string `json:"parent_id"`
	}
	decode(data, &c)
	return parentOf(c.Type, c.Parent)
}

// DecodeGuild reads from a server its ID and the role that is the bot's own there, which
// Discord makes when it is added with permissions; "" where it has none.
func DecodeGuild(data []byte, me string) (guild, role string) {
	var g struct {
		ID    string `json:"id"`
		Roles []struct {
			ID   string `json:"id"`
			Tags struct {
				Bot string `json:"bot_id"`
			} `json:"tags"`
		} `json:"roles"`
	}
	decode(data, &g)
	for _, r := range g.Roles {
		if r.Tags.Bot == me && me != "" {
			role = r.ID
		}
	}
	return g.ID, role
}

func (r *Request) decodeOptions(os []wireOption) {
	for _, o := range os {
		if o.Type == SubCommand {
			r.Sub = o.Name
			r.decodeOptions(o.Options)
			continue
		}
		switch v := o.Value.(type) {
		case string:
			r.Options[o.Name] = v
		case bool:
			r.Options[o.Name] = strconv.FormatBool(v)
		case float64:
			r.Options[o.Name] = strconv.FormatFloat(v, 'f', -1, 64)
		}
		if o.Focused {
			r.Focused = o.Name
		}
	}
}

// words are what a message says, in itself, in the cards that stand for links in
// it, and in the messages that it passes on.
func (m *wireMessage) words() string {
	if m == nil {
		return ""
	}
	parts := []string{m.Content}
	for _, e := range m.Embeds {
		parts = append(parts, e.Title, e.Description)
	}
	for _, f := range m.Forwarded {
		if f.Message != nil {
			f.Message.Forwarded = nil
		}
		parts = append(parts, f.Message.words())
	}
	return markdown.Join("\n", parts...)
}

// owner is who asked for a message of ours.
func (m *wireMessage) owner() string {
	for _, c := range []*wireCause{m.Cause, m.OldCause} {
		if c != nil && c.User != nil && c.User.ID != "" {
			return c.User.ID
		}
	}
	if m.Referenced != nil && m.Referenced.Author != nil {
		return m.Referenced.Author.ID
	}
	return ""
}

// DecodeMessage reads a message that a person wrote to the bot: directly, or mentioning it
// or its role in a server, or replying to it. role returns that role, "" for none.
func DecodeMessage(data []byte, me string, role func(guild string) string, now time.Time) (r *Request, ok bool) {
	var m wireMessage
	if !decode(data, &m) || m.ID == "" || m.Channel == "" || m.Author == nil || m.Author.ID == "" {
		return nil, false
	}
	if m.Author.ID == me || m.Author.Bot || m.Author.System || m.Webhook != "" {
		return nil, false
	}
	if m.Type != plainMessage && m.Type != replyMessage {
		return nil, false
	}
	mine := ""
	if m.Guild != "" && len(m.Roles) > 0 {
		mine = role(m.Guild)
	}
	if m.Guild != "" && !m.mentions(me) && (mine == "" || !slices.Contains(m.Roles, mine)) {
		return nil, false
	}
	text := strings.NewReplacer("<@"+me+">", " ", "<@!"+me+">", " ", "<@&"+mine+">", " ").Replace(m.Content)
	return &Request{
		Kind: Mention, ID: m.ID, Text: strings.Join(strings.Fields(text), " "), ReplyTo: m.Referenced.repliedTo(me),
		User: m.Author.ID, Guild: m.Guild, Channel: m.Channel, Message: m.ID, Received: now,
		Unread: m.Guild != "" && m.Content == "",
	}, true
}

// repliedTo reads the message that another one replies to; nil unless it is ours.
func (m *wireMessage) repliedTo(me string) *Replied {
	if m == nil || m.Author == nil || m.Author.ID != me {
		return nil
	}
	r := &Replied{Cause: m.Reference.Message}
	if m.Cause != nil && m.Cause.ID != "" {
		r.Cause = m.Cause.ID
	}
	r.Buttons = m.buttons()
	return r
}

// Posted is a message as it stands in a channel.
type Posted struct {
	ID      string
	Author  string    // a user's ID
	At      time.Time // zero when it is not known
	Buttons []string  // custom_ids
}

// DecodePosted reads the messages of a channel. What is none is left out.
func DecodePosted(data []byte) (ps []Posted) {
	var ms []*wireMessage
	decode(data, &ms)
	for _, m := range ms {
		if m == nil || m.ID == "" {
			continue
		}
		p := Posted{ID: m.ID, Buttons: m.buttons()}
		if m.Author != nil {
			p.Author = m.Author.ID
		}
		p.At, _ = time.Parse(time.RFC3339, m.Time)
		ps = append(ps, p)
	}
	return ps
}

// buttons are the custom_ids of a message.
func (m *wireMessage) buttons() (ids []string) {
	for _, row := range m.Components {
		for _, c := range row.Components {
			if c.CustomID != "" {
				ids = append(ids, c.CustomID)
			}
		}
	}
	return ids
}

func (m *wireMessage) mentions(id string) bool {
	for _, u := range m.Mentions {
		if u != nil && u.ID == id {
			return id != ""
		}
	}
	return false
}
