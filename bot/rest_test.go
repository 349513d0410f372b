package bot_test

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"

	"onrecord/bot"
	"onrecord/bot/fakediscord"
	"onrecord/index"
)

func TestSlowAnswersAreAnnounced(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		s := newFake(t, fakediscord.Options{})
		var slow atomic.Bool
		a := &shelf{excerpts: town, before: func(ctx context.Context, _ string) {
			if slow.Load() {
				n := len(s.Events(0))
				s.AwaitEvents(n, n+1)
			}
		}}
		run(t, s, bot.Config{Archive: a.archive})
		slow.Store(true)
		anna, ben := people["anna"], people["ben"]
		for _, private := range []bool{false, true} {
			i := s.AwaitReply(s.Slash(anna, "ask", map[string]any{"question": "harbour", "private": private}))
			if i.Reply.Private() != private || len(i.Reply.Embeds) != 3 {
				t.Errorf("private %v: the announced reply became %v", private, i.Reply)
			}
		}
		i := s.AwaitReply(s.Slash(anna, "ask", map[string]any{"question": "harbour"}))
		if c := s.AwaitReply(s.Press(anna, i.Reply, "Next")); !c.Update || !strings.Contains(c.Reply.String(), "page 2 of 2") {
			t.Errorf("a slow press: %v", c.Reply)
		}
		if c := s.AwaitReply(s.Press(ben, i.Reply, "Previous")); c.Update || !c.Reply.Private() || !strings.Contains(c.Reply.String(), "page 1 of 2") {
			t.Errorf("somebody else's slow press: update %v, %v", c.Update, c.Reply)
		}
		if m := s.AwaitAnswer(s.Say(anna, "<@"+fakediscord.BotID+"> harbour", fakediscord.BotID)); len(m.Embeds) != 3 {
			t.Errorf("a slow mention: %v", m)
		}
	})
}

func TestRefusedRequestsAreTriedAgain(t *testing.T) {
	t.Parallel()
	cloudflare := func(w http.ResponseWriter) {
		w.Header().Set("Retry-After", "0.05")
		w.WriteHeader(http.StatusTooManyRequests)
		_, _ = io.WriteString(w, "<html>slow down</html>")
	}
	faults := map[string]func(http.ResponseWriter){
		"500":        func(w http.ResponseWriter) { w.WriteHeader(500) },
		"502":        func(w http.ResponseWriter) { w.WriteHeader(502) },
		"503":        func(w http.ResponseWriter) { w.WriteHeader(503) },
		"504":        func(w http.ResponseWriter) { w.WriteHeader(504) },
		"cloudflare": cloudflare,
		"route limit": func(w http.ResponseWriter) {
			w.WriteHeader(http.StatusTooManyRequests)
			_, _ = io.WriteString(w, `{"message":"You are being rate limited.","retry_after":0.05,"global":false}`)
		},
		"global limit": func(w http.ResponseWriter) {
			w.Header().Set("X-RateLimit-Global", "true")
			w.Header().Set("Retry-After", "0.05")
			w.WriteHeader(http.StatusTooManyRequests)
			_, _ = io.WriteString(w, `{"message":"You are being rate limited.","retry_after":0.05,"global":true}`)
		},
		"reset": func(w http.ResponseWriter) {
			c, _, err := w.(http.Hijacker).Hijack()
			if err == nil {
				_ = c.Close()
			}
		},
	}
	for name, fault := range faults {
		t.Run(name, func(t *testing.T) {
			inBubble(t, func(t *testing.T) {
				s := newFake(t, fakediscord.Options{})
				run(t, s, bot.Config{Archive: (&shelf{excerpts: town}).archive})
				var faulty atomic.Int32
				faulty.Store(2)
				s.Intercept(func(w http.ResponseWriter, r *http.Request) bool {
					if r.Method == http.MethodPost && faulty.Add(-1) >= 0 {
						fault(w)
						return true
					}
					return false
				})
				alive(t, s)
				faulty.Store(2)
				m := s.AwaitAnswer(s.Say(people["anna"], "<@"+fakediscord.BotID+"> ferry", fakediscord.BotID))
				if len(m.Embeds) != 1 {
					t.Errorf("the mention is answered %v", m)
				}
			})
		})
	}
}

// The first response may be taken while its acknowledgement is lost.
func TestLostAcknowledgement(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		s := newFake(t, fakediscord.Options{})
		log := &logbook{}
		run(t, s, bot.Config{Archive: (&shelf{excerpts: town}).archive, Log: log.logger()})
		var n atomic.Int32
		s.Intercept(func(w http.ResponseWriter, r *http.Request) bool {
			if !strings.HasSuffix(r.URL.Path, "/callback") {
				return false
			}
			if n.Add(1) == 1 {
				w.WriteHeader(500)
				return true
			}
			w.WriteHeader(400)
			_, _ = io.WriteString(w, `{"code":40060,"message":"Interaction has already been acknowledged."}`)
			return true
		})
		s.Slash(people["anna"], "ask", map[string]any{"question": "ferry"})
		s.Await("two tries", func() bool { return n.Load() == 2 })
		s.Intercept(nil)
		alive(t, s)
		if strings.Contains(log.String(), "not sent") {
			t.Errorf("a reply that was taken is reported lost:\n%s", log)
		}
	})
}

// A reply that Discord refuses leaves the user with a sentence.
func TestRefusedReply(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		s := newFake(t, fakediscord.Options{})
		run(t, s, bot.Config{Archive: (&shelf{excerpts: town}).archive})
		var done atomic.Bool
		s.Intercept(func(w http.ResponseWriter, r *http.Request) bool {
			if !strings.HasSuffix(r.URL.Path, "/callback") || done.Swap(true) {
				return false
			}
			w.WriteHeader(400)
			_, _ = io.WriteString(w, `{"code":50035,"message":"Invalid Form Body"}`)
			return true
		})
		i := s.AwaitReply(s.Slash(people["anna"], "ask", map[string]any{"question": "ferry"}))
		if !strings.Contains(i.Reply.Content, "Something went wrong") {
			t.Errorf("the user is told %q", i.Reply)
		}
	})
}

func TestCommandsAreRegisteredOnlyWhenTheyChange(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		s := newFake(t, fakediscord.Options{})
		reindex := func(context.Context, bool, func(int, int)) (index.Report, error) { return index.Report{}, nil }
		for i, tt := range []struct {
			cfg   bot.Config
			scope string
			puts  int
		}{
			{bot.Config{}, "", 1},
			{bot.Config{}, "", 1},
			{bot.Config{Reindex: reindex}, "", 2},
			{bot.Config{Reindex: reindex}, "", 2},
			{bot.Config{Reindex: reindex, GuildID: fakediscord.Guild}, fakediscord.Guild, 4}, // and those for everywhere are taken away
			{bot.Config{Reindex: reindex, GuildID: fakediscord.Guild}, fakediscord.Guild, 4},
		} {
			tt.cfg.Archive = (&shelf{excerpts: town}).archive
			_, stop := start(t, s, tt.cfg)
			s.AwaitSession(i + 1)
			synctest.Wait()
			cs, puts := s.Commands(tt.scope)
			if puts != tt.puts {
				t.Errorf("%d: registered %d times by now, want %d", i, puts, tt.puts)
			}
			checkCommands(t, cs, tt.cfg)
			stop()
		}
	})
}

func checkCommands(t *testing.T, data json.RawMessage, cfg bot.Config) {
	t.Helper()
	var cs []struct {
		Name        string
		Permissions *string `json:"default_member_permissions"`
		Contexts    []int
	}
	if err := json.Unmarshal(data, &cs); err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for _, c := range cs {
		names[c.Name] = true
		if guarded := c.Permissions != nil && *c.Permissions == "32"; guarded != (c.Name == "reindex" || c.Name == "settings") {
			t.Errorf("%s: default_member_permissions %v", c.Name, c.Permissions)
		}
		if cfg.GuildID != "" && c.Contexts != nil {
			t.Errorf("%s: a command of one server has contexts", c.Name)
		}
	}
	for _, want := range []string{"ask", "speaker", "date", "timeline", "sources", "quote", "help", "settings", "Find what was said about this", "Check the quotations"} {
		if !names[want] {
			t.Errorf("/%s is not registered", want)
		}
	}
	if names["reindex"] != (cfg.Reindex != nil) {
		t.Errorf("/reindex registered: %v", names["reindex"])
	}
}
