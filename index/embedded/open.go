package embedded

import (
	"context"
	"time"

	"onrecord/index"
	"onrecord/index/embedded/internal/generation"
	"onrecord/index/embedded/internal/update"
)

// Open opens the published generation in dir for reading, with the embedded
// table. When that generation is not whole the newest one that is gets served
// instead, and [Index.Note] says so.
func Open(dir string) (*Index, error) { return OpenConfig(index.Config{Dir: dir}) }

// OpenConfig is Open for a configuration: cfg.Dir is opened, cfg.Table reads the
// concepts of a topic, cfg.Log gets a warning for each generation that could not be used.
func OpenConfig(cfg index.Config) (*Index, error) {
	from, note, err := generation.OpenNewest(cfg.Dir, cfg.Logger())
	if err != nil {
		return nil, err
	}
	ix := newIndex(from, cfg.Concepts())
	ix.note = note
	return ix, nil
}

// Build makes an index in memory from the corpus. cfg.Dir is ignored.
func Build(ctx context.Context, cfg index.Config) (*Index, index.Report, error) {
	start := time.Now()
	from, skipped, err := update.InMemory(ctx, cfg)
	if err != nil {
		return nil, index.Report{Skipped: skipped}, err
	}
	ix := newIndex(from, cfg.Concepts())
	ix.counts.Took = time.Since(start)
	r := ix.counts
	r.Added = r.Articles
	return ix, r, nil
}

// Update brings the index in cfg.Dir up to date with the corpus and publishes a
// new generation when anything changed; the served one is never touched.
// Statements of articles that did not change are taken over and not found anew.
func Update(ctx context.Context, cfg index.Config) (index.Report, error) { return update.Run(ctx, cfg) }
