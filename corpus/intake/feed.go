package intake

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"github.com/mmcdole/gofeed"

	"onrecord/corpus"
	"onrecord/corpus/dates"
	"onrecord/corpus/draft"
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

// feed reads a saved RSS or Atom file, of which each item is an article.
func (r *reader) feed(p input) error {
	raw, err := r.whole(p, 8*r.maxText)
	if err == nil {
		err = isFeedText(raw)
	}
	if err != nil {
		r.skip(p.label, err)
		return nil
	}
	f, err := parseFeed(raw)
	if err != nil {
		r.skip(p.label, err)
		return nil
	}
	for n, item := range f.Items {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		says := fmt.Sprintf("%s:item %d", p.label, n+1)
		a, err := feedArticle(f, item, p, r.maxText)
		if err != nil {
			r.skip(says, err)
			continue
		}
		// By what the feed calls it, and not by its place, which changes with
		// every item that is new.
		sum := sha256.Sum256([]byte(item.GUID + "\n" + item.Link + "\n" + item.Title))
		a.ID, a.Path = r.unique(p.id+":"+hex.EncodeToString(sum[:6])), says
		if err := r.found(a); err != nil {
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

// feedArticle makes an article of an item.
func feedArticle(f *gofeed.Feed, item *gofeed.Item, p input, maxText int64) (*corpus.Article, error) {
	d := draft.Draft{Title: text.OneLine(page.PlainText(item.Title)), URL: item.Link, Language: f.Language, Given: p.given}
	if name := outlet.Known(f.Title); name != "" {
		d.Outlet = name
	} else if outlet := outlet.Of(outlet.WebAddress(item.Link)); outlet == "" || strings.Contains(outlet, ".") {
		d.Outlet = text.OneLine(page.PlainText(f.Title)) // the host alone would stand there
	}
	for _, author := range item.Authors {
		if author != nil {
			d.Author = cmp.Or(d.Author, text.OneLine(author.Name))
		}
	}
	if !d.Dated(draft.InMarkup, item.Published) && item.PublishedParsed != nil {
		d.DatedOn(draft.InMarkup, dates.Mention{Date: dates.Of(*item.PublishedParsed)})
	}
	content := item.Content
	if len(strings.TrimSpace(content)) < len(item.Description) {
		content = item.Description
	}
	text, err := page.ReadFragment(&d, content)
	switch {
	case err != nil:
		return nil, err
	case text == "":
		return nil, errors.New("no article text in it")
	case int64(len(text)) > maxText:
		return nil, fmt.Errorf("too large: text of more than %s", unpack.SizeText(maxText))
	}
	return d.Article(text, []byte(strings.Join([]string{item.GUID, item.Link, item.Title, item.Published, content}, "\x00"))), nil
}
