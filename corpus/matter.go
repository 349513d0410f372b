package corpus

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	byName    = regexp.MustCompile(`^(?:[Bb]y|BY|Автор:?)\s+(\p{Lu}.{2,80})$`)
	signature = regexp.MustCompile(`^(?:--|—|–|-)\s?(\p{Lu}.{2,60})$`)
	deskNote  = regexp.MustCompile(`^[(\[]?(?:(?:Additional )?[Rr]eporting|Writing|Editing|Written|Edited|Compiled|Translated) by [^"“”]{3,160}$`)
	blogName  = regexp.MustCompile(`^["“]([^"“”]{3,60})["”] (?:provides|is|covers|offers|brings|features|tracks)\b`)
)

// matter takes what is not the article's body off the top and the bottom of a
// clean text (headline, byline, date line, outlet, signature) into the draft and
// returns the body. It never takes the last paragraph.
func (d *draft) matter(text string) string {
	var ps []string
	if text != "" {
		ps = strings.Split(text, "\n\n")
	}
	ps = d.bottom(ps)
	ps = d.top(ps)
	for _, r := range d.removed {
		if m := blogName.FindStringSubmatch(r.Text); m != nil && r.Reason == reasonAbout && webAddress(d.url) == "" {
			set(&d.outlet, m[1])
		}
	}
	if cut, outlet := withoutOutlet(d.title, d.url); outlet != "" {
		d.title = cut
		set(&d.outlet, outlet)
	}
	return strings.Join(ps, "\n\n")
}

// top reads the lines above the body.
func (d *draft) top(ps []string) []string {
	headline := d.title != "" // known from elsewhere
	if !headline && len(ps) > 2 && kicker(ps[0]) && headlineLike(ps[1]) && len(strings.Fields(ps[1])) > 3 {
		ps = d.take(ps, "name of a section")
	}
	for steps := 0; len(ps) > 1 && steps < 8; steps++ {
		l := ps[0]
		date, isDate := dateLine(l)
		by := byName.FindStringSubmatch(l)
		switch {
		case d.title != "" && sameWords(l, d.title):
			ps = d.take(ps, "headline")
		case isDate:
			d.dates = append(d.dates, candidate{date, inDateLine})
			ps = d.take(ps, "date line")
		case by != nil && personal(by[1]):
			set(&d.author, strings.TrimRight(by[1], " ,."))
			ps = d.take(ps, "byline")
		case len(strings.Fields(l)) <= 5 && !ended(l) && d.title != "" && isOutletName(l, webAddress(d.url)):
			if name := knownOutlet(l); name != "" {
				l = name
			}
			set(&d.outlet, l)
			ps = d.take(ps, "name of the outlet")
		case !headline && d.title == "" && headlineLike(l):
			d.title = l
			ps = d.take(ps, "headline")
		default:
			if rest, ok := glued(l, d.title); ok {
				d.removed = append(d.removed, Removed{d.title, "headline"})
				ps[0] = rest
			}
			return ps
		}
	}
	return ps
}

// take removes the first paragraph.
func (d *draft) take(ps []string, reason string) []string {
	d.removed = append(d.removed, Removed{ps[0], reason})
	return ps[1:]
}

// bottom reads the lines below the body.
func (d *draft) bottom(ps []string) []string {
	for len(ps) > 1 {
		l := ps[len(ps)-1]
		reason := ""
		m := signature.FindStringSubmatch(l)
		if m == nil {
			m = byName.FindStringSubmatch(l)
		}
		date, isDate := dateLine(l)
		switch {
		case m != nil && personal(m[1]) && !wholeQuote(ps[len(ps)-2]):
			set(&d.author, strings.TrimRight(m[1], " ,."))
			reason = "byline"
		case deskNote.MatchString(l):
			reason = "byline"
		case isDate:
			d.dates = append(d.dates, candidate{date, inDateLine})
			reason = "date line"
		default:
			return ps
		}
		d.removed = append(d.removed, Removed{l, reason})
		ps = ps[:len(ps)-1]
	}
	return ps
}

// kicker tells the name of a section above a headline.
func kicker(l string) bool {
	return len(strings.Fields(l)) <= 3 && !ended(l) && !strings.ContainsAny(l, ":?,;\"“”0123456789") && byName.FindString(l) == ""
}

// personal tells a name, or several: words with capitals and little else.
func personal(s string) bool {
	s = strings.TrimRight(s, " ,.")
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 10 || quoted(s) {
		return false
	}
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		switch strings.ToLower(strings.Trim(w, ",")) {
		case "and", "de", "von", "van", "der", "al", "bin", "in", "for", "и":
			continue
		}
		if !unicode.IsUpper(r) || strings.ContainsAny(strings.TrimRight(w, ".,"), ":;!?") {
			return false
		}
	}
	return true
}

// wholeQuote tells a paragraph that is a quotation and nothing else: a name
// under it says whose it is.
func wholeQuote(p string) bool {
	r, _ := utf8.DecodeRuneInString(p)
	return strings.ContainsRune(openers, r) && strings.ContainsRune(closers, lastRune(p))
}

// sameWords tells that two lines differ in marks and case only.
func sameWords(a, b string) bool {
	x := squashed(a)
	return x != "" && x == squashed(b)
}

// glued returns a paragraph without the headline that is stuck to its head.
func glued(p, title string) (string, bool) {
	rest, ok := strings.CutPrefix(p, title)
	if !ok || title == "" || rest == "" || len(strings.Fields(title)) < 4 {
		return p, false
	}
	r, _ := utf8.DecodeRuneInString(rest)
	bare := strings.TrimSpace(rest)
	if unicode.IsUpper(r) {
		return bare, true
	}
	_, ok = dateline(bare)
	return bare, ok && r == ' '
}

// withoutOutlet cuts the outlet off a page's title: "Talks fail | The Moscow Times".
func withoutOutlet(title, address string) (cut, outlet string) {
	for _, sep := range []string{" | ", " - ", " — ", " – ", " :: ", " · "} {
		i := strings.LastIndex(title, sep)
		if i < 8 {
			continue
		}
		tail := strings.TrimSpace(title[i+len(sep):])
		if name := knownOutlet(tail); name != "" {
			return strings.TrimSpace(title[:i]), name
		}
		if isOutletName(tail, webAddress(address)) {
			return strings.TrimSpace(title[:i]), tail
		}
	}
	return title, ""
}
