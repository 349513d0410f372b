package router

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"onrecord/bot/backoff"
	"onrecord/bot/discord"
	"onrecord/bot/fakediscord"
)

// do makes a router whose command "x" is h.
func do(l discord.Responder, h func(context.Context, *discord.Request) (discord.Reply, error), private func(*discord.Request) bool) *Router {
	r := New(l, slog.New(slog.DiscardHandler), time.Now, NewRates(-1, -1), NewMetrics())
	r.Commands = map[string]Route{"x": {Handle: h, Private: private}}
	r.Mention = Route{Handle: h, Private: private}
	return r
}

func x(id string) *discord.Request {
	return &discord.Request{Kind: discord.Command, Name: "x", ID: id, User: "u", Received: time.Now()}
}

func TestAnnouncedAfterASecondAndAHalf(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := fakediscord.NewTape()
		r := do(l, func(ctx context.Context, r *discord.Request) (discord.Reply, error) {
			d, _ := time.ParseDuration(r.ID)
			backoff.Sleep(ctx, d)
			return discord.Public("done"), ctx.Err()
		}, Always)
		r.Take(x("1400ms"))
		r.Take(x("4s"))
		<-time.After(200 * time.Millisecond)
		r.Take(x("5m"))
		synctest.Wait()
		r.Stop(10 * time.Minute)
		l.Expect(t, "1.4s answer 1400ms private=false done", "1.5s wait 4s private=true", "1.7s wait 5m private=true",
			"4s late 4s private=true done",
			"1m0.2s late 5m private=true I could not finish that in time. A shorter question, or one with a speaker or a date, is quicker.")
	})
}

// With more questions than can be worked at, announcements come sooner, and what
// is answered quickly is still answered at once.
func TestAnnouncedSoonerInACrowd(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := fakediscord.NewTape()
		r := do(l, func(ctx context.Context, r *discord.Request) (discord.Reply, error) {
			if strings.HasPrefix(r.ID, "slow") {
				backoff.Sleep(ctx, 2*time.Second)
			}
			return discord.Public("done"), ctx.Err()
		}, Never)
		r.Take(x("quick"))
		synctest.Wait()
		for i := range maxRunning + 1 {
			r.Take(x(fmt.Sprint("slow", i)))
		}
		synctest.Wait()
		r.Stop(time.Minute)
		at := map[string]int{}
		for _, line := range l.Lines() {
			when, what, _ := strings.Cut(line, " ")
			what, _, _ = strings.Cut(what, " ")
			at[when+" "+what]++
		}
		want := map[string]int{"0s answer": 1, "500ms wait": maxRunning + 1, "2s late": maxRunning, "4s late": 1}
		if !maps.Equal(at, want) {
			t.Errorf("%v, want %v:\n%s", at, want, strings.Join(l.Lines(), "\n"))
		}
	})
}

// A handler that does not listen must not keep its user waiting either.
func TestDeafHandlerIsGivenUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := fakediscord.NewTape()
		r := do(l, func(context.Context, *discord.Request) (discord.Reply, error) {
			<-time.After(3 * time.Minute)
			return discord.Public("done"), nil
		}, Never)
		r.Take(x("a"))
		<-time.After(2 * time.Minute)
		l.Expect(t, "1.5s wait a private=false",
			"1m0s late a private=false I could not finish that in time. A shorter question, or one with a speaker or a date, is quicker.")
		<-time.After(2 * time.Minute)
		r.Stop(time.Second)
	})
}

func TestEachRequestIsServedOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := fakediscord.NewTape()
		r := do(l, func(context.Context, *discord.Request) (discord.Reply, error) { return discord.Public("done"), nil }, Never)
		const crowd, times = 50, 20 // a thousand requests, each delivered twenty times at once
		for at := range 1000 / crowd {
			var wg sync.WaitGroup
			for i := range crowd {
				for range times {
					wg.Go(func() { r.Take(x(fmt.Sprint("id", at*crowd+i))) })
				}
			}
			wg.Wait()
			synctest.Wait()
		}
		r.Stop(time.Second)
		replies := map[string]int{}
		for _, line := range l.Lines() {
			replies[strings.Fields(line)[2]]++
		}
		for id, n := range replies {
			if n != 1 {
				t.Errorf("%s was answered %d times", id, n)
			}
		}
		if len(replies) != 1000 {
			t.Errorf("%d of 1000 requests were answered", len(replies))
		}
	})
}

func TestBusy(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := fakediscord.NewTape()
		free := make(chan struct{})
		most, now := 0, 0
		var mu sync.Mutex
		r := do(l, func(context.Context, *discord.Request) (discord.Reply, error) {
			mu.Lock()
			now++
			most = max(most, now)
			mu.Unlock()
			<-free
			mu.Lock()
			now--
			mu.Unlock()
			return discord.Public("done"), nil
		}, Never)
		for i := range maxTaken + 5 {
			r.Take(x(fmt.Sprint(i)))
		}
		synctest.Wait()
		busy := l.Lines()
		if len(busy) != 5 || !strings.Contains(busy[0], "0s answer") || !strings.Contains(busy[0], "Too many questions at once") {
			t.Errorf("the five too many are told %q", busy)
		}
		if most != maxRunning {
			t.Errorf("%d handlers at work at once, want %d", most, maxRunning)
		}
		close(free)
		r.Stop(time.Second)
		if n := len(l.Lines()); n != maxTaken+5 {
			t.Errorf("%d replies to %d requests", n, maxTaken+5)
		}
	})
}

func TestRates(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := fakediscord.NewTape()
		r := do(l, func(context.Context, *discord.Request) (discord.Reply, error) { return discord.Public("done"), nil }, Never)
		r.rates = NewRates(2, 5)
		n := 0
		ask := func(k discord.Kind, user string) {
			n++
			q := x(fmt.Sprint(n))
			q.Kind, q.User = k, user
			r.Take(q)
			synctest.Wait()
		}
		ask(discord.Command, "u")
		ask(discord.Command, "u")
		ask(discord.Command, "u") // refused
		ask(discord.Command, "v")
		ask(discord.Mention, "u") // refused a moment ago: silence
		<-time.After(31 * time.Second)
		ask(discord.Command, "u")
		r.Stop(time.Second)
		again := time.Now().Unix()
		l.Expect(t, "0s answer 1 private=false done", "0s answer 2 private=false done",
			fmt.Sprintf("0s answer 3 private=true That is more than 2 questions in a minute. Please try again <t:%d:R>.", again),
			"0s answer 4 private=false done", "31s answer 6 private=false done")
	})
}

// The users of a server share what it may ask; others, and direct messages, have
// their own.
func TestRatesOfAServer(t *testing.T) {
	r := NewRates(3, 5)
	now := time.Unix(1.79e9, 0)
	ask := func(user, server string) (limited bool, why string, fresh bool) {
		d, why, fresh := r.wait(user, server, false, now)
		return d > 0, why, fresh
	}
	for i := range 5 {
		if limited, _, _ := ask(fmt.Sprint("u", i), "g"); limited {
			t.Errorf("question %d of the server is refused", i)
		}
	}
	limited, why, fresh := ask("v", "g")
	if !limited || !fresh || !strings.Contains(why, "This server has asked more than 5") {
		t.Errorf("the sixth: %v %q %v", limited, why, fresh)
	}
	if limited, _, fresh := ask("w", "g"); !limited || fresh {
		t.Errorf("the seventh: %v, told anew %v", limited, fresh)
	}
	for i := range 3 { // what the server refused was not taken from the user's own
		if limited, _, _ := ask("v", map[bool]string{true: "h"}[i > 0]); limited {
			t.Errorf("elsewhere, question %d is refused", i)
		}
	}
	if limited, why, _ := ask("v", ""); !limited || !strings.Contains(why, "more than 3 questions") {
		t.Errorf("his fourth: %v %q", limited, why)
	}
	if r := NewRates(-1, 0); r.perServer >= 0 {
		t.Errorf("a server is limited to %d where its users are not", r.perServer)
	}
}

func TestErrorsBecomeSentences(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var log strings.Builder
		l := fakediscord.NewTape()
		r := do(l, func(_ context.Context, r *discord.Request) (discord.Reply, error) {
			switch r.ID {
			case "kind":
				return discord.Reply{}, fmt.Errorf("bot: x: %w", discord.UserError("Please."))
			case "panic":
				panic("boom")
			}
			return discord.Reply{}, errors.New("disk on fire")
		}, Never)
		r.log = slog.New(slog.NewTextHandler(&log, nil))
		for _, id := range []string{"kind", "panic", "1234567890"} {
			r.Take(x(id))
			synctest.Wait()
		}
		r.Take(&discord.Request{Kind: discord.Command, Name: "gone", ID: "gone", User: "u", Received: time.Now()})
		r.Stop(time.Second)
		sorry := "Something went wrong here; the archive was not searched. Please try again, and if it stays so, give your admin the number `"
		l.Expect(t, "0s answer kind private=true Please.", "0s answer panic private=true "+sorry+"panic`.",
			"0s answer 1234567890 private=true "+sorry+"567890`.",
			"0s answer gone private=true I do not know that command. It may be new or gone; `/help` lists what there is.")
		if n := strings.Count(log.String(), "disk on fire"); n != 1 || strings.Contains(log.String(), "Please.") {
			t.Errorf("the log:\n%s", &log)
		}
	})
}

func TestStopLetsAnswersFinish(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := fakediscord.NewTape()
		r := do(l, func(ctx context.Context, r *discord.Request) (discord.Reply, error) {
			backoff.Sleep(ctx, 5*time.Second)
			return discord.Public("done"), ctx.Err()
		}, Never)
		r.Take(x("a"))
		synctest.Wait()
		r.Stop(8 * time.Second)
		if at := time.Since(l.Start); at != 5*time.Second {
			t.Errorf("stopped after %v", at)
		}
		r.Take(x("b"))
		synctest.Wait()
		l.Expect(t, "1.5s wait a private=false", "5s late a private=false done")
	})
}

func TestStopEndsInTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := fakediscord.NewTape()
		r := do(l, func(ctx context.Context, r *discord.Request) (discord.Reply, error) {
			<-ctx.Done()
			return discord.Reply{}, ctx.Err()
		}, Never)
		r.Take(x("a"))
		synctest.Wait()
		r.Stop(8 * time.Second)
		if at := time.Since(l.Start); at > 10*time.Second {
			t.Errorf("stopped after %v", at)
		}
		if n := len(l.Lines()); n != 2 {
			t.Errorf("the user is told %q", l.Lines())
		}
	})
}

// One who asked a moment before the end is told, too.
func TestStopTellsThoseWhoJustAsked(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := fakediscord.NewTape()
		r := do(l, func(ctx context.Context, r *discord.Request) (discord.Reply, error) {
			<-ctx.Done()
			return discord.Reply{}, ctx.Err()
		}, Never)
		r.Take(x("a"))
		synctest.Wait()
		r.Stop(time.Second)
		if got := l.Lines(); len(got) != 1 || !strings.HasPrefix(got[0], "1s answer a") || l.Dead != 0 {
			t.Errorf("sent %q, %d of them in vain", got, l.Dead)
		}
	})
}
