package clean

import (
	"regexp"
	"strings"

	"onrecord/corpus/dates"
	"onrecord/corpus/furniture"
	"onrecord/corpus/text"
)

// Reasons that the reader of an article looks at again, for what the removed
// line says about the article.
const (
	ReasonAddress = "address of the article"
	ReasonTweet   = "tweet of an outlet"
	ReasonAbout   = "note about the site"
	ReasonStaff   = "note about the newsroom"
	ReasonSource  = "name of the source"
	ReasonFollow  = "invitation to follow"
	ReasonRights  = "copyright notice"
	ReasonDate    = "date line"
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
	case name == "read more" && len(p.out) > 2 && HeadlineLike(p.out[len(p.out)-1]) && p.out[len(p.out)-1] == p.in[i-1].text:
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
		p.remove(l, ReasonAbout)
		if i+1 < len(p.in) && !(Speaks(p.in[i+1].text) && text.HasQuotationMark(p.in[i+1].text)) && len(p.in[i+1].text) < 900 {
			p.remove(p.in[i+1].text, ReasonAbout)
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
			p.seen[text.Alphanumeric(afterLabel(l))] = true
		}
		p.remove(l, reason)
		return 1
	}
	if len(p.seen) > 0 && len(l) < 300 && p.seen[text.Alphanumeric(l)] { // the same video or report again
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
	if l := p.in[i].text; !imperative.MatchString(l) || Ended(l) || text.HasQuotationMark(l) || len(strings.Fields(l)) > 10 {
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
		if text.HasQuotationMark(l) || Speaks(l) || len(strings.Fields(l)) > 25 {
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
		if len(strings.Fields(l)) > 4 || Ended(l) || text.HasQuotationMark(l) || strings.HasSuffix(l, ":") || strings.HasSuffix(l, "?") || furniture.Is(strings.ToLower(l), furniture.Teaser) {
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
		case taken > 0 && teaserDate.MatchString(l) && !(text.HasQuotationMark(l) && Speaks(l)):
			p.remove(l, reasonTeaser)
			n++
			continue
		}
		sameBlock := taken > 0 && p.in[i+n].block == p.in[i+n-1].block && taken < 3 && p.short(i+n)
		if isDate || !HeadlineLike(l) || taken > 0 && !sameBlock && !many && !listItem(l) || lone(l, strings.ToLower(l)) != "" || furniture.Is(strings.ToLower(l), furniture.Teaser|furniture.Topics) {
			break
		}
		p.remove(l, reasonTeaser)
		taken++
		n++
	}
	return n
}

// onlyHeadlines reports whether nothing but a few headlines follows to the end.
func (p *pass) onlyHeadlines(i int) bool {
	if len(p.in)-i > 8 {
		return false
	}
	for _, r := range p.in[min(i, len(p.in)):] {
		if !HeadlineLike(r.text) || text.HasQuotationMark(r.text) && Speaks(r.text) {
			return false
		}
	}
	return true
}

// short reports whether line i stands in a block of few lines, all like headlines:
// that is a box, and not an article whose paragraphs have no empty lines between
// them.
func (p *pass) short(i int) bool {
	block, first := p.in[i].block, i
	for first > 0 && p.in[first-1].block == block && i-first < 4 {
		first--
	}
	for n := first; n < len(p.in) && p.in[n].block == block; n++ {
		if n-first >= 4 || n >= i && !HeadlineLike(p.in[n].text) {
			return false
		}
	}
	return true
}

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
			p.remove(l, ReasonAddress)
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
		p.remove(l, ReasonAddress)
		return 1
	case i+1 < len(p.in) && bareAddress.MatchString(p.in[i+1].text):
		p.remove(l, "label of an address")
		p.remove(p.in[i+1].text, ReasonAddress)
		return 2
	}
	return 0
}
