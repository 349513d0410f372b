package draft

import (
	"cmp"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus/byline"
	"onrecord/corpus/clean"
	"onrecord/corpus/dates"
	"onrecord/corpus/furniture"
	"onrecord/corpus/outlet"
	"onrecord/corpus/text"
)

// matter takes what is not the article's body off the top and the bottom of a
// clean text (headline, byline, date line, outlet, signature) into the draft and
// returns the body. It never takes the last paragraph.
func (d *Draft) matter(text string) string {
	var ps []string
	if text != "" {
		ps = strings.Split(text, "\n\n")
	}
	ps = d.top(ps)
	ps = d.bottom(ps)
	d.signedBy()
	if cut, outlet := withoutOutlet(d.Title, d.URL, d.Outlet); outlet != "" {
		d.Title = cut
		d.Outlet = cmp.Or(d.Outlet, outlet)
	}
	d.outletFrom(ps)
	return strings.Join(ps, "\n\n")
}

// maxHead is how many lines may stand above a body.
const maxHead = 18

// top reads the lines above the body. Where one of the first lines names the
// author or the day, all up to it are the head: the headline is looked for among
// them, and what stands there besides (a standfirst, a caption) stays.
func (d *Draft) top(ps []string) []string {
	headline := d.Title != "" // known from elsewhere
	if len(ps) < 2 {
		return ps
	}
	end := d.headEnd(ps)
	at := -1
	if !headline {
		if at = headlineAmong(ps[:min(end+1, len(ps)-1)]); at < 0 || at == end && end > 0 && !strings.Contains(ps[end], " ") {
			at = -1
		} else {
			d.Title = ps[at]
		}
	}
	var kept []string
	for i, l := range ps[:end] {
		m, isMeta := byline.Read(l)
		next := i+1 < end && byline.Is(ps[i+1]) || i > 0 && byline.Is(ps[i-1])
		reason := ""
		switch name := byline.InPlace.FindStringSubmatch(l); {
		case i == at, d.Title != "" && sameWords(l, d.Title):
			reason = "headline"
		case isMeta:
			reason = d.metaOf(m)
		case next && d.Author == "" && name != nil && byline.IsName(name[1]):
			d.Author = cmp.Or(d.Author, name[1])
			reason = "byline"
		case next && d.Author == "" && writerAlone(l) && !outlet.IsName(l, outlet.WebAddress(d.URL)) && d.Title != "" && at < i:
			d.Author = cmp.Or(d.Author, l)
			reason = "byline"
		case len(strings.Fields(l)) <= 5 && !clean.Ended(l) && outlet.IsName(l, outlet.WebAddress(d.URL)):
			d.outletNamed(l)
			reason = "name of the outlet"
		case i < at && len(strings.Fields(l)) <= 5 && !clean.Ended(l) && !text.HasQuotationMark(l):
			reason = "name of a section"
		default:
			kept = append(kept, l)
			continue
		}
		d.Remove(l, reason)
	}
	return append(kept, d.rest(ps[end:], headline)...)
}

// headEnd returns where the head ends: behind the last line near the top that
// names the author or the day. Few others stand between, and none that quotes.
func (d *Draft) headEnd(ps []string) int {
	end, unknown := 0, 0
	for i := 0; i < len(ps)-1 && i < maxHead; i++ {
		l := ps[i]
		if byline.Is(l) {
			end, unknown = i+1, 0
			continue
		}
		if _, ok := dates.Dateline(l); ok || text.HasQuotationMark(l) && clean.Speaks(l) && clean.Ended(l) || clean.Ended(l) && len(strings.Fields(l)) > 30 {
			break
		}
		if i > 0 && (sameWords(l, ps[i-1]) || d.Title != "" && sameWords(l, d.Title)) || len(strings.Fields(l)) <= 2 && !clean.Ended(l) {
			continue // the headline again, the name of a section
		}
		if unknown++; unknown > 4 {
			break
		}
	}
	if end > 0 && end < len(ps)-1 && writerAlone(ps[end]) && !outlet.IsName(ps[end], outlet.WebAddress(d.URL)) {
		end++ // who wrote it, under the day
	}
	return end
}

// writerAlone reports whether a line is a person's name alone; an outlet's has
// words that people's have not.
func writerAlone(l string) bool {
	if !byline.IsName(l) || len(strings.Fields(l)) > 4 || strings.HasPrefix(l, "The ") {
		return false
	}
	for w := range strings.FieldsSeq(strings.ToLower(l)) {
		if furniture.Is(w, furniture.OutletWord|furniture.PaperWord) {
			return false
		}
	}
	return true
}

// headlineAmong returns which line is the headline: the first of the shape that
// has enough words, as the names of sections have not.
func headlineAmong(ps []string) int {
	first := -1
	for i, l := range ps {
		if !clean.HeadlineLike(l) || letterWords(l) < 4 || byline.Is(l) {
			continue
		}
		if first < 0 {
			first = i
		} else if first+1 < i && furniture.Is(strings.ToLower(ps[first+1]), furniture.Section) {
			return i // what stood above the name of a section was the site's
		} else {
			break
		}
	}
	return first
}

// letterWords counts the words that have letters.
func letterWords(l string) int {
	n := 0
	for w := range strings.FieldsSeq(l) {
		if strings.ContainsFunc(w, unicode.IsLetter) {
			n++
		}
	}
	return n
}

// metaOf takes over what a line of the head says.
func (d *Draft) metaOf(m byline.Line) string {
	d.Author = cmp.Or(d.Author, m.Author)
	d.Outlet = cmp.Or(d.Outlet, m.Outlet)
	if m.Date.Date.IsZero() {
		return "byline"
	}
	d.DatedOn(inDateLine, m.Date)
	return clean.ReasonDate
}

func (d *Draft) outletNamed(l string) {
	if name := outlet.Known(l); name != "" {
		l = name
	}
	d.Outlet = cmp.Or(d.Outlet, l)
}

// rest reads what stands above the body and below the head.
func (d *Draft) rest(ps []string, headline bool) []string {
	if !headline && d.Title == "" && len(ps) > 2 && kicker(ps[0]) && clean.HeadlineLike(ps[1]) && len(strings.Fields(ps[1])) > 3 {
		ps = d.take(ps, "name of a section")
	}
	for steps := 0; len(ps) > 1 && steps < 8; steps++ {
		l := ps[0]
		switch {
		case d.Title != "" && sameWords(l, d.Title):
			ps = d.take(ps, "headline")
		case len(strings.Fields(l)) <= 5 && !clean.Ended(l) && d.Title != "" && outlet.IsName(l, outlet.WebAddress(d.URL)):
			d.outletNamed(l)
			ps = d.take(ps, "name of the outlet")
		case !headline && d.Title == "" && clean.HeadlineLike(l):
			d.Title = l
			ps = d.take(ps, "headline")
		default:
			if rest, ok := glued(l, d.Title); ok {
				d.Remove(d.Title, "headline")
				ps[0] = rest
			}
			return ps
		}
	}
	return ps
}

// take removes the first paragraph.
func (d *Draft) take(ps []string, reason string) []string {
	d.Remove(ps[0], reason)
	return ps[1:]
}

// kicker reports whether a line can be the name of a section above a headline.
func kicker(l string) bool {
	return len(strings.Fields(l)) <= 3 && !clean.Ended(l) && !strings.ContainsAny(l, ":?,;\"“”0123456789") && byline.ByName.FindString(l) == ""
}

// wholeQuote reports whether a paragraph is a quotation and nothing else: a name
// under it says whose it is.
func wholeQuote(p string) bool {
	r, _ := utf8.DecodeRuneInString(p)
	return strings.ContainsRune(text.Openers, r) && strings.ContainsRune(text.Closers, text.LastRune(p))
}

// sameWords reports whether two lines differ in marks and case only.
func sameWords(a, b string) bool {
	x := text.Alphanumeric(a)
	return x != "" && x == text.Alphanumeric(b)
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
	_, ok = dates.Dateline(bare)
	return bare, ok && r == ' '
}

// withoutOutlet cuts the outlet off a page's title: "Talks fail | The Moscow Times".
func withoutOutlet(title, address, named string) (cut, publisher string) {
	for _, sep := range []string{" | ", " - ", " — ", " – ", " :: ", " · "} {
		i := strings.LastIndex(title, sep)
		if i < 8 {
			continue
		}
		tail := strings.TrimSpace(title[i+len(sep):])
		if name := outlet.Known(tail); name != "" {
			return strings.TrimSpace(title[:i]), name
		}
		if outlet.IsName(tail, outlet.WebAddress(address)) || named != "" && sameWords(tail, named) {
			return strings.TrimSpace(title[:i]), tail
		}
	}
	return title, ""
}
