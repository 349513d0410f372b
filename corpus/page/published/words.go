package published

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"onrecord/corpus/lexicon"
)

//go:embed words.txt
var wordFile string

// class is what a part of a word or of a name says.
type class uint8

const (
	published class = 1 << iota
	updated
	publishedName
	updatedName
	dayName
	elsewhere
)

var classes = map[string]class{
	"published": published, "updated": updated, "published-name": publishedName, "updated-name": updatedName, "day-name": dayName, "elsewhere": elsewhere,
}

// parts are the words of each class.
var parts = sync.OnceValue(func() map[class][]string {
	out := map[class][]string{}
	err := lexicon.Read("words.txt", strings.NewReader(wordFile), func(l lexicon.Line) error {
		for _, flag := range l.Flags {
			c, ok := classes[flag]
			if !ok {
				return fmt.Errorf("words.txt line %d: unknown class %q", l.N, flag)
			}
			out[c] = append(out[c], l.Forms...)
		}
		return nil
	})
	if err != nil {
		panic("published: " + err.Error()) // a test keeps this from being shipped
	}
	return out
})

// named reports whether names in small letters have a word of the class: the same, its
// plural or, of a long one, what begins with it.
func named(names string, c class) bool {
	for name := range strings.FieldsFuncSeq(names, func(r rune) bool { return r < '0' || r > '9' && r < 'a' || r > 'z' }) {
		for _, w := range parts()[c] {
			if rest, ok := strings.CutPrefix(name, w); ok && (rest == "" || rest == "s" || len(w) >= longWord) {
				return true
			}
		}
	}
	return false
}

// longWord is how long a word is at least that begins no other.
const longWord = 7

// holds reports whether a text in small letters has a word of the class.
func holds(s string, c class) bool {
	for _, w := range parts()[c] {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
