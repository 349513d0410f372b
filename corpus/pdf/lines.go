package pdf

import (
	"slices"
	"strings"
)

// line is a line of a page as it is printed.
type line struct {
	text             string
	page             int // from 0
	left, right      float64
	base, height     float64 // where the letters stand, and how tall most of them are
	divided          bool    // the last word goes on in the next line; its hyphen is not in text
	bottoms, heights []float64
}

// divider is what PDFium writes for a hyphen at the end of a line. It draws the
// rest of the word up to it.
const divider = "\x02"

// lines cuts the pages' characters into lines.
func lines(pages []page) []line {
	var out []line
	for n, p := range pages {
		l, text := line{page: n}, strings.Builder{}
		end := func(divided bool) {
			l.text, l.divided = undivided(strings.Join(strings.Fields(text.String()), " "), divided)
			if l.text != "" && len(l.heights) > 0 {
				l.base, l.height = median(l.bottoms), median(l.heights)
				l.bottoms, l.heights = nil, nil
				out = append(out, l)
			}
			l = line{page: n}
			text.Reset()
		}
		for _, c := range p.chars {
			switch c.text {
			case "\r", "\n":
				end(false)
			case divider, "\ufffe":
				end(true)
			default:
				text.WriteString(c.text)
				l.hold(c)
			}
		}
		end(false)
	}
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

// hold widens the line to the character, unless it is a space or has no box.
func (l *line) hold(c char) {
	if strings.TrimSpace(c.text) == "" || c.right <= c.left || c.top <= c.bottom {
		return
	}
	if len(l.heights) == 0 {
		l.left, l.right = c.left, c.right
	}
	l.left, l.right = min(l.left, c.left), max(l.right, c.right)
	l.bottoms = append(l.bottoms, c.bottom)
	l.heights = append(l.heights, c.top-c.bottom)
}

// median is the middle of xs, which it sorts; 0 for none.
func median(xs []float64) float64 {
	if len(xs) == 0 {
		return 0
	}
	slices.Sort(xs)
	return xs[len(xs)/2]
}
