package main

import (
	"context"
	"log/slog"
	"time"

	"onrecord/corpus/intake"
	"onrecord/index"
)

// minWatch keeps a slip of the pen from reading a folder without pause.
const minWatch = time.Second

// watcher looks at the corpus every so often and refreshes the archive when it
// has changed and come to rest: while files are being copied into the folder,
// each look differs from the one before, and half a file is no article.
type watcher struct {
	stamp   func(context.Context) (string, error)
	refresh func(context.Context) (index.Report, error)
	log     *slog.Logger
	every   time.Duration
}

// watch starts a watcher over what is served; the function returned ends it and
// waits for it.
func (s *served) watch(ctx context.Context, every time.Duration) (stop func()) {
	w := &watcher{
		stamp:   func(ctx context.Context) (string, error) { return intake.Stamp(ctx, s.cfg.Paths) },
		refresh: func(ctx context.Context) (index.Report, error) { return s.refresh(ctx, false, nil) },
		log:     s.log, every: every,
	}
	ctx, cancel := context.WithCancel(ctx)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		w.run(ctx)
	}()
	return func() { cancel(); <-ended }
}

// run watches until ctx ends. What was served at the start may be older than the
// first look, so that the first state at rest is always refreshed from; that
// costs little when nothing is new.
func (w *watcher) run(ctx context.Context) {
	tick := time.NewTicker(w.every)
	defer tick.Stop()
	last, served, away := "", "", false
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		now, err := w.stamp(ctx)
		switch {
		case ctx.Err() != nil:
			return
		case err != nil:
			if !away {
				w.log.Warn("onrecord: the corpus cannot be looked at; the archive is served as it was", "err", err)
			}
			away = true
			continue
		}
		away = false
		if now == last && now != served {
			served = now // also when it fails: what fails is tried again when something changes
			w.once(ctx)
		}
		last = now
	}
}

// once refreshes and says what came of it.
func (w *watcher) once(ctx context.Context) {
	rep, err := w.refresh(ctx)
	switch {
	case ctx.Err() != nil:
	case err != nil:
		w.log.Error("onrecord: the corpus changed and could not be read; the archive is served as it was", "err", err)
	case rep.Added+rep.Changed+rep.Removed > 0:
		w.log.Info("onrecord: the corpus changed", "articles", rep.Articles, "added", rep.Added, "changed", rep.Changed,
			"removed", rep.Removed, "skipped", len(rep.Skipped), "took", rep.Took)
	}
}

// checkWatch refuses to look at nothing, or without pause.
func checkWatch(every time.Duration, a Archive) error {
	if every != 0 && (every < minWatch || a.indexOnly() || len(a.Corpus) == 0) {
		return usage("name a corpus and an interval of at least "+minWatch.String(), "there is nothing to watch with --watch %s", every)
	}
	return nil
}
