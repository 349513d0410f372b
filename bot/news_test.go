package bot_test

import (
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"onrecord/bot"
	"onrecord/bot/fakediscord"
)

// A bot that is killed when Discord has a message and it does not know that yet tells
// nothing twice: minutes later by the nonce, hours later by the messages of the channel,
// however many there are since.
func TestNewsAfterKill(t *testing.T) {
	for name, since := range map[string]time.Duration{"at once": time.Second, "a day later": 24 * time.Hour} {
		t.Run(name, func(t *testing.T) {
			inBubble(t, func(t *testing.T) {
				s := newFake(t, fakediscord.Options{})
				g := newGrowing(t)
				cfg := bot.Config{Archive: g.archive, StateDir: t.TempDir()}
				b, stop := start(t, s, cfg)
				s.AwaitSession(1)
				synctest.Wait()
				s.AwaitReply(s.Slash(people["anna"], "follow", map[string]any{"topic": "harbour", "where": "here"}))
				took := make(chan struct{})
				s.After(func(r *http.Request) bool { // Discord has it, and nobody hears of that
					if r.Method != http.MethodPost || !strings.HasSuffix(r.URL.Path, "/messages") {
						return false
					}
					select {
					case took <- struct{}{}:
					default:
					}
					<-r.Context().Done()
					return true
				})
				g.add("“The harbour is full of ice,” Ada Brandt said on Friday.")
				b.Updated()
				<-took
				stop()
				s.After(nil)
				for range 150 {
					s.Say(people["ben"], "something else")
				}
				time.Sleep(since)
				_, stop = start(t, s, cfg)
				s.AwaitSession(2)
				synctest.Wait()
				time.Sleep(5 * time.Minute)
				stop()
				if posts := s.Posts(fakediscord.Room); len(posts) != 2 { // the command's reply is one
					t.Errorf("%d messages: %v", len(posts), posts)
				}
			})
		})
	}
}

// Who follows something has a limit, and is told it.
func TestFollowQuota(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		s := newFake(t, fakediscord.Options{})
		run(t, s, bot.Config{Archive: newGrowing(t).archive, StateDir: t.TempDir(), PerMinute: -1})
		said := ""
		for _, c := range "abcdefghijklmnopqrstuvwxyz" {
			said = s.AwaitReply(s.Slash(people["anna"], "follow", map[string]any{"topic": "harbour " + strings.Repeat(string(c), 4)})).Reply.Content
		}
		if !strings.HasPrefix(said, "You follow 25 questions, which is as many as one may.") {
			t.Errorf("the 26th follow is answered %q", said)
		}
		m := s.AwaitReply(s.Slash(people["anna"], "following", nil)).Reply
		if n := len(m.Components[0].Components[0].Options); n != 25 {
			t.Errorf("%d follows can be ended", n)
		}
	})
}

// Without a folder for its state the bot follows nothing, and says why.
func TestFollowWithoutState(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		s := newFake(t, fakediscord.Options{})
		run(t, s, bot.Config{Archive: newGrowing(t).archive})
		m := s.AwaitReply(s.Slash(people["anna"], "follow", map[string]any{"topic": "harbour"})).Reply
		if !strings.Contains(m.Content, "--state") {
			t.Errorf("answered %q", m.Content)
		}
		m = s.AwaitReply(s.Slash(people["anna"], "ask", map[string]any{"question": "who spoke about the harbour"})).Reply
		if strings.Contains(m.String(), "[Follow]") {
			t.Errorf("Follow is offered:\n%s", m)
		}
	})
}
