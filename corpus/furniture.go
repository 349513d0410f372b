package corpus

import (
	"onrecord/corpus/furniture"
	"regexp"
	"strings"

	"onrecord/corpus/dates"
)

// Reasons that the reader of an article looks at again, for what the removed
// line tells about the article.
const (
	reasonAddress = "address of the article"
	reasonTweet   = "tweet of an outlet"
	reasonAbout   = "note about the site"
	reasonStaff   = "note about the newsroom"
	reasonSource  = "name of the source"
	reasonFollow  = "invitation to follow"
	reasonRights  = "copyright notice"
	reasonDate    = "date line"
	reasonTeaser  = "related headline"
)

// furniture removes what begins at line i and returns how many lines it was.
func (p *pass) furniture(i int) int {
	l := p.in[i].text
	if n := p.address(i); n > 0 {
		return n
	}
	name := strings.ToLower(strings.Trim(l, " :>»›→|•·-–—"))
	switch {
	case i >= p.thread:
		p.remove(l, "readers' comments")
		return 1
	case name == "read more" && len(p.out) > 2 && headlineLike(p.out[len(p.out)-1]) && p.out[len(p.out)-1] == p.in[i-1].text:
		p.remove(p.in[i-1].text, reasonTeaser) // the label stands under it
		p.remove(l, "label of related headlines")
		p.out = p.out[:len(p.out)-1]
		return 1
	case furniture.Is(name, furniture.Teaser):
		p.remove(l, "label of related headlines")
		return 1 + p.teased(i+1, furniture.Is(name, furniture.Several))
	case furniture.Is(name, furniture.Topics):
		p.remove(l, "tags")
		return 1 + p.tagged(i+1)
	case strings.HasPrefix(name, "about") && about.MatchString(name):
		p.remove(l, reasonAbout)
		if i+1 < len(p.in) && !(speaks(p.in[i+1].text) && quoted(p.in[i+1].text)) && len(p.in[i+1].text) < 900 {
			p.remove(p.in[i+1].text, reasonAbout)
			return 2
		}
		return 1
	}
	if n := p.caption(i); n > 0 {
		return n
	}
	if n := p.box(i); n > 0 {
		return n
	}
	if reason := lone(l, name); reason != "" {
		if reason == reasonTeaser {
			p.seen[squashed(afterLabel(l))] = true
		}
		p.remove(l, reason)
		return 1
	}
	if len(p.seen) > 0 && len(l) < 300 && p.seen[squashed(l)] { // the same video or report again
		p.remove(l, reasonTeaser)
		return 1
	}
	if p.body && i+2 < len(p.in) && dates.HoldsClockTime(l) {
		if _, ok := dates.Line(l); ok { // of an entry of a live page
			p.remove(l, "time of an entry")
			return 1
		}
	}
	return p.menu(i)
}

// box removes what a site says of its newsletter between the line that invites
// to it and the button.
func (p *pass) box(i int) int {
	if l := p.in[i].text; !imperative.MatchString(l) || ended(l) || quoted(l) || len(strings.Fields(l)) > 10 {
		return 0
	}
	for n := 1; n <= 4 && i+n < len(p.in); n++ {
		l := p.in[i+n].text
		if name := strings.ToLower(l); name == "sign up" || name == "subscribe" || note(l, name) == "invitation" {
			for j := range n {
				p.remove(p.in[i+j].text, "invitation")
			}
			return n
		}
		if quoted(l) || speaks(l) || len(strings.Fields(l)) > 25 {
			break
		}
	}
	return 0
}

// tagged removes the tags that a label announces: lines of a few words.
func (p *pass) tagged(i int) int {
	n := 0
	for i+n < len(p.in) && n < 12 {
		l := p.in[i+n].text
		if len(strings.Fields(l)) > 4 || ended(l) || quoted(l) || strings.HasSuffix(l, ":") || strings.HasSuffix(l, "?") || furniture.Is(strings.ToLower(l), furniture.Teaser) {
			break
		}
		p.remove(l, "tags")
		n++
	}
	return n
}

// teased removes the headlines that a label announces, with their pictures'
// credits: one, with the other lines of its block (a teaser's second line), or
// more when the label is plural or they are a list. A sentence is never one.
func (p *pass) teased(i int, many bool) int {
	many = many || p.onlyHeadlines(i)
	n, taken := 0, 0
	for i+n < len(p.in) && taken < 10 {
		l := p.in[i+n].text
		_, isDate := dates.Line(l)
		switch name := strings.ToLower(l); {
		case credit(l):
			p.remove(l, "photo credit")
			n++
			continue
		case n > 0 && taken > 0 && isDate && !strings.HasPrefix(name, "date"), taken == 0 && name == "update", taken > 0 && name == "published":
			p.remove(l, "label of related headlines")
			n++
			continue
		case listMark.MatchString(l), taken == 0 && len(l) < 20 && (furniture.Is(name, furniture.Navigation) || numberLine(l)):
			p.remove(l, "navigation")
			n++
			continue
		case taken > 0 && teaserDate.MatchString(l) && !(quoted(l) && speaks(l)):
			p.remove(l, reasonTeaser)
			n++
			continue
		}
		sameBlock := taken > 0 && p.in[i+n].block == p.in[i+n-1].block && taken < 3 && p.short(i+n)
		if isDate || !headlineLike(l) || taken > 0 && !sameBlock && !many && !listItem(l) || lone(l, strings.ToLower(l)) != "" || furniture.Is(strings.ToLower(l), furniture.Teaser|furniture.Topics) {
			break
		}
		p.remove(l, reasonTeaser)
		taken++
		n++
	}
	return n
}

// onlyHeadlines tells that nothing but a few headlines follows to the end.
func (p *pass) onlyHeadlines(i int) bool {
	if len(p.in)-i > 8 {
		return false
	}
	for _, r := range p.in[min(i, len(p.in)):] {
		if !headlineLike(r.text) || quoted(r.text) && speaks(r.text) {
			return false
		}
	}
	return true
}

// short tells that line i stands in a block of few lines, all like headlines:
// that is a box, and not an article whose paragraphs have no empty lines between
// them.
func (p *pass) short(i int) bool {
	block, first := p.in[i].block, i
	for first > 0 && p.in[first-1].block == block && i-first < 4 {
		first--
	}
	for n := first; n < len(p.in) && p.in[n].block == block; n++ {
		if n-first >= 4 || n >= i && !headlineLike(p.in[n].text) {
			return false
		}
	}
	return true
}

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

// lone tells why a line that stands for itself is furniture, or "".
func lone(l, name string) string {
	if len(l) > 600 {
		return "" // no furniture is as long
	}
	if (readMoreCaps.MatchString(l) || readMore.MatchString(l) && !(speaks(l) && (ended(l) || quoted(l)))) && oneSentence(l) && len(strings.Fields(l)) <= 35 {
		return reasonTeaser
	}
	if quoted(l) && speaks(l) {
		return ""
	}
	switch {
	case furniture.Is(name, furniture.Navigation), strings.Trim(name, "0123456789 ()") == "comments", strings.Trim(name, "0123456789 ()") == "comment":
		return "navigation"
	case shareBar(l):
		return "share bar"
	case len(l) < 300 && dates.CopyrightYear(l) != 0 && len(strings.Fields(l)) <= 30, strings.HasSuffix(strings.TrimRight(name, "."), "all rights reserved"):
		return reasonRights
	case credit(l):
		return "photo credit"
	case len(name) < 60 && readTime.MatchString(name):
		return "reading time"
	case strings.Contains(name, "cookie") && cookies.MatchString(name) && !quoted(l):
		return "cookie note"
	case invite.MatchString(name) && !quoted(l) && len(strings.Fields(l)) <= 40:
		return "invitation"
	case tags.MatchString(l) && len(strings.Fields(l)) <= 30 && !ended(l):
		return "tags"
	case crumbs(l):
		return "breadcrumb"
	}
	return note(l, name)
}

var (
	readMore     = regexp.MustCompile(`^(?i:read more|read also|also read|see also|related|related article|related story|watch|watch also|watch more|listen|listen more|more|recommended|don['’]t miss|in depth|читайте также)\s*(?:[:>»›|]|[–—-]\s)\s*\S`)
	readMoreCaps = regexp.MustCompile(`^(?:READ MORE|READ ALSO|ALSO READ|SEE ALSO|RELATED|WATCH ALSO|DON['’]T MISS)\s*[:>»›|–—-]?\s+\S`)
	readTime     = regexp.MustCompile(`^(?:updated at \d{1,2}[:.]\d\d.{0,6}|\d+ ?(?:min|mins|minute|minutes)(?: read)?|(?:estimated )?reading time:? .{0,20}|\d+ views|updated? \d+ (?:minutes?|hours?|days?|weeks?|months?|years?) ago|\d+ (?:minutes?|hours?|days?) ago)$`)
	cookies      = regexp.MustCompile(`\b(?:we use|uses|our use of|use of|accept|consent|by continuing|agree to)\b`)
	invite       = regexp.MustCompile(`^(?:please )?(?:(?:sign up|subscribe|register)\b.*\b(?:newsletters?|e-?mails?|inbox|alerts?|updates|telegram|channel|feed)\b|(?:follow|like|find|join) us (?:on|at)\b|follow \S+(?: \S+)?(?: \S+)? on (?:twitter|facebook|telegram|instagram|vkontakte|x)$|get the latest .*(?:inbox|newsletter|alerts)|click here to|download (?:our|the) app)`)
	tags         = regexp.MustCompile(`^(?i:tags|topics|key ?words|filed under|posted in|categories|category|tagged|теги)\s*:|^(?:Related Subjects|Keywords|KEY WORDS|Posted in|Filed under) \p{L}`)
)

var separators = strings.NewReplacer("|", " ", "·", " ", "•", " ", "/", " ", ",", " ", ":", " ")

// shareBar tells a line that holds nothing but the names of social networks and
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

// crumbs tells a path through the site: "Home > News > World".
func crumbs(l string) bool {
	if ended(l) || quoted(l) {
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
			if n := len(strings.Fields(part)); n == 0 || n > 4 || metaWords.MatchString(part) {
				return false
			}
		}
		return true
	}
	return false
}

// metaWords tells a part of a line that names an author or a day.
var metaWords = regexp.MustCompile(`(?i)\b(?:by|posted|published|updated|source|editor)\b|\d{4}`)

// menu removes a run of at least three lines of one to three words most of
// which, and the first, are names of a site's sections.
func (p *pass) menu(i int) int {
	if !furniture.Is(strings.ToLower(p.in[i].text), furniture.Section) {
		return 0
	}
	n, sections := 0, 0
	for i+n < len(p.in) && n < 60 {
		l := p.in[i+n].text
		if len(strings.Fields(l)) > 3 || strings.ContainsAny(l, ".,;:!?\"“”«»") {
			break
		}
		if furniture.Is(strings.ToLower(l), furniture.Section) {
			sections++
		}
		n++
	}
	if n < 3 || sections*2 <= n {
		return 0
	}
	for j := range n {
		p.remove(p.in[i+j].text, "navigation")
	}
	return n
}

var (
	sourceLabel = regexp.MustCompile(`^(?i:original url|source url|original article|original source|original|source|url|link|permalink|short url|article url|web address|(?:read|see) (?:the )?(?:original|full) article(?: at| here)?|(?:first|originally) published (?:at|on|by)|retrieved from|available at)\s*:?\s*(<?\(?https?://\S+)?$`)
	slug        = regexp.MustCompile(`/[\w.]*[\p{L}\d]+(?:[-_][\p{L}\d]+){2,}`) // of an article's address
	bareAddress = regexp.MustCompile(`^[<(\[]?https?://\S+$`)
)

// address removes a web address that has a line of its own, with the label
// before it. It is the article's when a label says so, or when it is the first
// or the last line of the file.
func (p *pass) address(i int) int {
	l := p.in[i].text
	if bareAddress.MatchString(l) {
		if i == 0 || i == len(p.in)-1 || i < 6 && !p.body && slug.MatchString(l) {
			p.remove(l, reasonAddress)
		} else {
			p.remove(l, "web address")
		}
		return 1
	}
	var m []string
	if strings.Contains(l, "://") || len(l) < 40 {
		m = sourceLabel.FindStringSubmatch(l)
	}
	switch {
	case m == nil:
		return 0
	case m[1] != "":
		p.remove(l, reasonAddress)
		return 1
	case i+1 < len(p.in) && bareAddress.MatchString(p.in[i+1].text):
		p.remove(l, "label of an address")
		p.remove(p.in[i+1].text, reasonAddress)
		return 2
	}
	return 0
}
