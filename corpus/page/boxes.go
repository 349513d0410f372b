package page

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"onrecord/corpus/draft"
	"onrecord/corpus/text"
)

// boxShare is the share of a page's plain paragraphs, one in so many, that no box has.
const boxShare = 5

// wholeThread names what holds the readers' comments and nothing else, however
// many they are.
var wholeThread = map[string]bool{
	"comment": true, "comments": true, "commentlist": true, "commentsection": true, "commentssection": true, "commentsarea": true, "commentswrapper": true, "disqusthread": true, "respond": true,
}

// removeBoxes takes the boxes out of a page that stand in and around its article: what
// has a box's name or is one by its element. What holds the headline or a good part
// of the page's plain paragraphs is none, and neither are they where they have most
// of these together.
func removeBoxes(d *draft.Draft, doc *html.Node) {
	m := measure(doc)
	found := findBoxes(doc, m)
	plain := map[bool]int{} // of readers' comments, and of others
	for _, b := range found {
		plain[b.reason == comments] += m[b.node].plain
	}
	whole, page := m[doc].plain, sync.OnceValue(func() string { return letters(words(doc)) })
	quotes := 0
	for _, b := range found {
		s := m[b.node]
		thread := b.reason == comments
		if thread && whole-plain[true] < whole/20 || !thread && s.plain*2 > s.text && plain[false]*2 > whole {
			unname(b.node)
			continue
		}
		if b.reason == aside || b.reason == pullQuote {
			if quotes++; quotes <= maxQuotes && quotesAnew(b.node, page) {
				unname(b.node)
				continue
			}
		}
		if b.reason == bylineBox {
			d.Author = cmp.Or(d.Author, authorName(words(b.node)))
		}
		takeOut(d, b.node, b.reason)
	}
}

// quotesAnew reports whether an element is little but a quotation that stands nowhere
// else among the letters of its page: what somebody said, and no line of the article
// in larger letters.
func quotesAnew(n *html.Node, page func() string) bool {
	l := words(n)
	if len(l) > maxQuote || !text.HasQuotationMark(l) && !holds(n, atom.Blockquote) && !holds(n, atom.Q) {
		return false
	}
	longest := ""
	for part := range strings.FieldsFuncSeq(l, func(r rune) bool { return strings.ContainsRune(text.Openers+text.Closers, r) }) {
		if len(part) > len(longest) {
			longest = part
		}
	}
	longest = letters(longest)
	return longest != "" && len(longest)*2 >= len(letters(l)) && strings.Count(page(), longest) == 1
}

// box is an element that stands beside the article.
type box struct {
	node   *html.Node
	reason string
}

// findBoxes finds the outermost boxes.
func findBoxes(doc *html.Node, m sizes) (found []box) {
	var look func(n *html.Node)
	look = func(n *html.Node) {
		for c := range n.ChildNodes() {
			if c.Type != html.ElementNode || silent[c.DataAtom] {
				continue
			}
			k := boxKind(c)
			if k.reason != "" && !holdsArticle(c) && isBox(c, k, m[c], m[doc]) {
				found = append(found, box{c, k.reason})
				continue
			}
			if k.reason != "" {
				unname(c)
			}
			look(c)
		}
	}
	look(doc)
	return found
}

// Reasons that have measures of their own: what readers wrote, what stands under a
// picture, which is at most so many bytes without spaces, and what stands beside the
// article in larger letters, and who wrote it, in bytes.
const (
	comments   = "readers' comments"
	caption    = "photo caption"
	maxCaption = 400
	aside      = "aside"
	pullQuote  = "pull quote"
	maxQuote   = 600
	maxQuotes  = 100 // of a page that are looked at: each is looked for in all of it
	bylineBox  = "byline"
	maxByline  = 120
)

// isBox reports whether what has a box's name is one, by its own size and its page's.
func isBox(n *html.Node, k kind, own, page size) bool {
	switch {
	case k.reason == comments:
		var words [8]string
		id := ""
		for _, w := range words[:splitName(attr(n, "id"), &words)] {
			id += w
		}
		return wholeThread[id] || own.text*3 < page.text
	case k.reason == caption && own.text > maxCaption, k.reason == bylineBox && (own.text > maxByline || quoted(n)):
		return false
	case k.sure:
		return own.plain*2 < page.plain
	}
	return own.plain*2 <= own.text || own.plain*boxShare < page.plain
}

// quoted reports whether an element stands in a quotation, where a name is the speaker's.
func quoted(n *html.Node) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.DataAtom == atom.Blockquote || p.DataAtom == atom.Q || p.DataAtom == atom.Aside {
			return true
		}
	}
	return false
}

// unname takes its names from what is no box, so that nobody else takes it for one.
func unname(n *html.Node) {
	n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "class" || a.Key == "id" || a.Key == "role" })
	if beside[n.DataAtom] != "" {
		n.DataAtom, n.Data = atom.Div, "div"
	}
}

// holdsArticle reports whether an element holds what a box cannot.
func holdsArticle(n *html.Node) bool {
	for c := range n.Descendants() {
		if c.DataAtom == atom.H1 || c.DataAtom == atom.Main || c.DataAtom == atom.Article && attr(c, "class") == "" {
			return true
		}
	}
	return false
}
