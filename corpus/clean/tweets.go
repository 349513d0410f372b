package clean

import (
	"regexp"
	"strings"

	"onrecord/corpus/furniture"
	"onrecord/corpus/outlet"
	"onrecord/corpus/text"
)

var (
	shortURL   = regexp.MustCompile(`https?://t\.co/\w{1,10}|(?:https?://)?pic\.(?:twitter|x)\.com/\w{1,10}`)
	tweetSign  = regexp.MustCompile(`(?:^|\s*)[—–-]{1,2}\s?([^—–()"“”]{1,60}?)\s?\(@(\w{1,20})\)\s+([A-Z][a-z]+ \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+ \d{4})$`)
	tweetStamp = regexp.MustCompile(`^\d{1,2}:\d{2} [AP]M\s*[-–—·]\s*(?:\d{1,2} [A-Z][a-z]+ \d{4}|[A-Z][a-z]+ \d{1,2}, \d{4})$`)
)

// tweets takes away the tweets by which a site advertises its own reports. A
// tweet of anybody else is something that a person said: it stays, with its
// signature, and loses only its links.
func (p *pass) tweets(rows []row) []row {
	var out []row
	for _, r := range rows {
		var m []int
		if strings.Contains(r.text, "(@") {
			m = tweetSign.FindStringSubmatchIndex(r.text)
		}
		switch {
		case len(r.text) < 60 && tweetStamp.MatchString(r.text):
			p.remove(r.text, ReasonTweet)
			continue
		case m != nil && isOutletsTweet(r.text[m[2]:m[3]], r.text[m[4]:m[5]]):
			if m[0] == 0 && len(out) > 0 && isTweetText(out[len(out)-1].text) {
				p.remove(out[len(out)-1].text, "text of a tweet")
				out = out[:len(out)-1]
			}
			if m[0] == 0 || isTweetText(r.text[:m[0]]) {
				p.remove(r.text, ReasonTweet)
				continue
			}
		}
		out = append(out, r)
	}
	rest := out[:0]
	for _, r := range out {
		if strings.Contains(r.text, "t.co/") || strings.Contains(r.text, "pic.") {
			text := strings.Join(strings.Fields(shortURL.ReplaceAllString(r.text, " ")), " ")
			if text != r.text && tweetSign.MatchString(text) {
				p.remove(text, "link of a tweet")
			}
			r.text = text
		}
		if r.text != "" {
			rest = append(rest, r)
		}
	}
	return rest
}

// isTweetText reports whether a line above an outlet's signature is what it tweeted:
// it has a tweet's marks, or is as short as a headline and is one.
func isTweetText(s string) bool {
	if len(s) > 480 || Speaks(s) && text.HasQuotationMark(s) && Ended(s) && !shortURL.MatchString(s) {
		return false
	}
	return shortURL.MatchString(s) || strings.ContainsAny(s, "#@") || HeadlineLike(s)
}

// isOutletsTweet reports whether the name or the handle under a tweet is an outlet's.
func isOutletsTweet(name, handle string) bool {
	if outlet.Known(name) != "" || outlet.Known(handle) != "" {
		return true
	}
	words := strings.Fields(strings.ToLower(name))
	for _, w := range words {
		if furniture.Is(w, furniture.OutletWord) {
			return true
		}
	}
	first, _, _ := strings.Cut(handle, "_")
	return len(words) == 1 && outlet.Known(first) != ""
}
