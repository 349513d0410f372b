package bot

import (
	"context"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"onrecord/index"
)

// reindexer runs one reindex at a time and shows how far it is.
//
// Progress stands in a normal message, since an interaction's own reply can be
// edited for 15 minutes only and a large archive takes longer.
type reindexer struct {
	run   func(ctx context.Context, force bool, progress func(done, total int)) (index.Report, error)
	line  line
	log   *slog.Logger
	now   func() time.Time
	every time.Duration // between edits of the progress message

	starts *recent[string, *rate.Limiter] // of servers whose admins nobody but themselves has named

	mu    sync.Mutex
	job   *job     // nil while none runs
	last  *message // how the last one ended
	ended time.Time
}

func newReindexer(run func(context.Context, bool, func(int, int)) (index.Report, error), l line, log *slog.Logger, now func() time.Time) *reindexer {
	return &reindexer{run: run, line: l, log: log, now: now, every: 5 * time.Second, starts: newRecent[string, *rate.Limiter](1000)}
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

// reindexCommand is /reindex.
func reindexCommand() slash {
	manage := bits(manageGuild)
	sub := func(name, description string) option {
		return option{Type: subCommand, Name: name, Description: description}
	}
	return slash{Name: "reindex", Description: "Read the articles again (admins)", Permissions: &manage, Options: []option{
		sub("start", "Read what is new and changed"),
		sub("status", "Show how far the reindex is, or how the last one ended"),
		sub("cancel", "Stop the reindex; the archive stays as it is"),
		sub("force", "Read the articles again and publish even when many are gone"),
	}}
}

// reindexing handles /reindex.
func (b *Bot) reindexing(_ context.Context, r *request) (reply, error) {
	allowed := b.cfg.admin(r, b.servers.of(r.guild).AdminRoles)
	b.record(r, allowed)
	switch {
	case !allowed && r.guild == "":
		return reply{}, sentence("Reindexing is for admins, from within a server.")
	case !allowed:
		return reply{}, sentence("Reindexing is for admins. Ask somebody who manages this server.")
	}
	switch r.sub {
	case "status":
		re := b.reindex.status(r)
		if b.cfg.Note != nil {
			if note := b.cfg.Note(); note != "" {
				re.message.Content += "\n" + clip(note, 500)
			}
		}
		return re, nil
	case "cancel":
		return b.reindex.stop(r), nil
	}
	return b.reindex.start(r, r.sub == "force", b.cfg.named(r)), nil
}

// A server may start three at once and then one in ten minutes: whoever manages
// any server that has the bot could else keep the machine busy for all the others.
const (
	startsAtOnce = 3
	startEvery   = 10 * time.Minute
)

// tooOften tells from when on a server may start another run; zero when it may now.
func (x *reindexer) tooOften(guild string) time.Time {
	l, _ := x.starts.getOrPut(guild, func() *rate.Limiter { return rate.NewLimiter(rate.Every(startEvery), startsAtOnce) })
	now := x.now()
	if l.AllowN(now, 1) {
		return time.Time{}
	}
	res := l.ReserveN(now, 1)
	defer res.CancelAt(now)
	return now.Add(res.DelayFrom(now))
}

// start starts a run, or joins the one that is on. One whom the operator has named
// may do so as often as he likes.
func (x *reindexer) start(r *request, force, named bool) reply {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.job != nil {
		return tell("A reindex is already running: " + x.job.state() + "." + x.job.where(r.guild))
	}
	if !named {
		if when := x.tooOften(r.guild); !when.IsZero() {
			return tell("This server has had its articles read again several times just now. Please try again " + relative(when) + ".")
		}
	}
	j := &job{guild: r.guild, channel: r.channel, user: r.user, force: force, started: x.now()}
	x.job = j
	x.log.Info("bot: reindex started", "user", r.user, "guild", r.guild, "force", j.force)
	re := tell("The reindex has started. Its progress is shown in this channel.")
	if lack := r.lacks(viewChannel, sendMessages); lack != "" {
		re = tell("The reindex has started. I may not write in this channel (I lack " + lack + "), so ask `/reindex status` for its progress.")
	}
	re.after = func(ctx context.Context) { x.follow(ctx, j) }
	return re
}

// status tells how far the run is that is on, or how the last one ended.
func (x *reindexer) status(r *request) reply {
	x.mu.Lock()
	defer x.mu.Unlock()
	switch {
	case x.job != nil:
		return tell("A reindex is running since " + relative(x.job.started) + ": " + x.job.state() + "." + x.job.where(r.guild))
	case x.last != nil:
		m := *x.last
		m.Content = "No reindex is running. The last one ended " + relative(x.ended) + ".\n" + m.Content
		return reply{message: m, private: true}
	}
	return tell("No reindex is running, and there was none since I was started.")
}

// stop cancels the run that is on.
func (x *reindexer) stop(r *request) reply {
	x.mu.Lock()
	defer x.mu.Unlock()
	switch {
	case x.job == nil:
		return tell("No reindex is running.")
	case x.job.cancel == nil:
		return tell("The reindex is only just starting. Please try again in a moment.")
	}
	x.job.cancel()
	x.log.Info("bot: reindex cancelled", "user", r.user, "guild", r.guild)
	return tell("The reindex is being stopped. The archive stays as it is." + x.job.where(r.guild))
}

func relative(t time.Time) string { return fmt.Sprintf("<t:%d:R>", t.Unix()) }

// follow runs j and keeps its message up to date until it ends.
func (x *reindexer) follow(ctx context.Context, j *job) {
	type ended struct {
		report index.Report
		err    error
	}
	// The message comes first, so that somebody who asks meanwhile is shown to it.
	first, cancel := context.WithTimeout(ctx, 10*time.Second)
	shown := x.show(first, j, "", say("Reindexing: "+x.state(j)+".").message)
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
				end <- ended{err: fmt.Errorf("bot: reindex: panic: %v", p)}
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
			shown = x.show(ctx, j, shown, say("Reindexing: "+x.state(j)+".").message)
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
func (x *reindexer) show(ctx context.Context, j *job, shown string, m message) string {
	text := m.Content
	if text == shown {
		return shown
	}
	var err error
	if j.message != "" {
		if err = x.line.edit(ctx, j.channel, j.message, m); err == nil {
			return text
		}
		// One that was deleted, or has stood for an hour, is followed by a new one.
		if c := code(err); c != unknownMessage && c != oldMessage {
			x.log.Warn("bot: reindex progress not shown", "err", err)
			return shown
		}
	}
	id, err := x.line.post(ctx, j.channel, m)
	if err != nil {
		x.log.Warn("bot: reindex progress not shown; may the bot write in that channel?", "channel", j.channel, "err", err)
		return shown
	}
	x.mu.Lock()
	j.message = id
	x.mu.Unlock()
	return text
}

func (x *reindexer) state(j *job) string {
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
