package bot

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
)

// tape is a line that keeps what was sent, and when.
type tape struct {
	mu    sync.Mutex
	start time.Time
	sent  []string
	dead  int // answers that were not sent, their context being over
}

func newTape() *tape { return &tape{start: time.Now()} }

func (l *tape) note(format string, a ...any) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.sent = append(l.sent, fmt.Sprintf("%v ", time.Since(l.start).Round(100*time.Millisecond))+fmt.Sprintf(format, a...))
}

func (l *tape) lines() []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return append([]string(nil), l.sent...)
}

func (l *tape) answer(ctx context.Context, r *request, re reply) error {
	l.note("answer %s private=%v %s", r.id, re.private, re.message.Content)
	if ctx.Err() != nil {
		l.mu.Lock()
		l.dead++
		l.mu.Unlock()
	}
	return ctx.Err()
}

func (l *tape) wait(_ context.Context, r *request, private bool) error {
	l.note("wait %s private=%v", r.id, private)
	return nil
}

func (l *tape) answerLate(_ context.Context, r *request, re reply, private bool) error {
	l.note("late %s private=%v %s", r.id, private, re.message.Content)
	return nil
}

func (l *tape) post(_ context.Context, channel string, m message) (string, error) {
	l.note("post %s", m.Content)
	return "m1", nil
}

func (l *tape) edit(_ context.Context, channel, id string, m message) error {
	l.note("edit %s", m.Content)
	return nil
}

// do makes a router whose command "x" is h.
func do(l line, h func(context.Context, *request) (reply, error), private func(*request) bool) *router {
	r := newRouter(l, slog.New(slog.DiscardHandler), time.Now, newRates(-1, -1))
	r.commands = map[string]route{"x": {h, private}}
	r.saying = route{h, private}
	return r
}

func x(id string) *request {
	return &request{kind: command, name: "x", id: id, user: "u", received: time.Now()}
}

func expect(t *testing.T, l *tape, want ...string) {
	t.Helper()
	got := l.lines()
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("sent\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestAnnouncedAfterASecondAndAHalf(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := newTape()
		r := do(l, func(ctx context.Context, r *request) (reply, error) {
			d, _ := time.ParseDuration(r.id)
			sleep(ctx, d)
			return say("done"), ctx.Err()
		}, always)
		r.take(x("1400ms"))
		r.take(x("4s"))
		<-time.After(200 * time.Millisecond)
		r.take(x("5m"))
		synctest.Wait()
		r.stop(10 * time.Minute)
		expect(t, l, "1.4s answer 1400ms private=false done", "1.5s wait 4s private=true", "1.7s wait 5m private=true",
			"4s late 4s private=true done",
			"1m0.2s late 5m private=true I could not finish that in time. A shorter question, or one with a speaker or a date, is quicker.")
	})
}

// With more questions than can be worked at, announcements come sooner, and what
// is answered quickly is still answered at once.
func TestAnnouncedSoonerInACrowd(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := newTape()
		r := do(l, func(ctx context.Context, r *request) (reply, error) {
			if strings.HasPrefix(r.id, "slow") {
				sleep(ctx, 2*time.Second)
			}
			return say("done"), ctx.Err()
		}, never)
		r.take(x("quick"))
		synctest.Wait()
		for i := range maxRunning + 1 {
			r.take(x(fmt.Sprint("slow", i)))
		}
		synctest.Wait()
		r.stop(time.Minute)
		at := map[string]int{}
		for _, line := range l.lines() {
			when, what, _ := strings.Cut(line, " ")
			what, _, _ = strings.Cut(what, " ")
			at[when+" "+what]++
		}
		want := map[string]int{"0s answer": 1, "500ms wait": maxRunning + 1, "2s late": maxRunning, "4s late": 1}
		if !maps.Equal(at, want) {
			t.Errorf("%v, want %v:\n%s", at, want, strings.Join(l.lines(), "\n"))
		}
	})
}

// A handler that does not listen must not keep its user waiting either.
func TestDeafHandlerIsGivenUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := newTape()
		r := do(l, func(context.Context, *request) (reply, error) {
			<-time.After(3 * time.Minute)
			return say("done"), nil
		}, never)
		r.take(x("a"))
		<-time.After(2 * time.Minute)
		expect(t, l, "1.5s wait a private=false",
			"1m0s late a private=false I could not finish that in time. A shorter question, or one with a speaker or a date, is quicker.")
		<-time.After(2 * time.Minute)
		r.stop(time.Second)
	})
}

func TestEachRequestIsServedOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := newTape()
		r := do(l, func(context.Context, *request) (reply, error) { return say("done"), nil }, never)
		const crowd, times = 50, 20 // a thousand requests, each delivered twenty times at once
		for at := range 1000 / crowd {
			var wg sync.WaitGroup
			for i := range crowd {
				for range times {
					wg.Go(func() { r.take(x(fmt.Sprint("id", at*crowd+i))) })
				}
			}
			wg.Wait()
			synctest.Wait()
		}
		r.stop(time.Second)
		replies := map[string]int{}
		for _, line := range l.lines() {
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
		l := newTape()
		free := make(chan struct{})
		most, now := 0, 0
		var mu sync.Mutex
		r := do(l, func(context.Context, *request) (reply, error) {
			mu.Lock()
			now++
			most = max(most, now)
			mu.Unlock()
			<-free
			mu.Lock()
			now--
			mu.Unlock()
			return say("done"), nil
		}, never)
		for i := range maxTaken + 5 {
			r.take(x(fmt.Sprint(i)))
		}
		synctest.Wait()
		busy := l.lines()
		if len(busy) != 5 || !strings.Contains(busy[0], "0s answer") || !strings.Contains(busy[0], "Too many questions at once") {
			t.Errorf("the five too many are told %q", busy)
		}
		if most != maxRunning {
			t.Errorf("%d handlers at work at once, want %d", most, maxRunning)
		}
		close(free)
		r.stop(time.Second)
		if n := len(l.lines()); n != maxTaken+5 {
			t.Errorf("%d replies to %d requests", n, maxTaken+5)
		}
	})
}

func TestRates(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := newTape()
		r := do(l, func(context.Context, *request) (reply, error) { return say("done"), nil }, never)
		r.rates = newRates(2, 5)
		n := 0
		ask := func(k kind, user string) {
			n++
			q := x(fmt.Sprint(n))
			q.kind, q.user = k, user
			r.take(q)
			synctest.Wait()
		}
		ask(command, "u")
		ask(command, "u")
		ask(command, "u") // refused
		ask(command, "v")
		ask(saying, "u") // refused a moment ago: silence
		<-time.After(31 * time.Second)
		ask(command, "u")
		r.stop(time.Second)
		again := time.Now().Unix()
		expect(t, l, "0s answer 1 private=false done", "0s answer 2 private=false done",
			fmt.Sprintf("0s answer 3 private=true That is more than 2 questions in a minute. Please try again <t:%d:R>.", again),
			"0s answer 4 private=false done", "31s answer 6 private=false done")
	})
}

// The users of a server share what it may ask; others, and direct messages, have
// their own.
func TestRatesOfAServer(t *testing.T) {
	r := newRates(3, 5)
	now := time.Unix(1.79e9, 0)
	ask := func(user, server string) (limited bool, why string, fresh bool) {
		d, why, fresh := r.wait(user, server, now)
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
	if r := newRates(-1, 0); r.perServer >= 0 {
		t.Errorf("a server is limited to %d where its users are not", r.perServer)
	}
}

func TestErrorsBecomeSentences(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var log strings.Builder
		l := newTape()
		r := do(l, func(_ context.Context, r *request) (reply, error) {
			switch r.id {
			case "kind":
				return reply{}, fmt.Errorf("bot: x: %w", sentence("Please."))
			case "panic":
				panic("boom")
			}
			return reply{}, errors.New("disk on fire")
		}, never)
		r.log = slog.New(slog.NewTextHandler(&log, nil))
		for _, id := range []string{"kind", "panic", "1234567890"} {
			r.take(x(id))
			synctest.Wait()
		}
		r.take(&request{kind: command, name: "gone", id: "gone", user: "u", received: time.Now()})
		r.stop(time.Second)
		sorry := "Something went wrong here; the archive was not searched. Please try again, and if it stays so, give your admin the number `"
		expect(t, l, "0s answer kind private=true Please.", "0s answer panic private=true "+sorry+"panic`.",
			"0s answer 1234567890 private=true "+sorry+"567890`.",
			"0s answer gone private=true I do not know that command. It may be new or gone; `/help` lists what there is.")
		if n := strings.Count(log.String(), "disk on fire"); n != 1 || strings.Contains(log.String(), "Please.") {
			t.Errorf("the log:\n%s", &log)
		}
	})
}

func TestStopLetsAnswersFinish(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := newTape()
		r := do(l, func(ctx context.Context, r *request) (reply, error) {
			sleep(ctx, 5*time.Second)
			return say("done"), ctx.Err()
		}, never)
		r.take(x("a"))
		synctest.Wait()
		r.stop(8 * time.Second)
		if at := time.Since(l.start); at != 5*time.Second {
			t.Errorf("stopped after %v", at)
		}
		r.take(x("b"))
		synctest.Wait()
		expect(t, l, "1.5s wait a private=false", "5s late a private=false done")
	})
}

func TestStopEndsInTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := newTape()
		r := do(l, func(ctx context.Context, r *request) (reply, error) {
			<-ctx.Done()
			return reply{}, ctx.Err()
		}, never)
		r.take(x("a"))
		synctest.Wait()
		r.stop(8 * time.Second)
		if at := time.Since(l.start); at > 10*time.Second {
			t.Errorf("stopped after %v", at)
		}
		if n := len(l.lines()); n != 2 {
			t.Errorf("the user is told %q", l.lines())
		}
	})
}

// One who asked a moment before the end is told, too.
func TestStopTellsThoseWhoJustAsked(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := newTape()
		r := do(l, func(ctx context.Context, r *request) (reply, error) {
			<-ctx.Done()
			return reply{}, ctx.Err()
		}, never)
		r.take(x("a"))
		synctest.Wait()
		r.stop(time.Second)
		if got := l.lines(); len(got) != 1 || !strings.HasPrefix(got[0], "1s answer a") || l.dead != 0 {
			t.Errorf("sent %q, %d of them in vain", got, l.dead)
		}
	})
}
