package pdf

import (
	"regexp"
	"strings"
)

// band is the part of a page's height at its head and at its foot in which a line
// may be one of the margin.
const band = .08

var (
	// printed is what a browser writes over a page: when it was printed, and its title.
	printed = regexp.MustCompile(`^(?:(?:page )?\d+ (?:of|/) \d+ )?\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}[:.]\d{2}`)
	// addressed is what it writes under one, or over it: the page's title, the
	// address, and which page of how many.
	addressed = regexp.MustCompile(`^(.* )?((?:https?|file)://\S+?)(?: \d+ ?/ ?\d+)?$`)
	// numbered is a page's number.
	numbered = regexp.MustCompile(`^(?i:page )?\d{1,4}(?: ?(?:/|of) ?\d{1,4})?$`)
	digits   = regexp.MustCompile(`\d+`)
)

// withoutMargins takes away what stands over and under the text of pages: page
// numbers, what a browser prints there, and lines that recur, whatever number they
// hold. It returns those too, each once, and the address among them, if there is one.
func withoutMargins(ls []line, heights []float64, title string) (rest []line, margins []string, address string) {
	recurs := recurring(ls, heights)
	told := map[string]bool{}
	for _, l := range ls {
		if !inBand(l, heights) {
			rest = append(rest, l)
			continue
		}
		m := addressed.FindStringSubmatch(l.text)
		if m != nil && m[1] != "" && strings.TrimSpace(m[1]) != strings.Join(strings.Fields(title), " ") {
			m = nil
		}
		if m == nil && !recurs[numberless(l.text)] && !printed.MatchString(l.text) && !numbered.MatchString(l.text) {
			rest = append(rest, l)
			continue
		}
		if m != nil && address == "" && !strings.Contains(m[2], "…") {
			address = m[2]
		}
		if !told[l.text] {
			told[l.text] = true
			margins = append(margins, l.text)
		}
	}
	return rest, margins, address
}

// recurring are the lines in the bands, without their numbers, that stand on two
// pages at least and on half of them.
func recurring(ls []line, heights []float64) map[string]bool {
	on := map[string]map[int]bool{}
	for _, l := range ls {
		if inBand(l, heights) {
			key := numberless(l.text)
			if on[key] == nil {
				on[key] = map[int]bool{}
			}
			on[key][l.page] = true
		}
	}
	out := map[string]bool{}
	for key, ps := range on {
		out[key] = len(ps) > 1 && 2*len(ps) >= len(heights)-1 // the first page often has none
	}
	return out
}

func numberless(s string) string { return digits.ReplaceAllString(s, "#") }

func inBand(l line, heights []float64) bool {
	h := heights[l.page]
	return h > 0 && (l.base+l.height > h*(1-band) || l.base < h*band)
}
