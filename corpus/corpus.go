// Package corpus is what the program knows of an article: the [Article] itself, who
// says what in it, and the passages that are searched.
//
// # In
//
// Package intake reads files into articles (intake, page, draft, clean and what they
// ask); everything here starts from an Article's clean Text. All positions are byte
// offsets into it.
//
// # Steps
//
//	corpus.go         the types
//	excerpt.go        [Article.Statements] asks package attribution who said what and
//	                  chooses the words to show: whole sentences, and nobody else's words
//	statementdate.go  the day on which each statement was said, and on what ground
//	passages.go       [Article.Passages] cuts the text into runs of whole paragraphs
//	link.go           [Article.Link] leads a reader to the words on the web
//
// # Out
//
// Statements and passages are what the index keeps and an answer shows.
//
// # Decisions
//
// An excerpt never holds two people's words: where a sentence goes on with somebody
// else's, it ends before them, and it is shown as a reader would find it, with the
// words by which it is reported.
//
// A wrong year is worse than none. A date is partial where the evidence is, and its
// basis says what the ground was.
//
// # Rooms
//
//	text, dates, lexicon, furniture, names    words, days and lists, known to all
//	outlet, language, byline, clean           what lines of a text are
//	draft, page, intake, pdf                  files to articles
//	attribution, identity                     who said what, and who that is
//	copies                                    what is said twice
package corpus

import (
	"onrecord/corpus/attribution"
	"onrecord/corpus/clean"
	"onrecord/corpus/dates"
)

// Article is one news article, cleaned. Text is valid UTF-8.
type Article struct {
	ID        string // path below the corpus root without its extension, or a JSONL line's "id"
	Path      string // where it was read, with a line number for JSONL; for messages
	Title     string
	Text      string // what a reader sees, without site furniture; JSONL text is kept byte for byte
	URL       string // http or https, or empty
	Outlet    string
	Author    string
	Language  string // two letters, by the text or the file, or empty
	Published dates.Date
	Basis     dates.Basis // the ground on which Published stands
	Ground    string      // where Published was read, in words; of articles that were read anew only
	Hash      string      // hex SHA-256 of what was read, title and metadata included

	Known   bool            `json:"-"` // not cleaned, since Options.Known has it: no more than ID, Path and Hash are set
	Removed []clean.Removed `json:"-"` // what cleaning took out of the file, in order
}

// Statement is one attribution in an article, with the words to show and the
// day on which it was said.
type Statement struct {
	attribution.Attribution
	Start, End int // byte offsets into Article.Text of the excerpt to show; holds all of Content
	Date       dates.Date
	Basis      dates.Basis
}

// Passage is a run of whole paragraphs of up to about 120 words.
type Passage struct {
	Start, End int // byte offsets into Article.Text
	Date       dates.Date
	Basis      dates.Basis
}
