package dates

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

var occasion = regexp.MustCompile(`(?i)\b(?:interview|remarks|speech|statement|address|conference|briefing|comments?|answers?|transcript)\b`)

// InTitle reads the day at the end of the title of a transcript, after a
// comma. Other titles that have a day tell of what happened then.
func InTitle(title string) (Mention, bool) {
	found := Mentions(title)
	if len(found) == 0 || !occasion.MatchString(title) {
		return Mention{}, false
	}
	m := found[len(found)-1]
	before := strings.TrimRight(title[:m.Start], " ")
	return m, m.Kind == Written && m.Date.Complete() && m.End == len(title) && strings.HasSuffix(before, ",")
}

// Line reads a line that says nothing but when: "April 22, 2015",
// "Published: 22 April 2015, 14:05 GMT", "Updated on Wed, 22 Apr 2015".
func Line(line string) (Mention, bool) {
	if len(line) > 80 {
		return Mention{}, false
	}
	var best Mention
	rest, at := "", 0
	for _, m := range Mentions(line) {
		if m.NamesDay() {
			if best.Date.IsZero() {
				best = m
			}
			rest += line[at:m.Start] + " "
			at = m.End
		}
	}
	rest += line[at:]
	if best.Date.IsZero() {
		return Mention{}, false
	}
	for _, w := range strings.FieldsFunc(strings.ToLower(rest), func(r rune) bool { return strings.ContainsRune(" :,.|·•–—-()/[]", r) }) {
		if !isWeekday(w) && !dateWords[w] && !dateWords[strings.Trim(w, "+0123456789")] && strings.Trim(w, "0123456789tz+") != "" {
			return Mention{}, false
		}
	}
	return best, true
}

// NamesDay reports whether a date with its day is written, be it that day and month may
// stand the other way round.
func (m Mention) NamesDay() bool {
	return m.Kind == Written && (m.Date.Day != 0 || !m.Ambiguous.IsZero())
}

// IsDateWord reports whether a word, in small letters, may stand beside a date in a
// line that says nothing else: "published", "gmt".
func IsDateWord(w string) bool { return dateWords[w] }

// dateWords may stand around the date in a date line.
var dateWords = map[string]bool{
	"published": true, "posted": true, "updated": true, "last": true, "modified": true, "first": true,
	"created": true, "date": true, "on": true, "at": true, "the": true, "of": true, "publication": true,
	"am": true, "pm": true, "a": true, "p": true, "m": true, "gmt": true, "utc": true, "msk": true,
	"est": true, "edt": true, "cet": true, "cest": true, "bst": true, "ist": true, "eet": true,
	"et": true, "pt": true, "ct": true, "mt": true, "pst": true, "pdt": true, "cst": true, "cdt": true, "mst": true, "mdt": true, "eest": true, "sast": true, "aest": true, "jst": true, "hkt": true, "sgt": true, "trt": true, "ast": true,
	"moscow": true, "time": true, "local": true, "h": true, "hrs": true, "hours": true, "edited": true,
}

// Dateline reads "MOSCOW, November 19.", "WASHINGTON, April 22 (Reuters) -",
// "April 22, Interfax." and "/TASS/" forms at the head of a paragraph.
func Dateline(p string) (Mention, bool) {
	head := p[:min(len(p), 90)]
	found := Mentions(head)
	if len(found) == 0 || found[0].Kind != Written || found[0].Date.Day == 0 {
		return Mention{}, false
	}
	m := found[0]
	place := strings.TrimSpace(head[:m.Start])
	if place == "" || m.End >= len(head) {
		return Mention{}, false
	}
	bare := strings.TrimRight(place, ", .—–-")
	if len(strings.Fields(bare)) > 5 || strings.ContainsAny(bare, "\"“”.!?:;0123456789") || !strings.ContainsFunc(bare, unicode.IsLetter) {
		return Mention{}, false
	}
	after := strings.TrimLeft(head[m.End:], " ")
	stop := strings.HasPrefix(after, "—") || strings.HasPrefix(after, "–") || strings.HasPrefix(after, ".") ||
		strings.HasPrefix(after, "/") || strings.HasPrefix(after, "(") || strings.HasPrefix(after, "-")
	if strings.ToUpper(bare) == bare {
		return m, stop || after == "" || strings.ContainsAny(after[:1], ",:")
	}
	return m, stop && len(strings.Fields(bare)) <= 2 && bare != place && capitals(bare) && !notPlace[strings.Fields(bare)[0]]
}

// notPlace holds words that a sentence with a date begins with.
var notPlace = map[string]bool{"In": true, "On": true, "By": true, "Since": true, "Until": true, "From": true, "After": true, "Before": true, "Published": true, "Updated": true}

// capitals reports whether every word of s begins with a capital letter.
func capitals(s string) bool {
	for _, w := range strings.Fields(s) {
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) {
			return false
		}
	}
	return true
}

var (
	addressDay   = regexp.MustCompile(`/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?:[/_.-]|$)`)
	addressEight = regexp.MustCompile(`[/_-]((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:[/_.-]|$)`)
	addressBack  = regexp.MustCompile(`[/~](0[1-9]|[12]\d|3[01])[-.](0[1-9]|1[0-2])[-.](20\d\d)(?:[/_.-]|$)`)
	addressName  = regexp.MustCompile(`(?i)/((?:19|20)\d\d)/(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*/(\d{1,2})/`)
	addressMonth = regexp.MustCompile(`/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])/`)
	nameDay      = regexp.MustCompile(`(?:^|[^0-9A-Za-z])((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?:[^0-9A-Za-z]|$)`)
)

// InAddress returns the day in a web address as year-month-day.
func InAddress(address string) string {
	_, rest, _ := strings.Cut(address, "://")
	if i := strings.IndexByte(rest, '/'); i >= 0 {
		rest = rest[i:]
	}
	rest, _, _ = strings.Cut(rest, "?")
	if m := addressDay.FindStringSubmatch(rest); m != nil {
		return m[1] + "-" + m[2] + "-" + m[3]
	}
	if m := addressEight.FindStringSubmatch(rest); m != nil {
		return m[1] + "-" + m[2] + "-" + m[3]
	}
	if m := addressBack.FindStringSubmatch(rest); m != nil && (m[1] > "12" || m[1] == m[2]) {
		return m[3] + "-" + m[2] + "-" + m[1] // in one order only
	}
	if m := addressName.FindStringSubmatch(rest); m != nil {
		return m[3] + " " + strings.ToUpper(m[2][:1]) + strings.ToLower(m[2][1:]) + " " + m[1]
	}
	if m := addressMonth.FindStringSubmatch(rest); m != nil {
		return m[1] + "-" + m[2]
	}
	return ""
}

// InFileName returns the day in a file's name as year-month-day.
func InFileName(name string) string {
	if m := nameDay.FindStringSubmatch(name); m != nil {
		return m[1] + "-" + m[2] + "-" + m[3]
	}
	return ""
}

var copyrightYear = regexp.MustCompile(`(?i)(?:©|\(c\)|copyright)\D{0,30}((?:19|20)\d\d)\b`)

// CopyrightYear returns the year of a copyright line, or 0.
func CopyrightYear(line string) int {
	if !strings.ContainsAny(line, "©(") && !strings.Contains(line, "opyright") && !strings.Contains(line, "OPYRIGHT") {
		return 0 // at once, as nearly all lines
	}
	m := copyrightYear.FindStringSubmatch(line)
	if m == nil {
		return 0
	}
	year, _ := digits(m[1])
	return year
}

var clock = regexp.MustCompile(`\b\d{1,2}(?::\d\d\b|\.\d\d(?:\s|$))`)

// HoldsClockTime reports whether a line has a time of day ("14:05", "18.05").
func HoldsClockTime(line string) bool {
	return strings.ContainsAny(line, "0123456789") && clock.MatchString(line)
}
