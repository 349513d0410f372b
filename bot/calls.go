package bot

import (
	"context"
	"net/http"
	"time"
)

// The types of responses to interactions.
const (
	callbackPong    = 1
	callbackMessage = 4
	callbackWait    = 5
	callbackKeep    = 6 // the message as it is, for now
	callbackUpdate  = 7
	callbackChoices = 8
)

// callback is a response to an interaction.
type callback struct {
	Type int `json:"type"`
	Data any `json:"data,omitempty"`
}

// answer implements line.
func (r *rest) answer(ctx context.Context, req *request, re reply) error {
	if req.kind == saying {
		_, err := r.post(ctx, req.channel, inReplyTo(req, re.message))
		return err
	}
	c := callback{Type: callbackMessage}
	m := fit(re.message)
	switch {
	case req.kind == completion:
		c = callback{callbackChoices, map[string]any{"choices": fitChoices(re.choices)}}
	case re.update && req.kind == click:
		c = callback{callbackUpdate, m}
	default:
		if re.private {
			m.Flags |= ephemeral
		}
		c.Data = m
	}
	if req.inline != nil && len(m.Files) > 0 {
		// Files do not go into the answer to Discord's own request.
		if err := r.wait(ctx, req, re.private); err != nil {
			return err
		}
		return r.answerLate(ctx, req, re, re.private)
	}
	return r.callback(ctx, req, c, m.Files)
}

// wait implements line. Announcing fixes who sees the reply.
func (r *rest) wait(ctx context.Context, req *request, private bool) error {
	switch {
	case req.kind == saying:
		return r.do(ctx, call{method: http.MethodPost, path: []string{"channels", req.channel, "typing"},
			label: "show typing", route: "typing " + req.channel})
	case turnsPage(req.button) && !private:
		return r.callback(ctx, req, callback{Type: callbackKeep}, nil)
	case private:
		return r.callback(ctx, req, callback{callbackWait, map[string]int{"flags": ephemeral}}, nil)
	}
	return r.callback(ctx, req, callback{Type: callbackWait}, nil)
}

// lateTries is how often what was announced is tried to be filled in, for about
// twenty seconds: who sees "thinking…" waits for it, and Discord takes it for
// fifteen minutes.
const lateTries = 8

// answerLate implements line.
func (r *rest) answerLate(ctx context.Context, req *request, re reply, private bool) error {
	m := fit(re.message)
	switch {
	case req.kind == saying:
		return r.answer(ctx, req, re)
	case turnsPage(req.button) && !private && !re.update:
		// What was announced is a change of the list itself; words about it go
		// into a message of their own.
		m.Flags |= ephemeral
		return r.do(ctx, call{method: http.MethodPost, path: []string{"webhooks", req.app, req.token},
			label: "follow up", body: m, files: m.Files, tries: lateTries})
	}
	for try := 1; ; try++ {
		err := r.do(ctx, call{method: http.MethodPatch, path: []string{"webhooks", req.app, req.token, "messages", "@original"},
			label: "fill in reply", body: m, files: m.Files, tries: lateTries})
		// The announcement went by another way, and may not have arrived yet.
		if req.inline == nil || status(err) != http.StatusNotFound || try == 4 || !sleep(ctx, time.Duration(try)*200*time.Millisecond) {
			return err
		}
	}
}

func (r *rest) callback(ctx context.Context, req *request, c callback, files []file) error {
	if req.inline != nil && len(files) == 0 {
		return handBack(ctx, req, c)
	}
	return r.do(ctx, call{method: http.MethodPost, path: []string{"interactions", req.id, req.token, "callback"},
		label: "reply", body: c, files: files, first: true})
}

// inReplyTo makes m a reply to what was said. The nonce lets Discord drop it
// when it is sent a second time because the first answer was lost.
func inReplyTo(req *request, m message) message {
	m.Reference = &reference{MessageID: req.message}
	m.Nonce, m.Once = req.id, true
	return m
}

// post implements line.
func (r *rest) post(ctx context.Context, channel string, m message) (id string, err error) {
	var sent struct {
		ID string `json:"id"`
	}
	m = fit(m)
	err = r.do(ctx, call{method: http.MethodPost, path: []string{"channels", channel, "messages"},
		label: "write in channel " + channel, route: "write " + channel, body: m, files: m.Files, into: &sent})
	return sent.ID, err
}

// edit implements line.
func (r *rest) edit(ctx context.Context, channel, id string, m message) error {
	m = fit(m)
	return r.do(ctx, call{method: http.MethodPatch, path: []string{"channels", channel, "messages", id},
		label: "edit in channel " + channel, route: "edit " + channel, body: m, files: m.Files})
}

// me returns the bot's own user ID.
func (r *rest) me(ctx context.Context) (string, error) {
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

// commands returns the registered commands.
func (r *rest) commands(ctx context.Context, app, guild string) (cs []slash, err error) {
	err = r.do(ctx, call{method: http.MethodGet, path: commandPath(app, guild), label: "list commands", into: &cs})
	return cs, err
}

// setCommands replaces the registered commands.
func (r *rest) setCommands(ctx context.Context, app, guild string, cs []slash) error {
	return r.do(ctx, call{method: http.MethodPut, path: commandPath(app, guild), label: "register commands", body: cs})
}
