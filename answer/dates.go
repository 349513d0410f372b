package answer

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"onrecord/corpus"
)

// dated is a date phrase found in a question.
type dated struct {
	span
	start, end int  // bytes of the question that the phrase takes, its preposition included
	relative   bool // counted from today: a day whose year nobody knows is none of it
}

var frames = regexp.MustCompile(`(?i)\b(between|from|since|after|before|until|till|up to|prior to|starting|as of|during|in|on|at|dated|around|through|throughout)\s+`)

var (
	joinAnd = regexp.MustCompile(`(?i)^\s*(?:and|to|until|till|through|-|–|—)\s*`)
	dashes  = regexp.MustCompile(`^\s*(?:-|–|—|to)\s*`)
)

// findDate returns the first phrase of a question that says when; ok is false
// when there is none. A month or year needs a preposition that dates ("in May",
// "since 2014"), so that "what did May say" keeps its Prime Minister.
func findDate(q string, now time.Time) (dated, bool) {
	d, ok := datePhrase(q, now)
	if ok {
		phrase := q[d.start:min(d.end, len(q))]
		d.relative = fromToday.MatchString(phrase) && !hasYear.MatchString(phrase)
	}
	return d, ok
}

var (
	fromToday = regexp.MustCompile(`(?i)\b(?:today|yesterday|this|last|past|previous|ago|` + weekdays + `)\b`)
	hasYear   = regexp.MustCompile(`\b` + yearNumber + `\b`)
)

func datePhrase(q string, now time.Time) (dated, bool) {
	for _, m := range frames.FindAllStringSubmatchIndex(q, -1) {
		word := strings.ToLower(q[m[2]:m[3]])
		if got, n, ok := framed(word, q[m[1]:], now); ok {
			return dated{span: got, start: m[0], end: m[1] + n}, true
		}
	}
	return bareDate(q, now)
}

// framed reads what follows a preposition.
func framed(word, rest string, now time.Time) (span, int, bool) {
	if got, n, ok := twoDays(rest, now); ok && word != "since" && word != "after" && word != "before" {
		return got, n, true
	}
	first, n, ok := moment(rest, now)
	if !ok || needsDay(word) && first.from.Year == 0 && first.from.Day == 0 {
		return span{}, 0, false
	}
	switch word {
	case "between", "from", "starting", "as of":
		if second, m, ok := joined(rest[n:], now); ok {
			return between(first, second, now), n + m, true
		}
		if word == "between" {
			return span{}, 0, false
		}
		return span{from: first.withYear(now).from}, n, true
	case "since":
		return span{from: first.withYear(now).from}, n, true
	case "after":
		return span{from: next(first.withYear(now).to, 1)}, n, true
	case "before", "prior to":
		return span{to: next(first.withYear(now).from, -1)}, n, true
	case "until", "till", "by", "up to", "through":
		return span{to: first.withYear(now).to}, n, true
	}
	if second, m, ok := dashed(rest[n:], now); ok {
		return between(first, second, now), n + m, true
	}
	return first, n, true
}

// needsDay tells the prepositions after which a bare month is more often a name
// or a thing ("Churchill on May").
func needsDay(word string) bool {
	return word == "on" || word == "dated" || word == "around" || word == "at"
}

func joined(rest string, now time.Time) (span, int, bool) { return second(joinAnd, rest, now) }
func dashed(rest string, now time.Time) (span, int, bool) { return second(dashes, rest, now) }

// dayAnd is the first of two days that have their month in common: "between 1 and
// 5 March", "from 3 to 8 May 2016", "March 3 to 8, 2016".
var (
	dayAnd    = regexp.MustCompile(`(?i)^(?:the )?(` + dayNumber + `)\s*(?:and|to|until|till|through|-|–|—)\s*(?:the )?`)
	monthDays = regexp.MustCompile(`(?i)^(` + monthNames + `)\.? (` + dayNumber + `)\s*(?:and|to|until|till|through|-|–|—)\s*(` + dayNumber + `)(?:,? (` + yearNumber + `))?(?:$|[^\p{L}\p{N}])`)
)

// twoDays reads a range of days of one month.
func twoDays(s string, now time.Time) (span, int, bool) {
	if m := monthDays.FindStringSubmatch(s); m != nil {
		a, okA := dayOf(m[4], m[1], m[2])
		b, okB := dayOf(m[4], m[1], m[3])
		n := len(strings.TrimRightFunc(m[0], func(r rune) bool { return !isWordByte(byte(min(r, 0x7f))) }))
		return span{a.from, b.to}, n, okA && okB && !before(b.to, a.from)
	}
	m := dayAnd.FindStringSubmatch(s)
	if m == nil {
		return span{}, 0, false
	}
	last, n, ok := moment(s[len(m[0]):], now)
	if !ok || last.from.Day == 0 || last.from != last.to || !startsWithDay.MatchString(s[len(m[0]):]) {
		return span{}, 0, false
	}
	first := last.from
	first.Day = number(m[1])
	if first.Day > last.to.Day {
		return span{}, 0, false
	}
	return span{first, last.to}, len(m[0]) + n, true
}

// startsWithDay keeps "between 5 and yesterday" from being a range.
var startsWithDay = regexp.MustCompile(`(?i)^` + dayNumber + `(?: of)? (?:` + monthNames + `)`)

func second(join *regexp.Regexp, rest string, now time.Time) (span, int, bool) {
	gap := join.FindString(rest)
	if gap == "" {
		return span{}, 0, false
	}
	got, n, ok := moment(rest[len(gap):], now)
	return got, len(gap) + n, ok
}

// between makes a range of two moments; a year said once counts for both.
func between(a, b span, now time.Time) span {
	if a.from.Year == 0 && b.from.Year != 0 {
		year := b.from.Year
		if a.from.Month > b.from.Month {
			year--
		}
		a = a.inYear(year)
	}
	a, b = a.withYear(now), b.withYear(now)
	if before(b.to, a.from) {
		a, b = b, a
	}
	return span{a.from, b.to}
}

func (s span) inYear(y int) span {
	s.from.Year, s.to.Year = y, y
	if s.from.Day == 0 {
		s.from.Day, s.to.Day = 1, daysIn(y, s.to.Month)
	}
	return s
}

func before(a, b corpus.Date) bool {
	if a.Year != b.Year {
		return a.Year < b.Year
	}
	if a.Month != b.Month {
		return a.Month < b.Month
	}
	return a.Day < b.Day
}

var bareForms = regexp.MustCompile(`(?i)\b(?:` + yearNumber + `-\d\d(?:-\d\d)?|\d{1,2}[./]\d{1,2}[./]` + yearNumber +
	`|` + dayNumber + `(?: of)? (?:` + monthNames + `)|(?:` + monthNames + `)\.? (?:` + dayNumber + `|` + yearNumber +
	`)|yesterday|today|(?:this|last|past|previous) (?:week|weekend|month|year|spring|summer|autumn|fall|winter|` + monthNames + `|` + weekdays + `)|(?:the )?(?:last|past) (?:` + counts + `) (?:day|week|month|year)s?|(?:` + counts + `) (?:day|week|month|year)s? ago)\b`)

// bareDate reads a date that stands without a preposition, if its form leaves no
// doubt that it is one and nobody asks about it ("about 11 September 2001").
func bareDate(q string, now time.Time) (dated, bool) {
	for _, m := range bareRanges.FindAllStringIndex(q, -1) {
		if got, n, ok := twoDays(q[m[0]:], now); ok {
			return dated{span: got, start: m[0], end: m[0] + n}, true
		}
	}
	for _, m := range bareForms.FindAllStringIndex(q, -1) {
		lead := strings.ToLower(strings.TrimRight(q[:m[0]], " "))
		if strings.HasSuffix(lead, "about") || strings.HasSuffix(lead, "attacks of") || endsName(q, m[0], m[1]) {
			continue
		}
		if first, n, ok := moment(q[m[0]:], now); ok {
			start := beforePeriod.FindStringIndex(q[:m[0]])[0]
			if b, k, ok := dashed(q[m[0]+n:], now); ok {
				return dated{span: between(first, b, now), start: start, end: m[0] + n + k}, true
			}
			return dated{span: first, start: start, end: m[0] + n}, true
		}
	}
	return dated{}, false
}

// endsName reports whether what would be a day is the end of a name within a question:
// "What did USA Today say".
func endsName(q string, start, end int) bool {
	before, after := q[:start], q[end:]
	last := strings.LastIndexByte(strings.TrimRight(before, " "), ' ') + 1
	return strings.HasPrefix(q[start:end], "T") && strings.EqualFold(q[start:end], "today") &&
		strings.HasSuffix(before, " ") && isCapital(before[last]) && len(after) > 1 && after[0] == ' ' && isSmall(after[1])
}

func isCapital(c byte) bool { return 'A' <= c && c <= 'Z' }

func isSmall(c byte) bool { return 'a' <= c && c <= 'z' }

// beforePeriod are the small words before "past week", which go with it.
var beforePeriod = regexp.MustCompile(`(?i)(?:\b(?:over|within|in|during|for|at|on|from) )?(?:\bthe )?$`)

var bareRanges = regexp.MustCompile(`(?i)\b(?:` + dayNumber + `\s*(?:to|-|–|—)\s*` + dayNumber + ` (?:` + monthNames + `)|(?:` + monthNames + `)\.? ` + dayNumber + `\s*(?:to|-|–|—)\s*` + dayNumber + `)\b`)

var fullForms = regexp.MustCompile(`(?i)\b(?:` + yearNumber + `-\d\d?-\d\d?|\d{1,2}[./]\d{1,2}[./]` + yearNumber +
	`|\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:` + monthNames + `)\.?,? ` + yearNumber + `|(?:` + monthNames + `)\.? \d{1,2}(?:st|nd|rd|th)?,? ` + yearNumber + `)\b`)

// noDate returns what a question writes like a date though no calendar has it
// ("31 February 2015"); "" when there is none.
func noDate(q string, now time.Time) string {
	for _, f := range fullForms.FindAllString(q, -1) {
		if _, n, ok := moment(f, now); !ok || n < len(f) {
			return f
		}
	}
	return ""
}

// ParseDates reads what people type into a date option ("22 April 2015",
// "April 2015", "last week", "2015-04-22", "since March", "March to May 2015") as
// an inclusive range; an open end is the zero Date, and a day or month without
// its year has Year 0 at both ends and matches every year. The error says in a
// sentence what would be understood.
func ParseDates(s string, now time.Time) (from, to corpus.Date, err error) {
	text := strings.Join(strings.Fields(s), " ")
	if len(text) > 100 {
		return corpus.Date{}, corpus.Date{}, errDate
	}
	if m := frames.FindStringSubmatchIndex(text); m != nil && m[0] == 0 {
		if got, n, ok := framed(strings.ToLower(text[m[2]:m[3]]), text[m[1]:], now); ok && m[1]+n == len(text) {
			return got.from, got.to, nil
		}
	}
	first, n, ok := twoDays(text, now)
	if !ok || n != len(text) {
		first, n, ok = moment(text, now)
	}
	if ok && n < len(text) {
		var b span
		var k int
		if b, k, ok = joined(text[n:], now); ok {
			first, n = between(first, b, now), n+k
		}
	}
	if !ok || n != len(text) {
		return corpus.Date{}, corpus.Date{}, fmt.Errorf("%.40q is %w", text, errDate)
	}
	return first.from, first.to, nil
}
