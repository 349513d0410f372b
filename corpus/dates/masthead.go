package dates

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Masthead reads the day in a short line that names who wrote or printed what
// follows: "Global Health News, 3 June 2022", "By Karim Nasser in Mosul | The
// Monitor | Wed 12 Apr 2017", "Posted on 4 May 2022 by the newsroom". Whatever
// else stands there is a name; a caption or a sentence has other words.
func Masthead(line string) (Mention, bool) {
	line = strings.TrimSpace(line)
	if len(line) > 120 || strings.ContainsAny(line, "\"“”?!©") || strings.Count(line, "\n") > 0 {
		return Mention{}, false
	}
	found := Mentions(line)
	var day Mention
	rest, at := "", 0
	for _, m := range found {
		if m.Kind != Written || !m.Date.Complete() {
			continue
		}
		if day.Date.IsZero() {
			day = m
		}
		rest += line[at:m.Start] + " "
		at = m.End
	}
	if day.Date.IsZero() {
		return Mention{}, false
	}
	after := line[at:]
	rest += after
	names := 0
	for _, w := range strings.FieldsFunc(rest, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(":,|·•–—-()/[]", r) }) {
		low := strings.ToLower(strings.TrimRight(w, "."))
		switch first, _ := utf8.DecodeRuneInString(w); {
		case isWeekday(low), dateWords[low], mastWords[low], strings.Trim(low, "0123456789tz+.") == "":
		case unicode.IsUpper(first) || unicode.Is(unicode.Lo, first):
			names++
		default:
			return Mention{}, false
		}
	}
	lead := strings.ToLower(line)
	posted := strings.HasPrefix(lead, "by ") || strings.HasPrefix(lead, "posted") || strings.HasPrefix(lead, "published")
	last := strings.TrimFunc(after, func(r rune) bool { return !unicode.IsLetter(r) }) == ""
	return day, posted || last && names > 0 && names <= 6 && strings.ContainsAny(line[:at], ",|·•–—/")
}

// mastWords may stand in such a line beside names and dates.
var mastWords = map[string]bool{
	"by": true, "in": true, "for": true, "and": true, "from": true, "to": true, "our": true, "live": true, "blog": true,
	"newsroom": true, "staff": true, "desk": true, "editor": true, "reporter": true, "correspondent": true,
	"writer": true, "agency": true, "news": true, "min": true, "read": true, "report": true, "updates": true, "analysis": true, "opinion": true, "interview": true,
}
