package fakediscord

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

// User is somebody who talks to the bot.
type User struct {
	ID, Name    string
	Permissions int64 // in Guild
	Roles       []string
	Direct      bool // writes in a direct message
	InThread    bool // or in a thread
	// Bot is what the bot may do where the user is; 0 means all that it is invited with.
	Bot int64
}

// room is where the user writes.
func (u User) room() string {
	switch {
	case u.Direct:
		return u.DirectRoom()
	case u.InThread:
		return Thread
	}
	return Room
}

// DirectRoom is the channel of a user's direct messages.
func (u User) DirectRoom() string { return "6" + u.ID[1:] }

// Sub sends a slash command's sub-command.
func (s *Server) Sub(u User, name, sub string, options map[string]any) *Interaction {
	inner := map[string]any{"name": sub, "type": 1, "options": optionList(options, "")}
	return s.interact(u, 2, nil, map[string]any{"id": "5000", "name": name, "type": 1, "options": []any{inner}})
}

// On uses a message's command on a message with a text.
func (s *Server) On(u User, name, text string) *Interaction {
	target := map[string]any{"id": "4999", "channel_id": Room, "content": text, "author": map[string]any{"id": "42"}, "type": 0}
	return s.interact(u, 2, nil, map[string]any{"id": "5000", "name": name, "type": 3, "target_id": "4999",
		"resolved": map[string]any{"messages": map[string]any{"4999": target}}})
}

// Choose chooses from the menu of a message.
func (s *Server) Choose(u User, m *Message, label string) *Interaction {
	s.t.Helper()
	for _, r := range m.Components {
		for _, b := range r.Components {
			for _, o := range b.Options {
				if o.Label == label {
					return s.interact(u, 3, m, map[string]any{"component_type": 3, "custom_id": b.CustomID, "values": []string{o.Value}})
				}
			}
		}
	}
	s.t.Fatalf("fakediscord: the message has no option %q:\n%s", label, m)
	return nil
}

// Slash sends a slash command.
func (s *Server) Slash(u User, name string, options map[string]any) *Interaction {
	return s.interact(u, 2, nil, map[string]any{"id": "5000", "name": name, "type": 1, "options": optionList(options, "")})
}

// Type sends a command that is being typed, with the cursor in an option.
func (s *Server) Type(u User, name string, options map[string]any, focused string) *Interaction {
	return s.interact(u, 4, nil, map[string]any{"id": "5000", "name": name, "type": 1, "options": optionList(options, focused)})
}

func optionList(options map[string]any, focused string) []map[string]any {
	var list []map[string]any
	for _, name := range slices.Sorted(maps.Keys(options)) {
		o := map[string]any{"name": name, "type": 3, "value": options[name]}
		if _, ok := options[name].(bool); ok {
			o["type"] = 5
		}
		if name == focused {
			o["focused"] = true
		}
		list = append(list, o)
	}
	return list
}

// Press presses the button with a label of a message.
func (s *Server) Press(u User, m *Message, label string) *Interaction {
	s.t.Helper()
	for _, r := range m.Components {
		for _, b := range r.Components {
			if b.Label == label && !b.Disabled {
				return s.PressID(u, m, b.CustomID)
			}
		}
	}
	s.t.Fatalf("fakediscord: the message has no button %q that is on:\n%s", label, m)
	return nil
}

// Fill fills in the form that an interaction was answered with.
func (s *Server) Fill(u User, form *Interaction, words string) *Interaction {
	s.t.Helper()
	if form.Form == "" {
		s.t.Fatalf("fakediscord: interaction %s was not answered with a form", form.ID)
	}
	return s.interact(u, 5, form.on, map[string]any{"custom_id": form.Form, "components": []any{
		map[string]any{"type": 1, "components": []any{map[string]any{"type": 4, "custom_id": "words", "value": words}}}}})
}

// PressID presses a button by its custom_id, such as one of long ago.
func (s *Server) PressID(u User, m *Message, id string) *Interaction {
	return s.interact(u, 3, m, map[string]any{"component_type": 2, "custom_id": id})
}

// interact sends an interaction.
func (s *Server) interact(u User, kind int, on *Message, data map[string]any) *Interaction {
	s.mu.Lock()
	i := &Interaction{ID: s.id(), kind: kind, user: u.ID, on: on}
	i.Token = fmt.Sprintf("secret-%s", i.ID)
	i.sent = time.Now()
	s.interactions[i.Token] = i
	s.mu.Unlock()
	user := map[string]any{"id": u.ID, "username": u.Name}
	event := map[string]any{
		"id": i.ID, "application_id": AppID, "type": kind, "token": i.Token, "version": 1,
		"channel_id": u.room(), "channel": channelInfo(u.room()), "data": data, "locale": "en-US", "app_permissions": fmt.Sprint(cmp.Or(u.Bot, 309237763072)),
	}
	if u.Direct {
		event["user"], event["context"], event["channel"] = user, 1, map[string]any{"id": u.room(), "type": 1}
	} else {
		event["guild_id"], event["context"] = Guild, 0
		event["member"] = map[string]any{"user": user, "roles": append([]string{}, u.Roles...),
			"permissions": fmt.Sprint(u.Permissions), "joined_at": "2026-01-01T00:00:00Z"}
	}
	if on != nil {
		m := map[string]any{"id": on.ID, "channel_id": on.Channel, "content": on.Content, "flags": on.Flags,
			"author": map[string]any{"id": BotID, "bot": true}}
		if on.cause != "" { // who asked for any other message is not said
			m["interaction_metadata"] = map[string]any{"id": on.cause, "type": 2, "user": map[string]any{"id": on.asker}}
		}
		if on.Reference != nil {
			m["message_reference"] = map[string]any{"message_id": on.Reference.MessageID, "channel_id": on.Channel}
		}
		event["message"] = m
	}
	s.Dispatch("INTERACTION_CREATE", event)
	return i
}

// AwaitReply waits for the final response to an interaction; late ones count too.
func (s *Server) AwaitReply(i *Interaction) *Interaction {
	s.t.Helper()
	s.Await("the response to interaction "+i.ID, func() bool { return i.done || i.Late })
	return i
}

// Answer replies to a message of the bot's, which mentions the bot as Discord's
// replies do.
func (s *Server) Answer(u User, to *Message, text string) string {
	ref := map[string]any{"id": to.ID, "channel_id": to.Channel, "content": to.Content, "type": 0, "components": to.raw(),
		"author": map[string]any{"id": BotID, "bot": true}}
	if to.cause != "" {
		ref["interaction_metadata"] = map[string]any{"id": to.cause, "type": 2, "user": map[string]any{"id": to.asker}}
	}
	if to.Reference != nil {
		ref["message_reference"] = map[string]any{"message_id": to.Reference.MessageID}
	}
	mentions := []string{BotID}
	if to.cause != "" && !u.Direct && !strings.Contains(text, "<@"+BotID+">") {
		text = "" // Discord shows it only where it mentions the bot in its words
	}
	return s.say(u, text, ref, mentions...)
}

// raw are a message's buttons as Discord sends them.
func (m *Message) raw() (rows []map[string]any) {
	for _, r := range m.Components {
		var in []map[string]any
		for _, b := range r.Components {
			if b.Type == 2 {
				in = append(in, map[string]any{"type": 2, "style": 2, "label": b.Label, "custom_id": b.CustomID})
			}
		}
		rows = append(rows, map[string]any{"type": 1, "components": in})
	}
	return rows
}

// Say writes a message; in a server it reaches the bot with its words only
// when it mentions it.
func (s *Server) Say(u User, text string, mentions ...string) string {
	return s.say(u, text, nil, mentions...)
}

func (s *Server) say(u User, text string, reply map[string]any, mentions ...string) string {
	s.mu.Lock()
	id := s.id()
	s.messages[id] = &Message{ID: id, Channel: Room, Content: text, asker: u.ID}
	s.mu.Unlock()
	var ms []map[string]any
	roles := []string{}
	for _, m := range mentions {
		if m == Role {
			roles = append(roles, m)
			continue
		}
		ms = append(ms, map[string]any{"id": m, "username": "u" + m})
	}
	event := map[string]any{"id": id, "channel_id": u.room(), "mention_roles": roles, "guild_id": Guild, "type": 0, "content": text,
		"author": map[string]any{"id": u.ID, "username": u.Name}, "mentions": ms, "timestamp": "2026-11-20T10:00:00Z"}
	switch {
	case u.Direct:
		delete(event, "guild_id")
	case !slices.Contains(mentions, BotID):
		event["content"] = "" // what Discord leaves of it without the privileged intent
	}
	if reply != nil {
		event["type"], event["referenced_message"] = 19, reply
	}
	s.Dispatch("MESSAGE_CREATE", event)
	return id
}

// AwaitAnswer waits for the message that replies to another.
func (s *Server) AwaitAnswer(id string) (m *Message) {
	s.t.Helper()
	s.Await("a reply to message "+id, func() bool {
		for _, c := range s.messages {
			if c.Reference != nil && c.Reference.MessageID == id {
				m = c
				return true
			}
		}
		return false
	})
	return m
}
