package page

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"

	"onrecord/corpus/clean"
	"onrecord/corpus/draft"
)

// ReadFragment reads a piece of a page that is all article.
func ReadFragment(d *draft.Draft, raw string) (string, error) {
	if err := fits(raw); err != nil {
		return "", err
	}
	doc, err := html.ParseWithOptions(strings.NewReader(raw), html.ParseOptionEnableScripting(true))
	if err != nil {
		return "", fmt.Errorf("unreadable HTML: %w", err)
	}
	body, removed := clean.Lines(pageText(doc), false)
	return d.Cleaned(body, removed), nil
}

// PlainText is a title without the tags and entities that some feeds put there.
func PlainText(s string) string {
	if !strings.ContainsAny(s, "<&") {
		return s
	}
	if fits(s) != nil {
		return s
	}
	doc, err := html.Parse(strings.NewReader(s))
	if err != nil {
		return s
	}
	return words(doc)
}
