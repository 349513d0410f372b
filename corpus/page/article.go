package page

import (
	"log/slog"
	"strings"
	"unicode"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// articleText is the text of what a page without boxes has for its article: what
// go-readability finds or, where that finds nothing or a small part that does not
// speak of the headline, the smallest element with most of the plain paragraphs.
func articleText(doc *html.Node, title string) string {
	m := measure(doc)
	whole, most := m[doc].plain, pageText(mostPlain(doc, m))
	parser := readability.NewParser()
	parser.Logger = slog.New(slog.DiscardHandler) // its own writes every line first
	parser.DisableJSONLD = true
	found, err := parser.ParseAndMutate(doc, nil)
	if err != nil || found.Node == nil {
		return most
	}
	dropLastHeadings(found.Node)
	text := pageText(found.Node)
	part := measure(found.Node)[found.Node].plain
	if text == "" || part*3 < whole && shares(text, title)*3 < shares(most, title) {
		return most
	}
	return text
}

// dropLastHeadings takes headings off the end of an article that head nothing.
func dropLastHeadings(n *html.Node) {
	for range 5 {
		var last *html.Node
		for c := range n.Descendants() {
			if c.Type == html.TextNode && strings.TrimSpace(c.Data) != "" {
				last = c
			}
		}
		for last != nil && last != n && !isHeading[last.DataAtom] {
			last = last.Parent
		}
		if last == nil || last == n {
			return
		}
		last.Parent.RemoveChild(last)
	}
}

var isHeading = map[atom.Atom]bool{atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true}

// mostPlain is the smallest element that has three fifths of the plain paragraphs.
func mostPlain(n *html.Node, m sizes) *html.Node {
	for c := range n.ChildNodes() {
		if c.Type == html.ElementNode && m[c].plain > 0 && m[c].plain*5 >= m[n].plain*3 && !inline[c.DataAtom] && c.DataAtom != atom.P {
			return mostPlain(c, m)
		}
	}
	return n
}

// shares counts the words of a title, of four letters or more, that a text has.
func shares(text, title string) int {
	text = strings.ToLower(text)
	n := 0
	for w := range strings.FieldsFuncSeq(strings.ToLower(title), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if len([]rune(w)) >= 4 && strings.Contains(text, w) {
			n++
		}
	}
	return n
}
