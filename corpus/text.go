package corpus

import (
	"cmp"
	"net/url"
	"strings"
	"unicode"

	"golang.org/x/net/idna"

	"onrecord/corpus/dates"
)

// text reads a text file as saved from a site, or a Markdown file, and returns
// the article's body.
func (d *draft) text(raw string, markdown bool) string {
	body := d.header(visible(raw))
	if d.given != nil {
		var gone []Removed
		body, gone = d.given.lines.without(body)
		d.removed = append(d.removed, gone...)
	}
	body, removed := clean(body, markdown)
	return d.cleaned(body, removed)
}

// cleaned takes over a cleaned text, with the lines that were removed from it, and
// returns the article's body.
func (d *draft) cleaned(text string, removed []Removed) string {
	d.removed = append(d.removed, removed...)
	d.fromRemoved()
	return d.matter(text)
}

// remove notes a line that is not part of the article's text.
func (d *draft) remove(line, reason string) {
	d.removed = append(d.removed, Removed{line, reason})
}

// header reads a block of "Key: value" lines at the head of a file, with or
// without fences of "---", and returns what follows it. The first line decides:
// only a key that we know opens a header, since headlines have colons too.
func (d *draft) header(text string) string {
	rest := strings.TrimLeft(text, "\n ")
	rest, fenced := cutLine(rest, "---")
	first, listOf := true, ""
	for rest != "" {
		row, tail, _ := strings.Cut(rest, "\n")
		row = strings.TrimSpace(row)
		if fenced && (row == "---" || row == "...") {
			return tail
		}
		if row == "" && !fenced {
			if first {
				return text
			}
			return tail
		}
		if item, ok := strings.CutPrefix(row, "- "); ok && fenced && listOf != "" { // of a list under its key
			d.fact(listOf, unlinked(item))
			rest = tail
			continue
		}
		key, value, ok := strings.Cut(row, ":")
		key = strings.ToLower(strings.Trim(strings.TrimSpace(key), "*_"))
		value = strings.Trim(strings.TrimSpace(value), "*\"")
		listOf = ""
		if ok && value == "" {
			listOf = key
		}
		known := ok && (value == "" && fenced || d.fact(key, unlinked(value)))
		if first && !known && !fenced {
			return text
		}
		if !known && !fenced && (!ok || len(strings.Fields(key)) > 2) {
			return rest // the header ends without an empty line
		}
		first = false
		rest = tail
	}
	if fenced {
		return text // a rule, not a fence
	}
	return rest
}

// unlinked is a value without the marks of links and lists that reading apps write.
func unlinked(value string) string {
	return strings.Trim(strings.NewReplacer("[[", "", "]]", "").Replace(strings.TrimSpace(value)), `"*`)
}

// cutLine removes the line from the head of text.
func cutLine(text, line string) (string, bool) {
	head, tail, ok := strings.Cut(text, "\n")
	if ok && strings.TrimSpace(head) == line {
		return tail, true
	}
	return text, false
}

// fact takes over a header's value, if its key is one of ours.
func (d *draft) fact(key, value string) bool {
	switch key {
	case "title", "headline":
		d.title = cmp.Or(d.title, oneLine(value))
	case "outlet", "source", "publisher", "site", "newspaper":
		if address := webAddress(value); address != "" {
			d.url = cmp.Or(d.url, address)
		} else {
			d.outlet = cmp.Or(d.outlet, oneLine(value))
		}
	case "author", "authors", "byline", "by":
		d.author = cmp.Or(d.author, oneLine(value))
	case "date", "published", "publication date", "pubdate":
		d.dated(inHeader, value)
	case "url", "link", "address", "original url":
		d.url = cmp.Or(d.url, value)
	case "language", "lang":
		d.language = cmp.Or(d.language, value)
	default:
		return false
	}
	return true
}

// fromRemoved reads the facts that stood in lines which cleaning took away.
func (d *draft) fromRemoved() {
	for _, r := range d.removed {
		switch r.Reason {
		case reasonAddress:
			if i := strings.Index(r.Text, "http"); i >= 0 {
				d.url = cmp.Or(d.url, webAddress(strings.Trim(r.Text[i:], "<>()[] ")))
			}
		case reasonTweet:
			for _, m := range dates.Mentions(r.Text, dates.Style{}) {
				if m.Date.Complete() {
					d.tweets = append(d.tweets, m.Date)
				}
			}
		}
	}
}

// webAddress returns s as an address that is safe to show and to follow, or "".
// An address with a user's name in it, or of another kind than http and https,
// is none: what is shown must be where it leads.
func webAddress(s string) string {
	s = strings.TrimSpace(s)
	if len(s) > 2048 || strings.ContainsFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || invisible(r) || r == unicode.ReplacementChar
	}) {
		return ""
	}
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.User != nil || !strings.Contains(u.Hostname(), ".") {
		return ""
	}
	host, err := idna.Lookup.ToASCII(u.Hostname())
	if err != nil {
		return ""
	}
	if port := u.Port(); port != "" {
		host += ":" + port
	}
	u.Host = host
	return u.String()
}
