package bot_test

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"onrecord/answer"
	"onrecord/bot"
	"onrecord/bot/fakediscord"
	"onrecord/corpus/dates"
)

// Turning pages, looking at articles and sharing are no questions; asking is.
func TestWhatIsNoQuestion(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		s := newFake(t, fakediscord.Options{})
		run(t, s, bot.Config{Archive: (&shelf{excerpts: town}).archive, PerMinute: 2, StateDir: t.TempDir()})
		anna := people["anna"]
		m := s.AwaitReply(s.Slash(anna, "ask", map[string]any{"question": "harbour"})).Reply
		for n, label := range []string{"Next", "Previous", "Context 1", "Helpful", "Next", "Previous", "Context 1"} {
			if got := s.AwaitReply(s.Press(anna, m, label)).Reply.Content; strings.Contains(got, "try again") {
				t.Fatalf("press %d, %s, is answered %q", n, label, got)
			}
		}
		for range 3 {
			if got := s.AwaitReply(s.Slash(anna, "help", nil)).Reply.Content; strings.Contains(got, "try again") {
				t.Fatalf("help is answered %q", got)
			}
		}
		second := s.AwaitReply(s.Slash(anna, "ask", map[string]any{"question": "ferry"})).Reply.Content
		third := s.AwaitReply(s.Slash(anna, "ask", map[string]any{"question": "ferry"})).Reply.Content
		if strings.Contains(second, "try again") || !strings.Contains(third, "more than 2 questions in a minute") {
			t.Errorf("the second question is answered %q, the third %q", second, third)
		}
		limited := 0
		for range 40 {
			if strings.Contains(s.AwaitReply(s.Press(anna, m, "Context 1")).Reply.Content, "That is too fast.") {
				limited++
			}
		}
		if limited == 0 {
			t.Error("nobody is too fast")
		}
	})
}

// The commands of one server and those for everywhere do not both stay.
func TestCommandsOfOneScope(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		s := newFake(t, fakediscord.Options{})
		count := func(scope string) int {
			synctest.Wait()
			var cs []any
			data, _ := s.Commands(scope)
			_ = json.Unmarshal(data, &cs)
			return len(cs)
		}
		cfg := bot.Config{Archive: (&shelf{excerpts: town}).archive}
		for n, guild := range []string{"", fakediscord.Guild, ""} {
			cfg.GuildID = guild
			_, stop := start(t, s, cfg)
			s.AwaitSession(n + 1)
			other := fakediscord.Guild
			if guild != "" {
				other = ""
			}
			if count(guild) == 0 || count(other) != 0 {
				t.Errorf("registered in %q: %d there and %d in %q", guild, count(guild), count(other), other)
			}
			stop()
		}
	})
}

// When Discord is out of order for five seconds no public answer is lost: not to a command,
// not to a mention, and not one that was announced before.
func TestFiveSecondsOutOfOrder(t *testing.T) {
	outage := func(s *fakediscord.Server) {
		until := time.Now().Add(5 * time.Second)
		s.Intercept(func(w http.ResponseWriter, r *http.Request) bool {
			if time.Now().After(until) {
				return false
			}
			w.WriteHeader(http.StatusServiceUnavailable)
			return true
		})
	}
	t.Run("command", func(t *testing.T) {
		inBubble(t, func(t *testing.T) {
			s := newFake(t, fakediscord.Options{})
			run(t, s, bot.Config{Archive: (&shelf{excerpts: town}).archive})
			outage(s)
			s.Slash(people["anna"], "ask", map[string]any{"question": "what did Okafor say about the ferry"})
			time.Sleep(20 * time.Second)
			posts := s.Posts(fakediscord.Room)
			if len(posts) != 1 || !strings.Contains(posts[0].String(), "Nobody asked the town") || !strings.Contains(posts[0].Content, "<@"+people["anna"].ID+">") {
				t.Errorf("in the channel: %v", posts)
			}
			s.Slash(people["anna"], "ask", map[string]any{"question": "ferry", "private": true})
			outage(s)
			s.Slash(people["anna"], "ask", map[string]any{"question": "harbour", "private": true})
			time.Sleep(20 * time.Second)
			for _, m := range s.Posts(fakediscord.Room) {
				if strings.Contains(m.Content, "harbour") {
					t.Errorf("a private answer was posted in the channel: %v", m)
				}
			}
		})
	})
	t.Run("mention", func(t *testing.T) {
		inBubble(t, func(t *testing.T) {
			s := newFake(t, fakediscord.Options{})
			run(t, s, bot.Config{Archive: (&shelf{excerpts: town}).archive})
			outage(s)
			m := s.AwaitAnswer(s.Say(people["anna"], mention, fakediscord.BotID))
			if !strings.Contains(m.String(), "Nobody asked the town") {
				t.Errorf("answered %v", m)
			}
		})
	})
	t.Run("announced", func(t *testing.T) {
		inBubble(t, func(t *testing.T) {
			s := newFake(t, fakediscord.Options{})
			h := newHold()
			run(t, s, bot.Config{Archive: h.archive})
			i := s.Slash(people["anna"], "ask", map[string]any{"question": "what did Okafor say about the ferry"})
			time.Sleep(2 * time.Second)
			outage(s)
			close(h.release)
			if got := s.AwaitReply(i).Reply.String(); !strings.Contains(got, "Nobody asked the town") {
				t.Errorf("answered %s", got)
			}
		})
	})
}

// A day of a year is not met by a day whose year nobody knows.
func TestDayOfUnknownYear(t *testing.T) {
	yearless := answer.Excerpt{Type: "direct", Speaker: "Nils Holm", Text: "“The harbour was ours,” said Nils Holm on 22 April.",
		Date: dates.Date{Month: 4, Day: 22}, Basis: dates.Stated, Article: town[0].Article}
	inBubble(t, func(t *testing.T) {
		s := newFake(t, fakediscord.Options{})
		run(t, s, bot.Config{Archive: (&undated{shelf{excerpts: append([]answer.Excerpt{yearless}, town...)}}).archive})
		got := s.AwaitReply(s.Slash(people["anna"], "date", map[string]any{"day": "22 April 2015", "topic": "harbour"})).Reply.String()
		if strings.Contains(got, "Holm") || !strings.Contains(got, "Brandt") {
			t.Errorf("on a day of 2015:\n%s", got)
		}
	})
}

// undated is a shelf that, as the archive does, takes a day without a year for one of any.
type undated struct{ shelf }

func (u *undated) archive() (bot.Archive, func(), error) {
	a, release, err := u.shelf.archive()
	a.Asker = yearly{&u.shelf}
	return a, release, err
}

type yearly struct{ *shelf }

func (y yearly) Find(ctx context.Context, u answer.Understood, limit int) (answer.Answer, error) {
	day := u.From
	u.From, u.To = dates.Date{}, dates.Date{}
	ans, err := y.shelf.Find(ctx, u, limit)
	var kept []answer.Excerpt
	for _, e := range ans.Excerpts {
		if e.Date.Month == day.Month && e.Date.Day == day.Day && (e.Date.Year == 0 || e.Date.Year == day.Year) {
			kept = append(kept, e)
		}
	}
	ans.Excerpts = kept
	return ans, err
}
