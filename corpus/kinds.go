package corpus

import (
	"fmt"
	"path"
	"strings"
)

// stem is a file's name or path without its extension.
func stem(name string) string { return strings.TrimSuffix(name, path.Ext(name)) }

func isPage(ext string) bool { return ext == ".html" || ext == ".htm" }

// known tells files that hold articles.
func known(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".txt", ".md", ".html", ".htm", ".jsonl":
		return true
	}
	return false
}

// unsupported holds kinds of documents that a user expects to be read.
var unsupported = map[string]string{
	".pdf":  "not supported: PDF; save it as text or HTML",
	".doc":  "not supported: Word document; save it as text or HTML",
	".docx": "not supported: Word document; save it as text or HTML",
	".odt":  "not supported: office document; save it as text or HTML",
	".rtf":  "not supported: rich text; save it as text or HTML",
	".epub": "not supported: e-book; save it as text or HTML",
	".mht":  "not supported: web archive; save it as HTML",
	".json": "not supported: JSON; write one article a line into a .jsonl file",
	".zip":  "not supported: archive; unpack it first",
	".gz":   "not supported: archive; unpack it first",
}

// bytesText writes a number of bytes for people.
func bytesText(n int64) string {
	switch {
	case n >= 1<<20:
		return fmt.Sprintf("%.4g MiB", float64(n)/(1<<20))
	case n >= 1<<10:
		return fmt.Sprintf("%.4g KiB", float64(n)/(1<<10))
	}
	return fmt.Sprintf("%d bytes", n)
}
