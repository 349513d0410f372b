package bot_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"onrecord/bot"
	"onrecord/bot/fakediscord"
)

// alive asks something and expects the answer.
func alive(t *testing.T, s *fakediscord.Server) {
	t.Helper()
	i := s.AwaitReply(s.Slash(people["anna"], "ask", map[string]any{"question": "ferry"}))
	if i.Late || i.Reply == nil || !strings.Contains(i.Reply.String(), "Ben Okafor") {
		t.Fatalf("the bot does not answer: late %v, reply %v", i.Late, i.Reply)
	}
}

// connectionFault is something that happens to a connection.
type connectionFault struct {
	name   string
	fault  func(*fakediscord.Server)
	resume bool // the session goes on; otherwise a new one is started
	// locks is a fault that leaves a lock of the library's held for good: a bubble would
	// wait for it, so it goes by in real time.
	locks bool
}

var connectionFaults = []connectionFault{
	{"dropped socket", func(s *fakediscord.Server) { s.Live().Drop() }, true, false},
	{"reconnect asked for", func(s *fakediscord.Server) { s.Live().Send(7, nil) }, true, false},
	{"closed with 4000", func(s *fakediscord.Server) { s.Live().Close(4000) }, true, false},
	{"session invalid, resumable or not", func(s *fakediscord.Server) { s.Live().Send(9, true) }, false, false},
	{"session invalid", func(s *fakediscord.Server) { s.Live().Send(9, false) }, false, false},
	{"resume refused", func(s *fakediscord.Server) {
		s.NextResume(func(c *fakediscord.Conn) bool { c.Send(9, false); return true })
		s.Live().Drop()
	}, false, false},
	{"reconnect in answer to a resume", func(s *fakediscord.Server) {
		// The library locks the session for good.
		s.NextResume(func(c *fakediscord.Conn) bool { c.Send(7, nil); return true })
		s.Live().Drop()
	}, false, true},
	{"no answer to a resume", func(s *fakediscord.Server) {
		s.NextResume(func(c *fakediscord.Conn) bool { return true })
		s.Live().Drop()
	}, false, false},
	{"no hello", func(s *fakediscord.Server) {
		s.NextOpen(func(c *fakediscord.Conn) bool { c.Hold(); return true })
		s.Live().Drop()
	}, false, false},
	{"reconnect in place of hello", func(s *fakediscord.Server) {
		s.NextOpen(func(c *fakediscord.Conn) bool { c.Send(7, nil); c.Hold(); return true })
		s.Live().Drop()
	}, false, true},
	{"dropped again while connecting", func(s *fakediscord.Server) {
		s.NextOpen(func(c *fakediscord.Conn) bool { c.Drop(); return true })
		s.NextOpen(func(c *fakediscord.Conn) bool { c.Close(1012); return true })
		s.Live().Drop()
	}, true, false},
	{"dead socket", func(s *fakediscord.Server) {
		s.NextOpen(func(*fakediscord.Conn) bool { s.Deaf(false); return false })
		s.Deaf(true)
	}, true, false},
}

func TestConnectionSurvives(t *testing.T) {
	t.Parallel()
	times := 1
	if *soak {
		times = 9 // 108 faults
	}
	for i := range times {
		for _, f := range connectionFaults {
			t.Run(fmt.Sprint(f.name, " ", i), func(t *testing.T) {
				if !f.locks {
					inBubble(t, func(t *testing.T) { survives(t, f, newFake(t, fakediscord.Options{}), bot.Times{}) })
					return
				}
				t.Parallel()
				survives(t, f, fakediscord.New(t, fakediscord.Options{}), bot.Times{Open: time.Second, Retry: 20 * time.Millisecond})
			})
		}
	}
}

// survives holds that the bot answers again after a fault.
func survives(t *testing.T, f connectionFault, s *fakediscord.Server, times bot.Times) {
	t.Helper()
	run(t, s, bot.Config{Archive: (&shelf{excerpts: town}).archive, Times: times})
	alive(t, s)
	f.fault(s)
	s.AwaitSession(2)
	alive(t, s)
	c := s.Counts()
	if resumed := c.Resumed > 0 && c.Identified == 1; resumed != f.resume {
		t.Errorf("%d sessions started, %d resumed; resumed should be %v", c.Identified, c.Resumed, f.resume)
	}
	if slices.Contains(c.Closes, 1000) || slices.Contains(c.Closes, 1001) {
		t.Errorf("the bot closed with %v: 1000 and 1001 end the session", c.Closes)
	}
}

func TestMissedEventsAreAnsweredAfterAResume(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		s := newFake(t, fakediscord.Options{})
		run(t, s, bot.Config{Archive: (&shelf{excerpts: town}).archive})
		s.Live().Drop()
		s.Await("the loss", func() bool { return s.Live() == nil })
		i := s.Slash(people["anna"], "ask", map[string]any{"question": "ferry"})
		if s.AwaitReply(i); i.Late || i.Reply == nil {
			t.Fatalf("the question asked while the bot was away has no answer; late %v", i.Late)
		}
	})
}

func TestDeliveredTwiceAnsweredOnce(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		s := newFake(t, fakediscord.Options{})
		run(t, s, bot.Config{Archive: (&shelf{excerpts: town}).archive})
		s.AwaitReply(s.Slash(people["anna"], "ask", map[string]any{"question": "ferry"}))
		s.AwaitAnswer(s.Say(people["anna"], "<@"+fakediscord.BotID+"> ferry", fakediscord.BotID))
		s.Replay(2) // a second acknowledgement would fail the test in the fake
		alive(t, s)
		posts := 0
		for _, e := range s.Events(0) {
			if e.What == "post" {
				posts++
			}
		}
		if posts != 1 {
			t.Errorf("the mention was answered %d times", posts)
		}
	})
}

func TestFatalRefusalsEndRun(t *testing.T) {
	t.Parallel()
	refuse := func(code int) func(*fakediscord.Conn) bool {
		return func(c *fakediscord.Conn) bool {
			c.Send(10, map[string]any{"heartbeat_interval": 41250})
			c.Close(code)
			return true
		}
	}
	for _, code := range []int{4004, 4010, 4011, 4012, 4013, 4014} {
		for _, late := range []bool{false, true} {
			t.Run(fmt.Sprint(code, late), func(t *testing.T) {
				inBubble(t, func(t *testing.T) {
					s := newFake(t, fakediscord.Options{})
					b, err := bot.New(bot.Config{Token: s.Token, API: s.API(), Dial: s.Dial, Log: testLog(t), Archive: (&shelf{}).archive})
					if err != nil {
						t.Fatal(err)
					}
					if !late {
						s.NextOpen(refuse(code))
					}
					ended := make(chan error, 1)
					go func() { ended <- b.Run(context.Background()) }()
					if late {
						s.AwaitSession(1)
						s.NextOpen(refuse(code))
						s.Live().Close(code)
					}
					err = <-ended
					var f *bot.FatalError
					switch {
					case code == 4004 && !errors.Is(err, bot.ErrBadToken):
						t.Errorf("Run returned %v", err)
					case code != 4004 && (!errors.As(err, &f) || f.Code != code || f.Hint == ""):
						t.Errorf("Run returned %v", err)
					}
					if want, got := map[bool]int{false: 1, true: 2}[late], s.Counts().Opened; got != want {
						t.Errorf("%d connections, want %d", got, want)
					}
				})
			})
		}
	}
}

func TestWrongTokens(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		archive := (&shelf{}).archive
		for _, token := range []string{"", "  ", "Bot "} {
			if _, err := bot.New(bot.Config{Token: token, Archive: archive}); !errors.Is(err, bot.ErrNoToken) || !strings.Contains(err.Error(), "DISCORD_TOKEN") {
				t.Errorf("token %q: %v", token, err)
			}
		}
		if _, err := bot.New(bot.Config{Token: "two words", Archive: archive}); !errors.Is(err, bot.ErrBadToken) || strings.Contains(err.Error(), "two words") {
			t.Errorf("a token with a space: %v", err)
		}
		s := newFake(t, fakediscord.Options{})
		b, err := bot.New(bot.Config{Token: "another.token", API: s.API(), Dial: s.Dial, Archive: archive, Log: testLog(t)})
		if err != nil {
			t.Fatal(err)
		}
		if err := b.Run(context.Background()); !errors.Is(err, bot.ErrBadToken) {
			t.Errorf("Run returned %v", err)
		}
		if n := len(s.Requests()); n != 1 {
			t.Errorf("%d requests with a refused token", n)
		}
	})
}

func TestStartsWhenDiscordComesBack(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		s := newFake(t, fakediscord.Options{})
		tries := 0
		s.Intercept(func(w http.ResponseWriter, r *http.Request) bool {
			if tries++; tries > 2 {
				return false
			}
			w.WriteHeader(http.StatusServiceUnavailable)
			return true
		})
		run(t, s, bot.Config{Archive: (&shelf{excerpts: town}).archive})
		alive(t, s)
	})
}

func TestPanicHarmsNobodyElse(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		log := &logbook{}
		s := newFake(t, fakediscord.Options{})
		a := &shelf{excerpts: town, before: func(_ context.Context, q string) {
			if strings.Contains(q, "explode") {
				panic("boom")
			}
		}}
		b := run(t, s, bot.Config{Archive: a.archive, Log: log.logger()})
		i := s.AwaitReply(s.Slash(people["anna"], "ask", map[string]any{"question": "explode"}))
		if !i.Reply.Private() || !strings.Contains(i.Reply.Content, "Something went wrong") {
			t.Errorf("the user is told %q", i.Reply)
		}
		m := s.AwaitAnswer(s.Say(people["anna"], "<@"+fakediscord.BotID+"> explode", fakediscord.BotID))
		if !strings.Contains(m.Content, "Something went wrong") {
			t.Errorf("the user is told %q", m)
		}
		alive(t, s)
		if n := metric(t, b, "onrecord_panics_total"); n != 2 {
			t.Errorf("%v panics counted", n)
		}
		if n := strings.Count(log.String(), "boom"); n != 2 {
			t.Errorf("2 panics stand in the log %d times", n)
		}
	})
}
