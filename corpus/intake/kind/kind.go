// Package kind says what a file is, by what it begins with and then by its name.
//
// [Of] takes a file's name and its first bytes (up to [HeadSize]) and returns a
// [Kind]. Names lie: pages are saved as .php and .asp, exports as .txt, and many
// files have no ending at all. So what a format always begins with decides
// (sniff.go); a name decides only where the bytes say nothing (names.go), and text
// under a name that says nothing is an article when it is prose (prose.go).
//
// What cannot be used is a kind as well: [Refusal] says why, and what to do.
package kind

import "strings"

// Kind is a format of files, as reports name it.
type Kind string

// The kinds that are read.
const (
	Text     Kind = "text"
	Markdown Kind = "Markdown"
	Page     Kind = "web page"
	Lines    Kind = "JSON lines"
	JSON     Kind = "JSON"
	CSV      Kind = "table"
	Workbook Kind = "xlsx"
	ODS      Kind = "ods"
	Feed     Kind = "feed"
	NITF     Kind = "NITF"
	NewsML   Kind = "NewsML"
	Notes    Kind = "Evernote"
	Docx     Kind = "docx"
	Doc      Kind = "doc"
	ODT      Kind = "odt"
	RTF      Kind = "rtf"
	EPUB     Kind = "epub"
	PDF      Kind = "PDF"
	Mail     Kind = "mail"
	Mailbox  Kind = "mailbox"
	Outlook  Kind = "Outlook mail"
	MHT      Kind = "web archive (mht)"
	Safari   Kind = "web archive (Safari)"
	WARC     Kind = "WARC"
	Captions Kind = "captions"
	RIS      Kind = "RIS"
	BibTeX   Kind = "BibTeX"
	Gzip     Kind = "gz"
	Bzip2    Kind = "bz2"
	XZ       Kind = "xz"
	Zstd     Kind = "zst"
	Zip      Kind = "zip" // with .wacz and .maff
	Tar      Kind = "tar"
	SevenZip Kind = "7z"
)

// The kinds that are not read.
const (
	SitePart   Kind = "part of a site" // scripts, style sheets, fonts
	Program    Kind = "program"
	Picture    Kind = "picture"
	Media      Kind = "sound or film"
	Database   Kind = "database"
	Parquet    Kind = "parquet"
	Rar        Kind = "rar"
	Slides     Kind = "slides"
	Bookmarks  Kind = "bookmarks"
	Sitemap    Kind = "sitemap"
	OtherXML   Kind = "XML"
	OldTable   Kind = "xls"
	ForeignZip Kind = "other office file"
	Unknown    Kind = "unknown" // neither its name nor its bytes say what it is
)

// HeadSize is how many bytes of a file [Of] looks at, at most.
const HeadSize = 8 << 10

// Of returns what a file is. head are its first bytes, which may be fewer than
// [HeadSize] only when the file is no longer.
func Of(name string, head []byte) Kind {
	if len(head) > HeadSize {
		head = head[:HeadSize]
	}
	named := ByName(name)
	if k := byMagic(head, named); k != "" {
		return k
	}
	text, ok := plain(head)
	if ok {
		if k := byText(text, named); k != "" {
			return k
		}
	}
	switch {
	case named != "":
		return named
	case ok && prose(text):
		return Text
	}
	return Unknown
}

// Refusal returns why files of a kind are not read and what to do with them; silent
// is true for what stands beside articles in every saved site and needs no word.
// Both are zero for a kind that is read.
func Refusal(k Kind) (reason string, silent bool) {
	switch k {
	case SitePart, Unknown, Program:
		return "not a file of a kind that is read", true
	}
	return refused[k], false
}

var refused = map[Kind]string{
	Picture:    "a picture: its words cannot be read; save the page or the text that it stands in",
	Media:      "sound or film: save its transcript or its captions (.srt, .vtt)",
	Database:   "a database (SQLite): export the table with the articles as .csv or .jsonl",
	Parquet:    "a Parquet table: convert it to .csv or .jsonl",
	Rar:        "not supported: rar archive; unpack it first, or use .zip",
	Slides:     "not supported: slides; save them as .pdf or text",
	Bookmarks:  "a list of bookmarks, addresses without articles: save the pages themselves",
	Sitemap:    "a sitemap, addresses without articles: save the pages themselves",
	OtherXML:   "XML, but no RSS or Atom feed, NITF or NewsML; save the articles as .html or .jsonl",
	OldTable:   "not supported: old Excel table; save it as .xlsx or .csv",
	ForeignZip: "not supported: an office file of another program; save it as .docx, .pdf or text",
}

// IsPage reports whether files of a kind hold a web page.
func IsPage(k Kind) bool { return k == Page || k == MHT || k == Safari }

// Wrapped reports whether a kind is one file packed by itself.
func Wrapped(k Kind) bool { return k == Gzip || k == Bzip2 || k == XZ || k == Zstd }

// Archive reports whether a kind holds other files.
func Archive(k Kind) bool { return k == Zip || k == Tar || k == SevenZip }

// Inner is the name of what a packed file holds: its own without the ending that
// says how it is packed.
func Inner(name string) string {
	ext := Ending(name)
	base := name[:len(name)-len(ext)]
	switch ext {
	case ".tgz", ".tbz", ".tbz2", ".txz", ".tzst":
		return base + ".tar"
	case ".svgz":
		return base + ".svg"
	}
	if Wrapped(endings[ext]) {
		return base
	}
	return name
}

// Ending is the end of a file's name in small letters, with its dot, and without
// what an address has behind a question mark: ".html" of "a.HTML?id=3".
func Ending(name string) string {
	name, _, _ = strings.Cut(name, "?")
	i := strings.LastIndexByte(name, '.')
	if i < 0 || strings.ContainsAny(name[i:], "/ ") {
		return ""
	}
	return strings.ToLower(name[i:])
}
