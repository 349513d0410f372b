package main

import (
	"context"
	"errors"
	"log/slog"
	"sync"

	"onrecord/answer"
	"onrecord/answer/quotecheck"
	"onrecord/bot"
	"onrecord/bot/web"
	"onrecord/index"
	"onrecord/index/embedded"
)

// errNotOpen is what a question meets while there is no archive, which is only
// so while the program starts and ends.
var errNotOpen = errors.New("the archive is not open")

// served is the archive of a running bot: asked by many at once, and replaced
// under them when it was brought up to date.
type served struct {
	cfg   index.Config
	limit int
	log   *slog.Logger
	live  *index.Live[*embedded.Index]
	kept  bool       // asked as it is: there is no corpus to build it from
	links *web.Links // to pages, for articles without an address

	changed func() // called when another state is served; nil for nothing

	refreshing sync.Mutex // held by the one refresh that runs: /reindex, or the watcher's
}

// serve opens the archive for the bot. Where it cannot be brought up to date,
// for the folder is away or the disk is full, but was kept, it is served as it
// was: an old answer is better than none.
func (a Archive) serve(ctx context.Context, con *console, limit int, log *slog.Logger) (*served, error) {
	cfg, err := a.config()
	if err != nil {
		return nil, err
	}
	cfg.Log = log
	s := &served{cfg: cfg, limit: limit, log: log, live: index.NewLive[*embedded.Index](nil), links: &web.Links{}}
	if a.indexOnly() {
		if err = s.swapKept(); !errors.Is(err, index.ErrNone) {
			s.kept = true
			return s, cannotBuild(err, cfg)
		}
	}
	bar := newProgress(con.err, func(line string) { log.Info("onrecord: " + line) }, 3*lineEvery)
	defer bar.finish()
	rep, err := s.refresh(ctx, false, bar.step)
	if err != nil && ctx.Err() == nil && cfg.Dir != "" && s.swapKept() == nil {
		log.Warn("onrecord: the index could not be brought up to date and is served as it was", "err", cannotBuild(err, cfg))
		return s, nil
	}
	if err != nil {
		return nil, cannotBuild(err, cfg)
	}
	bar.finish()
	for _, skip := range rep.Skipped {
		log.Warn("onrecord: skipped", "path", skip.Path, "reason", skip.Reason)
	}
	return s, nil
}

// archive is what one question is asked of.
func (s *served) archive() (bot.Archive, func(), error) {
	ix, release := s.live.Acquire()
	if ix == nil {
		release()
		return bot.Archive{}, nil, errNotOpen
	}
	asker := s.links.Over(answer.New(ix, answer.Config{Table: s.cfg.Table, Limit: s.limit}))
	return bot.Archive{Asker: asker, Checker: s.links.OverChecker(quotecheck.New(ix)), People: ix.People(), Library: ix, Table: s.cfg.Table}, release, nil
}

// reindex is what /reindex calls.
func (s *served) reindex(ctx context.Context, force bool, progress func(done, total int)) (index.Report, error) {
	return s.refresh(ctx, force, func(p index.Progress) { progress(p.Done, p.Total) })
}

// refresh builds beside what is served, and swaps when that is complete.
func (s *served) refresh(ctx context.Context, force bool, progress func(index.Progress)) (index.Report, error) {
	s.refreshing.Lock()
	defer s.refreshing.Unlock()
	cfg := s.cfg
	cfg.Force, cfg.Progress = force, progress
	if cfg.Dir == "" {
		ix, rep, err := embedded.Build(ctx, cfg)
		if err == nil {
			s.live.Swap(ix)
		}
		s.tell(err)
		return rep, err
	}
	rep, err := embedded.Update(ctx, cfg)
	if err == nil {
		err = s.swapKept()
	}
	s.tell(err)
	return rep, err
}

// tell says that another state is served, unless that failed.
func (s *served) tell(err error) {
	if err == nil && s.changed != nil {
		s.changed()
	}
}

// swapKept serves what lies in the folder.
func (s *served) swapKept() error {
	ix, err := embedded.OpenConfig(s.cfg)
	if err != nil {
		return err
	}
	if note := ix.Note(); note != "" {
		s.log.Warn(note)
	}
	s.live.Swap(ix)
	return nil
}

func (s *served) close() { s.live.Swap(nil) }
