package intake

import (
	"cmp"
	"slices"
	"strings"

	"onrecord/corpus/intake/kind"
)

// Kinds says which files are read, for messages. Their content decides, and not
// what they are called.
const Kinds = "text (.txt, .md), web pages (.html, .mht, .warc), JSON (.json, .jsonl), tables (.csv, .xlsx), feeds, documents (.docx, .odt, .rtf, .epub, .pdf), mail (.eml, .mbox), captions (.srt, .vtt) and exports of press databases, packed (.gz, .zip, .tar) or not"

// readable reports whether a file can hold articles, by its name: not whether it does.
func readable(name string) bool {
	k := kind.ByName(name)
	if k == "" {
		return true
	}
	reason, silent := kind.Refusal(k)
	return reason == "" && !silent
}

// counted reports whether a file is one of those whose names are told apart.
func counted(name string) bool {
	if k := kind.ByName(name); k == "" && kind.Ending(name) != "" {
		return false
	}
	return readable(name)
}

// streamed are the kinds that are read as they come, whatever their size.
var streamed = map[kind.Kind]bool{
	kind.Lines: true, kind.JSON: true, kind.CSV: true, kind.WARC: true, kind.Mailbox: true, kind.Tar: true,
}

// Format is what was read of one format, for reports.
type Format struct {
	Name                     string
	Files, Articles, Skipped int
}

// count is where the format of the file that is read now is counted.
func (r *reader) count() *Format {
	f := r.formats[r.kind]
	if f == nil {
		f = &Format{Name: cmp.Or(string(r.kind), "folders and metadata")}
		r.formats[r.kind] = f
	}
	return f
}

// report tells the caller what was read of each format.
func (r *reader) report() {
	if r.reported == nil {
		return
	}
	var out []Format
	for _, f := range r.formats {
		if f.Articles+f.Skipped > 0 {
			out = append(out, *f)
		}
	}
	slices.SortFunc(out, func(a, b Format) int { return strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)) })
	r.reported(out)
}
