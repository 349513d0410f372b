// Package corpus turns files into articles, and articles into the statements
// and passages that are searched.
//
// # The way of an article
//
// [Walk] goes through folders and files (walk.go) and hands each one to the
// reader of its kind: text and Markdown (text.go), saved web pages (page.go,
// webarchive.go), tables (csv.go), JSON lines (jsonl.go), feeds (feed.go), Word documents (docx.go), and packed
// ones of all these (packed.go). What a folder's metadata.csv says of them goes
// before what they say themselves (sidecar.go). A file's bytes become UTF-8 (decode.go) and are freed
// of characters that nobody sees (chars.go). [Clean] takes the web site's
// furniture out of the words (clean.go, furniture.go, notes.go, captions.go,
// thread.go; boxes.go for pages). What stands above the
// body (headline, byline, date line) and below it (byline, address) is read
// into the [Article]'s fields and does not stay in its Text (matter.go,
// byline.go, bottom.go, publisher.go). Its language is told (language.go). The
// day of publication is settled last, from everything that was found
// (published.go). [Article.Statements] asks package attribution who said what,
// chooses the words to show (statements.go) and the day on which they were said
// (said.go); [Article.Passages] cuts the rest of the index's food (passages.go);
// [Article.Link] leads a reader back to the words on the web (link.go).
//
// # Decisions
//
// Nothing that a person said may be removed, so every rule that takes a line
// away looks at the shape of the whole line and gives way to quotation marks
// and reporting verbs; what was taken is kept in Article.Removed with the
// reason. Rules describe kinds of furniture, never a certain article.
//
// The rules were tried on 28 texts as sites of many kinds lay them out, of which
// what should come out was written down first (testdata/messy): 27 were wrong,
// with 195 lines of furniture left; and on the 924 articles of PolNeAR, of whose
// 25,423 marked stretches of somebody's words cleaning keeps all but one, a label
// cut off a headline.
//
// Lines that recur in a folder's text files are learned as well (template.go):
// they must stand in at least four articles that are not copies, with others, and
// quote nobody. Pages are not learned from: their boxes have names in the markup.
//
// A language is told by script and common words, which costs some microseconds.
// Who says what is found in English only.
//
// PDF documents are read by PDFium in a sandbox (package pdf); what a browser
// printed over and under the text tells title and address.
//
// A wrong year is worse than none. A [Date] is partial where the evidence is,
// and its [Basis] says what the ground was. Years that articles mention are no
// evidence for their own year; a tweet's stamp, an address or a file name is.
//
// Files are opened below an os.Root and only when they are regular, so that a
// link out of the folder, a pipe or a device is named and left alone. Sizes are
// limited while reading, not after; what is packed may unpack to 10 MiB an
// entry and a hundred times its size, and is never written to disk.
//
// Saved pages are read with go-readability and our own reading of the page's
// metadata. Measured with a program that does nothing else (stripped, median of
// 21 starts): golang.org/x/net/html alone 1.9 MB and 1.5 ms, go-readability
// 5.9 MB and 4.1 ms, go-trafilatura 13.3 MB and 239 ms, since the latter
// compiles regular expressions to WebAssembly as it starts; for a command whose
// whole run should take less than that, its somewhat better extraction is too
// dear.
package corpus

import (
	"onrecord/corpus/attribution"
	"onrecord/corpus/clean"
	"onrecord/corpus/dates"
	"onrecord/corpus/text"
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

// TextRange is a half-open byte range of some text.
type TextRange = text.Range

// Passage is a run of whole paragraphs of up to about 120 words.
type Passage struct {
	Start, End int // byte offsets into Article.Text
	Date       dates.Date
	Basis      dates.Basis
}
