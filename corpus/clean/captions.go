package clean

import (
	"regexp"
	"strings"

	"onrecord/corpus/byline"
	"onrecord/corpus/dates"
	"onrecord/corpus/text"
)

var (
	creditIs = regexp.MustCompile(`^(?:©|\([cC]\)\s|(?i:photos?|image|picture|photograph|video|фото)(?: credit| by| courtesy of)?\s*[:/]|(?i:photo by|photo credit|image credit|image source|image copyright|getty images)\b|(?:AP|AFP|EPA|TASS|ITAR-TASS|Reuters|REUTERS|Sputnik|RIA Novosti|Getty Images)(?: Photo)?\s?/\s?\S)`)
	// What stands behind a caption: the picture's maker.
	creditEnd   = regexp.MustCompile(`\s©\s*\S.{1,80}$|(?:^|[.!?)”"]\s+)(?:Photograph|Photo|Picture|Image|Credit|Photo credit|Photo by)\s*:\s*\p{Lu}[^:]{2,80}$|\s\((?:(?:Photo|Photograph|Image)(?: by|:)? )?\p{Lu}[^()/:;]{2,40}/\s?\p{Lu}[^()/:;]{1,40}\)\.?$|\b[Pp]hoto by \p{Lu}[^()"“”]{3,80}\)?\.?$|\((?:AP|AFP|EPA|Reuters|REUTERS|TASS|Getty)(?: Photo)?(?:/[^()]{2,40})?\)$|\((?:AP|AFP|EPA|Reuters|REUTERS|TASS|Getty) [Pp]hoto\)$|[.?!] (?:REUTERS|AFP|AP|EPA|Getty Images)(?: Photo)?/\p{Lu}[^.:;/]{2,40}$|\bHide [Cc]aption(?: \d+ of \d+)?$`)
	captionMark = regexp.MustCompile(`^(?i:image|media|photo|picture|video) caption\b[,:]?\s*`)
	hidden      = regexp.MustCompile(`^Photos?: .*\bHide [Cc]aption \d+ of \d+$`)
	videoTime   = regexp.MustCompile(`\b\d{1,2}:\d\d$`)
)

// credit reports whether a line stands under a picture and names its maker, with the
// words about the picture if there are any.
func credit(l string) bool {
	if len(l) > 400 || !strings.ContainsAny(l, "©/:()") && !strings.Contains(l, "hoto") && !strings.Contains(l, "aption") && !strings.HasPrefix(strings.ToLower(l), "image") && !strings.HasPrefix(l, "Getty") || dates.CopyrightYear(l) != 0 || Speaks(l) && (text.HasQuotationMark(l) || Ended(l)) {
		return false
	}
	words := len(strings.Fields(l))
	if creditIs.MatchString(l) && len(l) <= 240 && words <= 25 && (strings.HasPrefix(l, "©") || !Ended(l) && words <= 14) {
		return true
	}
	return words <= 50 && !Speaks(l) && !text.HasQuotationMark(l) && creditEnd.MatchString(l)
}

// caption removes a picture's or a video's labelled caption, or returns 0.
func (p *pass) caption(i int) int {
	l := p.in[i].text
	m := ""
	if len(l) < 400 && strings.Contains(strings.ToLower(l[:min(len(l), 24)]), "caption") {
		m = captionMark.FindString(l)
	}
	if m != "" {
		rest := l[len(m):]
		switch {
		case rest != "" && Speaks(rest) && text.HasQuotationMark(rest):
			p.in[i].text = rest // what somebody said under a picture stays
			return 0
		case rest != "":
			p.remove(l, "photo caption")
			return 1
		}
		p.remove(l, "label of a caption")
		if i+1 < len(p.in) {
			if next := p.in[i+1].text; len(next) < 240 && len(strings.Fields(next)) <= 40 && !Speaks(next) {
				p.remove(next, "photo caption")
				return 2
			}
		}
		return 1
	}
	if strings.EqualFold(l, "now playing") {
		p.remove(l, "label of a video")
		if i+1 < len(p.in) && len(strings.Fields(p.in[i+1].text)) <= 12 && !text.HasQuotationMark(p.in[i+1].text) {
			p.remove(p.in[i+1].text, "video")
			return 2
		}
		return 1
	}
	if words := len(strings.Fields(l)); words >= 3 && words <= 14 && !Speaks(l) && !text.HasQuotationMark(l) && videoTime.MatchString(l) {
		if _, isDate := dates.Line(l); !isDate && !byline.Is(l) {
			p.remove(l, "video")
			return 1
		}
	}
	if strings.HasPrefix(l, "Photo") && hidden.MatchString(l) && !(text.HasQuotationMark(l) && Speaks(l)) {
		p.remove(l, "photo caption")
		return 1
	}
	if credit(l) {
		// Some pages have the caption twice, with and without its maker.
		if n := len(p.out); n > 0 && len(p.out[n-1]) >= 12 && strings.HasPrefix(l, p.out[n-1]) && !Speaks(p.out[n-1]) {
			p.remove(p.out[n-1], "photo caption")
			p.out = p.out[:n-1]
		}
		p.remove(l, "photo credit")
		return 1
	}
	return 0
}
