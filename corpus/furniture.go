package corpus

import (
	"regexp"
	"strings"
)

// Reasons that the reader of an article looks at again, for what the removed
// line tells about the article.
const (
	reasonAddress = "address of the article"
	reasonTweet   = "tweet of an outlet"
	reasonAbout   = "note about the site"
)

// furniture removes what begins at line i and returns how many lines it was.
func (p *pass) furniture(i int) int {
	l := p.in[i].text
	if n := p.address(i); n > 0 {
		return n
	}
	name := strings.ToLower(strings.Trim(l, " :>»›→|•·-–—"))
	switch {
	case teasers[name]:
		p.remove(l, "label of related headlines")
		return 1 + p.teased(i+1, plural[name])
	case strings.HasPrefix(name, "about") && about.MatchString(name):
		p.remove(l, reasonAbout)
		if i+1 < len(p.in) && !(speaks(p.in[i+1].text) && quoted(p.in[i+1].text)) && len(p.in[i+1].text) < 900 {
			p.remove(p.in[i+1].text, reasonAbout)
			return 2
		}
		return 1
	}
	if reason := lone(l, name); reason != "" {
		p.remove(l, reason)
		return 1
	}
	return p.menu(i)
}

// teased removes the headlines that a label announces, with their pictures'
// credits: one, with the other lines of its block (a teaser's second line), or
// more when the label is plural or they are a list. A sentence is never one.
func (p *pass) teased(i int, many bool) int {
	n, taken := 0, 0
	for i+n < len(p.in) && taken < 10 {
		l := p.in[i+n].text
		if credit(l) {
			p.remove(l, "photo credit")
			n++
			continue
		}
		sameBlock := taken > 0 && p.in[i+n].block == p.in[i+n-1].block && taken < 3 && p.short(i+n)
		if !headlineLike(l) || taken > 0 && !sameBlock && !many && !listItem(l) || lone(l, strings.ToLower(l)) != "" || teasers[strings.ToLower(l)] {
			break
		}
		p.remove(l, "related headline")
		taken++
		n++
	}
	return n
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

var about = regexp.MustCompile(`^about (?:this|the|our) (?:blog|authors?|site|website|column|project|newsletter|writer)$|^about us$`)

// lone tells why a line that stands for itself is furniture, or "".
func lone(l, name string) string {
	if len(l) > 600 {
		return "" // no furniture is as long
	}
	if (readMoreCaps.MatchString(l) || readMore.MatchString(l) && !(speaks(l) && (ended(l) || quoted(l)))) && oneSentence(l) && len(strings.Fields(l)) <= 35 {
		return "related headline"
	}
	if quoted(l) && speaks(l) {
		return ""
	}
	switch {
	case signs[name], strings.Trim(name, "0123456789 ()") == "comments", strings.Trim(name, "0123456789 ()") == "comment":
		return "navigation"
	case shareBar(l):
		return "share bar"
	case len(l) < 300 && copyrightYear.MatchString(l) && len(strings.Fields(l)) <= 30, strings.HasSuffix(strings.TrimRight(name, "."), "all rights reserved"):
		return "copyright notice"
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
	return ""
}

var (
	readMore     = regexp.MustCompile(`^(?i:read more|read also|also read|see also|related|related article|watch|watch also|more|recommended|don['’]t miss|in depth|читайте также)\s*(?:[:>»›|]|[–—-]\s)\s*\S`)
	readMoreCaps = regexp.MustCompile(`^(?:READ MORE|READ ALSO|ALSO READ|SEE ALSO|RELATED|WATCH ALSO|DON['’]T MISS)\s*[:>»›|–—-]?\s+\S`)
	readTime     = regexp.MustCompile(`^(?:\d+ ?(?:min|mins|minute|minutes) read|(?:estimated )?reading time:? .{0,20}|\d+ views|updated? \d+ (?:minutes?|hours?|days?) ago|\d+ (?:minutes?|hours?|days?) ago)$`)
	cookies      = regexp.MustCompile(`\b(?:we use|uses|our use of|use of|accept|consent|by continuing|agree to)\b`)
	invite       = regexp.MustCompile(`^(?:please )?(?:(?:sign up|subscribe|register)\b.*\b(?:newsletters?|e-?mails?|inbox|alerts?|updates|telegram|channel|feed)\b|(?:follow|like|find|join) us (?:on|at)\b|follow \S+(?: \S+)?(?: \S+)? on (?:twitter|facebook|telegram|instagram|vkontakte|x)$|get the latest .*(?:inbox|newsletter|alerts)|click here to|download (?:our|the) app)`)
	tags         = regexp.MustCompile(`^(?i:tags|topics|keywords|filed under|categories|category|tagged|теги)\s*:`)
	creditIs     = regexp.MustCompile(`^(?:©|\([cC]\)\s|(?i:photos?|image|picture|photograph|video|фото)(?: credit| by| courtesy of)?\s*[:/]|(?i:photo by|photo credit|image credit|image source|getty images)\b|(?:AP|AFP|EPA|TASS|ITAR-TASS|Reuters|REUTERS|Sputnik|RIA Novosti|Getty Images)(?: Photo)?\s?/\s?\S)`)
)

// credit tells the line under a picture that names its maker.
func credit(l string) bool {
	if len(l) > 240 || !creditIs.MatchString(l) || len(strings.Fields(l)) > 25 || speaks(l) && (quoted(l) || ended(l)) {
		return false
	}
	return strings.HasPrefix(l, "©") || !ended(l) && len(strings.Fields(l)) <= 14
}

// shareBar tells a line that holds nothing but the names of social networks.
func shareBar(l string) bool {
	n := 0
	for w := range strings.FieldsSeq(strings.ToLower(strings.NewReplacer("|", " ", "·", " ", "•", " ", "/", " ", ",", " ").Replace(l))) {
		if !networks[w] {
			return false
		}
		n++
	}
	return n > 0
}

// crumbs tells a path through the site: "Home > News > World".
func crumbs(l string) bool {
	if ended(l) || quoted(l) {
		return false
	}
	for _, sep := range []string{" > ", " » ", " › ", " / ", " | "} {
		parts := strings.Split(l, sep)
		if len(parts) < 3 {
			continue
		}
		for _, part := range parts {
			if n := len(strings.Fields(part)); n == 0 || n > 4 {
				return false
			}
		}
		return true
	}
	return false
}

// menu removes a run of at least three lines of one to three words most of
// which, and the first, are names of a site's sections.
func (p *pass) menu(i int) int {
	if !isSection[strings.ToLower(p.in[i].text)] {
		return 0
	}
	n, sections := 0, 0
	for i+n < len(p.in) && n < 60 {
		l := p.in[i+n].text
		if len(strings.Fields(l)) > 3 || strings.ContainsAny(l, ".,;:!?\"“”«»") {
			break
		}
		if isSection[strings.ToLower(l)] {
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
	sourceLabel = regexp.MustCompile(`^(?i:original url|source url|original article|original source|original|source|url|link|permalink|article url|web address|(?:read|see) (?:the )?(?:original|full) article(?: at| here)?|(?:first|originally) published (?:at|on|by)|retrieved from|available at)\s*:?\s*(<?\(?https?://\S+)?$`)
	bareAddress = regexp.MustCompile(`^[<(\[]?https?://\S+$`)
)

// address removes a web address that has a line of its own, with the label
// before it. It is the article's when a label says so, or when it is the first
// or the last line of the file.
func (p *pass) address(i int) int {
	l := p.in[i].text
	if bareAddress.MatchString(l) {
		if i == 0 || i == len(p.in)-1 {
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
