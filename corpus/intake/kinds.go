package intake

import "onrecord/corpus/intake/unpack"

// Kinds says which files are read, for messages.
const Kinds = ".txt, .md, .html, .htm, .jsonl, .csv, .mht, .rss, .atom, .xml (feeds), .docx, .pdf, and .gz and .zip of these"

func isPage(ext string) bool { return ext == ".html" || ext == ".htm" || isWebArchive(ext) }

func isWebArchive(ext string) bool { return ext == ".mht" || ext == ".mhtml" }

func isFeed(ext string) bool { return ext == ".rss" || ext == ".atom" || ext == ".xml" }

// known reports whether a file can hold articles, by its name.
func known(name string) bool {
	switch ext := unpack.Extension(name); ext {
	case ".gz":
		return unpackedKind(name[:len(name)-len(ext)])
	case ".zip":
		return true
	}
	return unpackedKind(name)
}

// unpackedKind reports whether a file can hold articles and is not packed.
func unpackedKind(name string) bool {
	switch ext := unpack.Extension(name); ext {
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
