package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// The classes of conditions, the ones worth a look first.
var classes = []struct{ name, means string }{
	{"harms", "a figure is better without it, and none is worse"},
	{"never", "it was never anything else than when switched off"},
	{"nothing", "nothing comes out otherwise without it"},
	{"changes", "something comes out otherwise, and no figure moves"},
	{"styles", "only our own articles of styles, which are written down whole, come out otherwise"},
	{"mixed", "one figure is worse without it and another better"},
	{"pays", "a figure is worse without it, and none is better"},
	{"guards", "without it the program panics or does not end"},
}

func (e effect) class() string {
	better, worse, styles := 0, 0, 0
	for name, d := range e.Figures {
		switch {
		case strings.HasPrefix(name, "styles: "):
			styles++
		case d > 0:
			better++
		default:
			worse++
		}
	}
	switch {
	case e.Tried == 0:
		return "never"
	case e.Panics > 0:
		return "guards"
	case e.Other == 0:
		return "nothing"
	case better > 0 && worse > 0:
		return "mixed"
	case better > 0:
		return "harms"
	case worse > 0:
		return "pays"
	case styles > 0:
		return "styles"
	}
	return "changes"
}

// report prints a table of packages and classes, and a line for each condition:
// its class, where it stands, how many things it could and did change, and the
// figures that move.
func report(conditions []condition, effects []effect) string {
	var b strings.Builder
	b.WriteString("Made by go run ./cmd/ablate: what becomes of the development sets when one condition is switched off.\n\n")
	for _, c := range classes {
		fmt.Fprintf(&b, "%-8s %s\n", c.name, c.means)
	}
	counts := map[string]map[string]int{}
	for i, e := range effects {
		p := conditions[i].Package
		if counts[p] == nil {
			counts[p] = map[string]int{}
		}
		counts[p][e.class()]++
	}
	fmt.Fprintf(&b, "\n%-32s %6s", "package", "all")
	for _, c := range classes {
		fmt.Fprintf(&b, " %8s", c.name)
	}
	b.WriteString("\n")
	for _, p := range slices.Sorted(maps.Keys(counts)) {
		all := 0
		for _, n := range counts[p] {
			all += n
		}
		fmt.Fprintf(&b, "%-32s %6d", p, all)
		for _, c := range classes {
			fmt.Fprintf(&b, " %8d", counts[p][c.name])
		}
		b.WriteString("\n")
	}
	place := ""
	for i, e := range effects {
		c := conditions[i]
		if at := c.Package + "/" + c.File + " " + c.Func; at != place {
			place = at
			fmt.Fprintf(&b, "\n%s\n", place)
		}
		b.WriteString(line(c, e))
	}
	return b.String()
}

// longest is how much of a condition's text is printed, in characters.
const longest = 90

func line(c condition, e effect) string {
	text := []rune(c.Text)
	if len(text) > longest {
		text = append(text[:longest], '…')
	}
	kind := "part"
	if c.Whole {
		kind = "if"
	}
	s := fmt.Sprintf("  %-8s %-4s %s", e.class(), kind, string(text))
	if e.Tried > 0 {
		s += fmt.Sprintf("  [%d of %d]", e.Other, e.Tried)
	}
	for _, name := range slices.Sorted(maps.Keys(e.Figures)) {
		s += fmt.Sprintf("  %s %+.2f", name, e.Figures[name])
	}
	return s + "\n"
}
