package kind

import (
	"encoding/json"
	"regexp"
	"strings"
)

// magic is what files of a kind begin with.
var magic = []struct {
	at    int
	bytes string
	kind  Kind
}{
	{0, "\x1f\x8b", Gzip}, {0, "BZh", Bzip2}, {0, "\xfd7zXZ\x00", XZ}, {0, "\x28\xb5\x2f\xfd", Zstd}, {0, "7z\xbc\xaf\x27\x1c", SevenZip}, {0, "Rar!\x1a\x07", Rar},
	{257, "ustar", Tar}, {0, "PK\x03\x04", Zip}, {0, "PK\x05\x06", Zip}, {0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Doc}, {0, "%PDF-", PDF}, {0, "{\\rtf", RTF},
	{0, "bplist00", Safari}, {0, "WARC/1.", WARC}, {0, "WARC/0.", WARC}, {0, "SQLite format 3\x00", Database}, {0, "PAR1", Parquet}, {0, "ARROW1", Parquet},
	{0, "\x89PNG\r\n", Picture}, {0, "\xff\xd8\xff", Picture}, {0, "GIF8", Picture}, {0, "II*\x00", Picture}, {0, "MM\x00*", Picture}, {8, "WEBP", Picture},
	{4, "ftypheic", Picture}, {4, "ftypavif", Picture}, {4, "ftyp", Media}, {0, "ID3", Media}, {0, "OggS", Media}, {0, "RIFF", Media}, {0, "\x1aE\xdf\xa3", Media}, {0, "fLaC", Media},
	{0, "\x7fELF", Program}, {0, "MZ\x90", Program},
}

func byMagic(head []byte, named Kind) Kind {
	for _, m := range magic {
		if len(head) < m.at+len(m.bytes) || string(head[m.at:m.at+len(m.bytes)]) != m.bytes {
			continue
		}
		switch m.kind {
		case Zip:
			return zipped(head, named)
		case Doc:
			return compound(named)
		}
		return m.kind
	}
	return ""
}

// zipped is what a zip file is: office documents and books are zip files with a
// certain file at their head.
func zipped(head []byte, named Kind) Kind {
	text := string(head)
	switch {
	case strings.Contains(text, "mimetypeapplication/epub+zip"):
		return EPUB
	case strings.Contains(text, "mimetypeapplication/vnd.oasis.opendocument.text"):
		return ODT
	case strings.Contains(text, "mimetypeapplication/vnd.oasis.opendocument.spreadsheet"):
		return ODS
	case strings.Contains(text, "mimetypeapplication/vnd.oasis"):
		return ForeignZip
	}
	switch named {
	case EPUB, ODT, ODS, Docx, Workbook, Slides, ForeignZip, Program:
		return named
	}
	switch {
	case strings.Contains(text, "word/"):
		return Docx
	case strings.Contains(text, "xl/"):
		return Workbook
	case strings.Contains(text, "ppt/"):
		return Slides
	}
	return Zip
}

// compound is what a file of the format that Microsoft's programs shared is.
func compound(named Kind) Kind {
	switch named {
	case Outlook, OldTable, Slides:
		return named
	}
	return Doc
}

var (
	xmlHead  = regexp.MustCompile(`(?s)^\s*(?:<\?xml.*?\?>|<!--.*?-->|<!DOCTYPE\s+[^>\[]*(?:\[.*?\])?[^>]*>|<\?.*?\?>|\s)*<([\w.-]+:)?([\w.-]+)`)
	htmlHead = regexp.MustCompile(`(?is)^\s*(?:<\?xml.*?\?>|<!--.*?-->|\s)*<(?:!doctype\s+html|html|head|body|meta|title)\b`)
	tagged   = regexp.MustCompile(`(?i)</(?:p|div|body|h[1-6]|article|section|table)>|<br`)
	srtHead  = regexp.MustCompile(`^\s*(?:\d+[ \t]*\r?\n)?\d{1,2}:\d\d:\d\d[,.]\d{1,3}[ \t]*-->[ \t]*\d{1,2}:\d\d`)
	sbvHead  = regexp.MustCompile(`^\s*\d{1,2}:\d\d:\d\d\.\d{3},\d{1,2}:\d\d:\d\d\.\d{3}\r?\n`)
	risHead  = regexp.MustCompile(`^\s*TY  - ?[A-Z]{2,6}\s`)
	bibHead  = regexp.MustCompile(`(?i)^\s*(?:%.*\n\s*)*@(?:article|book|misc|online|newspaper\w*|inproceedings|incollection|techreport|report|electronic|www|webpage|unpublished|string|comment|preamble)\s*[{(]`)
	fromLine = regexp.MustCompile(`^From \S+ .*\d{4}.*\r?\n[\w-]+:`)
	field    = regexp.MustCompile(`^([A-Za-z][A-Za-z-]*):`)
)

// roots are the elements with which documents of XML begin.
var roots = map[string]Kind{
	"rss": Feed, "feed": Feed, "RDF": Feed, "nitf": NITF, "newsItem": NewsML, "newsMessage": NewsML, "NewsML": NewsML, "packageItem": NewsML, "en-export": Notes,
	"urlset": Sitemap, "sitemapindex": Sitemap, "html": Page, "HTML": Page, "document": ODT, "opml": Bookmarks, "xbel": Bookmarks, "svg": SitePart,
}

// byText returns what a text is by its first lines.
func byText(text string, named Kind) Kind {
	start := strings.TrimLeft(text, " \t\r\n")
	switch {
	case start == "":
		return ""
	case strings.HasPrefix(start, "<?php"), strings.HasPrefix(start, "<%@"):
		return Program
	case len(start) > 24 && strings.EqualFold(start[:24], "<!DOCTYPE NETSCAPE-Bookm"):
		return Bookmarks
	case strings.Contains(text, "<title>Pocket Export</title>"), strings.Contains(text, "<title>Instapaper: Export</title>"):
		return Bookmarks
	case htmlHead.MatchString(text):
		return Page
	case start[0] == '<':
		if k := markup(text, named); k != "" || named != "" && named != Text {
			return k
		}
		if tagged.MatchString(text) { // a piece of a page, under a name that does not say so
			return Page
		}
		return ""
	case start[0] == '{', start[0] == '[':
		return objects(start, named)
	case strings.HasPrefix(start, "WEBVTT"), srtHead.MatchString(text), sbvHead.MatchString(text):
		return Captions
	case risHead.MatchString(text):
		return RIS
	case bibHead.MatchString(text):
		return BibTeX
	case fromLine.MatchString(text):
		return Mailbox
	}
	return message(text, named)
}

// markup is what a text that begins with a tag is.
func markup(text string, named Kind) Kind {
	m := xmlHead.FindStringSubmatch(text)
	if m == nil {
		return ""
	}
	switch k := roots[m[2]]; {
	case k == ODT && m[1] != "office:":
		return OtherXML
	case k != "":
		return k
	case m[2] == "plist" && strings.Contains(text, "WebMainResource"):
		return Safari
	case strings.HasPrefix(strings.TrimSpace(text), "<?xml") && named != Page && named != SitePart:
		return OtherXML
	}
	return ""
}

// objects is JSON: one document, or one a line.
func objects(start string, named Kind) Kind {
	switch named {
	case Lines, SitePart, Program:
		return named
	}
	line, rest, more := strings.Cut(start, "\n")
	if whole := json.Valid([]byte(line)); whole && start[0] == '{' && more && strings.HasPrefix(strings.TrimLeft(rest, " \r\n"), "{") {
		return Lines
	} else if named == JSON {
		return JSON
	}
	if squeezed := strings.Join(strings.Fields(start[:min(len(start), 200)]), ""); strings.HasPrefix(squeezed, `{"`) || strings.HasPrefix(squeezed, `[{"`) {
		if start[0] == '{' && json.Valid([]byte(line)) && !more {
			return Lines
		}
		return JSON
	}
	return ""
}

// sent are fields that only a message has which was sent or saved by a program;
// written are those that people type as well.
var (
	sent    = map[string]bool{"message-id": true, "mime-version": true, "received": true, "return-path": true, "delivered-to": true, "x-mailer": true, "content-transfer-encoding": true}
	written = map[string]bool{"from": true, "to": true, "subject": true, "date": true, "cc": true, "reply-to": true, "content-type": true, "sender": true}
)

// message is a mail, or a web page that a browser saved as one.
func message(text string, named Kind) Kind {
	known, proof := 0, named == Mail
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimRight(line, "\r")
		if line == "" {
			break
		}
		if line[0] == ' ' || line[0] == '\t' {
			continue
		}
		m := field.FindStringSubmatch(line)
		if m == nil {
			return ""
		}
		name := strings.ToLower(m[1])
		if name == "snapshot-content-location" || name == "content-type" && strings.Contains(strings.ToLower(line), "multipart/related") && named != Mail {
			return MHT
		}
		proof = proof || sent[name]
		if sent[name] || written[name] {
			known++
		}
	}
	if proof && known >= 2 && named != MHT {
		return Mail
	}
	return ""
}
