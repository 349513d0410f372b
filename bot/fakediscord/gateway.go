package fakediscord

import (
	"encoding/json"
	"io"
	"net/http"
	"sync"
	"testing/synctest"
	"time"

	"github.com/gorilla/websocket"
)

// gate is the gateway's state: one session, as there is one bot.
type gate struct {
	mu       sync.Mutex
	conns    []*Conn
	live     *Conn // the one that events go to
	session  string
	buffer   []frame // what was dispatched in this session, for resumes
	seq      int
	scripts  []func(*Conn) bool // of connections to come, before Hello
	resumes  []func(*Conn) bool // of resumes to come
	deaf     bool               // heartbeats are not acknowledged
	Opened   int
	Identify int
	Resumed  int
	Closes   []int // codes with which the bot closed
	closing  bool
}

// frame is a gateway payload.
type frame struct {
	Op   int             `json:"op"`
	Data json.RawMessage `json:"d"`
	Seq  int             `json:"s,omitempty"`
	Type string          `json:"t,omitempty"`
}

// Conn is one connection of the bot's to the gateway.
type Conn struct {
	ws     *websocket.Conn
	mu     sync.Mutex
	closed bool // by the server: the bot's close frame only answers that
}

// Send sends a payload without a sequence number.
func (c *Conn) Send(op int, data any) {
	d, _ := json.Marshal(data)
	c.write(frame{Op: op, Data: d})
}

func (c *Conn) write(f frame) {
	c.mu.Lock()
	defer c.mu.Unlock()
	_ = c.ws.WriteJSON(f)
}

// Close closes the connection with a code of Discord's.
func (c *Conn) Close(code int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.closed = true
	_ = c.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, ""), time.Now().Add(time.Second))
	_ = c.ws.Close()
}

func (c *Conn) hungUp() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.closed
}

// Drop cuts the connection without a word.
func (c *Conn) Drop() { _ = c.ws.NetConn().Close() }

// Hold reads and ignores what the bot sends until it hangs up.
func (c *Conn) Hold() {
	for {
		if _, _, err := c.ws.ReadMessage(); err != nil {
			return
		}
	}
}

// Counts are what the gateway has seen.
type Counts struct {
	Opened, Identified, Resumed int
	Closes                      []int // codes of the bot's close frames
}

// Counts returns what the gateway has seen so far.
func (s *Server) Counts() Counts {
	s.gate.mu.Lock()
	defer s.gate.mu.Unlock()
	return Counts{s.gate.Opened, s.gate.Identify, s.gate.Resumed, append([]int(nil), s.gate.Closes...)}
}

// NextOpen hands the next connection to f before Hello; f returns true when it
// has dealt with the connection.
func (s *Server) NextOpen(f func(*Conn) bool) {
	s.gate.mu.Lock()
	defer s.gate.mu.Unlock()
	s.gate.scripts = append(s.gate.scripts, f)
}

// NextResume hands the next resume to f in place of RESUMED; f returns true
// when it has dealt with it.
func (s *Server) NextResume(f func(*Conn) bool) {
	s.gate.mu.Lock()
	defer s.gate.mu.Unlock()
	s.gate.resumes = append(s.gate.resumes, f)
}

// Deaf stops or starts the acknowledging of heartbeats.
func (s *Server) Deaf(deaf bool) {
	s.gate.mu.Lock()
	defer s.gate.mu.Unlock()
	s.gate.deaf = deaf
}

// Live is the connection that events go to now, or nil.
func (s *Server) Live() *Conn {
	s.gate.mu.Lock()
	defer s.gate.mu.Unlock()
	return s.gate.live
}

// AwaitSession waits until n sessions in all were started or resumed.
func (s *Server) AwaitSession(n int) {
	s.t.Helper()
	s.Await("a session", func() bool {
		s.gate.mu.Lock()
		defer s.gate.mu.Unlock()
		return s.gate.Identify+s.gate.Resumed >= n && s.gate.live != nil
	})
	if s.opt.InMemory {
		// The library beats for the first time. Closed before that is done, it would
		// hold up the one that beats, and with it the bubble, by a lock.
		synctest.Wait()
	}
}

// Dispatch sends an event, now or with the next resume.
func (s *Server) Dispatch(kind string, data any) {
	d, err := json.Marshal(data)
	if err != nil {
		s.t.Errorf("fakediscord: dispatch %s: %v", kind, err)
	}
	s.gate.mu.Lock()
	s.gate.seq++
	f := frame{Data: d, Seq: s.gate.seq, Type: kind}
	s.gate.buffer = append(s.gate.buffer, f)
	live := s.gate.live
	s.gate.mu.Unlock()
	if live != nil {
		live.write(f)
	}
}

// Replay sends the last n events once more, with the numbers they had.
func (s *Server) Replay(n int) {
	s.gate.mu.Lock()
	again := append([]frame(nil), s.gate.buffer[max(0, len(s.gate.buffer)-n):]...)
	live := s.gate.live
	s.gate.mu.Unlock()
	for _, f := range again {
		live.write(f)
	}
}

func (g *gate) closeAll() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.closing = true
	for _, c := range g.conns {
		_ = c.ws.Close()
	}
}

func (s *Server) serveGateway(w http.ResponseWriter, r *http.Request) {
	up := websocket.Upgrader{EnableCompression: false}
	ws, err := up.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	// The library closes a second after it has said so, under a lock that its reader
	// wants: it is left to hang up by itself.
	ws.SetCloseHandler(func(int, string) error { return nil })
	c := &Conn{ws: ws}
	defer ws.Close()
	s.gate.mu.Lock()
	s.gate.conns = append(s.gate.conns, c)
	s.gate.Opened++
	var script func(*Conn) bool
	if len(s.gate.scripts) > 0 {
		script, s.gate.scripts = s.gate.scripts[0], s.gate.scripts[1:]
	}
	closing := s.gate.closing
	s.gate.mu.Unlock()
	s.touch()
	if closing || script != nil && script(c) {
		return
	}
	c.Send(10, map[string]any{"heartbeat_interval": s.opt.Heartbeat.Milliseconds()})
	for s.hear(c) {
	}
	s.gate.mu.Lock()
	if s.gate.live == c {
		s.gate.live = nil
	}
	s.gate.mu.Unlock()
	s.touch()
}

func (s *Server) touch() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.wake()
}

// hear deals with one payload of the bot's; it reports whether to go on.
func (s *Server) hear(c *Conn) bool {
	var f frame
	if err := c.ws.ReadJSON(&f); err != nil {
		if e, ok := err.(*websocket.CloseError); ok && !c.hungUp() {
			s.gate.mu.Lock()
			s.gate.Closes = append(s.gate.Closes, e.Code)
			s.gate.mu.Unlock()
			_, _ = io.Copy(io.Discard, c.ws.NetConn())
		}
		return false
	}
	switch f.Op {
	case 1:
		s.gate.mu.Lock()
		deaf := s.gate.deaf
		s.gate.mu.Unlock()
		if !deaf {
			c.Send(11, nil)
		}
	case 2:
		return s.identify(c, f.Data)
	case 6:
		return s.resume(c, f.Data)
	default:
		s.t.Errorf("fakediscord: op %d from the bot", f.Op)
	}
	return true
}

func (s *Server) identify(c *Conn, data []byte) bool {
	var d struct {
		Token   string `json:"token"`
		Intents int    `json:"intents"`
	}
	_ = json.Unmarshal(data, &d)
	if d.Token != "Bot "+s.Token {
		c.Close(4004)
		return false
	}
	if want := 1<<0 | 1<<9 | 1<<12; d.Intents != want {
		s.t.Errorf("fakediscord: intents %d, not %d: servers, their messages, direct messages", d.Intents, want)
	}
	s.gate.mu.Lock()
	s.gate.Identify++
	s.gate.session = "session" + string(rune('A'+s.gate.Identify%26))
	s.gate.buffer, s.gate.seq, s.gate.live = nil, 1, c
	session := s.gate.session
	s.gate.mu.Unlock()
	ready, _ := json.Marshal(map[string]any{
		"v": 10, "session_id": session, "user": map[string]any{"id": BotID, "bot": true},
		"application": map[string]string{"id": AppID}, "guilds": []any{},
	})
	c.write(frame{Data: ready, Seq: 1, Type: "READY"})
	s.Dispatch("GUILD_CREATE", map[string]any{"id": Guild, "name": "The desk", "roles": []any{
		map[string]any{"id": Guild, "name": "@everyone"},
		map[string]any{"id": Role, "name": "onrecord", "managed": true, "tags": map[string]string{"bot_id": BotID}}}})
	s.touch()
	return true
}

func (s *Server) resume(c *Conn, data []byte) bool {
	var d struct {
		Token   string `json:"token"`
		Session string `json:"session_id"`
		Seq     int    `json:"seq"`
	}
	_ = json.Unmarshal(data, &d)
	if d.Token != "Bot "+s.Token {
		c.Close(4004)
		return false
	}
	s.gate.mu.Lock()
	var script func(*Conn) bool
	if len(s.gate.resumes) > 0 {
		script, s.gate.resumes = s.gate.resumes[0], s.gate.resumes[1:]
	}
	s.gate.mu.Unlock()
	if script != nil && script(c) {
		return true
	}
	s.gate.mu.Lock()
	if d.Session != s.gate.session {
		s.gate.mu.Unlock()
		c.Send(9, false)
		return true
	}
	s.gate.Resumed++
	s.gate.live = c
	missed := append([]frame(nil), s.gate.buffer...)
	seq := s.gate.seq
	s.gate.mu.Unlock()
	// What was missed comes before RESUMED; the library takes the first frame
	// for READY or RESUMED and hands it on all the same.
	for _, f := range missed {
		if f.Seq > d.Seq {
			c.write(f)
		}
	}
	c.write(frame{Data: []byte("{}"), Seq: seq, Type: "RESUMED"})
	s.touch()
	return true
}
