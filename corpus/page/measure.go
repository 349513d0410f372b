package page

import (
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// size is how much text stands below an element, in bytes without spaces: all of it,
// what is in links, and what is in plain paragraphs, which make an article.
type size struct{ text, linked, plain int }

// plainText is how long a paragraph is at least that makes an article, in bytes
// without spaces: a line and a half of a column.
const plainText = 60

// sizes are those of a page's elements.
type sizes map[*html.Node]size

// measure measures the elements below a node. What nobody sees counts nothing.
func measure(n *html.Node) sizes {
	m := measurer{sizes: sizes{}}
	m.node(n, false)
	return m.sizes
}

// measurer walks a page and counts. Paragraph is the text since a block last began or
// ended, of which plain has nothing yet.
type measurer struct {
	sizes           sizes
	seen, paragraph size
}

func (m *measurer) node(n *html.Node, linked bool) {
	switch {
	case n.Type == html.TextNode:
		m.count(len(n.Data)-spaces(n.Data), linked)
		return
	case n.Type == html.CommentNode || n.Type == html.DoctypeNode || silent[n.DataAtom]:
		return
	}
	block := n.Type != html.ElementNode || !inline[n.DataAtom]
	if block {
		m.end()
	}
	before := m.seen
	for c := range n.ChildNodes() {
		m.node(c, linked || n.DataAtom == atom.A)
	}
	if block {
		m.end()
	}
	m.sizes[n] = size{m.seen.text - before.text, m.seen.linked - before.linked, m.seen.plain - before.plain}
}

func (m *measurer) count(bytes int, linked bool) {
	m.seen.text += bytes
	m.paragraph.text += bytes
	if linked {
		m.seen.linked += bytes
		m.paragraph.linked += bytes
	}
}

// end ends a paragraph: of a plain one less than half is links.
func (m *measurer) end() {
	if p := m.paragraph; p.text >= plainText && p.linked*2 < p.text {
		m.seen.plain += p.text
	}
	m.paragraph = size{}
}

// spaces counts the bytes of white space in s.
func spaces(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < utf8.RuneSelf && (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') {
			n++
		}
	}
	return n
}
