// Package page reads saved web pages into drafts.
//
// # Steps
//
//	webarchive.go  a web archive (.mht) is a mail message: the page is its first part
//	page.go        [Read]: the article's text, by go-readability, or else all paragraphs
//	metadata.go    title, author, outlet, day and address from what pages say to machines
//	boxes.go       boxes in and around the article are taken out by the names in their markup
//	fragment.go    [ReadFragment] reads a piece that is all article: a feed's item, a cell
//
// # Decisions
//
// Pages are hostile: [Read] refuses what would take the parser long before it parses,
// and a parser that panics is an error of the page. What a page says to machines goes
// before what it shows, as it is less often cut or adorned. go-readability finds the
// article; golang.org/x/net/html alone knows no article, and go-trafilatura compiles
// its expressions for a quarter of a second as a program starts.
package page

import (
	"cmp"
	"errors"
	"fmt"
	"log/slog"
	"regexp"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
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
	removeBoxes(d, doc)
	all := pageText(doc)
	parser := readability.NewParser()
	parser.Logger = slog.New(slog.DiscardHandler) // its own writes every line first
	parser.DisableJSONLD = true
	if article, err := parser.ParseAndMutate(doc, nil); err == nil && article.Node != nil {
		if main := pageText(article.Node); main != "" {
			all = main
		}
	}
	body, removed := clean.Lines(all, false)
	if told, left := f.body(); len(told) > 2*len(body) {
		body, removed = told, left // a page that scripts would have drawn
	}
	return d.Cleaned(body, removed), nil
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

// pageText writes the text of a page's part, with an empty line between blocks.
func pageText(n *html.Node) string {
	var w pageWriter
	w.node(n)
	return strings.TrimSpace(w.b.String())
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
		if unseen[n.DataAtom] || attr(n, "hidden") != "" || attr(n, "aria-hidden") == "true" {
			return
		}
	case html.CommentNode, html.DoctypeNode:
		return
	}
	switch {
	case n.DataAtom == atom.Br:
		w.b.WriteString("\n")
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

// unseen elements hold no words of the article.
var unseen = map[atom.Atom]bool{
	atom.Head: true, atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Nav: true, atom.Aside: true,
	atom.Form: true, atom.Button: true, atom.Select: true, atom.Svg: true, atom.Iframe: true, atom.Object: true, atom.Video: true,
	atom.Audio: true, atom.Footer: true, atom.Menu: true, atom.Figcaption: true, atom.Input: true, atom.Textarea: true, atom.Label: true, atom.Dialog: true,
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
