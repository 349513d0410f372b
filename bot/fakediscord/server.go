// Package fakediscord is a Discord small enough to run inside a test: the part
// of its REST interface and gateway that a bot of slash commands uses.
//
// It is strict where Discord is. A first response later than the deadline finds
// no interaction (10062), a second one is refused (40060), and every request is
// held to the documentation's limits and, where Discord's own description of
// its interface is at hand, to that. Beyond Discord's rules it holds requests
// to one of ours: allowed_mentions is present and empty in all of them. What is
// against a rule is refused and reported to the test.
//
// Tests act as people (Slash, Say, Press, Type) and read what they would see.
package fakediscord

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"
)

// Options of a Server. The zero value is usable.
type Options struct {
	Token string // the bot's; "" means "fake.token.x"
	// InMemory serves connections through pipes in place of sockets, for tests in a
	// bubble of fake time. The bot needs Dial for them.
	InMemory bool
	// Deadline is for first responses. 0 means Discord's own in memory, where only fake
	// time counts, and over sockets so long that a busy machine is no fault of the bot's.
	Deadline  time.Duration
	Heartbeat time.Duration // interval that bots are given; 0 means Discord's 41.25 seconds
	// Writes a channel takes in each Window; 0 means any number. Those beyond are
	// refused with 429, and every answer says how many are left.
	Writes int
	Window time.Duration
}

// The IDs that stand in the fake.
const (
	BotID = "9000000000000000001"
	AppID = "9000000000000000002"
	Guild = "7000000000000000001"
	Room  = "8000000000000000001" // a channel of Guild
	// Thread is a thread below Room, or a post of it as a forum.
	Thread = "8100000000000000001"
	Role   = "7700000000000000001" // the bot's own in Guild
)

// Deadline is Discord's own for first responses, for tests of how fast these are.
const Deadline = 3 * time.Second

// Server is one fake Discord with one bot.
type Server struct {
	Token string

	t    testing.TB
	opt  Options
	net  network
	spec *spec

	mu           sync.Mutex
	changed      chan struct{} // closed and replaced whenever anything happens
	nextID       int
	interactions map[string]*Interaction // by token
	messages     map[string]*Message     // by ID
	log          []Event
	commands     map[string]json.RawMessage // by scope
	puts         int                        // how often commands were registered
	files        []File                     // that were attached, in order
	requests     []string                   // method and path of every request, tokens left out
	intercept    func(http.ResponseWriter, *http.Request) bool
	after        func(*http.Request) bool
	buckets      map[string]*bucket // by method and channel
	refused      int                // answers 401, 403 and 429
	closed       map[string]Refusal // channels that take nothing
	gate         gate
}

// Event is something that the bot made visible.
type Event struct {
	What    string // "reply", "wait", "update", "fill", "follow", "post", "edit", "typing", "choices"
	Message *Message
	Choices []Choice
}

// New starts a server that ends with the test.
func New(t testing.TB, opt Options) *Server {
	t.Helper()
	if opt.Token == "" {
		opt.Token = "fake.token.x"
	}
	if opt.Deadline == 0 {
		opt.Deadline = time.Minute
		if opt.InMemory {
			opt.Deadline = Deadline
		}
	}
	if opt.Heartbeat == 0 {
		opt.Heartbeat = 41250 * time.Millisecond
	}
	s := &Server{
		Token: opt.Token, t: t, opt: opt, spec: loadSpec(t),
		changed: make(chan struct{}), interactions: map[string]*Interaction{},
		messages: map[string]*Message{}, commands: map[string]json.RawMessage{}, buckets: map[string]*bucket{}, closed: map[string]Refusal{},
	}
	if opt.InMemory {
		s.net = serveInMemory(s.routes())
	} else {
		s.net = sockets{httptest.NewServer(s.routes())}
	}
	t.Cleanup(s.close)
	return s
}

// API is the base address to configure a bot with.
func (s *Server) API() string { return s.net.url() + "/api/v10" }

// InMemory reports whether connections are pipes in memory.
func (s *Server) InMemory() bool { return s.opt.InMemory }

// Dial opens a connection to the server.
func (s *Server) Dial(ctx context.Context, network, address string) (net.Conn, error) {
	return s.net.dial(ctx, network, address)
}

// Intercept lets f answer requests in the server's place; f returns false for
// those that it leaves alone. nil ends it.
func (s *Server) Intercept(f func(http.ResponseWriter, *http.Request) bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.intercept = f
}

// After lets f see each request that was dealt with before it is answered; where f returns
// true, it is not answered. nil ends it.
func (s *Server) After(f func(*http.Request) bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.after = f
}

func (s *Server) close() {
	s.gate.closeAll()
	s.net.close()
}

func (s *Server) routes() http.Handler {
	mux := http.NewServeMux()
	handle := func(pattern string, h func(*http.Request, []byte) (int, any)) {
		method, path, _ := strings.Cut(pattern, " ")
		mux.HandleFunc(method+" /api/v10"+path, func(w http.ResponseWriter, r *http.Request) { s.serve(w, r, h) })
	}
	handle("GET /users/@me", func(*http.Request, []byte) (int, any) {
		return 200, map[string]any{"id": BotID, "username": "onrecord", "bot": true}
	})
	handle("GET /gateway", func(*http.Request, []byte) (int, any) {
		return 200, map[string]string{"url": "ws" + strings.TrimPrefix(s.net.url(), "http") + "/gateway"}
	})
	handle("GET /applications/{app}/commands", s.listCommands)
	handle("PUT /applications/{app}/commands", s.putCommands)
	handle("GET /applications/{app}/guilds/{guild}/commands", s.listCommands)
	handle("PUT /applications/{app}/guilds/{guild}/commands", s.putCommands)
	handle("POST /interactions/{id}/{token}/callback", s.callback)
	handle("PATCH /webhooks/{app}/{token}/messages/@original", s.fill)
	handle("POST /webhooks/{app}/{token}", s.follow)
	handle("POST /channels/{channel}/messages", s.post)
	handle("PATCH /channels/{channel}/messages/{message}", s.edit)
	handle("GET /channels/{channel}/messages", s.history)
	handle("GET /channels/{channel}", s.channel)
	handle("POST /users/@me/channels", s.openDirect)
	handle("POST /channels/{channel}/typing", func(*http.Request, []byte) (int, any) {
		s.record(Event{What: "typing"})
		return 204, nil
	})
	mux.HandleFunc("/gateway/", s.serveGateway)
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		s.t.Errorf("fakediscord: request for %s %s, which is not part of the fake", r.Method, r.URL.Path)
		w.WriteHeader(404)
	})
	return mux
}

// serve checks what every request must have and runs its handler.
func (s *Server) serve(w http.ResponseWriter, r *http.Request, h func(*http.Request, []byte) (int, any)) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		w.WriteHeader(400)
		return
	}
	s.mu.Lock()
	path := r.URL.Path
	if t := r.PathValue("token"); t != "" {
		path = strings.ReplaceAll(path, t, "TOKEN")
	}
	s.requests = append(s.requests, r.Method+" "+path)
	intercept := s.intercept
	s.mu.Unlock()
	defer s.touch()
	if intercept != nil && intercept(w, r) {
		return
	}
	if s.limit(w, r) {
		return
	}
	status, answer := 401, any(refused(0, "401: Unauthorized"))
	if r.Header.Get("Authorization") == "Bot "+s.Token || r.Pattern == "GET /api/v10/gateway" {
		if agent := r.Header.Get("User-Agent"); !strings.HasPrefix(agent, "DiscordBot (") || strings.Contains(agent, "discordgo") {
			s.t.Errorf("fakediscord: User-Agent %q", agent)
		}
		body, files, err := unpack(r, body)
		if err != nil {
			s.t.Errorf("fakediscord: %v", err)
			w.WriteHeader(400)
			return
		}
		s.mu.Lock()
		s.files = append(s.files, files...)
		s.mu.Unlock()
		status, answer = h(r, body)
	}
	s.countRefused(status)
	s.mu.Lock()
	after := s.after
	s.mu.Unlock()
	if after != nil && after(r) {
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	if answer != nil {
		_ = json.NewEncoder(w).Encode(answer)
	}
}

func refused(code int, text string) map[string]any {
	return map[string]any{"code": code, "message": text}
}

// check reports what is wrong with a request's body.
func (s *Server) check(schema string, body []byte, message bool) (ok bool) {
	faults := s.spec.validate(schema, body)
	if message {
		faults = append(faults, checkMessage(body)...)
	}
	for _, f := range faults {
		s.t.Errorf("fakediscord: %s: %s\nin %s", schema, f, body)
	}
	return len(faults) == 0
}

func (s *Server) listCommands(r *http.Request, _ []byte) (int, any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if c := s.commands[r.PathValue("guild")]; c != nil {
		return 200, c
	}
	return 200, []any{}
}

// putCommands keeps commands as Discord gives them back: with its own fields.
func (s *Server) putCommands(r *http.Request, body []byte) (int, any) {
	var cs []map[string]any
	if err := json.Unmarshal(body, &cs); err != nil {
		return 400, refused(50109, "The request body contains invalid JSON.")
	}
	for i, c := range cs {
		one, _ := json.Marshal(c)
		if !s.check("ApplicationCommandUpdateRequest", one, false) {
			return 400, refused(50035, "Invalid Form Body")
		}
		for _, f := range checkCommand(c) {
			s.t.Errorf("fakediscord: command %v: %s", c["name"], f)
		}
		c["id"], c["application_id"], c["version"] = fmt.Sprint(5000+i), AppID, "1"
		c["name_localizations"], c["nsfw"] = nil, false
		if p, ok := c["default_member_permissions"].(float64); ok {
			c["default_member_permissions"] = fmt.Sprint(int64(p))
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.puts++
	s.commands[r.PathValue("guild")], _ = json.Marshal(cs)
	s.wake()
	return 200, cs
}

// Commands returns the commands registered in a scope, "" being the global
// one, and how often any were registered.
func (s *Server) Commands(scope string) (json.RawMessage, int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.commands[scope], s.puts
}

// Requests returns the method and path of every request so far.
func (s *Server) Requests() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]string(nil), s.requests...)
}

// wake lets those who wait look again. s.mu is held.
func (s *Server) wake() {
	close(s.changed)
	s.changed = make(chan struct{})
}

// Await waits until cond, which is called with nothing else going on in the
// server, holds. It gives up after a time that only a hanging bot reaches.
func (s *Server) Await(what string, cond func() bool) {
	s.t.Helper()
	limit := time.NewTimer(90 * time.Second)
	defer limit.Stop()
	for {
		s.mu.Lock()
		ok, changed := cond(), s.changed
		s.mu.Unlock()
		if ok {
			return
		}
		select {
		case <-changed:
		case <-limit.C:
			s.t.Fatalf("fakediscord: waited in vain for %s", what)
		}
	}
}

func (s *Server) record(e Event) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.log = append(s.log, e)
	s.wake()
}

// Events returns what the bot made visible from the nth event on.
func (s *Server) Events(n int) []Event {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Event(nil), s.log[min(n, len(s.log)):]...)
}

// AwaitEvents waits for n events in all and returns those from the nth on.
func (s *Server) AwaitEvents(from, n int) []Event {
	s.t.Helper()
	s.Await(fmt.Sprintf("event %d", n), func() bool { return len(s.log) >= n })
	return s.Events(from)
}

// id makes a new ID. s.mu is held.
func (s *Server) id() string {
	s.nextID++
	return fmt.Sprint(1000000000000000000 + s.nextID)
}

// Forget drops what is over, so that a test of many questions measures the bot.
func (s *Server) Forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.interactions, s.messages = map[string]*Interaction{}, map[string]*Message{}
	s.log, s.requests, s.files = nil, nil, nil
	s.gate.mu.Lock()
	defer s.gate.mu.Unlock()
	s.gate.buffer = nil
}
