// Package page reads saved web pages into drafts.
//
// # Steps
//
//	webarchive.go  a web archive (.mht) is a mail message: the page is its first part
//	page.go        [Read]: all steps of a page, and what is refused
//	metadata.go    title, author, outlet, day and address from what pages say to machines
//	published      a package of its own: the day of publication, by trust
//	measure.go     how much of an element's text is links, and how much plain paragraphs
//	names.go       what an element is by its names (boxes.txt)
//	boxes.go       boxes in and around the article are taken out
//	others.go      other articles and what leads to them are taken out
//	article.go     the article among what is left, by go-readability
//	text.go        its text: a paragraph a block, a line a row of a table
//	fragment.go    [ReadFragment] reads a piece that is all article: a feed's item, a cell
//
// # Decisions
//
// Pages are hostile: [Read] refuses what would take the parser long before it parses,
// and a parser that panics is an error of the page. What a page says to machines goes
// before what it shows, as it is less often cut or adorned.
//
// A name alone makes no box: what holds a good part of the page's plain paragraphs is
// the article, be it called "share", "paywall" or "sidebar", and its name is forgotten
// before go-readability sees it, which finds the article among what is left. Alone it
// reads worse, and so does go-trafilatura, which compiles its expressions for a quarter
// of a second as a program starts.
package page

import (
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"onrecord/corpus/clean"
	"onrecord/corpus/draft"
	"onrecord/corpus/outlet"
)

// maxElements is how many elements a page may have. Real ones have up to some
// ten thousand; time and memory grow with them.
const maxElements = 60_000

// Where browsers and SingleFile write the address of what they save.
var savedFrom = regexp.MustCompile(`<!-- saved from url=\(\d+\)(\S+) -->|Page saved with SingleFile\s+url:\s*(\S+)`)

// Read reads a saved web page and returns the article's body. The metadata is
// read from the whole page, the text from what go-readability takes for the
// article, or from all paragraphs where it finds none.
func Read(d *draft.Draft, raw string) (text string, err error) {
	defer func() {
		if p := recover(); p != nil { // a foreign parser over foreign bytes
			text, err = "", fmt.Errorf("unreadable HTML: %v", p)
		}
	}()
	if err := fits(raw); err != nil {
		return "", err
	}
	doc, err := html.ParseWithOptions(strings.NewReader(raw), html.ParseOptionEnableScripting(true))
	if err != nil {
		return "", fmt.Errorf("unreadable HTML: %w", err)
	}
	f := readMetadata(d, doc)
	if m := savedFrom.FindStringSubmatch(raw[:min(len(raw), 4096)]); m != nil {
		d.URL = cmp.Or(d.URL, outlet.WebAddress(m[1]+m[2]))
	}
	showUnscripted(doc)
	removeBoxes(d, doc)
	removeOthers(d, doc)
	all := articleText(doc, d.Title)
	body, removed := clean.Lines(all, false)
	if told, left := f.body(); len(told) > 2*len(body) {
		body, removed = told, left // a page that scripts would have drawn
	}
	return d.Cleaned(body, removed), nil
}

// fewPlain is how much text in plain paragraphs a page has at least that is no shell
// which scripts fill, in bytes without spaces.
const fewPlain = 300

// showUnscripted puts what a page shows to those who have no scripts in its place, where
// there is little else.
func showUnscripted(doc *html.Node) {
	if measure(doc)[doc].plain >= fewPlain {
		return
	}
	var found []*html.Node
	for n := range doc.Descendants() {
		if n.DataAtom == atom.Noscript && n.FirstChild != nil && len(n.FirstChild.Data) > fewPlain {
			found = append(found, n)
		}
	}
	for _, n := range found {
		raw := n.FirstChild.Data
		if fits(raw) != nil {
			continue
		}
		parts, err := html.ParseFragment(strings.NewReader(raw), &html.Node{Type: html.ElementNode, DataAtom: atom.Body, Data: "body"})
		if err != nil {
			continue
		}
		n.RemoveChild(n.FirstChild)
		n.DataAtom, n.Data = atom.Div, "div"
		for _, part := range parts {
			n.AppendChild(part)
		}
	}
}

// fits refuses pages that would take the parser long: it reads their tags
// only, which is quick whatever they are.
func fits(raw string) error {
	z := html.NewTokenizer(strings.NewReader(raw))
	z.SetMaxBuf(4 << 20)
	n, attributes := 0, 0
	for {
		switch z.Next() {
		case html.ErrorToken:
			if errors.Is(z.Err(), html.ErrBufferExceeded) {
				return errors.New("unreadable HTML: a tag of more than 4 MiB")
			}
			return nil
		case html.StartTagToken, html.SelfClosingTagToken:
			if n++; n > maxElements {
				return fmt.Errorf("unreadable HTML: more than %d elements", maxElements)
			}
			for _, more := z.TagName(); more; {
				_, _, more = z.TagAttr()
				if attributes++; attributes > 8*maxElements {
					return fmt.Errorf("unreadable HTML: more than %d attributes", 8*maxElements)
				}
			}
		}
	}
}
