package intake

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"github.com/mmcdole/gofeed"

	"onrecord/corpus/dates"
	"onrecord/corpus/draft"
	"onrecord/corpus/intake/record"
	"onrecord/corpus/intake/unpack"
	"onrecord/corpus/outlet"
	"onrecord/corpus/page"
	"onrecord/corpus/text"
)

// Bounds of a feed. Real ones have tens of items.
const (
	maxFeedElements = 200_000
	maxFeedDepth    = 256 // an Atom entry may hold its page as elements
)

var errNoFeed = errors.New("XML, but no RSS or Atom feed")

// readFeed reads a saved RSS or Atom file, of which each item is an article.
func readFeed(raw []byte, sink record.Sink) error {
	if err := isFeedText(raw); err != nil {
		return err
	}
	f, err := parseFeed(raw)
	if err != nil {
		return err
	}
	for n, item := range f.Items {
		rec := feedRecord(f, item)
		rec.Place = fmt.Sprintf("item %d", n+1)
		// By what the feed calls it, and not by its place, which changes with
		// every item that is new.
		rec.Key = shortHash(item.GUID + "\n" + item.Link + "\n" + item.Title)
		if err := sink(rec); err != nil {
			return err
		}
	}
	return nil
}

// isFeedText looks at the elements only, which is quick whatever they are.
func isFeedText(raw []byte) error {
	dec := xml.NewDecoder(bytes.NewReader(raw))
	dec.Strict = false
	dec.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	for n, depth := 0, 0; ; {
		token, err := dec.RawToken()
		if err != nil {
			if n == 0 {
				return errNoFeed
			}
			return nil // cut off: what is whole is read
		}
		switch t := token.(type) {
		case xml.StartElement:
			n++
			depth++
			switch {
			case n == 1 && t.Name.Local != "rss" && t.Name.Local != "feed" && t.Name.Local != "RDF":
				return errNoFeed
			case n > maxFeedElements:
				return fmt.Errorf("unreadable feed: more than %d elements", maxFeedElements)
			case depth > maxFeedDepth:
				return errors.New("unreadable feed: elements nested too deeply")
			}
		case xml.EndElement:
			depth--
		}
	}
}

// prolog is an XML declaration; the encoding that it names holds no longer once
// the text is UTF-8.
var prolog = regexp.MustCompile(`^\s*<\?xml[^>]*\?>`)

func parseFeed(raw []byte) (f *gofeed.Feed, err error) {
	defer func() {
		if p := recover(); p != nil { // a foreign parser over foreign bytes
			f, err = nil, fmt.Errorf("unreadable feed: %v", p)
		}
	}()
	text, err := unpack.Decode(raw, true)
	if err != nil {
		return nil, err
	}
	if f, err = gofeed.NewParser().ParseString(prolog.ReplaceAllString(text, "")); err != nil {
		return nil, fmt.Errorf("unreadable feed: %w", err)
	}
	return f, nil
}

// feedRecord makes a record of an item.
func feedRecord(f *gofeed.Feed, item *gofeed.Item) *record.Record {
	r := &record.Record{Form: record.Fragment}
	r.Title, r.URL, r.Language = text.OneLine(page.PlainText(item.Title)), record.Target(item.Link), f.Language
	if i := strings.LastIndex(r.Title, " - "); i > 0 && collects(f) { // as they write who printed it
		r.Title, r.Outlet = r.Title[:i], r.Title[i+3:]
	}
	if name := outlet.Known(f.Title); name != "" {
		r.Outlet = name
	} else if outlet := outlet.Of(outlet.WebAddress(r.URL)); !collects(f) && (outlet == "" || strings.Contains(outlet, ".")) {
		r.Outlet = text.OneLine(page.PlainText(f.Title)) // the host alone would stand there
	}
	for _, author := range item.Authors {
		if author != nil {
			r.Author = cmp.Or(r.Author, text.OneLine(author.Name))
		}
	}
	if !r.Dated(draft.InMarkup, item.Published) && item.PublishedParsed != nil {
		r.DatedOn(draft.InMarkup, dates.Mention{Date: dates.Of(*item.PublishedParsed)})
	}
	r.Body = item.Content
	if len(strings.TrimSpace(r.Body)) < len(item.Description) {
		r.Body = item.Description
	}
	r.Raw = strings.Join([]string{item.GUID, item.Link, item.Title, item.Published, r.Body}, "\x00")
	return r
}

// collects reports whether a feed lists the articles of others, who are no outlet.
func collects(f *gofeed.Feed) bool {
	return strings.HasPrefix(f.Title, "Google Alert") || strings.Contains(f.Link, "news.google.") || strings.Contains(f.Generator, "NFE/") || strings.HasSuffix(f.Title, "Google News")
}
