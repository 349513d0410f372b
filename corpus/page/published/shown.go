package published

import (
	"strconv"
	"strings"
	"time"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"onrecord/corpus/dates"
)

// around is what an element stands in.
type around struct {
	elsewhere bool   // boxes of other articles, comments, menus
	names     string // of the elements round it, the nearest first
}

// shown is a day that a page shows.
type shown struct {
	dates.Mention
	at        int  // bytes of text from the headline's end to it, less than zero before that
	marked    bool // in an element of days
	published bool // said to be that of publication
	updated   bool // said to be that of a change
	alone     bool // little else stands in its line
	elsewhere bool // in a box of something else
}

// Lengths in bytes: of a line that shows the day of its page, of what may stand in it
// beside the day, on both sides and on one, of a label, of the head of a paragraph, and of names that are looked at.
const (
	maxLine     = 160
	maxBeside   = 60
	fewBeside   = 8
	maxLabel    = 40
	maxDateline = 60
	maxNames    = 200
)

// show collects the days that an element shows, and walks on below it.
func (f *finder) show(n *html.Node, a around) {
	if n.Type == html.TextNode {
		f.at += len(strings.TrimSpace(n.Data))
		return
	}
	inner := a
	if n.Type == html.ElementNode {
		names := namesOf(n)
		inner.names = first(names+" "+a.names, maxNames)
		if !f.headlines[n] && (n.DataAtom == atom.Nav || attr(n, "role") == "complementary" || named(names, elsewhere)) {
			inner.elsewhere = true
		}
		f.stamped(n, names, a.elsewhere)
		if !inlineElement[n.DataAtom] {
			f.lines(n, names, inner.names, a.elsewhere)
		}
	}
	for c := range n.ChildNodes() {
		f.walk(c, inner)
	}
	if f.headlines[n] && f.headline < 0 { // the innermost is left first
		f.headline = f.at
		for i := range f.shown {
			f.shown[i].at -= f.at
		}
	}
}

// namesOf are an element's class, id and properties in small letters.
func namesOf(n *html.Node) string {
	names := ""
	for _, a := range n.Attr {
		switch a.Key {
		case "class", "id", "itemprop", "property":
			names += a.Val + " "
		}
	}
	return first(strings.ToLower(names), maxNames)
}

func first(s string, n int) string { return s[:min(len(s), n)] }

func last(s string, n int) string { return s[max(0, len(s)-n):] }

// add takes over a day that an element of the names shows, with the words before it.
func (f *finder) add(names, label string, s shown) {
	if s.at = f.at; f.headline >= 0 {
		s.at -= f.headline
	}
	s.published = holds(names, publishedName) || holds(label, published)
	s.updated = holds(label, updated) || holds(names, updatedName) && !holds(names, publishedName)
	f.shown = append(f.shown, s)
}

// stampKeys are the attributes in which elements have days.
var stampKeys = map[string]bool{
	"datetime": true, "content": true, "title": true, "data-datetime": true, "data-date": true, "data-timestamp": true, "data-time": true, "data-published": true, "data-pubdate": true, "date-time": true, "data-utime": true,
}

// stamped reads the day in an element's attributes.
func (f *finder) stamped(n *html.Node, names string, elsewhere bool) {
	for _, a := range n.Attr {
		if !stampKeys[a.Key] || len(a.Val) < 6 {
			continue
		}
		switch {
		case a.Key == "content" && !strings.Contains(names, "date"), a.Key == "title" && n.DataAtom != atom.Abbr && n.DataAtom != atom.Time && !holds(names, dayName):
			continue
		}
		d, ok := f.field(a.Val)
		if !ok {
			d, ok = instant(a.Val)
		}
		if ok {
			f.add(names, strings.ToLower(labelBefore(n)+" "+textOf(n, 3*maxLabel)), shown{Mention: d, marked: true, alone: true, elsewhere: elsewhere})
			return
		}
	}
}

// instant reads seconds or milliseconds since 1970.
func instant(value string) (dates.Mention, bool) {
	if len(value) != 10 && len(value) != 13 || value[0] != '1' {
		return dates.Mention{}, false
	}
	n, err := strconv.ParseInt(value[:10], 10, 64)
	if err != nil {
		return dates.Mention{}, false
	}
	return dates.Mention{Date: dates.Of(time.Unix(n, 0).UTC())}, true
}

// maxLooked is how many neighbours of an element are looked at for a label.
const maxLooked = 4

// labelBefore is the text right before an element, in what it stands in.
func labelBefore(n *html.Node) string {
	for p, looked := n.PrevSibling, 0; p != nil && looked < maxLooked; p, looked = p.PrevSibling, looked+1 {
		s := ""
		switch p.Type {
		case html.TextNode:
			s = strings.TrimSpace(p.Data)
		case html.ElementNode:
			s = textOf(p, 2*maxLabel)
		}
		if s != "" {
			return last(s, maxLabel)
		}
	}
	return ""
}

// lines reads the days in a block's own lines: in a short one all, in a longer one the
// day that it begins with, "Port Ellis (4.5.2022)".
func (f *finder) lines(n *html.Node, names, around string, elsewhere bool) {
	limit := maxLine
	if holds(names, dayName) {
		limit = 2 * maxLine
	}
	before, isFirst := "", true
	for l := range ownLines(n, limit+1) {
		if strings.ContainsFunc(l, func(r rune) bool { return digit(r) >= 0 }) {
			if isFirst {
				before = labelBefore(n)
			}
			f.line(l, before, limit, names, shown{marked: holds(around, dayName) || holds(around, publishedName), elsewhere: elsewhere})
		}
		before, isFirst = l, false
	}
}

func (f *finder) line(l, label string, limit int, names string, s shown) {
	long := len(l) > limit
	if long {
		l = l[:maxDateline]
	}
	label, end := last(label, maxLabel), 0
	for _, d := range readDays(l, f.lang) {
		before, after := strings.TrimSpace(d.before[end:]), strings.TrimSpace(d.after)
		if long && !strings.HasSuffix(before, "(") && !strings.HasPrefix(after, "–") && !strings.HasPrefix(after, "-") {
			return
		}
		s.Mention = d.Mention
		s.alone = long || len(before)+len(after) < maxBeside || min(len(before), len(after)) < fewBeside
		f.add(names, strings.ToLower(last(label+" "+before, maxLabel)), s)
		label, end = "", d.End
	}
}

// ownLines yields the lines of a block's own text, which blocks in it and breaks part,
// each up to a length.
func ownLines(n *html.Node, limit int) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		var b strings.Builder
		end := func() bool {
			l := strings.Join(strings.Fields(b.String()), " ")
			b.Reset()
			return l == "" || yield(l)
		}
		var write func(n *html.Node) bool
		write = func(n *html.Node) bool {
			for c := range n.ChildNodes() {
				switch {
				case c.Type == html.TextNode:
					if b.Len() < limit {
						b.WriteString(c.Data)
					}
				case c.Type == html.ElementNode && inlineElement[c.DataAtom] && c.DataAtom != atom.Br:
					if !write(c) {
						return false
					}
					b.WriteByte(' ')
				case c.Type == html.ElementNode && !end():
					return false
				}
			}
			return true
		}
		if write(n) {
			end()
		}
	}
}

// textOf is the text below an element in one line, up to a length.
func textOf(n *html.Node, limit int) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data + " ")
			if b.Len() > limit {
				break
			}
		}
	}
	return first(strings.Join(strings.Fields(b.String()), " "), limit)
}

// letters is s without all that may be written otherwise in a headline.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

var inlineElement = map[atom.Atom]bool{
	atom.A: true, atom.Abbr: true, atom.B: true, atom.Cite: true, atom.Em: true, atom.Font: true, atom.I: true, atom.Small: true, atom.Span: true, atom.Strong: true,
	atom.Time: true, atom.U: true, atom.Sub: true, atom.Sup: true, atom.Img: true, atom.Br: true, atom.Ins: true, atom.Del: true, atom.Mark: true,
}
