// Package corpus turns files into articles, and articles into the statements
// and passages that are searched.
package corpus

import "onrecord/corpus/attribution"

// Article is one news article, cleaned. Text is valid UTF-8.
type Article struct {
	ID        string // path below the corpus root without its extension, or a JSONL line's "id"
	Path      string // where it was read, with a line number for JSONL; for messages
	Title     string
	Text      string // what a reader sees, without site furniture; JSONL text is kept byte for byte
	URL       string // http or https, or empty
	Outlet    string
	Author    string
	Published Date
	Basis     Basis  // the ground on which Published stands
	Hash      string // hex SHA-256 of what was read, title and metadata included
}

// Statement is one attribution in an article, with the words to show and the
// day on which it was said.
type Statement struct {
	attribution.Attribution
	Start, End int // byte offsets into Article.Text of the excerpt to show; holds all of Content
	Date       Date
	Basis      Basis
}

// TextRange is a half-open byte range of some text.
type TextRange struct{ Start, End int }

// Passage is a run of whole paragraphs of up to about 120 words.
type Passage struct {
	Start, End int // byte offsets into Article.Text
	Date       Date
	Basis      Basis
}

// Skipped is a file, or a line of one, that could not be used.
type Skipped struct {
	Path   string // with ":line" for JSONL
	Reason string // one clause that an admin understands
}

// Basis tells on what ground a date stands.
type Basis string

// The grounds of a date, strongest first.
const (
	Stated    Basis = "stated"    // the text says it
	Inferred  Basis = "inferred"  // worked out from evidence in the text
	Published Basis = "published" // the article's own date of publication
	Unknown   Basis = "unknown"
)
