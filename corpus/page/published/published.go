// Package published finds the day on which a web page was published.
//
// # In and out
//
// [Find] takes a parsed page with its address, headline and language, and returns the
// day with the ground on which it stands, and whether that is a firm one.
//
// # Steps
//
//	machine.go  what the page tells machines: meta elements, JSON-LD, scripts
//	shown.go    the days that it shows, with where they stand and what is said of them
//	day.go      a day in a short text in any language; months.txt has the names
//	words.go    words and names of elements that stand beside a day (words.txt)
//	choose.go   which of all these it is, by trust
//
// # Decisions
//
// A missing day is better than a wrong one, and a day of update is not the day of
// publication: it is never taken. What the page tells machines goes first, but these
// write instants, often of another time zone: where the address or the line beside the
// headline has the day before or after, that is the day which readers saw.
package published

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"onrecord/corpus/dates"
)

// Day is the day that a page gives for its own.
type Day struct {
	dates.Mention
	Source Source
	Ground string // where it was read, for those who ask: "meta article:published_time"
}

// Source is where a page has a day.
type Source int

// The sources. The first three give the day of publication and nothing else.
const (
	Told    Source = iota // to machines
	Beside                // shown beside the headline, or with words that say so
	Address               // in the page's address
	ToldAny               // told to machines, without saying of what
	Only                  // the only one that is shown
)

// Page is what is known of a page.
type Page struct {
	Doc                      *html.Node
	Address, Title, Language string // of which each may be ""
}

// Find returns the day on which a page was published, false for none.
func Find(p Page) (Day, bool) {
	f := finder{
		lang: strings.ToLower(p.Language[:min(2, len(p.Language))]), title: letters(p.Title),
		meta: map[string]string{}, linked: map[string]string{}, headline: -1,
	}
	f.headlines = headlineAndAround(p.Doc, f.title)
	f.walk(p.Doc, around{})
	return f.choose(p.Address)
}

// finder walks a page and collects what says when it was published.
type finder struct {
	lang, title string // two letters; the letters of the headline
	headlines   map[*html.Node]bool
	meta        map[string]string // by name
	linked      map[string]string // days of JSON-LD by what they are of
	scripts     []string          // that are no JSON-LD
	shown       []shown
	at          int // bytes of text that were passed
	headline    int // where the headline ends, -1 before it
}

func (f *finder) walk(n *html.Node, a around) {
	switch n.DataAtom {
	case atom.Script:
		f.script(n)
		return
	case atom.Meta:
		f.metaElement(n)
		return
	case atom.Style, atom.Template, atom.Svg, atom.Select, atom.Iframe, atom.Noscript, atom.Textarea:
		return
	}
	f.show(n, a)
}

// headlineAndAround are the element of a page's headline and all round it: the heading
// that has the words of the window's title or of the page's, else the first of the highest level. A heading that leads
// to the site's front page is the site's.
func headlineAndAround(doc *html.Node, title string) map[*html.Node]bool {
	var found *html.Node
	best, window := 0, ""
	for n := range doc.Descendants() {
		if n.DataAtom == atom.Title && window == "" {
			window = letters(textOf(n, 400))
		}
		if level := headings[n.DataAtom]; level > 0 {
			rank := 0
			switch h := letters(textOf(n, 300)); {
			case level == 1 && len(h) > 12 && strings.Contains(window, h):
				rank = 4
			case len(h) > 12 && strings.HasPrefix(title, h), len(h) >= 5 && h == title:
				rank = 3
			case level == 1:
				rank = 2
			}
			if rank > best && !toFront(n) {
				found, best = n, rank
			}
		}
	}
	out := map[*html.Node]bool{}
	for n := found; n != nil; n = n.Parent {
		out[n] = true
	}
	return out
}

var headings = map[atom.Atom]int{atom.H1: 1, atom.H2: 2, atom.H3: 3, atom.H4: 4, atom.H5: 5}

// toFront reports whether a heading leads to the site's front page.
func toFront(n *html.Node) bool {
	front := func(n *html.Node) bool {
		if n.DataAtom != atom.A {
			return false
		}
		u, err := url.Parse(strings.TrimSpace(attr(n, "href")))
		return err == nil && strings.Trim(u.Path, "/") == "" && u.Path+u.Host != "" && u.RawQuery == "" && u.Fragment == ""
	}
	for c := range n.Descendants() {
		if front(c) {
			return true
		}
	}
	return n.Parent != nil && front(n.Parent)
}
