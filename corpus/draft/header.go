package draft

import (
	"cmp"
	"strings"

	"onrecord/corpus/clean"
	"onrecord/corpus/dates"
	"onrecord/corpus/outlet"
	"onrecord/corpus/text"
)

// Text reads a text file as saved from a site, or a Markdown file, and returns
// the article's body.
func (d *Draft) Text(raw string, markdown bool) string {
	body := d.header(text.Visible(raw))
	if d.Given != nil {
		var gone []clean.Removed
		body, gone = d.Given.Lines.Without(body)
		d.removed = append(d.removed, gone...)
	}
	body, removed := clean.Lines(body, markdown)
	return d.Cleaned(body, removed)
}

// Cleaned takes over a cleaned text, with the lines that were removed from it, and
// returns the article's body.
func (d *Draft) Cleaned(text string, removed []clean.Removed) string {
	d.removed = append(d.removed, removed...)
	d.fromRemoved()
	return d.matter(text)
}

// Remove notes a line that is not part of the article's text.
func (d *Draft) Remove(line, reason string) {
	d.removed = append(d.removed, clean.Removed{Text: line, Reason: reason})
}

// header reads a block of "Key: value" lines at the head of a file, with or
// without fences of "---", and returns what follows it. The first line decides:
// only a key that we know opens a header, since headlines have colons too.
func (d *Draft) header(text string) string {
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
			d.Fact(listOf, unlinked(item))
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
		known := ok && (value == "" && fenced || d.Fact(key, unlinked(value)))
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

// Fact takes over a header's value, if its key is one of ours.
func (d *Draft) Fact(key, value string) bool {
	switch key {
	case "title", "headline":
		d.Title = cmp.Or(d.Title, text.OneLine(value))
	case "outlet", "source", "publisher", "site", "newspaper":
		if address := outlet.WebAddress(value); address != "" {
			d.URL = cmp.Or(d.URL, address)
		} else {
			d.Outlet = cmp.Or(d.Outlet, text.OneLine(value))
		}
	case "author", "authors", "byline", "by":
		d.Author = cmp.Or(d.Author, text.OneLine(value))
	case "date", "published", "publication date", "pubdate":
		d.Dated(inHeader, value)
	case "url", "link", "address", "original url":
		d.URL = cmp.Or(d.URL, value)
	case "language", "lang":
		d.Language = cmp.Or(d.Language, value)
	default:
		return false
	}
	return true
}

// fromRemoved reads the facts that stood in lines which cleaning took away.
func (d *Draft) fromRemoved() {
	for _, r := range d.removed {
		switch r.Reason {
		case clean.ReasonAddress:
			if i := strings.Index(r.Text, "http"); i >= 0 {
				d.URL = cmp.Or(d.URL, outlet.WebAddress(strings.Trim(r.Text[i:], "<>()[] ")))
			}
		case clean.ReasonTweet:
			for _, m := range dates.Mentions(r.Text) {
				if m.Date.Complete() {
					d.tweets = append(d.tweets, m.Date)
				}
			}
		}
	}
}
