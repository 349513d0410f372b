package page

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"onrecord/corpus/clean"
	"onrecord/corpus/draft"
)

// Why something is taken out that leads to other reports.
const (
	otherArticle = "another article"
	teaserLink   = "related headline"
)

// maxTeaser is how long the words of a link to another report are at most, in bytes
// without spaces.
const maxTeaser = 200

// removeOthers takes out the articles that stand beside the page's own, and what leads
// to them: lists of links, and paragraphs that are links.
func removeOthers(d *draft.Draft, doc *html.Node) {
	m := measure(doc)
	own := ownArticle(doc, d.Title, m)
	var others, teasers []*html.Node
	for n := range doc.Descendants() {
		switch n.DataAtom {
		case atom.Article:
			if own != nil && m[n].text > 0 && !within(n, own) && !within(own, n) {
				others = append(others, n)
			}
		case atom.Ul, atom.Ol:
			if teaserList(n, m) {
				teasers = append(teasers, n)
			}
		case atom.P, atom.Div, atom.Li:
			if s := m[n]; s.text > 0 && s.text < maxTeaser && s.linked*10 >= s.text*9 && teaser(n) {
				teasers = append(teasers, n)
			}
		}
	}
	for _, n := range others {
		takeOut(d, n, otherArticle)
	}
	for _, n := range teasers {
		if label := labelOf(n); label != nil {
			takeOut(d, label, "label of related headlines")
		}
		takeOut(d, n, teaserLink)
	}
}

func takeOut(d *draft.Draft, n *html.Node, reason string) {
	if n.Parent == nil {
		return // with what it stood in
	}
	if text := words(n); text != "" {
		d.Remove(text, reason)
	}
	n.Parent.RemoveChild(n)
}

// ownArticle is the article element that is the page's own, by its headline, where it
// has a good part of what the largest has; nil when there is none.
func ownArticle(doc *html.Node, title string, m sizes) *html.Node {
	var own *html.Node
	articles, most := 0, 0
	for n := range doc.Descendants() {
		if n.DataAtom != atom.Article || m[n].text == 0 {
			continue
		}
		articles++
		if own != nil && within(n, own) {
			continue
		}
		if own == nil && headed(n, title) {
			own = n
		} else if !holds(n, atom.Article) {
			most = max(most, m[n].plain)
		}
	}
	if articles < 2 || own == nil || m[own].plain*4 < most {
		return nil
	}
	return own
}

// headed reports whether an article has the headline.
func headed(n *html.Node, title string) bool {
	title = letters(title)
	for c := range n.Descendants() {
		if c.DataAtom == atom.H1 || c.DataAtom == atom.H2 {
			if h := letters(words(c)); len(h) > 8 && (h == title || strings.HasPrefix(title, h)) {
				return true
			}
		}
	}
	return false
}

// letters is s without all that may be written otherwise in a headline.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

func holds(n *html.Node, a atom.Atom) bool {
	for c := range n.Descendants() {
		if c.DataAtom == a {
			return true
		}
	}
	return false
}

func within(n, outer *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == outer {
			return true
		}
	}
	return false
}

// teaserList reports whether a list leads to other reports: each item has a link and
// none is a sentence.
func teaserList(n *html.Node, m sizes) bool {
	items, sentences := 0, 0
	for c := range n.ChildNodes() {
		s := m[c]
		if s.text == 0 {
			continue
		}
		if c.DataAtom != atom.Li || s.text > maxTeaser || s.linked == 0 {
			return false
		}
		items++
		if clean.Ended(words(c)) {
			sentences++
		}
	}
	switch s := m[n]; {
	case items == 1:
		return s.linked*10 >= s.text*9 && sentences == 0 && len(strings.Fields(words(n))) >= 4
	case items > 1:
		return s.linked*3 >= s.text && sentences*4 <= items
	}
	return false
}

// teaser reports whether a paragraph that is a link leads to another report.
func teaser(n *html.Node) bool {
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && !inline[c.DataAtom] {
			return false
		}
	}
	l := words(n)
	return len(strings.Fields(l)) >= 4 && !clean.Ended(l)
}

// labelOf is the short line above a list of teasers.
func labelOf(n *html.Node) *html.Node {
	if n.DataAtom != atom.Ul && n.DataAtom != atom.Ol {
		return nil
	}
	for p := n.PrevSibling; p != nil; p = p.PrevSibling {
		if p.Type == html.ElementNode {
			l := words(p)
			if n := len(strings.Fields(l)); n > 0 && n <= 6 && !clean.Ended(l) {
				return p
			}
			return nil
		}
		if p.Type == html.TextNode && strings.TrimSpace(p.Data) != "" {
			return nil
		}
	}
	return nil
}
