package page

import (
	_ "embed"
	"regexp"
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"onrecord/corpus/draft"
	"onrecord/corpus/lexicon"
)

//go:embed boxes.txt
var boxFile string

// box is what an element is beside the article, by names of its class or id.
type box struct {
	reason string
	names  *regexp.Regexp
}

var boxed = sync.OnceValue(func() (out []box) {
	err := lexicon.Read("boxes.txt", strings.NewReader(boxFile), func(l lexicon.Line) error {
		out = append(out, box{l.Forms[0], boxNames(strings.Join(l.Forms[1:], "|"))})
		return nil
	})
	if err != nil {
		panic("page: " + err.Error()) // a test keeps this from being shipped
	}
	return out
})

func boxNames(words string) *regexp.Regexp {
	return regexp.MustCompile(`^(?:[a-z0-9]+[-_]{1,2}){0,2}(?:` + words + `)(?:[-_]{1,2}\w+)?$`)
}

// states are the heads of names that say how something else is: "has-comments".
var states = regexp.MustCompile(`^(?:has|no|is|with|without|open|not|hide|show)[-_]`)

// wholeThread names what holds the readers' comments and nothing else, however
// many they are.
var wholeThread = regexp.MustCompile(`^(?:comments?|comments?-?(?:list|section|area|wrapper)|disqus_thread|respond)$`)

// removeBoxes takes the boxes out of a page that stand in and around its article. A box
// that holds the headline, an article, or a large part of the page's words is no
// box, whatever it is called.
func removeBoxes(d *draft.Draft, doc *html.Node) {
	var found []*html.Node
	var reasons []string
	total := textSize(doc)
	var look func(n *html.Node)
	look = func(n *html.Node) {
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type != html.ElementNode || unseen[c.DataAtom] {
				continue
			}
			if reason := boxReason(c); reason != "" && !holdsArticle(c) && (textSize(c)*3 < total || wholeThread.MatchString(attr(c, "id"))) {
				found, reasons = append(found, c), append(reasons, reason)
				continue
			}
			look(c)
		}
	}
	look(doc)
	for i, n := range found {
		if text := words(n); text != "" {
			d.Remove(text, reasons[i])
		}
		n.Parent.RemoveChild(n)
	}
}

func boxReason(n *html.Node) string {
	switch n.DataAtom {
	case atom.Html, atom.Body, atom.Article, atom.Main, atom.H1, atom.Blockquote, atom.Q:
		return ""
	}
	names := attr(n, "class") + " " + attr(n, "id")
	if strings.HasPrefix(n.Data, "amp-") {
		names += " " + strings.TrimPrefix(n.Data, "amp-")
	}
	if attr(n, "role") == "dialog" || attr(n, "role") == "navigation" {
		return "navigation"
	}
	if len(names) > 300 || strings.TrimSpace(names) == "" {
		return ""
	}
	for name := range strings.FieldsSeq(strings.ToLower(names)) {
		if states.MatchString(name) {
			continue
		}
		for _, b := range boxed() {
			if b.names.MatchString(name) {
				return b.reason
			}
		}
	}
	return ""
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

// textSize is how many bytes of text stand below a node.
func textSize(n *html.Node) int {
	size := 0
	for c := range n.Descendants() {
		if c.Type == html.TextNode && c.Parent != nil && !unseen[c.Parent.DataAtom] {
			size += len(c.Data)
		}
	}
	return size
}
