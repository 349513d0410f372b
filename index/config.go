package index

import (
	"context"
	"log/slog"
	"time"

	"onrecord/corpus"
	"onrecord/corpus/intake"
	"onrecord/corpus/names"
)

// Config says what is indexed and where it is kept.
type Config struct {
	Paths   []string       // corpus paths; none means the embedded sample
	Dir     string         // where generations are kept; "" means memory
	Options intake.Options // how articles are read
	Table   *names.Table   // concepts; nil means the embedded table
	Log     *slog.Logger   // nil means none
	// Walk, when set, hands out the articles in place of Paths, in a stable order.
	Walk Walk
	// Extract, when set, finds an article's statements and passages in place of
	// the article itself. It is called from several goroutines.
	Extract func(*corpus.Article) ([]corpus.Statement, []corpus.Passage)
	// Progress, when set, is called from one goroutine as work goes on.
	Progress func(Progress)
	// Force publishes a generation that holds no article, or less than half of
	// the articles of the one before.
	Force bool
	// Wait is how long Update waits for another one to end; 0 means 8 seconds.
	Wait time.Duration
}

// Concepts returns the table of concepts.
func (c *Config) Concepts() *names.Table {
	if c.Table == nil {
		return names.DefaultTable()
	}
	return c.Table
}

// Logger returns the log, which may be one that keeps nothing.
func (c *Config) Logger() *slog.Logger {
	if c.Log == nil {
		return slog.New(slog.DiscardHandler)
	}
	return c.Log
}

// Walk hands out articles in a stable order, and says what was left out; an error
// from found ends it.
type Walk func(ctx context.Context, found func(*corpus.Article) error, skipped func(intake.Skipped)) error

// Progress is a moment of a build.
type Progress struct {
	Done, Total int    // articles; Total is about, and 0 while it is not known
	Path        string // of the last one
	Writing     bool   // all are read, and the generation is completed
}
