// Package furniture knows the words of a web site's furniture: the lines that
// stand around an article and belong to the site ("See also", "Skip to content"),
// the names of its sections and the words of its share bars.
//
// They are data, in furniture.txt; [Is] looks one line up. What else furniture is
// known by, the shape of a line and its place in the text, is the business of
// package clean.
package furniture

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"onrecord/corpus/lexicon"
)

// Kind is what a line is, or a set of such.
type Kind uint16

// The kinds, in the order of the file.
const (
	Teaser     Kind = 1 << iota // announces headlines of other articles: "see also"
	Several                     // a teaser under which more than one may stand
	Navigation                  // "skip to content"
	Network                     // a word of share bars: "telegram"
	Button                      // a word that may stand among them: "print"
	Topics                      // announces the article's topics: "filed under"
	Section                     // a section of a site: "world"
	OutletWord                  // stands in outlets' names: "tribune"
	PaperWord                   // stands in papers' names, where a person's name may have it too: "courier"
	Interview                   // a label of interviews: "question"
)

var flags = map[string]Kind{
	"teaser": Teaser, "several": Several, "navigation": Navigation, "network": Network, "button": Button,
	"topics": Topics, "section": Section, "outlet": OutletWord, "paper": PaperWord, "interview": Interview,
}

// Is reports whether a line is of one of the kinds. It is compared whole, in small
// letters and without marks at its ends.
func Is(line string, kinds Kind) bool { return words()[line]&kinds != 0 }

//go:embed furniture.txt
var file string

var words = sync.OnceValue(func() map[string]Kind {
	out := map[string]Kind{}
	err := lexicon.Read("furniture.txt", strings.NewReader(file), func(l lexicon.Line) error {
		for _, name := range l.Flags {
			k, ok := flags[name]
			if !ok {
				return fmt.Errorf("furniture.txt line %d: unknown flag %q", l.N, name)
			}
			for _, form := range l.Forms {
				out[form] |= k
			}
		}
		return nil
	})
	if err != nil {
		panic("furniture: " + err.Error()) // a test keeps this from being shipped
	}
	return out
})
