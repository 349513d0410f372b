package newsxml

import (
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"io"
	"regexp"
	"slices"
	"strings"

	"onrecord/corpus/intake/unpack"
)

// Limits of a document; those of agencies have some hundred elements.
const (
	maxElements = 200_000
	maxNesting  = 256
)

// node is an element, or a piece of text where it has no name.
type node struct {
	name     string // without its prefix
	text     string
	attrs    []xml.Attr
	children []*node
}

// prolog is an XML declaration; the encoding that it names holds no longer once the
// text is UTF-8.
var prolog = regexp.MustCompile(`^\s*<\?xml[^>]*\?>`)

// parse reads a document into a tree. What is cut off is read as far as it goes.
func parse(raw []byte) (*node, error) {
	if !declared(raw) {
		return nil, errXML
	}
	s, err := unpack.Decode(raw, true)
	if err != nil {
		return nil, err
	}
	dec := xml.NewDecoder(strings.NewReader(prolog.ReplaceAllString(s, "")))
	dec.Strict = false
	dec.Entity = xml.HTMLEntity
	root := &node{}
	open := []*node{root}
	for n := 0; ; {
		token, err := dec.RawToken()
		if err == io.EOF {
			return root, nil
		}
		if err != nil {
			if n < 3 {
				return nil, fmt.Errorf("damaged XML: %w", err)
			}
			return root, nil
		}
		top := open[len(open)-1]
		switch t := token.(type) {
		case xml.StartElement:
			if n++; n > maxElements {
				return nil, fmt.Errorf("unreadable XML: more than %d elements", maxElements)
			}
			if len(open) > maxNesting {
				return nil, errors.New("unreadable XML: elements nested too deeply")
			}
			e := &node{name: t.Name.Local, attrs: slices.Clone(t.Attr)}
			top.children = append(top.children, e)
			open = append(open, e)
		case xml.EndElement:
			for i := len(open) - 1; i > 0; i-- {
				if open[i].name == t.Name.Local {
					open = open[:i]
					break
				}
			}
		case xml.CharData:
			top.children = append(top.children, &node{text: string(t)})
		}
	}
}

// all returns the elements of these names below a node, in order, and none that lie
// in each other.
func (n *node) all(names string) []*node {
	if n == nil {
		return nil
	}
	var out []*node
	for _, c := range n.children {
		if c.name != "" && slices.Contains(strings.Fields(names), c.name) {
			out = append(out, c)
		} else {
			out = append(out, c.all(names)...)
		}
	}
	return out
}

// first returns the first element of a name below a node, nil for none.
func (n *node) first(name string) *node {
	if n == nil {
		return nil
	}
	for _, c := range n.children {
		if c.name == name {
			return c
		}
		if found := c.first(name); found != nil {
			return found
		}
	}
	return nil
}

// attr is an attribute by its name without prefix, "" for none.
func (n *node) attr(name string) string {
	if n == nil {
		return ""
	}
	for _, a := range n.attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// words is all text below a node, on one line where it is not a whole document.
func (n *node) words() string {
	if n == nil {
		return ""
	}
	var b strings.Builder
	n.write(&b)
	if s := strings.TrimSpace(b.String()); len(s) > 4096 || strings.Contains(s, "<en-note") {
		return s
	}
	return oneLine(b.String())
}

// own is a node's text without that of the elements in it.
func (n *node) own() string {
	if n == nil {
		return ""
	}
	var b strings.Builder
	for _, c := range n.children {
		b.WriteString(c.text)
	}
	return oneLine(b.String())
}

func (n *node) write(b *strings.Builder) {
	b.WriteString(n.text)
	for _, c := range n.children {
		c.write(b)
	}
}

// drop takes elements of these names out of a node.
func (n *node) drop(names ...string) {
	if n == nil {
		return
	}
	n.children = slices.DeleteFunc(n.children, func(c *node) bool { return slices.Contains(names, c.name) })
	for _, c := range n.children {
		c.drop(names...)
	}
}

// markup writes what is in a node as markup.
func (n *node) markup() string {
	if n == nil {
		return ""
	}
	var b strings.Builder
	for _, c := range n.children {
		c.element(&b)
	}
	return b.String()
}

func (n *node) element(b *strings.Builder) {
	if n.name == "" {
		b.WriteString(html.EscapeString(n.text))
		return
	}
	name := n.name
	if name == "hl2" || name == "hl1" { // headings are blocks
		name = "h2"
	}
	b.WriteString("<" + name + ">")
	for _, c := range n.children {
		c.element(b)
	}
	b.WriteString("</" + name + ">")
}
