package answer

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"onrecord/corpus"
)

// A date in a question is read in two steps. A moment ("22 April 2015", "April",
// "last week") is a first and a last day; a frame ("since", "before", "between …
// and …") makes a range of one or two moments. The same grammar reads a date
// option of a command.

// span is an inclusive range of days; a zero end is open. A moment without a
// year has Year 0 at both ends and matches every year.
type span struct{ from, to corpus.Date }

const (
	monthNames = `jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?`
	dayNumber  = `(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?`
	yearNumber = `(?:19|20)\d\d`
	weekdays   = `mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?`
	seasons    = `(spring|summer|autumn|fall|winter)`
	thirds     = `(early|mid|late|beginning|start|middle|end)`
	counts     = `\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve`
)

// moments are tried in this order at one place; the first that fits wins.
var moments = []struct {
	re   *regexp.Regexp
	read func(m []string, now time.Time) (span, bool)
}{
	{whole(`(` + yearNumber + `)-(\d\d)-(\d\d)`), func(m []string, _ time.Time) (span, bool) { return dayOf(m[1], m[2], m[3]) }},
	{whole(`(` + yearNumber + `)-(\d\d)`), func(m []string, _ time.Time) (span, bool) { return monthOf(m[1], m[2]) }},
	{whole(`(\d{1,2})[./](\d{1,2})[./](` + yearNumber + `)`), numeric},
	{whole(`(?:the )?(` + dayNumber + `)(?: of)? (` + monthNames + `)\.?,? (` + yearNumber + `)`), func(m []string, _ time.Time) (span, bool) { return dayOf(m[3], m[2], m[1]) }},
	{whole(`(` + monthNames + `)\.? (?:the )?(` + dayNumber + `),? (` + yearNumber + `)`), func(m []string, _ time.Time) (span, bool) { return dayOf(m[3], m[1], m[2]) }},
	{whole(`(` + monthNames + `)\.?,?(?: of)? (` + yearNumber + `)`), func(m []string, _ time.Time) (span, bool) { return monthOf(m[2], m[1]) }},
	{whole(seasons + `(?: of)? (` + yearNumber + `)`), season},
	{whole(`(?:the )?(spring|summer|autumn|winter)`), season}, // "in the fall" is as often that of a city
	{whole(`(last|this|past|previous) ` + seasons), seasonNear},
	{whole(`(?:the )?` + thirds + `(?: of |[ -])(` + monthNames + `)(?:,?(?: of)? (` + yearNumber + `))?`), partOfMonth},
	{whole(`(?:the )?` + thirds + `(?: of |[ -])(` + yearNumber + `)`), partOfYear},
	{whole(`(?:the )?(first|second|third|fourth|last) (quarter|half) of (` + yearNumber + `)`), quarter},
	{whole(`(q)([1-4]),? (` + yearNumber + `)`), quarter},
	{whole(`(?:the )?(` + dayNumber + `)(?: of)? (` + monthNames + `)`), func(m []string, _ time.Time) (span, bool) { return dayOf("", m[2], m[1]) }},
	{whole(`(` + monthNames + `)\.? (?:the )?(` + dayNumber + `)`), func(m []string, _ time.Time) (span, bool) { return dayOf("", m[1], m[2]) }},
	{whole(`last (` + monthNames + `)`), lastMonthNamed},
	{whole(`(` + monthNames + `)`), func(m []string, _ time.Time) (span, bool) { return monthOf("", m[1]) }},
	{whole(`(` + yearNumber + `)`), func(m []string, _ time.Time) (span, bool) { return yearOf(m[1]) }},
	{whole(`(today|yesterday|the day before yesterday)`), nearDay},
	{whole(`(?:the )?(this|last|past|previous) (week|month|year)`), period},
	{whole(`(?:the )?(this|last|past|previous) weekend`), weekend},
	{whole(`(?:the )?(?:last|past|previous) (` + counts + `) (day|week|month|year)s?`), lastFew},
	{whole(`(` + counts + `) (day|week|month|year)s? ago`), ago},
	{whole(`(?:last |this )?(` + weekdays + `)`), weekday},
}

var dayName = regexp.MustCompile(`(?i)^(?:` + weekdays + `)\.?,? (?:the )?`)

// whole compiles a moment so that it must begin at the start of what is left and
// end at a word's end.
func whole(pattern string) *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(?:` + pattern + `)(?:$|[^\p{L}\p{N}])`)
}

// moment reads the moment that s begins with and returns its length in bytes.
func moment(s string, now time.Time) (span, int, bool) {
	if m := dayName.FindString(s); m != "" { // "Monday 25 September 2017" is the day that the date says
		if got, n, ok := moment(s[len(m):], now); ok && got.from.Day != 0 && got.from == got.to {
			return got, len(m) + n, true
		}
	}
	for _, form := range moments {
		m := form.re.FindStringSubmatch(s)
		if m == nil {
			continue
		}
		if got, ok := form.read(m, now); ok {
			n := len(m[0])
			if n > 0 && n < len(s)+1 && !isWordByte(m[0][n-1]) {
				n -= trailing(m[0])
			}
			return got, n, true
		}
	}
	return span{}, 0, false
}

func isWordByte(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// trailing counts the bytes of the one character behind the moment.
func trailing(s string) int {
	r := []rune(s)
	return len(string(r[len(r)-1]))
}

func monthNumber(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	if len(s) < 3 {
		return 0
	}
	return strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", strings.ToLower(s[:3]))/3 + 1
}

func number(s string) int {
	n, _ := strconv.Atoi(strings.TrimRight(strings.ToLower(s), "stndrh"))
	return n
}

func dayOf(year, month, day string) (span, bool) {
	d := corpus.Date{Year: number(year), Month: monthNumber(month), Day: number(day)}
	if d.Month < 1 || d.Month > 12 || d.Day < 1 || d.Day > daysIn(d.Year, d.Month) {
		return span{}, false
	}
	return span{d, d}, true
}

func monthOf(year, month string) (span, bool) {
	y, m := number(year), monthNumber(month)
	if m < 1 || m > 12 {
		return span{}, false
	}
	if y == 0 {
		return span{corpus.Date{Month: m}, corpus.Date{Month: m}}, true
	}
	return span{corpus.Date{Year: y, Month: m, Day: 1}, corpus.Date{Year: y, Month: m, Day: daysIn(y, m)}}, true
}

func yearOf(year string) (span, bool) {
	y := number(year)
	return span{corpus.Date{Year: y, Month: 1, Day: 1}, corpus.Date{Year: y, Month: 12, Day: 31}}, true
}

// daysIn returns the length of a month; of February without a year, 29.
func daysIn(year, month int) int {
	if year == 0 {
		year = 2000
	}
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// numeric reads 22.04.2015 and 22/04/2015, and 04/22/2015 where only that can be
// meant; 04/05/2015 is read with the day first, as most of the world writes it,
// and the reading is echoed.
func numeric(m []string, _ time.Time) (span, bool) {
	if got, ok := dayOf(m[3], m[2], m[1]); ok {
		return got, true
	}
	return dayOf(m[3], m[1], m[2])
}

func day(t time.Time) corpus.Date {
	return corpus.Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}
}

func days(from, to time.Time) (span, bool) { return span{day(from), day(to)}, true }

func lastMonthNamed(m []string, now time.Time) (span, bool) {
	month := monthNumber(m[1])
	return monthOf(strconv.Itoa(latestYear(month, 1, now)), m[1])
}

func nearDay(m []string, now time.Time) (span, bool) {
	back := map[string]int{"today": 0, "yesterday": -1, "the day before yesterday": -2}[strings.ToLower(m[1])]
	t := now.AddDate(0, 0, back)
	return days(t, t)
}

// period reads "this week" up to today and "last month" as the calendar has it;
// weeks begin on Monday.
func period(m []string, now time.Time) (span, bool) {
	this := strings.EqualFold(m[1], "this")
	monday := now.AddDate(0, 0, -(int(now.Weekday())+6)%7)
	first := time.Date(now.Year(), now.Month(), 1, 0, 0, 0, 0, time.UTC)
	newYear := time.Date(now.Year(), 1, 1, 0, 0, 0, 0, time.UTC)
	switch strings.ToLower(m[2]) {
	case "week":
		if this {
			return days(monday, now)
		}
		return days(monday.AddDate(0, 0, -7), monday.AddDate(0, 0, -1))
	case "month":
		if this {
			return days(first, now)
		}
		return days(first.AddDate(0, -1, 0), first.AddDate(0, 0, -1))
	}
	if this {
		return days(newYear, now)
	}
	return days(newYear.AddDate(-1, 0, 0), newYear.AddDate(0, 0, -1))
}

func back(count, unit string, now time.Time) time.Time {
	words := map[string]int{"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12}
	n, ok := words[strings.ToLower(count)]
	if !ok {
		n = number(count)
	}
	switch strings.ToLower(unit) {
	case "week":
		return now.AddDate(0, 0, -7*n)
	case "month":
		return now.AddDate(0, -n, 0)
	case "year":
		return now.AddDate(-n, 0, 0)
	}
	return now.AddDate(0, 0, -n)
}

func lastFew(m []string, now time.Time) (span, bool) { return days(back(m[1], m[2], now), now) }

func ago(m []string, now time.Time) (span, bool) {
	t := back(m[1], m[2], now)
	switch strings.ToLower(m[2]) {
	case "month":
		return monthOf(strconv.Itoa(t.Year()), strconv.Itoa(int(t.Month())))
	case "year":
		return yearOf(strconv.Itoa(t.Year()))
	}
	return days(t, t)
}

// weekday is the latest one before today.
func weekday(m []string, now time.Time) (span, bool) {
	want := strings.Index("sunmontuewedthufrisat", strings.ToLower(m[1][:3])) / 3
	n := (int(now.Weekday()) - want + 7) % 7
	if n == 0 {
		n = 7
	}
	t := now.AddDate(0, 0, -n)
	return days(t, t)
}

// latestYear is the year of the latest such month that has begun.
func latestYear(month, dayOfMonth int, now time.Time) int {
	if month > int(now.Month()) || month == int(now.Month()) && dayOfMonth > now.Day() {
		return now.Year() - 1
	}
	return now.Year()
}

// withYear gives a moment without a year its latest one, where a range needs it.
func (s span) withYear(now time.Time) span {
	if s.from.Year != 0 {
		return s
	}
	y := latestYear(s.from.Month, max(1, s.from.Day), now)
	s.from.Year, s.to.Year = y, y
	if s.from.Day == 0 {
		s.from.Day, s.to.Day = 1, daysIn(y, s.to.Month)
	}
	return s
}

func next(d corpus.Date, by int) corpus.Date {
	return day(time.Date(d.Year, time.Month(d.Month), d.Day+by, 0, 0, 0, 0, time.UTC))
}

// readable writes a span for people: "22 April 2015", "April 2015", "since 1 March 2015".
func (s span) readable() string {
	switch {
	case s.from == corpus.Date{} && s.to == corpus.Date{}:
		return ""
	case s.from == s.to:
		return dateWords(s.from)
	case s.to == corpus.Date{}:
		return "since " + dateWords(s.from)
	case s.from == corpus.Date{}:
		return "until " + dateWords(s.to)
	}
	if s.from.Year == s.to.Year && s.from.Day == 1 {
		if s.from.Month == 1 && s.to.Month == 12 && s.to.Day == 31 {
			return strconv.Itoa(s.from.Year)
		}
		if s.from.Month == s.to.Month && s.to.Day == daysIn(s.to.Year, s.to.Month) {
			return dateWords(corpus.Date{Year: s.from.Year, Month: s.from.Month})
		}
	}
	return dateWords(s.from) + " to " + dateWords(s.to)
}

// dateWords writes a date of a question: "22 April 2015", "April (any year)".
func dateWords(d corpus.Date) string {
	if d.Year == 0 && !d.IsZero() {
		return d.Words() + " (any year)"
	}
	return d.Words()
}

var errDate = fmt.Errorf(`not a date I can read; write it like "22 April 2015", "April 2015", "2015-04-22", "last week" or "since March"`)
