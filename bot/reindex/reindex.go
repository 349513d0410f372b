// Package reindex runs one reindex at a time and shows how far it is.
//
// Progress stands in a message of its own (reindex.go), since an interaction's reply can
// be edited for 15 minutes only and a large archive takes longer. How it ended is said
// there in words (outcome.go).
package reindex

import (
	"context"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"onrecord/bot/discord"
	"onrecord/bot/markdown"
	"onrecord/bot/recent"
	"onrecord/bot/rest"
	"onrecord/index"
)

// Runner runs one reindex at a time and shows how far it is.
//
// Progress stands in a normal message, since an interaction's own reply can be
// edited for 15 minutes only and a large archive takes longer.
type Runner struct {
	run       func(ctx context.Context, force bool, progress func(done, total int)) (index.Report, error)
	responder discord.Responder
	log       *slog.Logger
	now       func() time.Time
	every     time.Duration // between edits of the progress message

	starts *recent.Map[string, *rate.Limiter] // of servers whose admins nobody but themselves has named

	mu    sync.Mutex
	job   *job             // nil while none runs
	last  *discord.Message // how the last one ended
	ended time.Time
}

// New returns a runner of run, whose progress goes through l.
func New(run func(context.Context, bool, func(int, int)) (index.Report, error), l discord.Responder, log *slog.Logger, now func() time.Time) *Runner {
	return &Runner{run: run, responder: l, log: log, now: now, every: 5 * time.Second, starts: recent.New[string, *rate.Limiter](1000)}
}

// job is one run.
type job struct {
	guild, channel, user string
	message              string // the progress message's ID; "" until it stands
	force                bool
	started              time.Time
	done, total          int
	cancel               context.CancelFunc // nil before the work begins
}

// A server may start three at once and then one in ten minutes: whoever manages
// any server that has the bot could else keep the machine busy for all the others.
const (
	startsAtOnce = 3
	startEvery   = 10 * time.Minute
)

// tooOften returns from when on a server may start another run; zero when it may now.
func (x *Runner) tooOften(guild string) time.Time {
	l, _ := x.starts.GetOrPut(guild, func() *rate.Limiter { return rate.NewLimiter(rate.Every(startEvery), startsAtOnce) })
	now := x.now()
	if l.AllowN(now, 1) {
		return time.Time{}
	}
	res := l.ReserveN(now, 1)
	defer res.CancelAt(now)
	return now.Add(res.DelayFrom(now))
}

// Start starts a run, or joins the one that is on. One whom the operator has named
// may do so as often as he likes.
func (x *Runner) Start(r *discord.Request, force, named bool) discord.Reply {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.job != nil {
		return discord.Private("A reindex is already running: " + x.job.state() + "." + x.job.where(r.Guild))
	}
	if !named {
		if when := x.tooOften(r.Guild); !when.IsZero() {
			return discord.Private("This server has had its articles read again several times just now. Please try again " + markdown.Relative(when) + ".")
		}
	}
	j := &job{guild: r.Guild, channel: r.Channel, user: r.User, force: force, started: x.now()}
	x.job = j
	x.log.Info("bot: reindex started", "user", r.User, "guild", r.Guild, "force", j.force)
	re := discord.Private("The reindex has started. Its progress is shown in this channel.")
	if lack := r.Lacks(discord.ViewChannel, discord.SendMessages); lack != "" {
		re = discord.Private("The reindex has started. I may not write in this channel (I lack " + lack + "), so ask `/reindex status` for its progress.")
	}
	re.After = func(ctx context.Context) { x.follow(ctx, j) }
	return re
}

// Status says how far the run is that is on, or how the last one ended.
func (x *Runner) Status(r *discord.Request) discord.Reply {
	x.mu.Lock()
	defer x.mu.Unlock()
	switch {
	case x.job != nil:
		return discord.Private("A reindex is running since " + markdown.Relative(x.job.started) + ": " + x.job.state() + "." + x.job.where(r.Guild))
	case x.last != nil:
		m := *x.last
		m.Content = "No reindex is running. The last one ended " + markdown.Relative(x.ended) + ".\n" + m.Content
		return discord.Reply{Message: m, Private: true}
	}
	return discord.Private("No reindex is running, and there was none since I was started.")
}

// Cancel cancels the run that is on.
func (x *Runner) Cancel(r *discord.Request) discord.Reply {
	x.mu.Lock()
	defer x.mu.Unlock()
	switch {
	case x.job == nil:
		return discord.Private("No reindex is running.")
	case x.job.cancel == nil:
		return discord.Private("The reindex is only just starting. Please try again in a moment.")
	}
	x.job.cancel()
	x.log.Info("bot: reindex cancelled", "user", r.User, "guild", r.Guild)
	return discord.Private("The reindex is being stopped. The archive stays as it is." + x.job.where(r.Guild))
}

// follow runs j and keeps its message up to date until it ends.
func (x *Runner) follow(ctx context.Context, j *job) {
	type ended struct {
		report index.Report
		err    error
	}
	// The message comes first, so that somebody who asks meanwhile is shown to it.
	first, cancel := context.WithTimeout(ctx, 10*time.Second)
	shown := x.show(first, j, "", discord.Public("Reindexing: "+x.state(j)+".").Message)
	cancel()
	work, stop := context.WithCancel(ctx)
	defer stop()
	x.mu.Lock()
	j.cancel = stop
	x.mu.Unlock()
	end := make(chan ended, 1)
	go func() {
		defer func() {
			if p := recover(); p != nil {
				end <- ended{err: fmt.Errorf("reindex: panic: %v", p)}
			}
		}()
		r, err := x.run(work, j.force, func(done, total int) {
			x.mu.Lock()
			j.done, j.total = done, total
			x.mu.Unlock()
		})
		end <- ended{r, err}
	}()
	tick := time.NewTicker(x.every)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			shown = x.show(ctx, j, shown, discord.Public("Reindexing: "+x.state(j)+".").Message)
		case e := <-end:
			took := x.now().Sub(j.started)
			m := outcome(e.report, e.err)
			x.mu.Lock()
			x.job, x.last, x.ended = nil, &m, x.now()
			x.mu.Unlock()
			if e.err != nil {
				x.log.Error("bot: reindex failed", "err", e.err, "took", took)
			} else {
				x.log.Info("bot: reindexed", "articles", e.report.Articles, "skipped", len(e.report.Skipped), "took", took)
			}
			// The last word is said even when the bot is being stopped.
			last, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
			x.show(last, j, shown, m)
			cancel()
			return
		}
	}
}

// show writes m into j's message unless it stands there already, and returns
// what stands there now.
func (x *Runner) show(ctx context.Context, j *job, shown string, m discord.Message) string {
	text := m.Content
	if text == shown {
		return shown
	}
	var err error
	if j.message != "" {
		if err = x.responder.Edit(ctx, j.channel, j.message, m); err == nil {
			return text
		}
		// One that was deleted, or has stood for an hour, is followed by a new one.
		if c := rest.Code(err); c != rest.UnknownMessage && c != rest.OldMessage {
			x.log.Warn("bot: reindex progress not shown", "err", err)
			return shown
		}
	}
	id, err := x.responder.Post(ctx, j.channel, m)
	if err != nil {
		x.log.Warn("bot: reindex progress not shown; may the bot write in that channel?", "channel", j.channel, "err", err)
		return shown
	}
	x.mu.Lock()
	j.message = id
	x.mu.Unlock()
	return text
}

func (x *Runner) state(j *job) string {
	x.mu.Lock()
	defer x.mu.Unlock()
	return j.state()
}

// state is how far j is, in words.
func (j *job) state() string {
	switch {
	case j.total > 0:
		return fmt.Sprintf("%d of %d articles", j.done, j.total)
	case j.done > 0:
		return fmt.Sprintf("%d articles so far", j.done)
	}
	return "reading the articles"
}

// where points to j's message for somebody in the same server.
func (j *job) where(guild string) string {
	if j.message == "" || guild != j.guild {
		return ""
	}
	return fmt.Sprintf(" See [its progress](https://discord.com/channels/%s/%s/%s).", j.guild, j.channel, j.message)
}
