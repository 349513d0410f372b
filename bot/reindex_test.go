package bot

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

	"onrecord/index"
)

func TestReindexShowsProgressEveryFiveSeconds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := newTape()
		b := &Bot{log: slog.New(slog.DiscardHandler), now: time.Now, cfg: Config{AdminUsers: []string{"boss"}}, servers: &servers{}, audit: &journal{}}
		b.reindex = newReindexer(func(ctx context.Context, force bool, progress func(int, int)) (index.Report, error) {
			for i := range 120 {
				progress(i/2, 60)
				sleep(ctx, 110*time.Millisecond)
			}
			sleep(ctx, 11*time.Second) // nothing changes
			return index.Report{Articles: 60, Took: 23 * time.Second}, nil
		}, l, b.log, time.Now)
		r := do(l, b.reindexing, always)
		q := x("1")
		q.user, q.guild = "boss", "g"
		r.take(q)
		<-time.After(time.Minute)
		r.stop(time.Second)
		expect(t, l, "0s answer 1 private=true The reindex has started. Its progress is shown in this channel.",
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
			l := newTape()
			x := newReindexer(run, l, slog.New(slog.DiscardHandler), time.Now)
			x.job = &job{}
			x.follow(t.Context(), x.job)
			last := l.lines()[1]
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
		l := &aging{tape: newTape()}
		x := newReindexer(func(ctx context.Context, _ bool, progress func(int, int)) (index.Report, error) {
			for i := range 150 {
				progress(i, 150)
				sleep(ctx, time.Minute)
			}
			return index.Report{Articles: 150, Took: 150 * time.Minute}, nil
		}, l, slog.New(slog.DiscardHandler), time.Now)
		x.job = &job{started: time.Now()}
		x.follow(t.Context(), x.job)
		posts := 0
		for _, line := range l.lines() {
			if strings.Contains(line, " post ") {
				posts++
			}
		}
		if last := l.lines()[len(l.lines())-1]; posts != 3 || !strings.Contains(last, "Reindexed in 150 min") {
			t.Errorf("%d messages, the last: %s", posts, last)
		}
	})
}

// aging is a line whose messages cannot be edited after an hour.
type aging struct {
	*tape
	posted time.Time
}

func (l *aging) post(ctx context.Context, channel string, m message) (string, error) {
	l.posted = time.Now()
	return l.tape.post(ctx, channel, m)
}

func (l *aging) edit(ctx context.Context, channel, id string, m message) error {
	if time.Since(l.posted) > time.Hour {
		return &callError{status: 429, code: oldMessage}
	}
	return l.tape.edit(ctx, channel, id, m)
}

// One who is stopped leaves the archive as it was, and says so; so does the end of
// the bot itself.
func TestReindexIsStopped(t *testing.T) {
	for _, byAdmin := range []bool{true, false} {
		synctest.Test(t, func(t *testing.T) {
			l := newTape()
			b := &Bot{log: slog.New(slog.DiscardHandler), now: time.Now, cfg: Config{AdminUsers: []string{"boss"}}, servers: &servers{}, audit: &journal{}}
			stopped := false
			b.reindex = newReindexer(func(ctx context.Context, _ bool, progress func(int, int)) (index.Report, error) {
				progress(7, 60)
				<-ctx.Done()
				stopped = true
				return index.Report{}, fmt.Errorf("index: %w", ctx.Err())
			}, l, b.log, time.Now)
			r := do(l, b.reindexing, always)
			ask := func(id, sub, user string) {
				q := x(id)
				q.sub, q.user, q.guild = sub, user, "g"
				r.take(q)
				synctest.Wait()
			}
			ask("1", "start", "boss")
			ask("2", "cancel", "anna")
			if stopped {
				t.Error("somebody who is no admin has stopped it")
			}
			want := []string{"0s answer 1 private=true The reindex has started. Its progress is shown in this channel.",
				"0s post Reindexing: reading the articles.", "0s answer 2 private=true Reindexing is for admins. Ask somebody who manages this server."}
			if byAdmin {
				ask("3", "cancel", "boss")
				ask("4", "cancel", "boss")
				ask("5", "status", "boss")
				// The last word is said in either order with the answer to who stopped it.
				r.stop(time.Second)
				got := l.lines()
				slices.Sort(got[3:5])
				want = append(want, "0s answer 3 private=true The reindex is being stopped. The archive stays as it is.", "0s edit The reindex was stopped. The archive is as it was.",
					"0s answer 4 private=true No reindex is running.",
					"0s answer 5 private=true No reindex is running. The last one ended "+relative(l.start)+".\nThe reindex was stopped. The archive is as it was.")
				if strings.ReplaceAll(strings.Join(got, "\n"), " See [its progress](https://discord.com/channels/g//m1).", "") != strings.Join(want, "\n") {
					t.Errorf("sent\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
				}
			} else {
				r.stop(time.Second)
				expect(t, l, append(want, "0s edit The reindex was stopped. The archive is as it was.")...)
			}
			if !stopped {
				t.Error("the work goes on")
			}
		})
	}
}

// A server cannot keep the machine busy; whom the operator has named is free to.
func TestReindexNotTooOften(t *testing.T) {
	now := time.Unix(1.79e9, 0)
	x := newReindexer(nil, newTape(), slog.New(slog.DiscardHandler), func() time.Time { return now })
	start := func(guild string, named bool) string {
		defer func() { x.job = nil }()
		return x.start(&request{guild: guild}, false, named).message.Content
	}
	for i := range 3 {
		if got := start("g", false); !strings.Contains(got, "has started") {
			t.Errorf("start %d: %s", i, got)
		}
	}
	if got := start("g", false); !strings.Contains(got, "again "+relative(now.Add(10*time.Minute))) {
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
		0:                          "shown in this channel", // not told
		viewChannel | sendMessages: "shown in this channel",
		administrator:              "shown in this channel",
		viewChannel:                "I lack *Send Messages*",
		1:                          "I lack *View Channel* and *Send Messages*",
	} {
		x := newReindexer(nil, newTape(), slog.New(slog.DiscardHandler), time.Now)
		if got := x.start(&request{guild: "g", allowed: allowed}, false, true).message.Content; !strings.Contains(got, want) {
			t.Errorf("%b: %s", allowed, got)
		}
	}
}
