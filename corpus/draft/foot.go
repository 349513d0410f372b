package draft

import (
	"cmp"
	"regexp"
	"strings"

	"onrecord/corpus/byline"
	"onrecord/corpus/clean"
	"onrecord/corpus/dates"
	"onrecord/corpus/furniture"
	"onrecord/corpus/outlet"
)

var (
	signature = regexp.MustCompile(`^(?:--|—|–|-)\s?(\p{Lu}.{2,60})$`)
	bio       = regexp.MustCompile(`^(\p{Lu}[^\s,]*(?: \p{Lu}[^\s,]*| (?:de|von|van|al|bin|der)){1,3}),? (?:(?:is|was|has been|works as) (?:(?:an?|the|our|currently|also) )?(?:[\p{L}\d’'&.,-]+ ){0,9}?(?i:correspondent|reporter|editor|editor-at-large|fellow|columnist|author|co-author|journalist|writer|professor|analyst|contributor|freelancer?|lecturer|researcher|blogger|director|chief|economist|newspaper|magazine)\b|(?:writes|reports|contributes|covers) (?:on|about|for|from|to)\b)`)
	deskBio   = regexp.MustCompile(`^(\p{Lu}.{2,60}?(?:Service|Newsroom|Desk|Staff|Radio|Agency|Bureau)) (?:is|are|covers|provides|reports) `)
	initials  = regexp.MustCompile(`^[a-z]{2,4}(?:[/, ]{1,2}[a-z]{2,4}){0,3}(?: ?\((?:[\w .-]+(?:, ?)?)+\))?$`)
	agencies  = regexp.MustCompile(`^\((?:(?:AP|AFP|dpa|Reuters|TASS|Interfax|EPA|RIA|RIA Novosti|Xinhua|KUNA)(?:[,/ ]| and )*)+\)$`)
)

// bottom reads the lines below the body: who wrote it, and when. It never takes
// the last paragraph.
func (d *Draft) bottom(ps []string) []string {
	for len(ps) > 1 {
		l := ps[len(ps)-1]
		reason := d.below(l, ps[:len(ps)-1])
		if reason == "" {
			return ps
		}
		d.Remove(l, reason)
		ps = ps[:len(ps)-1]
	}
	return ps
}

// below returns what a last line is, or "" for a line of the article.
func (d *Draft) below(l string, before []string) string {
	m := signature.FindStringSubmatch(l)
	if m == nil {
		m = byline.ByName.FindStringSubmatch(l)
	}
	date, isDate := dates.Line(l)
	switch {
	case m != nil && agency(m[1]) != "":
		d.Author = cmp.Or(d.Author, agency(m[1]))
		return "byline"
	case m != nil && byline.IsName(m[1]) && !wholeQuote(before[len(before)-1]):
		d.Author = cmp.Or(d.Author, strings.TrimRight(m[1], " ,."))
		return "byline"
	case isDate:
		d.DatedOn(inDateLine, date)
		return clean.ReasonDate
	case d.Author != "" && sameWords(l, d.Author):
		return "byline"
	case d.Title != "" && sameWords(l, d.Title):
		return "headline"
	case len(l) < 600 && !clean.Speaks(l) && d.writer(l, before):
		return "note about the author"
	case agencies.MatchString(l):
		d.Author = cmp.Or(d.Author, strings.Trim(l, "()"))
		return "byline"
	case len(l) < 60 && initials.MatchString(l):
		return "initials"
	case len(strings.Fields(l)) <= 4 && outlet.Known(l) != "":
		d.Outlet = cmp.Or(d.Outlet, outlet.Known(l))
		return "name of the outlet"
	case len(strings.Fields(l)) <= 2 && !clean.Ended(l) && furniture.Is(strings.ToLower(strings.ReplaceAll(l, "-", " ")), furniture.Section):
		return "name of a section"
	}
	return ""
}

// signedBy looks for the agency that signed a text which names nobody: "(AFP)" in a line
// of its own, which cleaning takes for a picture's.
func (d *Draft) signedBy() {
	for _, r := range d.removed {
		if d.Author == "" && agencies.MatchString(r.Text) {
			d.Author = strings.Trim(r.Text, "()")
		}
	}
}

// agency is the usual name of the outlet that a text is signed with, or "".
func agency(s string) string {
	s = strings.Trim(s, " .,")
	if len(strings.Fields(s)) > 4 {
		return ""
	}
	return outlet.Known(s)
}

// writer reports whether a line is a note about who wrote the article: about its
// author, or about somebody of whom the article does not speak.
func (d *Draft) writer(l string, before []string) bool {
	m := deskBio.FindStringSubmatch(l)
	if m != nil && d.Author != "" && sameWords(m[1], d.Author) {
		return true
	}
	if m = bio.FindStringSubmatch(l); m == nil {
		return false
	}
	name := m[1]
	if strings.HasPrefix(name, "The ") {
		return false
	}
	if d.Author != "" {
		return strings.Contains(strings.ToLower(d.Author), strings.ToLower(name))
	}
	last := name[strings.LastIndexByte(name, ' ')+1:]
	for _, p := range before {
		if strings.Contains(p, last) {
			return false
		}
	}
	d.Author = name
	return true
}
