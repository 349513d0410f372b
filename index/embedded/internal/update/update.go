// Package update makes generations of an index out of a corpus.
//
// [Run] holds the lock, opens the generation before, and publishes a new one when anything
// changed (update.go, publish.go). The corpus is walked (corpus.go) into a pipeline: one
// goroutine reads, several extract, one writes in the order of reading, so that equal
// folders make equal archives (pipeline.go, writer.go). What did not change is taken over
// and not even cleaned (reuse.go), when the same program read it in the same way
// (program.go). What changed becomes a part of its own beside the parts before, which are
// compacted when they have become small or hold much that is gone (parts.go). What was
// found is also kept in a checkpoint, with which an update that was interrupted or killed
// is resumed (resume.go). [InMemory] makes a generation that is kept nowhere.
package update

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"onrecord/index"
	"onrecord/index/embedded/internal/checkpoint"
	"onrecord/index/embedded/internal/disk"
	"onrecord/index/embedded/internal/generation"
)

// Run brings the index in cfg.Dir up to date with the corpus and publishes a new
// generation when anything changed.
func Run(ctx context.Context, cfg index.Config) (index.Report, error) {
	start := time.Now()
	if cfg.Dir == "" {
		return index.Report{}, errors.New("index: update: no directory given")
	}
	if err := os.MkdirAll(cfg.Dir, 0o755); err != nil {
		return index.Report{}, fmt.Errorf("index: update %s: %w", cfg.Dir, err)
	}
	unlock, err := disk.Lock(ctx, cfg.Dir, cfg.Wait)
	if err != nil {
		return index.Report{}, err
	}
	defer unlock()
	u, err := begin(cfg)
	if err != nil {
		return index.Report{}, err
	}
	defer func() { u.end(err) }()
	r, err := u.run(ctx)
	r.Took = time.Since(start)
	return r, err
}

// updater is one Update at work.
type updater struct {
	cfg     index.Config
	current string             // what is published; "" when nothing is
	before  int                // its number of articles
	old     *generation.Opened // the newest generation that is whole; may be nil
	reuse   bool               // its statements are as this program would find them
	same    bool               // its concepts as well
	known   bool               // and its articles are as they would be read
	staging string

	checkpoint   *checkpoint.File // what an update before was interrupted in; nil for none
	noCheckpoint bool             // nothing can be added to that
}

// begin removes what is left over and opens the generation before.
func begin(cfg index.Config) (*updater, error) {
	u := &updater{cfg: cfg, current: disk.ReadCurrent(cfg.Dir)}
	old, _, err := generation.OpenNewest(cfg.Dir, cfg.Logger())
	switch {
	case err == nil:
		u.old, u.before = old, len(old.Catalog.Entries)
		m := old.Manifest
		u.reuse = m.Engine == readBy(&cfg)
		u.same = u.reuse && m.Table == tableFingerprint(cfg.Concepts())
		u.known = u.same && m.Reading == readingOptions(cfg.Options)
	case !errors.Is(err, index.ErrNone):
		cfg.Logger().Warn("index: the old index cannot be used and is built again", "dir", cfg.Dir, "cause", err)
		if m, err := disk.ReadManifest(filepath.Join(cfg.Dir, u.current)); err == nil {
			u.before = m.Articles
		}
	}
	if err := disk.Sweep(cfg.Dir, u.keep()...); err != nil {
		u.end(err)
		return nil, fmt.Errorf("index: update %s: %w", cfg.Dir, err)
	}
	return u, nil
}

// keep names the generations that must stay: the one that was served last and the
// one before it. When none could be opened nobody can be served by any.
func (u *updater) keep() []string {
	keep := []string{u.current}
	if u.old == nil {
		return keep
	}
	keep = append(keep, u.old.Name())
	gens, _ := disk.Generations(u.cfg.Dir)
	for _, g := range gens {
		if disk.Sequence(g) < disk.Sequence(u.old.Name()) {
			return append(keep, g)
		}
	}
	return keep
}

// end removes what was not published, but for what the next update can resume.
func (u *updater) end(err error) {
	if u.old != nil {
		u.old.Close()
	}
	if u.staging != "" {
		os.RemoveAll(u.staging)
	}
	if u.checkpoint != nil {
		u.checkpoint.Close(!u.noCheckpoint && isResumable(err))
	}
}

// run builds, compares and publishes.
func (u *updater) run(ctx context.Context) (index.Report, error) {
	fail := func(err error) (index.Report, error) {
		return index.Report{}, fmt.Errorf("index: update %s: %w", u.cfg.Dir, quoted(err))
	}
	err := u.checkSpace()
	if err != nil {
		return index.Report{}, err
	}
	if err = disk.Attend("create", u.cfg.Dir); err != nil {
		return fail(err)
	}
	if u.staging, err = os.MkdirTemp(u.cfg.Dir, disk.StagingName); err != nil {
		return fail(err)
	}
	gen := filepath.Join(u.staging, "generation")
	w, store, err := u.writer(gen)
	if err != nil {
		return fail(err)
	}
	defer store.Close()
	defer w.segments.Abort()
	l := newPipeline(w, nil)
	l.pack = true
	if u.reuse {
		l.old, l.same, l.known = u.old, u.same, u.known
	}
	u.resume(l)
	if u.same {
		l.expected = len(u.old.Catalog.Entries)
	} else {
		l.expected = articlesExpected(ctx, &u.cfg)
	}
	if err := l.run(ctx, u.walk(l)); err != nil {
		return fail(err)
	}
	if u.unchanged(w) {
		r := u.report(u.old)
		r.Skipped, r.Unchanged = w.cat.Skipped, r.Articles
		return r, nil
	}
	if err := u.check(w.cat); err != nil {
		return index.Report{Skipped: w.cat.Skipped}, err
	}
	r, err := u.complete(ctx, l, store, gen)
	if err != nil {
		return fail(err)
	}
	r.Resumed = l.resumed
	return r, nil
}

// quoted makes of a full disk that bleve only quotes in its error a cause of it.
func quoted(err error) error {
	if !errors.Is(err, syscall.ENOSPC) && strings.Contains(err.Error(), syscall.ENOSPC.Error()) {
		return fmt.Errorf("%w: %w", syscall.ENOSPC, err)
	}
	return err
}

// walk returns what walks the corpus, past what need not be cleaned.
func (u *updater) walk(l *pipeline) index.Walk {
	cfg := u.cfg
	cfg.Options.Known = l.isKnown
	return corpusWalk(cfg)
}
