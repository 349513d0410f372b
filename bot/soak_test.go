package bot_test

import (
	"flag"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"runtime"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"onrecord/bot"
	"onrecord/bot/fakediscord"
)

var soak = flag.Bool("soak", false, "run the long forms: 200 dropped connections")

// crowd are n users.
func crowd(n int) (us []fakediscord.User) {
	for i := range n {
		us = append(us, fakediscord.User{ID: fmt.Sprint(3100000000000000000 + i), Name: fmt.Sprint("u", i)})
	}
	return us
}

func TestFiftyQuestionsAtOnce(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		s := newFake(t, fakediscord.Options{})
		b := run(t, s, bot.Config{Archive: (&shelf{excerpts: town}).archive})
		var wg sync.WaitGroup
		for _, u := range crowd(50) {
			wg.Go(func() {
				i := s.AwaitReply(s.Slash(u, "ask", map[string]any{"question": "ferry"}))
				if i.Late || !strings.Contains(i.Reply.String(), "Ben Okafor") {
					t.Errorf("late %v: %v", i.Late, i.Reply)
				}
			})
		}
		wg.Wait()
		if n := metric(t, b, "onrecord_first_response_missed_total"); n != 0 {
			t.Errorf("%v first responses came too late", n)
		}
	})
}

// Nothing is kept of a question that is answered.
func TestManyQuestionsLeaveNothingBehind(t *testing.T) {
	n := 400
	if *soak {
		n = 5000
	}
	synctest.Test(t, func(t *testing.T) {
		s := newFake(t, fakediscord.Options{})
		run(t, s, bot.Config{Archive: (&shelf{excerpts: town}).archive, PerMinute: -1, Log: slog.New(slog.DiscardHandler)})
		users := crowd(20)
		round := func(n int) {
			for i := range n {
				u := users[i%len(users)]
				switch i % 4 {
				case 0:
					s.AwaitReply(s.Type(u, "speaker", map[string]any{"name": "a"}, "name"))
				case 1:
					s.AwaitAnswer(s.Say(u, "<@"+fakediscord.BotID+"> harbour", fakediscord.BotID))
				default:
					s.AwaitReply(s.Slash(u, "ask", map[string]any{"question": "harbour"}))
				}
				if i%100 == 99 {
					s.Forget()
				}
			}
			s.Forget()
			synctest.Wait()
		}
		measure := func() (goroutines int, heap uint64) {
			var m runtime.MemStats
			runtime.GC()
			runtime.GC()
			runtime.ReadMemStats(&m)
			return runtime.NumGoroutine(), m.HeapAlloc
		}
		round(200) // what is bounded, but for the last questions and the IDs answered, has filled up by then
		g0, h0 := measure()
		round(n)
		g1, h1 := measure()
		t.Logf("%d questions: goroutines %d to %d, heap %d to %d KB", n, g0, g1, h0>>10, h1>>10)
		if g1 > g0+5 {
			t.Errorf("goroutines grew from %d to %d", g0, g1)
		}
		if h1 > h0+uint64(n)*2<<10 {
			t.Errorf("the heap grew from %d to %d bytes", h0, h1)
		}
	})
}

// A question asked around a dropped connection is answered, and once.
func TestDroppedConnections(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		n := 5
		if *soak {
			n = 200
		}
		s := newFake(t, fakediscord.Options{})
		b := run(t, s, bot.Config{Archive: (&shelf{excerpts: town}).archive, PerMinute: -1})
		anna := people["anna"]
		var longest time.Duration
		for i := range n {
			id := s.Say(anna, fmt.Sprintf("<@%s> ferry %d", fakediscord.BotID, i), fakediscord.BotID)
			if rand.N(2) == 0 {
				s.AwaitAnswer(id)
			}
			s.Live().Drop()
			down := time.Now()
			during := s.Say(anna, "<@"+fakediscord.BotID+"> ferry", fakediscord.BotID)
			s.AwaitSession(i + 2)
			longest = max(longest, time.Since(down))
			s.AwaitAnswer(id)
			s.AwaitAnswer(during)
		}
		c := s.Counts()
		posts := 0
		for _, e := range s.Events(0) {
			if e.What == "post" {
				posts++
			}
		}
		t.Logf("%d drops: %d resumed, %d identified, longest gap %v, %d answers to %d questions", n, c.Resumed, c.Identified, longest, posts, 2*n)
		if posts != 2*n {
			t.Errorf("%d answers to %d questions", posts, 2*n)
		}
		if c.Identified != 1 {
			t.Errorf("%d sessions were started; drops should be resumed", c.Identified)
		}
		if metric(t, b, "onrecord_panics_total") != 0 {
			t.Errorf("%v panics", metric(t, b, "onrecord_panics_total"))
		}
	})
}
