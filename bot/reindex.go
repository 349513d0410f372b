package bot

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"time"

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

	mu  sync.Mutex
	job *job // nil while none runs
}

// job is one run.
type job struct {
	guild, channel, user string
	message              string // the progress message's ID; "" until it stands
	force                bool
	started              time.Time
	done, total          int
}

// startReindex handles /reindex.
func (b *Bot) startReindex(_ context.Context, r *request) (reply, error) {
	log := b.log.With("user", r.user, "guild", r.guild)
	if !b.cfg.admin(r) {
		log.Warn("bot: reindex refused")
		if r.guild == "" {
			return reply{}, sentence("Reindexing is for admins, from within a server.")
		}
		return reply{}, sentence("Reindexing is for admins. Ask somebody who manages this server.")
	}
	x := b.reindex
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.job != nil {
		return tell("A reindex is already running: " + x.job.state() + "." + x.job.where(r.guild)), nil
	}
	j := &job{guild: r.guild, channel: r.channel, user: r.user, force: r.option("force") == "true", started: b.now()}
	x.job = j
	log.Info("bot: reindex started", "force", j.force)
	re := tell("The reindex has started. Its progress is shown in this channel.")
	re.after = func(ctx context.Context) { x.follow(ctx, j) }
	return re, nil
}

// follow runs j and keeps its message up to date until it ends.
func (x *reindexer) follow(ctx context.Context, j *job) {
	type ended struct {
		report index.Report
		err    error
	}
	// The message comes first, so that somebody who asks meanwhile is shown to it.
	first, cancel := context.WithTimeout(ctx, 10*time.Second)
	shown := x.show(first, j, "", "Reindexing: "+x.state(j)+".")
	cancel()
	end := make(chan ended, 1)
	go func() {
		defer func() {
			if p := recover(); p != nil {
				end <- ended{err: fmt.Errorf("bot: reindex: panic: %v", p)}
			}
		}()
		r, err := x.run(ctx, j.force, func(done, total int) {
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
			shown = x.show(ctx, j, shown, "Reindexing: "+x.state(j)+".")
		case e := <-end:
			took := x.now().Sub(j.started)
			x.mu.Lock()
			x.job = nil
			x.mu.Unlock()
			if e.err != nil {
				x.log.Error("bot: reindex failed", "err", e.err, "took", took)
			} else {
				x.log.Info("bot: reindexed", "articles", e.report.Articles, "skipped", len(e.report.Skipped), "took", took)
			}
			// The last word is said even when the bot is being stopped.
			last, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
			x.show(last, j, shown, outcome(e.report, e.err))
			cancel()
			return
		}
	}
}

// show writes text into j's message unless it stands there already, and returns
// what stands there now.
func (x *reindexer) show(ctx context.Context, j *job, shown, text string) string {
	if text == shown {
		return shown
	}
	m := message{Content: text}
	var err error
	if j.message != "" {
		if err = x.line.edit(ctx, j.channel, j.message, m); err == nil {
			return text
		}
		if code(err) != unknownMessage {
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

// outcome is the final message of a reindex.
func outcome(r index.Report, err error) string {
	var shrunk *index.ShrunkError
	switch {
	case errors.As(err, &shrunk):
		return fmt.Sprintf("The archive was left as it was: there are %d articles now, and it has %d. Look whether the folder is whole; "+
			"if so many are meant to be gone, use `/reindex force:True`.", shrunk.After, shrunk.Before)
	case errors.Is(err, context.Canceled):
		return "The reindex was stopped. The archive is as it was."
	case err != nil:
		return "The reindex failed; the archive is as it was. " + clip(err.Error(), 500)
	}
	lines := []string{
		fmt.Sprintf("Reindexed in %s: %d articles (%d added, %d changed, %d removed, %d unchanged).",
			took(r.Took), r.Articles, r.Added, r.Changed, r.Removed, r.Unchanged),
		fmt.Sprintf("%d statements by %d speakers, %d passages.", r.Statements, r.Speakers, r.Passages),
	}
	if n := len(r.Skipped); n > 0 {
		lines = append(lines, fmt.Sprintf("Skipped (%d):", n))
		for i, s := range r.Skipped {
			if i == 10 {
				lines = append(lines, fmt.Sprintf("- and %d more", n-i))
				break
			}
			lines = append(lines, "- "+clip(s.Path, 80)+": "+clip(s.Reason, 80))
		}
	}
	return strings.Join(lines, "\n")
}

// took is a duration that reads well.
func took(d time.Duration) string {
	switch {
	case d < time.Second:
		return "less than a second"
	case d < time.Minute:
		return fmt.Sprintf("%d s", int(d.Seconds()))
	}
	return fmt.Sprintf("%d min %d s", int(d.Minutes()), int(d.Seconds())%60)
}
