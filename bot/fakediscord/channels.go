package fakediscord

import (
	"cmp"
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"time"
)

// nonceKept is how long a second message of one nonce is dropped: "the past few minutes",
// says Discord.
const nonceKept = 2 * time.Minute

// Refusal is why a channel takes nothing.
type Refusal struct {
	Status int // of HTTP
	Code   int // Discord's own
}

// What Discord says of channels that are gone, hidden, or not for writing, and of users who
// take no direct messages.
var (
	Gone     = Refusal{404, 10003}
	Hidden   = Refusal{403, 50001}
	ReadOnly = Refusal{403, 50013}
	NoDirect = Refusal{403, 50007}
)

// Shut has a channel refuse what is written into it and, where it is gone or hidden, what
// is read.
func (s *Server) Shut(channel string, why Refusal) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed[channel] = why
}

// Open ends that.
func (s *Server) Open(channel string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.closed, channel)
}

// history gives the messages of a channel, the newest first.
func (s *Server) history(r *http.Request, _ []byte) (int, any) {
	q := r.URL.Query()
	limit, err := strconv.Atoi(cmp.Or(q.Get("limit"), "50"))
	if err != nil || limit < 1 || limit > 100 {
		return 400, refused(50035, "Invalid Form Body")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if no, closed := s.closed[r.PathValue("channel")]; closed && no != ReadOnly && no != NoDirect {
		return no.Status, refused(no.Code, "No")
	}
	var ms []*Message
	for _, m := range s.messages {
		// IDs have one length, so that they compare as words.
		if m.Channel == r.PathValue("channel") && !m.Private() && (q.Get("before") == "" || m.ID < q.Get("before")) {
			ms = append(ms, m)
		}
	}
	slices.SortFunc(ms, func(x, y *Message) int { return cmp.Compare(y.ID, x.ID) })
	list := []any{}
	for _, m := range ms[:min(limit, len(ms))] {
		author := map[string]any{"id": BotID, "bot": true}
		if !m.ours {
			author = map[string]any{"id": m.asker}
		}
		list = append(list, map[string]any{"id": m.ID, "channel_id": m.Channel, "author": author, "type": 0,
			"content": m.Content, "components": m.raw(), "timestamp": m.sent.UTC().Format(time.RFC3339Nano)})
	}
	return 200, list
}

// openDirect gives the channel of the direct messages to a user.
func (s *Server) openDirect(_ *http.Request, body []byte) (int, any) {
	var want struct {
		User string `json:"recipient_id"`
	}
	if !s.check("CreatePrivateChannelRequest", body, false) || json.Unmarshal(body, &want) != nil || want.User == "" {
		return 400, refused(50035, "Invalid Form Body")
	}
	return 200, map[string]any{"id": User{ID: want.User}.DirectRoom(), "type": 1}
}

// Posts are the messages that the bot has written into a channel and that still stand, the
// oldest first.
func (s *Server) Posts(channel string) (ms []*Message) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, m := range s.messages {
		if m.Channel == channel && m.ours {
			ms = append(ms, m)
		}
	}
	slices.SortFunc(ms, func(x, y *Message) int { return cmp.Compare(x.ID, y.ID) })
	return ms
}

// channel gives a channel.
func (s *Server) channel(r *http.Request, _ []byte) (int, any) {
	return 200, channelInfo(r.PathValue("channel"))
}

func channelInfo(id string) map[string]any {
	if id == Thread {
		return map[string]any{"id": id, "type": 11, "parent_id": Room, "guild_id": Guild}
	}
	return map[string]any{"id": id, "type": 0, "parent_id": "8900000000000000001", "guild_id": Guild}
}
