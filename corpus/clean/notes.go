package clean

import (
	"regexp"
	"strings"
	"unicode"

	"onrecord/corpus/byline"
	"onrecord/corpus/dates"
	"onrecord/corpus/text"
)

// Notes are whole lines in which a site or its newsroom speaks to the reader of
// the page and not of the news: who else reported, how to subscribe, what the
// buttons do. Each kind is known by a line's shape; a line that quotes somebody
// and names a word of reporting is never one.

var (
	staff = pattern{regexp.MustCompile(`^[(\[*]?(?:(?:Additional |Also )?[Rr]eporting|Writing|Editing|Written|Edited|Compiled|Translated|Translation) (?:and (?:writing|editing) )?by \p{Lu}` +
		`|\bcontributed (?:to (?:this|the) (?:report|article|story|dispatch)|(?:additional )?reporting)\b` +
		`|^Some (?:information|material) (?:for|in) this (?:report|story|article) (?:came|comes|was|is) from|^(?:Based on|With|Includes) (?:additional )?(?:reporting|material|information) (?:by|from) ` +
		`|^(?:Web )?[Ee]ditors?\s*:\s*[\p{L}.-]+(?: \p{Lu}[\p{L}.-]*){0,3}$`), []string{"by ", "contributed", "some information", "some material", "based on", "with ", "includes ", "editor"}}
	sourceNote = regexp.MustCompile(`^(?i:sources?|agencies)\s*:\s*\S.{0,60}$`)
	reach      = pattern{regexp.MustCompile(`(?i)\b(?:can be (?:reached|contacted) (?:at|on|via|by)|reach (?:him|her|them|us) (?:at|on)|(?:contact|e-?mail|write to) (?:the (?:author|reporter|editor|writer)|us|our|him|her|me) (?:at|on|via|by)?)\b`), []string{"reach", "contact", "mail", "write to"}}
	writeTo    = regexp.MustCompile(`^(?:contact|write to|e-?mail|tips?|send|join our)\b`)
	follow     = pattern{regexp.MustCompile(`^(?:(?:You can )?[Ff]ollow|FOLLOW|Like|Find|Join) (?:@\w+|(?:\S+ ){1,7}on (?:Twitter|Facebook|Instagram|Telegram|YouTube|WhatsApp|Google|X|VK|LinkedIn)\b|\S+ on$)|\b(?:[Ff]ollow (?:him|her|them|us|me) (?:on|at)) \S+|^@\w{2,20}$`), []string{"follow", "like ", "find ", "join ", "@"}}
	edition    = regexp.MustCompile(`^(?:An? (?:\w+ )?version of this (?:article|story|report|piece)|This (?:article|story|report|post|piece|page|essay|interview)(?: was| is| has been)? (?:first |originally |also |last |more |automatically )*(?:published|appeared|appears|updated|corrected|amended|republished|posted|translated|than \d+|part of)\b)`)
	appeal     = pattern{regexp.MustCompile(`(?i)\b(?:small favou?r to ask|free (?:articles?|stories) (?:left|remaining|this month)|unlimited (?:digital )?access|inbox|newsletters?|privacy policy|terms of (?:use|service)|recaptcha|reading list|your e-?mail(?: address)?|javascript|ad ?blocker|your browser|value your privacy|get alerts|our app|support us from)\b`), []string{"favor", "favour", "free ", "unlimited", "inbox", "newsletter", "privacy policy", "terms of", "recaptcha", "reading list", "your e", "javascript", "blocker", "browser", "value your", "get alerts", "our app", "support us"}}
	toReader   = regexp.MustCompile(`(?i)\b(?:you|your|you['’]ll|us|our|we)\b|^(?:please |simply |just |to )?(?:subscribe|sign|register|support|join|get|click|enter|enable|read|download|send|save|protected|try|start|turn|continue)\b`)
	imperative = regexp.MustCompile(`(?i)^(?:\w+: )?(?:please |simply |just |to )?(?:subscribe (?:now|today|to|for)|sign (?:up|in)|log in|register (?:now|today|for|to)|donate|support (?:us|our|independent)|join (?:the (?:conversation|discussion|debate)|our (?:commenting|community|newsletter|channel)|thought-provoking)|find your bookmarks|your (?:daily |weekly )?briefing on|leer en |share or comment|comment on this|add to your|share (?:this|your) |have your say|tell us what you think|click (?:here|below)|enter your|download (?:the|our)|become an? (?:\w+ )?(?:member|subscriber|supporter|patron)|already (?:an? )?(?:subscriber|subscribed|registered|member)|get (?:unlimited|full) |turn on (?:desktop|push)|enjoying this|like what you|you have (?:reached|read|\d+)|you can share|you are reading|thank you for (?:reading|subscribing)|don['’]t miss (?:out|an?) |never miss an? |stay (?:informed|up to date|tuned)|be the first to|get alerts|send us)\b`)
	device     = pattern{regexp.MustCompile(`(?i)\bopens? in (?:a )?new (?:window|tab)\b|\bthe code has been copied\b|^required fields are marked|^protected by recaptcha|^think your friends would be interested|^this section contains|^this video (?:is|cannot|can not|has|file)\b|^(?:please )?enable javascript|^(?:\S+ ){1,4}(?:is|are) not responsible for (?:the )?(?:content|material|accuracy)`), []string{"open", "copied", "required fields", "protected by", "think your", "this section", "this video", "javascript", "not responsible"}}
	views      = pattern{regexp.MustCompile(`(?i)^(?:the |any )?(?:views|opinions|statements)(?:,? (?:and|or) \w+)? expressed\b|\b(?:views|opinions) expressed (?:in|by|here|are)\b.*\b(?:own|not|solely)\b|\bdo(?:es)? not (?:necessarily )?(?:reflect|represent) the (?:views?|opinions?|position|policy)\b|^our standards\s*:|\btrust principles\b`), []string{"views", "opinion", "statements", "reflect", "represent", "our standards", "trust principles"}}
	powered    = regexp.MustCompile(`(?i)^(?:recommended|powered|sponsored|promoted|provided|presented) by \S+(?: \S+)?$|^(?:ads?|content|more) (?:by|from) \S+(?: \S+){0,3}$|^explore \S+(?: \S+)?$|^(?:share|post|send|tweet|save|pin|print|email) (?:on|to|via|by|this|it)(?: \S+){0,3}$|^slideshow\b.{0,20}$|^font size\b.{0,12}$|^back to top\b.{0,12}$|^see all\b.{0,40}$|^view (?:all|more|gallery|\d+ more)\b.{0,40}$|^go to (?:the )?(?:media|photo)bank$|^\d+ (?:shares?|comments?|photos?|images?|items?|slides?|thoughts? on\b.*)$|^list (?:of )?\d+ (?:items?|of \d+)$|^\d+ (?:of|/) \d+$|^end of list$`)
	codes      = regexp.MustCompile(`^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$|^[a-z]{2}_[A-Z]{2}$|^/html/\S+$|^(?:[a-z]{2}-[A-Z]{2}\d? ?)+$|^(?:auto ?)?\d{3,4}p\b.{0,20}$|^(?:\d{1,2}:\d\d(?::\d\d)?[ /|]*)+$`)
	footnote   = regexp.MustCompile(`^\[\^\w{1,8}\]:`)
)

// pattern is an expression that is tried only on lines which have one of its words, in
// small letters: it has no match without, and looking for words is quick.
type pattern struct {
	expression *regexp.Regexp
	words      []string
}

// in reports whether the expression matches in a line, of which small is in small
// letters.
func (p pattern) in(l, small string) bool {
	for _, w := range p.words {
		if strings.Contains(small, w) {
			return p.expression.MatchString(l)
		}
	}
	return false
}

// note returns why a line is a note of the site or of its newsroom, or "".
func note(l, name string) string {
	words := len(strings.Fields(l))
	if words > 60 {
		return ""
	}
	small := strings.ToLower(l)
	switch {
	case footnote.MatchString(l):
		return "footnote"
	case words <= 40 && staff.in(l, small) && !text.HasQuotationMark(l):
		return ReasonStaff
	case words <= 8 && sourceNote.MatchString(l) && !Ended(l) && !text.HasQuotationMark(l) && !byline.Is(l):
		return ReasonSource
	case words <= 40 && (reach.in(l, small) && (strings.Contains(l, "@") || !Speaks(l)) || strings.Contains(l, "@") && writeTo.MatchString(name)) && !text.HasQuotationMark(l):
		return "contact note"
	case words <= 25 && follow.in(l, small) && !text.HasQuotationMark(l) && !Speaks(strings.TrimSuffix(l, ".")):
		return ReasonFollow
	case words <= 60 && edition.MatchString(l) && !text.HasQuotationMark(l) && (!Speaks(l) || strings.Contains(l, " appears in print ")):
		return "note about the article"
	case views.in(l, small) && !Speaks(l):
		return "note about the site"
	case device.in(l, small) && (!Speaks(l) || strings.HasSuffix(l, "window)") || strings.Contains(l, " not responsible for ") && !text.HasQuotationMark(l)):
		return "note of the page"
	case text.HasQuotationMark(l) || Speaks(l):
	case words <= 40 && appeal.in(l, small) && toReader.MatchString(l), words <= 25 && imperative.MatchString(l):
		return "invitation"
	case !Ended(l) && powered.MatchString(l):
		return "navigation"
	case (l[0] < 'A' || l[0] > 'Z' || strings.Contains(l, "@")) && codes.MatchString(l), numberLine(l):
		return "number or code"
	}
	return ""
}

// numberLine reports whether a line is of figures and marks without a letter and is no
// date and no year: a count of shares, a number of a document.
func numberLine(l string) bool {
	digit := false
	for _, r := range l {
		if unicode.IsLetter(r) || strings.ContainsRune("\"“”«»%$€£?!", r) {
			return false
		}
		digit = digit || unicode.IsDigit(r)
	}
	if !digit || strings.HasSuffix(l, ".") {
		return false
	}
	if dates.IsYear(l) {
		return false
	}
	_, isDate := dates.Line(l)
	return !isDate
}
