package draft

import (
	"cmp"
	"regexp"
	"strings"

	"onrecord/corpus/clean"
	"onrecord/corpus/furniture"
	"onrecord/corpus/outlet"
)

var (
	blogName   = regexp.MustCompile(`^["“]([^"“”]{3,60})["”] (?:provides|is|covers|offers|brings|features|tracks)\b`)
	holder     = regexp.MustCompile(`(?i)\b(?:limited|ltd|inc|llc|plc|company|corp|all rights reserved.*|copyright|©|\(c\)|\d{4})\b|[©.,–-]`)
	followName = regexp.MustCompile(`^(?:[Ff]ollow|FOLLOW|Subscribe to|Like|Sign up for|Sign up to) (?:the )?((?:\p{Lu}[\w/&’'-]*)(?: \p{Lu}[\w/&’'-]*){0,3})`)
	staffOf    = regexp.MustCompile(`^((?:The )?\p{Lu}[\w/&-]*(?: \p{Lu}[\w/&-]*){0,3})(?:['’]s? \p{Lu}| (?:staff|writers?|correspondents?|reporters?)\b)`)
	wireStamp  = regexp.MustCompile(`^\p{Lu}[\p{L} .,'’-]{2,40}?(?:, ?(?:\p{L}{3,9}\.? \d{1,2}|\d{1,2} \p{L}{3,9}))?\.?(?: \p{L}{3,9}\.? \d{1,2})?[ .,]*(?:\(([A-Z][\w /-]{1,24})\)|/([A-Z][\w -]{1,24})/|[–—-]+ ([A-Z][\w]+(?: [A-Z]\w+)?)\.)`)
	bareStamp  = regexp.MustCompile(`^\(([A-Z][\w ]{1,20})\)`)
)

// outletFrom looks for the outlet in what the site said of itself, when neither
// the file nor the address named it: the name of the blog, the holder of the
// rights, whom to follow, whose writers helped, and at last the agency in the
// dateline. All but the first must be an outlet that we know: a wrong outlet is
// worse than none.
func (d *Draft) outletFrom(ps []string) {
	if outlet.WebAddress(d.URL) != "" || d.Outlet != "" {
		return
	}
	for _, r := range d.removed {
		if m := blogName.FindStringSubmatch(r.Text); m != nil && r.Reason == clean.ReasonAbout {
			d.Outlet = cmp.Or(d.Outlet, m[1])
		}
	}
	for _, r := range d.removed {
		name := ""
		switch r.Reason {
		case clean.ReasonRights:
			name = strings.TrimSpace(holder.ReplaceAllString(r.Text, " "))
			name = strings.Join(strings.Fields(name), " ")
		case clean.ReasonFollow, "invitation":
			if m := followName.FindStringSubmatch(r.Text); m != nil {
				name = m[1]
			}
		case clean.ReasonStaff:
			if m := staffOf.FindStringSubmatch(r.Text); m != nil {
				name = m[1]
			}
		case clean.ReasonSource:
			if _, after, ok := strings.Cut(r.Text, ":"); ok {
				name, _, _ = strings.Cut(strings.TrimSpace(after), " and ")
				name, _, _ = strings.Cut(name, ",")
			}
		case "name of a section":
			name = r.Text
			if d.repeated(name) {
				d.Outlet = cmp.Or(d.Outlet, name)
			}
		}
		d.Outlet = cmp.Or(d.Outlet, outlet.Known(name))
	}
	for i, p := range ps {
		if i == 3 {
			break
		}
		m := wireStamp.FindStringSubmatch(p[:min(len(p), 120)])
		if m == nil {
			m = bareStamp.FindStringSubmatch(p)
		}
		for _, name := range m[min(1, len(m)):] {
			d.Outlet = cmp.Or(d.Outlet, outlet.Known(name))
		}
	}
}

// repeated reports whether the line above the headline is the site's name: it has a
// word that outlets' names have, and the byline begins with it.
func (d *Draft) repeated(name string) bool {
	media := false
	for w := range strings.FieldsSeq(strings.ToLower(name)) {
		media = media || furniture.Is(w, furniture.OutletWord)
	}
	return media && len(strings.Fields(name)) > 1 && strings.HasPrefix(d.Author, name)
}
