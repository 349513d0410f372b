package page

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"onrecord/corpus/lexicon"
)

//go:embed boxes.txt
var boxFile string

// kind is what a box is.
type kind struct {
	reason string // for those who ask why it is no part of the article
	sure   bool   // its name is that of nothing else
}

// boxNames are the names of boxes, without hyphens.
var boxNames = sync.OnceValue(func() map[string]kind {
	out := map[string]kind{}
	err := lexicon.Read("boxes.txt", strings.NewReader(boxFile), func(l lexicon.Line) error {
		for _, name := range l.Forms[1:] {
			out[name] = kind{l.Forms[0], slices.Contains(l.Flags, "sure")}
		}
		return nil
	})
	if err != nil {
		panic("page: " + err.Error()) // a test keeps this from being shipped
	}
	return out
})

// states are the first words of names that say how something else is: "has-comments".
var states = map[string]bool{"has": true, "no": true, "is": true, "with": true, "without": true, "open": true, "not": true, "hide": true, "show": true}

// boxKind is what an element is beside the article by its names; without a reason it
// is no box.
func boxKind(n *html.Node) kind {
	switch n.DataAtom {
	case atom.Html, atom.Body, atom.Article, atom.Main, atom.H1, atom.Blockquote, atom.Q:
		return kind{}
	}
	if reason := beside[n.DataAtom]; reason != "" {
		return kind{reason: reason}
	}
	class, id, role := "", "", ""
	for _, a := range n.Attr {
		switch a.Key {
		case "class":
			class = a.Val
		case "id":
			id = a.Val
		case "role":
			role = a.Val
		}
	}
	if role == "dialog" || role == "navigation" {
		return kind{"navigation", true}
	}
	if len(class)+len(id) > 300 {
		return kind{}
	}
	for _, names := range []string{class, id, strings.TrimPrefix(n.Data, "amp-")} {
		for name := range strings.FieldsSeq(names) {
			if k := nameKind(name); k.reason != "" {
				return k
			}
		}
	}
	return kind{}
}

// nameKind is what one name says: a box's name is one to three words, with at most
// two before it and two behind.
func nameKind(name string) kind {
	var words [8]string
	n := splitName(name, &words)
	if n == 0 || states[words[0]] {
		return kind{}
	}
	for first := range min(n, 3) {
		joined := ""
		for last := first; last < min(n, first+3); last++ {
			joined += words[last]
			if last+3 < n {
				continue // too much stands behind
			}
			if k := boxNames()[joined]; k.reason != "" {
				return k
			}
		}
	}
	return kind{}
}

// splitName cuts a name into its words, in small letters: "post_shareBar" has three. It
// returns how many, 0 for more than fit.
func splitName(name string, words *[8]string) int {
	n, start := 0, 0
	word := func(end int) bool {
		if end > start {
			if n == len(words) {
				return false
			}
			words[n] = strings.ToLower(name[start:end])
			n++
		}
		return true
	}
	small := false
	for i, r := range name {
		switch {
		case r == '-' || r == '_':
			if !word(i) {
				return 0
			}
			start = i + 1
		case small && unicode.IsUpper(r):
			if !word(i) {
				return 0
			}
			start = i
		}
		small = unicode.IsLower(r)
	}
	if !word(len(name)) {
		return 0
	}
	return n
}
