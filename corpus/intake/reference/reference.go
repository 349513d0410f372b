// Package reference reads lists of references, as programs for them export what they
// know of the files that they keep: RIS (Zotero, EndNote, databases) and BibTeX.
//
// [Read] returns the entries. They are no articles: they say who wrote the files
// beside them, where and when, and package sidecar lays that over what the files say.
package reference

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"onrecord/corpus/intake/kind"
)

// Reference is an entry of a list.
type Reference struct {
	Title, Author, Outlet, Date, URL, Language string
	Files                                      []string // paths of the files that it is about, as they were written
}

// maxEntries is how many entries of a list are read.
const maxEntries = 50_000

// Read reads a list of a kind.
func Read(text string, k kind.Kind) []Reference {
	if k == kind.BibTeX {
		return bibTeX(text)
	}
	return ris(text)
}

// ris reads a list of lines with two letters each.
func ris(text string) []Reference {
	var out []Reference
	var r *Reference
	var authors []string
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimRight(strings.TrimPrefix(line, "\ufeff"), "\r")
		if len(line) < 5 || line[2:5] != "  -" {
			continue
		}
		tag, value := line[:2], strings.TrimSpace(line[5:])
		if tag == "TY" && len(out) < maxEntries {
			out = append(out, Reference{})
			r, authors = &out[len(out)-1], nil
		}
		if r == nil || value == "" {
			continue
		}
		switch tag {
		case "TI", "T1":
			r.Title = first(r.Title, value)
		case "AU", "A1":
			authors = append(authors, value)
			r.Author = strings.Join(authors, "; ")
		case "T2", "JO", "JF", "JA", "PB":
			if r.Outlet == "" && (tag != "PB") {
				r.Outlet = value
			}
		case "DA":
			r.Date = strings.ReplaceAll(strings.TrimRight(value, "/"), "/", "-")
		case "PY", "Y1":
			r.Date = first(r.Date, strings.ReplaceAll(strings.TrimRight(value, "/"), "/", "-"))
		case "UR":
			r.URL = first(r.URL, value)
		case "LA":
			r.Language = first(r.Language, value)
		case "L1", "L2", "L4":
			r.Files = append(r.Files, files(value)...)
		}
	}
	return out
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// files are the paths in a field: Zotero writes "description:path:type", and strokes
// or semicolons between several.
func files(value string) []string {
	var out []string
	for part := range strings.SplitSeq(value, ";") {
		part = strings.TrimPrefix(strings.TrimSpace(part), "file://")
		if fields := strings.Split(part, ":"); len(fields) >= 3 && strings.Contains(fields[len(fields)-1], "/") {
			part = strings.Join(fields[1:len(fields)-1], ":")
		}
		part = strings.ReplaceAll(strings.ReplaceAll(part, `\:`, ":"), `\`, "/")
		if part != "" && !strings.HasPrefix(part, "http") {
			out = append(out, part)
		}
	}
	return out
}

// bibTeX reads entries "@type{key, field = {value}, ...}".
func bibTeX(text string) []Reference {
	var out []Reference
	for len(out) < maxEntries {
		at := strings.IndexByte(text, '@')
		if at < 0 {
			return out
		}
		text = text[at+1:]
		open := strings.IndexAny(text, "{(")
		if open < 0 || open > 40 || strings.ContainsAny(text[:open], "\n@") {
			continue
		}
		kind := strings.ToLower(strings.TrimSpace(text[:open]))
		body, rest := enclosed(text[open+1:])
		text = rest
		if kind == "comment" || kind == "string" || kind == "preamble" {
			continue
		}
		out = append(out, bibEntry(body))
	}
	return out
}

// enclosed returns what stands before the brace that closes, and what follows it.
func enclosed(s string) (inside, rest string) {
	depth := 1
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return s[:i], s[i+1:]
			}
		}
	}
	return s, ""
}

func bibEntry(body string) Reference {
	var r Reference
	year, month := "", ""
	_, rest, _ := strings.Cut(body, ",") // behind the key
	for {
		name, after, ok := strings.Cut(rest, "=")
		if !ok {
			break
		}
		var value string
		value, rest = bibValue(strings.TrimLeft(after, " \t\r\n"))
		switch strings.ToLower(strings.Trim(name, " \t\r\n,")) {
		case "title":
			r.Title = plain(value)
		case "author":
			r.Author = strings.ReplaceAll(plain(value), " and ", "; ")
		case "journal", "journaltitle", "newspaper", "publication":
			r.Outlet = plain(value)
		case "date":
			r.Date = value
		case "year":
			year = value
		case "month":
			month = value
		case "url":
			r.URL = strings.ReplaceAll(value, `\`, "")
		case "langid", "language":
			r.Language = value
		case "file":
			r.Files = files(value)
		}
	}
	if r.Date == "" {
		r.Date = strings.TrimSpace(plain(month) + " " + year)
	}
	return r
}

// bibValue reads a value and returns what follows its comma.
func bibValue(s string) (value, rest string) {
	switch {
	case s == "":
		return "", ""
	case s[0] == '{':
		value, rest = enclosed(s[1:])
	case s[0] == '"':
		value, rest, _ = strings.Cut(s[1:], `"`)
	default:
		if i := strings.IndexByte(s, ','); i >= 0 {
			return strings.TrimSpace(s[:i]), s[i+1:]
		}
		return strings.TrimSpace(s), ""
	}
	if _, after, ok := strings.Cut(rest, ","); ok {
		return value, after
	}
	return value, ""
}

// accents are TeX's signs for the marks on letters, as marks that join the letter.
var accents = map[byte]string{'\'': "\u0301", '`': "\u0300", '^': "\u0302", '"': "\u0308", '~': "\u0303", 'c': "\u0327", 'v': "\u030c", '=': "\u0304", '.': "\u0307", 'r': "\u030a"}

var letters = strings.NewReplacer(`\&`, "&", `\%`, "%", `\$`, "$", `\_`, "_", `\#`, "#", `\ss`, "ß", `\o`, "ø", `\O`, "Ø", `\ae`, "æ", `\AE`, "Æ", `\aa`, "å", `\AA`, "Å", `\l`, "ł", `\L`, "Ł", `\i`, "i", "---", "—", "--", "–", "``", "“", "''", "”")

// plain is a value without TeX's marks.
func plain(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) {
			if mark, ok := accents[s[i+1]]; ok {
				j := i + 2
				for j < len(s) && (s[j] == '{' || s[j] == ' ' || s[j] == '\\') {
					j++
				}
				if j < len(s) && (j > i+2 || s[i+1] < 'a') {
					b.WriteString(s[j:j+1] + mark)
					i = j
					continue
				}
			}
		}
		b.WriteByte(s[i])
	}
	s = letters.Replace(b.String())
	return norm.NFC.String(strings.Join(strings.Fields(strings.NewReplacer("{", "", "}", "").Replace(s)), " "))
}
