package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"onrecord/corpus/text"
)

// pageText writes the text of a page's part, with an empty line between blocks.
func pageText(n *html.Node) string {
	var w pageWriter
	w.node(n)
	return strings.TrimSpace(w.b.String())
}

// words is the text below a node that a reader sees, or an element's own, in one line.
func words(n *html.Node) string {
	var b strings.Builder
	writeWords(&b, n)
	return text.OneLine(b.String())
}

func writeWords(b *strings.Builder, n *html.Node) {
	for c := range n.ChildNodes() {
		switch {
		case c.Type == html.TextNode:
			b.WriteString(c.Data)
		case c.Type == html.ElementNode && !silent[c.DataAtom]:
			if !inline[c.DataAtom] {
				b.WriteByte(' ')
			}
			writeWords(b, c)
			if !inline[c.DataAtom] {
				b.WriteByte(' ')
			}
		}
	}
}

type pageWriter struct{ b strings.Builder }

func (w *pageWriter) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		w.b.WriteString(strings.Map(func(r rune) rune {
			if r == '\n' || r == '\r' || r == '\t' {
				return ' '
			}
			return r
		}, n.Data))
		return
	case html.ElementNode:
		if silent[n.DataAtom] || attr(n, "hidden") != "" || attr(n, "aria-hidden") == "true" {
			return
		}
	case html.CommentNode, html.DoctypeNode:
		return
	}
	switch {
	case n.DataAtom == atom.Br:
		w.b.WriteString("\n")
	case n.DataAtom == atom.Tr && isRow(n):
		w.row(n)
		return
	case n.DataAtom == atom.Q:
		w.b.WriteString("“")
		defer w.b.WriteString("”")
	case !inline[n.DataAtom] && n.Type == html.ElementNode:
		w.b.WriteString("\n\n")
		defer w.b.WriteString("\n\n")
	}
	for c := range n.ChildNodes() {
		w.node(c)
	}
}

// maxCell is how much text a cell has at most that stands in a line with its
// neighbours, in bytes.
const maxCell = 80

// isRow reports whether the cells of a table's row are short, and no paragraphs of a
// page that was laid out as a table.
func isRow(n *html.Node) bool {
	cells := 0
	for c := range n.ChildNodes() {
		if c.DataAtom != atom.Td && c.DataAtom != atom.Th {
			continue
		}
		if len(words(c)) > maxCell {
			return false
		}
		cells++
	}
	return cells > 1
}

// row writes a table's row as a line.
func (w *pageWriter) row(n *html.Node) {
	w.b.WriteString("\n\n")
	for c := range n.ChildNodes() {
		if c.DataAtom == atom.Td || c.DataAtom == atom.Th {
			w.b.WriteString(words(c) + " ")
		}
	}
	w.b.WriteString("\n\n")
}

// silent elements hold no words that a reader sees.
var silent = map[atom.Atom]bool{
	atom.Head: true, atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Button: true, atom.Select: true, atom.Svg: true,
	atom.Iframe: true, atom.Object: true, atom.Video: true, atom.Audio: true, atom.Input: true, atom.Textarea: true,
}

// beside are elements that stand beside an article by what they are: boxes like those
// that have the name of one.
var beside = map[atom.Atom]string{
	atom.Nav: "navigation", atom.Menu: "navigation", atom.Aside: aside, atom.Footer: "footer", atom.Form: "form", atom.Label: "form", atom.Dialog: "form",
	atom.Figcaption: "photo caption",
}

// inline elements stand inside a line.
var inline = map[atom.Atom]bool{
	atom.A: true, atom.Abbr: true, atom.B: true, atom.Bdi: true, atom.Bdo: true, atom.Cite: true, atom.Code: true, atom.Data: true, atom.Del: true,
	atom.Dfn: true, atom.Em: true, atom.Font: true, atom.I: true, atom.Img: true, atom.Ins: true, atom.Kbd: true, atom.Mark: true, atom.S: true,
	atom.Samp: true, atom.Small: true, atom.Span: true, atom.Strong: true, atom.Sub: true, atom.Sup: true, atom.Time: true, atom.Tt: true,
	atom.U: true, atom.Var: true, atom.Wbr: true, atom.Big: true, atom.Strike: true, atom.Center: false,
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			if a.Val == "" {
				return key
			}
			return a.Val
		}
	}
	return ""
}
