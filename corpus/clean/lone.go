package clean

import (
	"regexp"
	"strings"

	"onrecord/corpus/byline"
	"onrecord/corpus/dates"
	"onrecord/corpus/furniture"
	"onrecord/corpus/text"
)

// afterLabel is a teaser without the label before it.
func afterLabel(l string) string {
	if _, rest, ok := strings.Cut(l, ":"); ok {
		return rest
	}
	return l
}

// listMark is what a program that reads pages aloud says of a list.
var listMark = regexp.MustCompile(`^(?i:list (?:of )?\d+ (?:items?|of \d+)|end of list)$`)

// teaserDate is the day behind the words about another report.
var teaserDate = regexp.MustCompile(`\(\d{1,2}\.\d{1,2}\.\d{4}\)$`)

var about = regexp.MustCompile(`^about (?:this|the|our) (?:blog|authors?|site|website|column|project|newsletter|writer)$|^about us$`)

// lone returns why a line that stands for itself is furniture, or "".
func lone(l, name string) string {
	if len(l) > 600 {
		return "" // no furniture is as long
	}
	if teaser(l) {
		return reasonTeaser
	}
	if text.HasQuotationMark(l) && Speaks(l) {
		return ""
	}
	switch {
	case furniture.Is(name, furniture.Navigation), strings.Trim(name, "0123456789 ()") == "comments", strings.Trim(name, "0123456789 ()") == "comment":
		return "navigation"
	case shareBar(l):
		return "share bar"
	case len(l) < 300 && dates.CopyrightYear(l) != 0 && len(strings.Fields(l)) <= 30, strings.HasSuffix(strings.TrimRight(name, "."), "all rights reserved"):
		return ReasonRights
	case credit(l):
		return "photo credit"
	case len(name) < 60 && byline.ReadTime.MatchString(name):
		return "reading time"
	case strings.Contains(name, "cookie") && cookies.MatchString(name) && !text.HasQuotationMark(l):
		return "cookie note"
	case invite.MatchString(name) && !text.HasQuotationMark(l) && len(strings.Fields(l)) <= 40:
		return "invitation"
	case tags.MatchString(l) && len(strings.Fields(l)) <= 30 && !Ended(l):
		return "tags"
	case crumbs(l):
		return "breadcrumb"
	}
	return note(l, name)
}

// joined is a label and a headline that no space parts, as where a page had them in a
// link: "STORM SEASON:Town counts its boats".
var joined = regexp.MustCompile(`^[\p{Lu}\d'‘"“►•][^:.;]{1,60}[\p{L}'’"”?)]:['‘"“$]?[\p{Lu}\d]\S* ?`)

// link reports whether a line is the link to another report: a label joined to a headline.
func link(l string) bool {
	if len(l) > 240 || !joined.MatchString(l) || strings.Contains(l, "://") {
		return false
	}
	label, rest, _ := strings.Cut(l, ":")
	if words := len(strings.Fields(rest)); words < 2 || words > 30 || len(strings.Fields(label)) > 9 {
		return false
	}
	return readMore.MatchString(label+": -") || !Ended(l) && (oneSentence(rest) || strings.ToUpper(label) == label)
}

// teaser reports whether a line announces another report by a label: "Read more: ...".
func teaser(l string) bool {
	if link(l) {
		return true
	}
	return (readMoreCaps.MatchString(l) || readMore.MatchString(l) && !(Speaks(l) && (Ended(l) || text.HasQuotationMark(l)))) && oneSentence(l) && len(strings.Fields(l)) <= 35
}

// Elsewhere reports whether a line is no part of the article that it stands in: it
// announces another report, or stands under a picture of a gallery.
func Elsewhere(l string) bool {
	if len(l) > 600 {
		return false
	}
	return strings.IndexByte(l[:min(len(l), 70)], ':') >= 0 && (teaser(l) || hidden.MatchString(l)) || player.MatchString(l)
}

// player finds what a video's player says beside the video's title.
var player = regexp.MustCompile(`^(?:JUST WATCHED|MUST WATCH|Video Ad Feedback|Now playing)\b|\bReplay More Videos\b`)

var (
	readMore     = regexp.MustCompile(`^(?i:read more|read also|also read|see also|related|related article|related story|watch|watch also|watch more|listen|listen more|more|recommended|don['’]t miss|in depth|читайте также)\s*(?:[:>»›|]|[–—-]\s)\s*\S`)
	readMoreCaps = regexp.MustCompile(`^(?:READ MORE|READ ALSO|ALSO READ|SEE ALSO|RELATED|WATCH ALSO|DON['’]T MISS)\s*[:>»›|–—-]?\s+\S`)
	cookies      = regexp.MustCompile(`\b(?:we use|uses|our use of|use of|accept|consent|by continuing|agree to)\b`)
	invite       = regexp.MustCompile(`^(?:please )?(?:(?:sign up|subscribe|register)\b.*\b(?:newsletters?|e-?mails?|inbox|alerts?|updates|telegram|channel|feed)\b|(?:follow|like|find|join) us (?:on|at)\b|follow \S+(?: \S+)?(?: \S+)? on (?:twitter|facebook|telegram|instagram|vkontakte|x)$|get the latest .*(?:inbox|newsletter|alerts)|click here to|download (?:our|the) app)`)
	tags         = regexp.MustCompile(`^(?i:tags|topics|key ?words|filed under|posted in|categories|category|tagged|теги)\s*:|^(?:Related Subjects|Keywords|KEY WORDS|Posted in|Filed under) \p{L}`)
)

var separators = strings.NewReplacer("|", " ", "·", " ", "•", " ", "/", " ", ",", " ", ":", " ")

// shareBar reports whether a line holds nothing but the names of social networks and
// of a page's buttons, with the counts beside them.
func shareBar(l string) bool {
	strong := 0
	for w := range strings.FieldsSeq(strings.ToLower(separators.Replace(l))) {
		switch {
		case furniture.Is(w, furniture.Network):
			strong++
		case !furniture.Is(w, furniture.Button) && strings.Trim(w, "0123456789") != "":
			return false
		}
	}
	return strong > 0
}

// crumbs reports whether a line is a path through the site: "Home > News > World".
func crumbs(l string) bool {
	if Ended(l) || text.HasQuotationMark(l) {
		return false
	}
	for _, sep := range []string{">", "»", "›", " / ", "|"} {
		parts := strings.Split(strings.TrimRight(l, " >»›/|"), sep)
		if len(parts) < 2 {
			continue
		}
		root := strings.ToLower(strings.TrimSpace(parts[0]))
		if len(parts) < 3 && !furniture.Is(root, furniture.Section) && root != "the main" {
			continue
		}
		for _, part := range parts {
			if n := len(strings.Fields(part)); n == 0 || n > 4 || byline.MetaWords.MatchString(part) {
				return false
			}
		}
		return true
	}
	return false
}
