package bot_test

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"onrecord/bot"
	"onrecord/bot/fakediscord"
)

var mention = "<@" + fakediscord.BotID + "> ferry"

// A channel that takes no more for now is left alone before it refuses.
func TestWhatIsLeftIsHeeded(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		s := newFake(t, fakediscord.Options{Writes: 2, Window: 150 * time.Millisecond})
		run(t, s, bot.Config{Archive: (&shelf{excerpts: town}).archive, PerMinute: -1})
		for range 7 {
			s.AwaitAnswer(s.Say(people["anna"], mention, fakediscord.BotID))
			synctest.Wait() // what the answer said is known by then
		}
		if n := s.Refused(); n != 0 {
			t.Errorf("%d messages were refused", n)
		}
		// Nor are those refused who wait for the same moment.
		var asked []string
		for range 12 {
			asked = append(asked, s.Say(people["anna"], mention, fakediscord.BotID))
		}
		for _, id := range asked {
			s.AwaitAnswer(id)
		}
		if n := s.Refused(); n > 2 {
			t.Errorf("%d messages were refused", n)
		}
	})
}

// A global limit, however it is told, stops messages and not first responses,
// which are exempt.
func TestGlobalLimit(t *testing.T) {
	t.Parallel()
	for name, refuse := range map[string]func(http.ResponseWriter){
		"header alone": func(w http.ResponseWriter) {
			w.Header().Set("X-RateLimit-Global", "true")
			w.WriteHeader(http.StatusTooManyRequests)
		},
		"nothing but the time": func(w http.ResponseWriter) { w.WriteHeader(http.StatusTooManyRequests) },
		"JSON": func(w http.ResponseWriter) {
			w.WriteHeader(http.StatusTooManyRequests)
			_, _ = io.WriteString(w, `{"message":"You are being rate limited.","retry_after":0.3,"global":true}`)
		},
		"HTML of what stands before Discord": func(w http.ResponseWriter) {
			w.Header().Set("Content-Type", "text/html")
			w.WriteHeader(http.StatusTooManyRequests)
			_, _ = io.WriteString(w, "<!doctype html><title>429</title>")
		},
	} {
		t.Run(name, func(t *testing.T) {
			inBubble(t, func(t *testing.T) {
				s := newFake(t, fakediscord.Options{})
				log := &logbook{}
				run(t, s, bot.Config{Archive: (&shelf{excerpts: town}).archive, PerMinute: -1, Log: log.logger()})
				synctest.Wait()
				if !log.has("commands registered") {
					t.Fatal("the commands are not registered")
				}
				var posts atomic.Int32
				var until atomic.Int64
				s.Intercept(func(w http.ResponseWriter, r *http.Request) bool {
					if strings.HasSuffix(r.URL.Path, "/callback") || r.URL.Path == "/api/v10/gateway" {
						return false
					}
					if posts.Add(1) == 1 {
						until.Store(time.Now().Add(300 * time.Millisecond).UnixNano())
						w.Header().Set("Retry-After", "0.3")
						refuse(w)
						return true
					}
					if time.Now().UnixNano() < until.Load() {
						t.Errorf("%s %s was sent within the limit", r.Method, r.URL.Path)
					}
					return false
				})
				first := s.Say(people["anna"], mention, fakediscord.BotID)
				synctest.Wait()
				if !log.has("rate limited") {
					t.Fatal("the bot knows nothing of the limit")
				}
				alive(t, s) // first responses go on
				second := s.Say(people["ben"], mention, fakediscord.BotID)
				alive(t, s)
				s.AwaitAnswer(first)
				s.AwaitAnswer(second)
			})
		})
	}
}

// What cannot be sent any more is tried once, and put nowhere else.
func TestExpiredTokens(t *testing.T) {
	t.Parallel()
	for _, announced := range []bool{false, true} {
		t.Run(fmt.Sprint("announced ", announced), func(t *testing.T) {
			inBubble(t, func(t *testing.T) {
				s := newFake(t, fakediscord.Options{})
				log := &logbook{}
				h := newHold()
				b := run(t, s, bot.Config{Archive: h.archive, Log: log.logger()})
				before := len(s.Requests())
				i := s.Slash(people["anna"], "ask", map[string]any{"question": "ferry"})
				<-h.reached
				if announced {
					s.AwaitEvents(0, 1)
				}
				s.Expire()
				close(h.release)
				synctest.Wait()
				want := "POST /api/v10/interactions/" + i.ID + "/TOKEN/callback"
				if announced {
					want += " PATCH /api/v10/webhooks/" + fakediscord.AppID + "/TOKEN/messages/@original"
				}
				var got []string
				for _, r := range s.Requests()[before:] {
					if !strings.Contains(r, "/commands") {
						got = append(got, r)
					}
				}
				if strings.Join(got, " ") != want {
					t.Errorf("sent %q, want %q", got, want)
				}
				if n := strings.Count(log.String(), "Unknown"); n > 1 || !announced && metric(t, b, "onrecord_first_response_missed_total") != 1 {
					t.Errorf("%v first responses missed; the log has it %d times:\n%s", metric(t, b, "onrecord_first_response_missed_total"), n, log)
				}
			})
		})
	}
}

// What fails again and again is given up after five tries, which is for as long as Discord
// takes a reply; then it is posted in the channel. What was announced is tried longer, since
// somebody looks at "thinking…".
func TestGivesUpWhatKeepsFailing(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		status    int
		announced bool
		fails     int32 // how often
		tries     int
		answered  bool
	}{
		{500, false, 99, 5, false}, {502, false, 99, 5, false}, {503, false, 99, 5, false}, {504, false, 99, 5, false},
		{503, false, 2, 3, true}, {503, true, 4, 5, true},
	} {
		t.Run(fmt.Sprint(tt), func(t *testing.T) {
			inBubble(t, func(t *testing.T) {
				s := newFake(t, fakediscord.Options{})
				log := &logbook{}
				h := newHold()
				run(t, s, bot.Config{Archive: h.archive, Log: log.logger()})
				i := s.Slash(people["anna"], "ask", map[string]any{"question": "ferry"})
				<-h.reached
				if tt.announced {
					s.AwaitEvents(0, 1)
				}
				var tries atomic.Int32
				s.Intercept(func(w http.ResponseWriter, r *http.Request) bool {
					if !strings.Contains(r.URL.Path, i.Token) || tries.Add(1) > tt.fails {
						return false
					}
					w.WriteHeader(tt.status)
					return true
				})
				close(h.release)
				if tt.answered {
					s.AwaitReply(i)
				}
				<-time.After(time.Minute) // no further try comes
				if n := int(tries.Load()); n != tt.tries {
					t.Errorf("%d tries, want %d", n, tt.tries)
				}
				if n := strings.Count(log.String(), "was posted in the channel"); (n == 1) == tt.answered {
					t.Errorf("the log says %d times that it was posted in the channel", n)
				}
				if n := len(s.Posts(fakediscord.Room)); n != 1 {
					t.Errorf("%d answers stand in the channel", n)
				}
			})
		})
	}
}
