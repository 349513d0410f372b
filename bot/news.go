package bot

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"time"

	"onrecord/bot/archive"
	"onrecord/bot/discord"
	"onrecord/bot/follow"
	"onrecord/bot/page"
	"onrecord/bot/rest"
	"onrecord/bot/store"
	"onrecord/index"
)

// lookEvery is how often it is looked whether there is another archive, or something due.
const lookEvery = time.Minute

// Updated tells the bot that there is another archive, so that those who follow something
// are told of what is new in it. It returns at once.
func (b *Bot) Updated() {
	select {
	case b.updated <- struct{}{}:
	default:
	}
}

// refreshing is a way to bring the archive up to date that tells the bot.
func (b *Bot) refreshing(run reindexing) reindexing {
	if run == nil {
		return nil
	}
	return func(ctx context.Context, force bool, progress func(done, total int)) (index.Report, error) {
		rep, err := run(ctx, force, progress)
		if err == nil {
			b.Updated()
		}
		return rep, err
	}
}

type reindexing = func(ctx context.Context, force bool, progress func(done, total int)) (index.Report, error)

// followed is the archive as something that can be followed.
func followed(a archive.Archive) (follow.Engine, bool) {
	e, ok := a.Library.(follow.Engine)
	return e, ok
}

// tellNews tells what is new until ctx ends.
func (b *Bot) tellNews(ctx context.Context) {
	var last follow.Engine
	var unlock func()
	defer func() {
		if unlock != nil {
			unlock()
		}
	}()
	for {
		var next time.Time
		if unlock == nil {
			unlock = b.beginNews()
		}
		if unlock != nil {
			next = b.newsOnce(ctx, &last)
		}
		wait := time.NewTimer(lookEvery)
		if !next.IsZero() {
			wait.Reset(max(min(lookEvery, next.Sub(b.now())), time.Second))
		}
		select {
		case <-ctx.Done():
			wait.Stop()
			return
		case <-b.updated:
		case <-wait.C:
		}
		wait.Stop()
	}
}

// beginNews makes this process the one of those over the state folder that tells what is
// new; nil when another one is it.
func (b *Bot) beginNews() (unlock func()) {
	unlock, err := store.Lock(b.cfg.StateDir, "follows.lock", false)
	if errors.Is(err, store.ErrInUse) {
		return nil
	}
	if err == nil {
		if err = b.follows.Begin(); err != nil {
			unlock()
		}
	}
	if err != nil {
		b.log.Error("bot: nobody is told what is new; it is tried again", "err", err)
		return nil
	}
	return unlock
}

// newsOnce looks at the archive, when it is another one than last, and posts what is due;
// it returns when the next is.
func (b *Bot) newsOnce(ctx context.Context, last *follow.Engine) time.Time {
	a, release, err := b.archive()
	if err != nil {
		return time.Time{}
	}
	defer release()
	if e, ok := followed(a); ok && e != *last {
		if err := b.follows.Update(ctx, e, a.Table); err != nil {
			if ctx.Err() == nil {
				b.log.Error("bot: what is new in the archive was not looked at; it is tried again", "err", err)
			}
			return time.Time{}
		}
		*last = e
	}
	next, err := b.follows.Deliver(ctx, a.Table)
	if err != nil && ctx.Err() == nil {
		b.log.Error("bot: not all that is new was told; it is tried again", "err", err)
	}
	return next
}

// poster posts what is new in Discord.
type poster struct{ *Bot }

// place is the channel in which a follow is told.
func (b poster) place(ctx context.Context, f follow.Follow) (string, error) {
	if f.Channel != "" {
		return f.Channel, nil
	}
	if channel, ok := b.direct.Get(f.User); ok {
		return channel, nil
	}
	channel, err := b.rest.Direct(ctx, f.User)
	if err == nil {
		b.direct.Put(f.User, channel)
	}
	return channel, err
}

// Post implements follow.Poster.
func (b poster) Post(ctx context.Context, d follow.Delivery) (string, error) {
	if !b.cfg.serves(d.Follow.Server) {
		return "", &follow.RefusedError{Why: "I am not for that server any more"}
	}
	channel, err := b.place(ctx, d.Follow)
	if err != nil {
		return "", refusal(err)
	}
	m := page.News(b.buttons, d)
	m.Nonce, m.Once = d.Key, true
	id, err := b.rest.Post(ctx, channel, m)
	return id, refusal(err)
}

// refusal makes a RefusedError of what posting again would not mend.
func refusal(err error) error {
	why := map[int]string{
		rest.UnknownChannel:   "the channel is gone",
		rest.NoAccess:         "I cannot see the channel any more",
		rest.NoPermission:     "I may not write in the channel any more",
		rest.NoDirectMessages: "you take no direct messages from me",
	}[rest.Code(err)]
	switch status := rest.Status(err); {
	case err == nil:
		return nil
	case why != "":
	case status == http.StatusForbidden || status == http.StatusNotFound:
		why = "Discord does not let me write there"
	case status == http.StatusBadRequest:
		why = "Discord does not take the message"
	default:
		return err
	}
	return &follow.RefusedError{Why: why, Cause: err}
}

// mostPages is how many times a hundred messages of a channel are read for one of ours.
const mostPages = 20

// Posted implements follow.Poster.
func (b poster) Posted(ctx context.Context, d follow.Delivery) (string, error) {
	channel, err := b.place(ctx, d.Follow)
	if err != nil {
		return "", nil // Post says why
	}
	before := ""
	for range mostPages {
		some, err := b.rest.Recent(ctx, channel, before)
		switch status := rest.Status(err); {
		case status == http.StatusForbidden || status == http.StatusNotFound:
			return "", nil // it cannot be known; Post says why, if that is refused too
		case err != nil:
			return "", err
		}
		for _, m := range some {
			if m.Author == *b.me.Load() && holdsKey(m.Buttons, d.Key) {
				return m.ID, nil
			}
		}
		if len(some) == 0 {
			return "", nil
		}
		oldest := some[len(some)-1]
		if before = oldest.ID; !oldest.At.IsZero() && oldest.At.Before(d.Begun.Add(-time.Minute)) {
			return "", nil
		}
	}
	return "", nil
}

func holdsKey(buttons []string, key string) bool {
	for _, id := range buttons {
		if strings.HasSuffix(id, "|"+page.StopCode(key)) {
			return true
		}
	}
	return false
}

// Paused implements follow.Poster: the owner is told, where he can be.
func (b poster) Paused(ctx context.Context, f follow.Follow) {
	if !b.cfg.serves(f.Server) {
		return // nothing more is said there
	}
	direct := f
	direct.Channel = ""
	channel, err := b.place(ctx, direct)
	if err == nil {
		_, err = b.rest.Post(ctx, channel, page.PausedFollow(f))
	}
	var no *follow.RefusedError
	if err != nil && !errors.As(refusal(err), &no) {
		b.log.Warn("bot: the owner of a paused follow was not told", "follow", f.ID, "err", err)
	}
}

var _ discord.Responder = (*rest.Client)(nil)
