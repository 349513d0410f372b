package index

import (
	"onrecord/corpus"
)

// Kind tells what a hit is.
type Kind string

// The kinds of hits.
const (
	Statement Kind = "statement"
	Passage   Kind = "passage"
)

// Query is what the index evaluates: words already understood.
// The zero value matches nothing.
type Query struct {
	// Text is the topic in plain words, analysed like the articles; empty when
	// only the filters count. It is data, never a query language.
	Text string
	// Concepts are IDs from the alias table that the topic names; a hit that
	// names one under any of its forms matches it.
	Concepts []string
	// Speakers are keys (names.Key) of the people asked for; a hit must be one
	// of theirs. Empty means anybody. Only statements have speakers.
	Speakers []string
	// From and To bound the date, both inclusive; the zero Date leaves an end
	// open. A hit whose own date is only partly known matches when all that is
	// known of it lies inside.
	From, To corpus.Date
	// Outlet is matched without regard to case or accents; empty means any.
	Outlet string
	// Article restricts hits to one article ID; empty means any.
	Article string
	// Kind restricts hits to statements or passages; empty means both.
	Kind  Kind
	Limit int // 0 means 10
}

// Hit is a statement or a passage with its article.
type Hit struct {
	ID        string // unique in the index: article ID, kind and number
	Kind      Kind
	Article   *corpus.Article  // without Text; Index.Article has it
	Statement corpus.Statement // of a passage only Start, End, Date and Basis are set
	Text      string           // the excerpt, Article.Text[Start:End]
	Content   string           // the content spans' text joined by " … "; of a passage, Text
	Cue       string           // the cue's text
	Source    string           // the source's text as printed
	Score     float64          // comparable within one search only
	Matched   int              // how many distinct units (words and concepts) of the topic the hit holds in its excerpt
	Units     int              // how many the topic has after stop words; 0 when the query had no topic
}
