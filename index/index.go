// Package index keeps statements and passages in a bleve index.
package index

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"onrecord/corpus"
	"onrecord/corpus/names"
)

var errNotBuilt = errors.New("index: not built yet")

// Config says what is indexed and where it is kept.
type Config struct {
	Paths   []string       // corpus paths; none means the embedded sample
	Dir     string         // where generations are kept; "" means memory
	Options corpus.Options // how articles are read
	Table   *names.Table   // concepts; nil means the embedded table
	Log     *slog.Logger   // nil means none
	// Progress, when set, is called from one goroutine as work goes on.
	Progress func(Progress)
	// Force publishes a generation that holds no article, or less than half of
	// the articles of the one before.
	Force bool
}

// Progress is a moment of a build.
type Progress struct {
	Done, Total int // articles; Total is 0 while it is not known
	Path        string
}

// Report tells what a build did.
type Report struct {
	Articles, Added, Changed, Removed, Unchanged int
	Skipped                                      []corpus.Skipped
	Statements, Passages, Speakers               int
	Took                                         time.Duration
	Bytes                                        int64 // on disk; 0 in memory
}

// Index is one generation, open for reading. It is safe for concurrent use.
type Index struct{}

// Build makes an index in memory from the corpus. cfg.Dir is ignored.
func Build(ctx context.Context, cfg Config) (*Index, Report, error) {
	return nil, Report{}, errNotBuilt
}

// Update brings the index in cfg.Dir up to date with the corpus and publishes a
// new generation when anything changed; the served one is never touched.
func Update(ctx context.Context, cfg Config) (Report, error) { return Report{}, errNotBuilt }

// Open opens the published generation in dir for reading.
func Open(dir string) (*Index, error) { return nil, errNotBuilt }

// Search returns the best hits, best first.
func (ix *Index) Search(ctx context.Context, q Query) ([]Hit, error) { return nil, errNotBuilt }

// People returns everybody who says something in the archive.
func (ix *Index) People() *names.People { return nil }

// Outlets returns the outlets with their number of articles.
func (ix *Index) Outlets() map[string]int { return nil }

// Article returns an article with its text; ok is false when there is none.
func (ix *Index) Article(id string) (*corpus.Article, bool) { return nil, false }

// Counts returns how much the index holds.
func (ix *Index) Counts() Report { return Report{} }

// Built returns when the generation was made.
func (ix *Index) Built() time.Time { return time.Time{} }

// Close releases the index.
func (ix *Index) Close() error { return nil }
