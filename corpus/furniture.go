package corpus

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
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
	case about.MatchString(name):
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
		sameBlock := taken > 0 && p.in[i+n].block == p.in[i+n-1].block && taken < 3 && p.short(p.in[i+n].block)
		if !headlineLike(l) || taken > 0 && !sameBlock && !many && !listItem(l) || lone(l, strings.ToLower(l)) != "" || teasers[strings.ToLower(l)] {
			break
		}
		p.remove(l, "related headline")
		taken++
		n++
	}
	return n
}

// short tells that a block has few lines, all like headlines: it is a box and
// not an article whose paragraphs have no empty lines between them.
func (p *pass) short(block int) bool {
	n := 0
	for _, r := range p.in {
		if r.block == block {
			n++
			if !headlineLike(r.text) {
				return false
			}
		}
	}
	return n <= 4
}

// teasers are lines that announce headlines of other articles.
var teasers = setOf("see also", "read also", "also read", "read more", "related", "related articles", "related stories", "related news",
	"related content", "related topics", "related video", "related videos", "related article", "related story", "related posts", "related links", "more on this story",
	"more on this topic", "more on this", "more on the topic", "on the topic", "recommended", "recommended for you", "you may also like",
	"you might also like", "don't miss", "don’t miss", "most read", "most popular", "most viewed", "trending", "trending now",
	"latest posts", "latest news", "latest stories", "latest headlines", "latest", "top stories", "more stories", "more news",
	"special project", "editor's picks", "editor’s picks", "editors' picks", "editor's choice", "editor’s choice", "photo gallery",
	"watch also", "in pictures", "читайте также", "смотрите также", "по теме", "what to read next", "read next", "up next", "promoted stories", "around the web")

// plural are those under which several headlines may stand.
var plural = setOf("related articles", "related stories", "related news", "related content", "related topics", "related videos", "related posts", "related links",
	"recommended", "recommended for you", "you may also like", "you might also like", "most read", "most popular", "most viewed",
	"trending", "trending now", "latest posts", "latest news", "latest stories", "latest headlines", "latest", "top stories",
	"more stories", "more news", "editor's picks", "editor’s picks", "editors' picks", "what to read next", "promoted stories", "around the web")

var about = regexp.MustCompile(`^about (?:this|the|our) (?:blog|authors?|site|website|column|project|newsletter|writer)$|^about us$`)

// lone tells why a line that stands for itself is furniture, or "".
func lone(l, name string) string {
	if oneSentence(l) && len(strings.Fields(l)) <= 35 && (readMoreCaps.MatchString(l) || readMore.MatchString(l) && !(speaks(l) && (ended(l) || quoted(l)))) {
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
	case copyrightYear.MatchString(l) && len(strings.Fields(l)) <= 30, strings.HasSuffix(strings.TrimRight(name, "."), "all rights reserved"):
		return "copyright notice"
	case credit(l):
		return "photo credit"
	case readTime.MatchString(name):
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

// signs are lines of navigation.
var signs = setOf("accessibility links", "breaking news", "skip to main content", "skip to content", "skip to navigation", "skip to search",
	"main content", "main navigation", "main menu", "menu", "search", "home", "home page", "homepage", "print", "print this page", "print this article",
	"share", "share this", "share this article", "share this story", "share this page", "share this post", "share on facebook",
	"share on twitter", "share on whatsapp", "share on telegram", "share via email", "tweet this", "email this", "email this article", "copy link",
	"comment", "comments", "leave a comment", "leave a reply", "post a comment", "show comments", "view comments", "load comments", "add a comment",
	"subscribe", "subscribe now", "sign in", "sign up", "log in", "login", "register", "advertisement", "advertising", "sponsored",
	"sponsored content", "story continues below advertisement", "article continues below advertisement", "article continues below",
	"story continues below", "continue reading", "continue reading below", "follow us", "back to top", "to top", "go to top", "loading", "loading...", "load more", "show more", "next", "previous",
	"next article", "previous article", "next page", "previous page", "embed", "embed share", "link copied", "listen to this article", "play video", "contact us", "privacy policy",
	"terms of use", "terms of service", "terms and conditions", "accept cookies", "accept all cookies", "accept all", "cookie policy", "cookie settings", "enlarge image", "view image in fullscreen",
	"подписаться", "поделиться", "комментарии", "реклама", "print version", "text size", "site map", "sitemap", "newsletter", "newsletters", "rss", "live", "open menu", "close menu", "close")

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
	if len(strings.Fields(l)) > 25 || len(l) > 240 || speaks(l) && (quoted(l) || ended(l)) {
		return false
	}
	if !creditIs.MatchString(l) {
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

var networks = setOf("facebook", "twitter", "vkontakte", "vk", "whatsapp", "telegram", "viber", "linkedin", "reddit", "pinterest",
	"instagram", "odnoklassniki", "google+", "messenger", "tumblr", "flipboard", "email", "e-mail", "print", "share", "tweet", "copy", "youtube", "livejournal", "pocket", "line", "bluesky", "mastodon", "threads")

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
// which are names of a site's sections.
func (p *pass) menu(i int) int {
	n, sections := 0, 0
	for i+n < len(p.in) {
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

var isSection = setOf("news", "world", "politics", "business", "economy", "opinion", "opinions", "culture", "sport", "sports", "science", "tech", "technology",
	"video", "videos", "photos", "photo", "pictures", "travel", "health", "lifestyle", "style", "arts", "entertainment", "society", "russia", "ukraine", "europe",
	"middle east", "asia", "africa", "americas", "usa", "uk", "us", "features", "analysis", "multimedia", "podcasts", "blogs", "weather", "live", "about", "about us", "contact", "contacts",
	"subscribe", "search", "menu", "home", "login", "sign in", "archive", "shows", "in-depth", "op-ed", "english", "русский", "deutsch", "español", "العربية")

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
	m := sourceLabel.FindStringSubmatch(l)
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

// headlineLike tells a line that has a headline's shape: one phrase without a
// full stop. A line that begins with a quotation and names who speaks is not
// one, even when its full stop is missing.
func headlineLike(l string) bool {
	words := len(strings.Fields(l))
	if words < 2 || words > 30 || len(l) > 300 || ended(l) || strings.HasSuffix(l, ":") || strings.HasSuffix(l, ",") || !oneSentence(l) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(l)
	return !strings.ContainsRune(openers, r) || !speaks(l) && words <= 15
}

const (
	openers = "\"“„«‘'"
	closers = "\"”“»’')]"
)

// ended tells that a line ends as a sentence does. A question mark may end a
// headline as well, when nobody is quoted.
func ended(l string) bool {
	bare := strings.TrimRight(l, closers+" ")
	switch lastRune(bare) {
	case '.', '…':
		last := bare[strings.LastIndexByte(bare, ' ')+1:]
		return strings.Count(last, ".") < 2 || strings.HasSuffix(last, "...") // "U.S."
	case '!':
		return true
	case '?':
		return quoted(l)
	}
	return false
}

// oneSentence tells that no sentence ends inside a line.
func oneSentence(l string) bool { return len(sentences(l)) <= 1 }

// quoted tells that a line has quotation marks around words.
func quoted(l string) bool { return strings.ContainsAny(l, "\"“”„«»") }

// speaks tells that a line has a word of reporting.
func speaks(l string) bool {
	for w := range strings.FieldsFuncSeq(strings.ToLower(l), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if reporting[w] {
			return true
		}
	}
	return false
}

var reporting = setOf("said", "says", "saying", "say", "told", "tells", "telling", "added", "adds", "adding", "noted", "notes", "stressed", "stresses",
	"warned", "warns", "stated", "states", "asked", "asks", "wondered", "explained", "explains", "declared", "announced", "reminded", "believes", "believed",
	"insisted", "claimed", "claims", "argued", "argues", "admitted", "confirmed", "denied", "suggested", "commented", "remarked", "replied", "answered",
	"concluded", "continued", "emphasized", "emphasised", "pointed", "wrote", "writes", "quoted", "according", "called", "urged", "vowed", "tweeted", "reiterated", "underlined", "acknowledged", "recalled", "observed", "quipped", "сказал", "заявил", "отметил", "подчеркнул", "сообщил", "добавил")

func setOf(words ...string) map[string]bool {
	set := make(map[string]bool, len(words))
	for _, w := range words {
		set[w] = true
	}
	return set
}
