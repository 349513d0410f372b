package rest

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"time"

	"onrecord/bot/backoff"
	"onrecord/bot/discord"
)

// Respond implements discord.Responder.
func (r *Client) Respond(ctx context.Context, req *discord.Request, re discord.Reply) error {
	if req.Kind == discord.Mention {
		_, err := r.Post(ctx, req.Channel, inReplyTo(req, re.Message))
		return err
	}
	c := discord.Callback{Type: discord.CallbackMessage}
	m := discord.Fit(re.Message)
	switch {
	case req.Kind == discord.Autocomplete:
		c = discord.Callback{Type: discord.CallbackChoices, Data: map[string]any{"choices": discord.FitChoices(re.Choices)}}
	case re.Ask != nil && req.Kind == discord.Component:
		return r.callback(ctx, req, discord.FormCallback(*re.Ask), nil)
	case re.Update && req.Kind == discord.Component:
		c = discord.Callback{Type: discord.CallbackUpdate, Data: m}
	default:
		if re.Private {
			m.Flags |= discord.FlagEphemeral
		}
		c.Data = m
	}
	if req.Inline != nil && len(m.Files) > 0 {
		// Files do not go into the answer to Discord's own request.
		if err := r.Defer(ctx, req, discord.Deferral{Private: re.Private}); err != nil {
			return err
		}
		return r.RespondLate(ctx, req, re, discord.Deferral{Private: re.Private})
	}
	return r.callback(ctx, req, c, m.Files)
}

// Defer implements discord.Responder. Announcing fixes who sees the reply.
func (r *Client) Defer(ctx context.Context, req *discord.Request, d discord.Deferral) error {
	switch {
	case req.Kind == discord.Mention:
		return r.do(ctx, call{method: http.MethodPost, path: []string{"channels", req.Channel, "typing"},
			label: "show typing", route: "typing " + req.Channel})
	case d.Update && !d.Private:
		return r.callback(ctx, req, discord.Callback{Type: discord.CallbackKeep}, nil)
	case d.Private:
		return r.callback(ctx, req, discord.Callback{Type: discord.CallbackWait, Data: map[string]int{"flags": discord.FlagEphemeral}}, nil)
	}
	return r.callback(ctx, req, discord.Callback{Type: discord.CallbackWait}, nil)
}

// lateTries is how often what was announced is tried to be filled in, for about
// twenty seconds: who sees "thinking…" waits for it, and Discord takes it for
// fifteen minutes.
const lateTries = 8

// RespondLate implements discord.Responder.
func (r *Client) RespondLate(ctx context.Context, req *discord.Request, re discord.Reply, d discord.Deferral) error {
	m := discord.Fit(re.Message)
	switch {
	case req.Kind == discord.Mention:
		return r.Respond(ctx, req, re)
	case d.Update && !d.Private && !re.Update:
		// What was announced is a change of the list itself; words about it go
		// into a message of their own.
		m.Flags |= discord.FlagEphemeral
		return r.do(ctx, call{method: http.MethodPost, path: []string{"webhooks", req.App, req.Token},
			label: "follow up", body: m, files: m.Files, tries: lateTries})
	}
	for try := 1; ; try++ {
		err := r.do(ctx, call{method: http.MethodPatch, path: []string{"webhooks", req.App, req.Token, "messages", "@original"},
			label: "fill in reply", body: m, files: m.Files, tries: lateTries})
		// The announcement went by another way, and may not have arrived yet.
		if req.Inline == nil || Status(err) != http.StatusNotFound || try == 4 || !backoff.Sleep(ctx, time.Duration(try)*200*time.Millisecond) {
			return err
		}
	}
}

func (r *Client) callback(ctx context.Context, req *discord.Request, c discord.Callback, files []discord.File) error {
	if req.Inline != nil && len(files) == 0 {
		return discord.HandBack(ctx, req, c)
	}
	return r.do(ctx, call{method: http.MethodPost, path: []string{"interactions", req.ID, req.Token, "callback"},
		label: "reply", body: c, files: files, first: true, tries: lateTries})
}

// inReplyTo makes m a reply to what was said. The nonce lets Discord drop it
// when it is sent a second time because the first answer was lost.
func inReplyTo(req *discord.Request, m discord.Message) discord.Message {
	m.Reference = &discord.Reference{MessageID: req.Message}
	m.Nonce, m.Once = req.ID, true
	return m
}

// Post implements discord.Responder.
func (r *Client) Post(ctx context.Context, channel string, m discord.Message) (id string, err error) {
	var sent struct {
		ID string `json:"id"`
	}
	m = discord.Fit(m)
	err = r.do(ctx, call{method: http.MethodPost, path: []string{"channels", channel, "messages"},
		label: "write in channel " + channel, route: "write " + channel, body: m, files: m.Files, into: &sent, tries: lateTries})
	return sent.ID, err
}

// Edit implements discord.Responder.
func (r *Client) Edit(ctx context.Context, channel, id string, m discord.Message) error {
	m = discord.Fit(m)
	return r.do(ctx, call{method: http.MethodPatch, path: []string{"channels", channel, "messages", id},
		label: "edit in channel " + channel, route: "edit " + channel, body: m, files: m.Files})
}

// Direct returns the channel of the direct messages to a user.
func (r *Client) Direct(ctx context.Context, user string) (channel string, err error) {
	var room struct {
		ID string `json:"id"`
	}
	err = r.do(ctx, call{method: http.MethodPost, path: []string{"users", "@me", "channels"},
		label: "open direct messages", route: "open direct messages", body: map[string]string{"recipient_id": user}, into: &room})
	return room.ID, err
}

// Parent returns the channel that a thread belongs to; "" for what is no thread.
func (r *Client) Parent(ctx context.Context, channel string) (string, error) {
	var raw json.RawMessage
	err := r.do(ctx, call{method: http.MethodGet, path: []string{"channels", channel}, label: "look up channel " + channel, into: &raw})
	return discord.DecodeParent(raw), err
}

// Recent returns the messages of a channel, the newest first: at most a hundred that are
// older than the one with the ID before, "" for the last of all.
func (r *Client) Recent(ctx context.Context, channel, before string) ([]discord.Posted, error) {
	query := url.Values{"limit": {"100"}}
	if before != "" {
		query.Set("before", before)
	}
	var raw json.RawMessage
	err := r.do(ctx, call{method: http.MethodGet, path: []string{"channels", channel, "messages"}, query: query,
		label: "read channel " + channel, route: "read " + channel, into: &raw})
	return discord.DecodePosted(raw), err
}

// Me returns the bot's own user ID.
func (r *Client) Me(ctx context.Context) (string, error) {
	var user struct {
		ID string `json:"id"`
	}
	err := r.do(ctx, call{method: http.MethodGet, path: []string{"users", "@me"}, label: "look up the bot's own name", into: &user})
	return user.ID, err
}

func commandPath(app, guild string) []string {
	if guild == "" {
		return []string{"applications", app, "commands"}
	}
	return []string{"applications", app, "guilds", guild, "commands"}
}

// Commands returns the registered commands.
func (r *Client) Commands(ctx context.Context, app, guild string) (cs []discord.ApplicationCommand, err error) {
	err = r.do(ctx, call{method: http.MethodGet, path: commandPath(app, guild), label: "list commands", into: &cs})
	return cs, err
}

// SetCommands replaces the registered commands.
func (r *Client) SetCommands(ctx context.Context, app, guild string, cs []discord.ApplicationCommand) error {
	return r.do(ctx, call{method: http.MethodPut, path: commandPath(app, guild), label: "register commands", body: cs})
}
