package markdown

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// Units is how long Discord finds s at most: it counts characters, and here
// those beyond the first 65,536 count twice, as they do in JavaScript.
func Units(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r > 0xffff {
			n++
		}
	}
	return n
}

// whole are the pieces of our Markdown that are no use cut in two.
var whole = regexp.MustCompile("^(?:\\*\\*|<t:-?\\d+(?::[a-zA-Z])?>|\\[(?:\\\\.|[^\\]\\\\\n])*\\]\\([^)\\s]*\\)|`[^`\n]+`)")

// Cut shortens Markdown to max units, an ellipsis included. It cuts between words, or where
// that would lose more than half between characters as readers see them, never inside an
// escape, a timestamp, a link or code, and closes what is bold.
func Cut(s string, max int) string {
	if Units(s) <= max {
		return s
	}
	kept, n, bold := 0, 0, false
	word, wordBold := 0, false // what is kept at the end of the last whole word
	for kept < len(s) {
		a := atom(s[kept:])
		if isSpace(a) {
			word, wordBold = kept, bold
		}
		flips := a == "**"
		room := max - 1 // the ellipsis
		if bold != flips {
			room -= 2 // the closing marks
		}
		if n+Units(a) > room {
			break
		}
		n, kept = n+Units(a), kept+len(a)
		if flips {
			bold = !bold
		}
	}
	if max < 1 {
		return ""
	}
	if word > kept/2 && !isSpace(atom(s[kept:])) {
		kept, bold = word, wordBold
	}
	return ending(s[:kept], bold)
}

func isSpace(s string) bool { return strings.TrimSpace(s) == "" }

// ending closes a cut piece of Markdown.
func ending(s string, bold bool) string {
	if bold {
		if t := strings.TrimSuffix(s, "**"); t != s {
			s = t // nothing stands in the marks
		} else {
			return s + "**…"
		}
	}
	// A space may be the second half of nothing: escapes hold punctuation only.
	return strings.TrimRightFunc(s, unicode.IsSpace) + "…"
}

// atom is the piece at the start of s that is kept or dropped as one.
func atom(s string) string {
	if strings.HasPrefix(s, omission) {
		return omission
	}
	if s[0] == '\\' && len(s) > 1 {
		return s[:1+len(character(s[1:]))]
	}
	if strings.IndexByte("*<[`", s[0]) >= 0 {
		if w := whole.FindString(s); w != "" {
			return w
		}
	}
	return character(s)
}

// character is the first character of s as readers see it.
func character(s string) string {
	it := graphemes.FromString(s)
	if !it.Next() {
		return s
	}
	c := it.Value()
	// Some letters draw whatever follows into one character; not our marks.
	if i := strings.IndexAny(c[1:], "\\*<[`"); i >= 0 {
		return c[:1+i]
	}
	return c
}

// CutPlain shortens text that is not Markdown, between words where that does not lose more
// than half.
func CutPlain(s string, max int) string {
	if Units(s) <= max {
		return s
	}
	end := PrefixLen(s, max-1)
	if at := strings.LastIndexFunc(s[:end], unicode.IsSpace); at > end/2 && !unicode.IsSpace(firstRune(s[end:])) {
		end = at
	}
	return strings.TrimRightFunc(s[:end], unicode.IsSpace) + "…"
}
