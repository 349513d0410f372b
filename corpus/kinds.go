package corpus

import (
	"fmt"
	"path"
	"strings"
)

// Kinds says which files are read, for messages.
const Kinds = ".txt, .md, .html, .htm, .jsonl, .csv, .mht, .rss, .atom, .xml (feeds), .docx, .pdf, and .gz and .zip of these"

// extension is the end of a file's name in small letters.
func extension(name string) string { return strings.ToLower(path.Ext(name)) }

// stem is a file's name or path without its extension, and without the one
// under ".gz".
func stem(name string) string {
	if extension(name) == ".gz" {
		name = name[:len(name)-len(".gz")]
	}
	return strings.TrimSuffix(name, path.Ext(name))
}

func isPage(ext string) bool { return ext == ".html" || ext == ".htm" || isWebArchive(ext) }

func isWebArchive(ext string) bool { return ext == ".mht" || ext == ".mhtml" }

func isFeed(ext string) bool { return ext == ".rss" || ext == ".atom" || ext == ".xml" }

// known tells files that hold articles.
func known(name string) bool {
	switch ext := extension(name); ext {
	case ".gz":
		return unpackedKind(name[:len(name)-len(ext)])
	case ".zip":
		return true
	}
	return unpackedKind(name)
}

// unpackedKind tells files that hold articles and are not packed.
func unpackedKind(name string) bool {
	switch ext := extension(name); ext {
	case ".txt", ".md", ".jsonl", ".docx", ".pdf", ".csv":
		return true
	default:
		return isPage(ext) || isFeed(ext)
	}
}

// unsupported holds kinds of documents that a user expects to be read.
var unsupported = map[string]string{
	".doc":  "not supported: old Word document; save it as .docx or text",
	".odt":  "not supported: office document; save it as .docx or text",
	".rtf":  "not supported: rich text; save it as text or HTML",
	".epub": "not supported: e-book; save it as text or HTML",
	".json": "not supported: JSON; write one article a line into a .jsonl file",
	".gz":   "not supported: a packed file of a kind that is not read",
	".tar":  "not supported: tar archive; unpack it first, or use .zip",
	".tgz":  "not supported: tar archive; unpack it first, or use .zip",
	".7z":   "not supported: 7z archive; unpack it first, or use .zip",
	".rar":  "not supported: rar archive; unpack it first, or use .zip",
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
