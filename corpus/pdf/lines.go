package pdf

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"
)

// line is a line of a page as it is printed. Its measures are points, from the
// page's left and foot.
type line struct {
	text        string
	page        int // from 0
	left, right float64
	base        float64 // the lowest that its letters may reach
	height      float64 // of the font, from its lowest to its highest
	divided     bool    // the last word goes on in the next line; its hyphen is not in text
}

// place is the box in which the font puts a character, the same height for all.
type place struct{ left, right, top, bottom float64 }

// divider is what PDFium writes for a hyphen at the end of a line, and then the
// rest of the word.
const divider = '\x02'

// lines cuts a page's text into lines. placeOf returns where the character stands
// that begins at a UTF-16 unit of the text; a line whose letters have no place
// stands where the one before does.
func lines(page int, text string, placeOf func(unit int) (place, bool)) (out []line) {
	var b strings.Builder
	first, last, unit := -1, -1, 0
	end := func(divided bool) {
		s, divided := undivided(strings.Join(strings.Fields(b.String()), " "), divided)
		if s != "" {
			l := line{page: page}
			if len(out) > 0 {
				l = out[len(out)-1]
			}
			p, ok := placeOf(first)
			q, too := placeOf(last)
			if ok && too {
				l.left, l.right, l.base, l.height = p.left, max(p.right, q.right), p.bottom, p.top-p.bottom
			}
			l.text, l.divided = s, divided
			out = append(out, l)
		}
		b.Reset()
		first, last = -1, -1
	}
	for _, r := range text {
		switch {
		case r == '\r', r == '\n':
			end(false)
		case r == divider, r == '\ufffe':
			end(true)
		default:
			if !unicode.IsSpace(r) {
				if last = unit; first < 0 {
					first = unit
				}
			}
			b.WriteRune(r)
		}
		unit += max(utf16.RuneLen(r), 1)
	}
	end(false)
	return out
}

// undivided takes the hyphen of Unicode off the end of a line, which browsers draw
// where a word is divided, and the places where one might have been.
func undivided(s string, divided bool) (string, bool) {
	s = strings.ReplaceAll(s, "\u00ad", "")
	if cut, ok := strings.CutSuffix(s, "\u2010"); ok {
		return cut, true
	}
	return s, divided
}

// median is the middle of xs, which it sorts; 0 for none.
func median(xs []float64) float64 {
	if len(xs) == 0 {
		return 0
	}
	slices.Sort(xs)
	return xs[len(xs)/2]
}
