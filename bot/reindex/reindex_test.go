package reindex

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"onrecord/bot/backoff"
	"onrecord/bot/discord"
	"onrecord/bot/fakediscord"
	"onrecord/bot/markdown"
	"onrecord/bot/rest"
	"onrecord/index"
)

// started starts a run for an admin, answers him, and returns what shows its progress.
func started(t *testing.T, x *Runner, l *fakediscord.Tape) func(context.Context) {
	t.Helper()
	q := &discord.Request{ID: "1", User: "boss", Guild: "g"}
	re := x.Start(q, false, true)
	if err := l.Respond(t.Context(), q, re); err != nil {
		t.Fatal(err)
	}
	return re.After
}

func TestReindexShowsProgressEveryFiveSeconds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := fakediscord.NewTape()
		x := New(func(ctx context.Context, force bool, progress func(int, int)) (index.Report, error) {
			for i := range 120 {
				progress(i/2, 60)
				backoff.Sleep(ctx, 110*time.Millisecond)
			}
			backoff.Sleep(ctx, 11*time.Second) // nothing changes
			return index.Report{Articles: 60, Took: 23 * time.Second}, nil
		}, l, slog.New(slog.DiscardHandler), time.Now)
		started(t, x, l)(t.Context())
		l.Expect(t, "0s answer 1 private=true The reindex has started. Its progress is shown in this channel.",
			"0s post Reindexing: reading the articles.", "5s edit Reindexing: 22 of 60 articles.",
			"10s edit Reindexing: 45 of 60 articles.", "15s edit Reindexing: 59 of 60 articles.",
			"24.2s edit Reindexed in 23 s: 60 articles (0 added, 0 changed, 0 removed, 0 unchanged).\n0 statements by 0 speakers, 0 passages.")
	})
}

func TestReindexOfAFolderThatShrank(t *testing.T) {
	got := outcome(index.Report{}, fmt.Errorf("x: %w", &index.ShrunkError{Dir: "/secret/path", Before: 500, After: 3})).Content
	if !strings.Contains(got, "3 articles now") || !strings.Contains(got, "/reindex force") || strings.Contains(got, "secret") {
		t.Errorf("the admin is told %q", got)
	}
}

func TestReindexThatFails(t *testing.T) {
	for name, run := range map[string]func(context.Context, bool, func(int, int)) (index.Report, error){
		"failed": func(context.Context, bool, func(int, int)) (index.Report, error) {
			return index.Report{}, errors.New("index: publish: half of the *articles* are gone")
		},
		"panic": func(context.Context, bool, func(int, int)) (index.Report, error) { panic("*boom*") },
	} {
		synctest.Test(t, func(t *testing.T) {
			l := fakediscord.NewTape()
			x := New(run, l, slog.New(slog.DiscardHandler), time.Now)
			x.job = &job{}
			x.follow(t.Context(), x.job)
			last := l.Lines()[1]
			if !strings.Contains(last, "The reindex failed; the archive is as it was.") || !strings.Contains(last, `\*`) {
				t.Errorf("%s: %s", name, last)
			}
			if x.job != nil {
				t.Errorf("%s: no further reindex can be started", name)
			}
		})
	}
}

// A message that Discord lets nobody edit any more is followed by a new one, and
// runs that take longer than an interaction lives report all the same.
func TestReindexOfHours(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := &aging{Tape: fakediscord.NewTape()}
		x := New(func(ctx context.Context, _ bool, progress func(int, int)) (index.Report, error) {
			for i := range 150 {
				progress(i, 150)
				backoff.Sleep(ctx, time.Minute)
			}
			return index.Report{Articles: 150, Took: 150 * time.Minute}, nil
		}, l, slog.New(slog.DiscardHandler), time.Now)
		x.job = &job{started: time.Now()}
		x.follow(t.Context(), x.job)
		posts := 0
		for _, line := range l.Lines() {
			if strings.Contains(line, " post ") {
				posts++
			}
		}
		if last := l.Lines()[len(l.Lines())-1]; posts != 3 || !strings.Contains(last, "Reindexed in 150 min") {
			t.Errorf("%d messages, the last: %s", posts, last)
		}
	})
}

// aging is a line whose messages cannot be edited after an hour.
type aging struct {
	*fakediscord.Tape
	posted time.Time
}

func (l *aging) Post(ctx context.Context, channel string, m discord.Message) (string, error) {
	l.posted = time.Now()
	return l.Tape.Post(ctx, channel, m)
}

func (l *aging) Edit(ctx context.Context, channel, id string, m discord.Message) error {
	if time.Since(l.posted) > time.Hour {
		return &rest.Error{Status: 429, Code: rest.OldMessage}
	}
	return l.Tape.Edit(ctx, channel, id, m)
}

// One that is stopped leaves the archive as it was, and says so; so does the end of
// the bot itself.
func TestReindexIsStopped(t *testing.T) {
	for _, byAdmin := range []bool{true, false} {
		synctest.Test(t, func(t *testing.T) {
			l := fakediscord.NewTape()
			stopped := false
			x := New(func(ctx context.Context, _ bool, progress func(int, int)) (index.Report, error) {
				progress(7, 60)
				<-ctx.Done()
				stopped = true
				return index.Report{}, fmt.Errorf("index: %w", ctx.Err())
			}, l, slog.New(slog.DiscardHandler), time.Now)
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			follow := started(t, x, l)
			go follow(ctx)
			synctest.Wait()
			var told []string
			tell := func(re discord.Reply) { told = append(told, re.Message.Content); synctest.Wait() }
			if byAdmin {
				q := &discord.Request{User: "boss", Guild: "other"}
				tell(x.Cancel(q))
				tell(x.Cancel(q))
				tell(x.Status(q))
			} else {
				cancel()
				synctest.Wait()
			}
			l.Expect(t, "0s answer 1 private=true The reindex has started. Its progress is shown in this channel.",
				"0s post Reindexing: reading the articles.", "0s edit The reindex was stopped. The archive is as it was.")
			if !stopped {
				t.Error("the work goes on")
			}
			if want := []string{"The reindex is being stopped. The archive stays as it is.", "No reindex is running.",
				"No reindex is running. The last one ended " + markdown.Relative(time.Now()) + ".\nThe reindex was stopped. The archive is as it was."}; byAdmin && !slices.Equal(told, want) {
				t.Errorf("told %q, want %q", told, want)
			}
		})
	}
}

// A server cannot keep the machine busy; whom the operator has named is free to.
func TestReindexNotTooOften(t *testing.T) {
	now := time.Unix(1.79e9, 0)
	x := New(nil, fakediscord.NewTape(), slog.New(slog.DiscardHandler), func() time.Time { return now })
	start := func(guild string, named bool) string {
		defer func() { x.job = nil }()
		return x.Start(&discord.Request{Guild: guild}, false, named).Message.Content
	}
	for i := range 3 {
		if got := start("g", false); !strings.Contains(got, "has started") {
			t.Errorf("start %d: %s", i, got)
		}
	}
	if got := start("g", false); !strings.Contains(got, "again "+markdown.Relative(now.Add(10*time.Minute))) {
		t.Errorf("the fourth: %s", got)
	}
	if got := start("h", false); !strings.Contains(got, "has started") {
		t.Errorf("another server: %s", got)
	}
	if got := start("g", true); !strings.Contains(got, "has started") {
		t.Errorf("whom the operator has named: %s", got)
	}
	if now = now.Add(10 * time.Minute); !strings.Contains(start("g", false), "has started") {
		t.Error("ten minutes later it cannot be started")
	}
}

// Who starts one where the bot may not write is told how to follow it.
func TestReindexWhereTheBotMayNotWrite(t *testing.T) {
	for allowed, want := range map[int64]string{
		0: "shown in this channel", // not told
		discord.ViewChannel | discord.SendMessages: "shown in this channel",
		discord.Administrator:                      "shown in this channel",
		discord.ViewChannel:                        "I lack *Send Messages*",
		1:                                          "I lack *View Channel* and *Send Messages*",
	} {
		x := New(nil, fakediscord.NewTape(), slog.New(slog.DiscardHandler), time.Now)
		if got := x.Start(&discord.Request{Guild: "g", BotPermissions: allowed}, false, true).Message.Content; !strings.Contains(got, want) {
			t.Errorf("%b: %s", allowed, got)
		}
	}
}
