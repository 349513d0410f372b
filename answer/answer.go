// Package answer turns a question in plain words into excerpts from the archive.
package answer

import (
	"context"
	"time"

	"onrecord/corpus"
	"onrecord/corpus/names"
	"onrecord/index"
)

// Source is the archive that is asked; *index.Index is one.
type Source interface {
	Search(ctx context.Context, q index.Query) ([]index.Hit, error)
	People() *names.People
	Outlets() map[string]int
	Article(id string) (*corpus.Article, bool)
}

// Config of an Asker. The zero value is usable.
type Config struct {
	Table *names.Table     // concepts; nil means the embedded table
	Now   func() time.Time // for "last week"; nil means time.Now
	Limit int              // answers when the question does not say; 0 means 5
}

// Asker answers questions from one archive. It is safe for concurrent use.
type Asker struct {
	src Source
	cfg Config
}

// New returns an Asker over src.
func New(src Source, cfg Config) *Asker { return &Asker{src, cfg} }

// Understood is a question as it was read. Commands with options (such as
// /speaker) fill it themselves and call Find.
type Understood struct {
	Speaker  string      // as asked, or the archive's name once resolved; "" for anybody
	Topic    string      // the topic's words as asked; "" for anything
	Concepts []string    // names of the concepts in the topic: "Islamic State"
	From, To corpus.Date // inclusive; zero means open
	Outlet   string
	Notes    []string // what the reader should know of the reading: "2 people are called Ivanov"
}

// Answer is what the archive has.
type Answer struct {
	Question string
	Read     Understood
	Excerpts []Excerpt // meet everything asked, best first
	Related  []Excerpt // nearest, each with its Why; only when Excerpts is empty
	Took     time.Duration
}

// Excerpt is one statement or passage, in the article's own words.
type Excerpt struct {
	ID      string // the hit's ID in the index
	Rank    int    // from 1
	Type    string // direct, mixed, indirect or passage
	Speaker string
	Role    string
	Unsure  bool               // the speaker is the source's own words, not resolved
	Text    string             // Article.Text[Start:End], unchanged
	Content string             // of Text what was said, pieces joined by " … "; of a passage, Text
	Bold    []corpus.TextRange // byte ranges of Text that the question names, in order
	Cue     string
	Date    corpus.Date
	Basis   corpus.Basis
	Score   float64 // 0 to 1
	Link    string  // to the passage; "" when the article has no address
	Article *corpus.Article
	Start   int // byte offsets into the article's text
	End     int
	Also    []Excerpt // the same statement in other articles
	Why     string    // for related ones: "other speaker", "other date" or "other topic"
}
