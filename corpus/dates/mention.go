package dates

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Mention is a date as it stands in a text: either with numbers, or a weekday,
// or words relative to the day of writing.
type Mention struct {
	Start, End int
	Date       Date         // of a written date
	Weekday    time.Weekday // of a weekday, when Kind is weekday or with a written date
	HasWeekday bool
	Kind       Kind
}

type Kind int

const (
	Written   Kind = iota
	Weekday        // "on Wednesday"
	Today          // "today"
	Yesterday      // "yesterday"
	ThisWeek       // "this week"
	LastWeek       // "last week"
	ThisMonth      // "this month"
	LastMonth      // "last month"
	ThisYear       // "this year"
	LastYear       // "last year"
)

// token is a word or a number of a text.
type token struct {
	start, end int
	word       string // lower case, without a final full stop
	number     int    // -1 for a word
	capital    bool
}

// Mentions finds the dates in text, in order and without overlap.
func Mentions(text string) []Mention {
	var found []Mention
	var window []token
	flush := func(last bool) {
		for len(window) >= 5 || last && len(window) > 0 {
			m, n := readMention(text, window)
			if n == 0 {
				n = 1
			} else if m.Kind != Written || !m.Date.IsZero() {
				found = append(found, m)
			}
			window = window[n:]
		}
	}
	for i := 0; i < len(text); {
		t, next := nextToken(text, i)
		if next == i {
			break
		}
		i = next
		if t.end > t.start {
			window = append(window, t)
			flush(false)
		}
	}
	flush(true)
	return found
}

// nextToken returns the token at or after position i and where to go on.
func nextToken(text string, i int) (token, int) {
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		if r >= '0' && r <= '9' {
			return numberToken(text, i)
		}
		if unicode.IsLetter(r) {
			end := i
			for end < len(text) {
				r, n := utf8.DecodeRuneInString(text[end:])
				if !unicode.IsLetter(r) {
					break
				}
				end += n
			}
			return token{start: i, end: end, word: strings.ToLower(text[i:end]), number: -1, capital: unicode.IsUpper(r)}, end
		}
		i += n
	}
	return token{}, i
}

// numberToken reads a number with its ending ("22nd") or a date in numbers; a
// number that is part of a bigger one ("1,700", "3.5") has the word "#".
func numberToken(text string, i int) (token, int) {
	free := i == 0 || !strings.ContainsRune(".,-/$£€:", rune(text[i-1])) || i > 1 && (text[i-2] < '0' || text[i-2] > '9')
	if _, n := numeric(text[i:]); n > 0 && free && alone(text[i+n:]) {
		return token{start: i, end: i + n, word: "date", number: -1}, i + n
	}
	value, n := digits(text[i:])
	end := i + n
	for end < len(text) && isDigit(text[end]) {
		value, end = 1e9, end+1
	}
	t := token{start: i, end: end, number: value}
	if rest := strings.ToLower(text[end:min(end+2, len(text))]); rest == "st" || rest == "nd" || rest == "rd" || rest == "th" {
		t.end += 2
	}
	partOf := t.end+1 < len(text) && strings.ContainsRune(".,/:%", rune(text[t.end])) && isDigit(text[t.end+1])
	if !free || partOf {
		t.number, t.word = -1, "#"
	}
	return t, t.end
}

// alone tells that neither a letter nor a figure follows, but for the T before a
// time.
func alone(rest string) bool {
	if len(rest) > 1 && rest[0] == 'T' && isDigit(rest[1]) {
		return true
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// readMention reads the date that the tokens begin with and returns how many tokens it
// takes; 0 when they begin with none. The date is zero when the calendar lacks it.
func readMention(text string, ts []token) (Mention, int) {
	day, isDay := weekdays[ts[0].word]
	if isDay && ts[0].capital {
		if len(ts) > 1 && gap(text, ts[0], ts[1], " ,.") {
			if m, n := readWritten(text, ts[1:]); n > 0 && m.Date.Day != 0 {
				m.Start, m.Weekday, m.HasWeekday = ts[0].start, day, true
				return m, n + 1
			}
		}
		if len(ts[0].word) < 6 {
			return Mention{}, 0 // "The Sun", "Sat"
		}
		return Mention{Start: ts[0].start, End: ts[0].end, Kind: Weekday, Weekday: day, HasWeekday: true}, 1
	}
	if m, n := readWritten(text, ts); n > 0 {
		return m, n
	}
	m := Mention{Start: ts[0].start, End: ts[0].end}
	if yearAlone(text, ts[0]) {
		m.Date.Year = ts[0].number
		return m, 1
	}
	switch ts[0].word {
	case "today", "tonight":
		if ts[0].capital && !opens(text, ts[0].start) {
			return m, 0 // "Russia Today"
		}
		m.Kind = Today
		return m, 1
	case "yesterday":
		m.Kind = Yesterday
		return m, 1
	case "this", "last":
		if len(ts) < 2 || !gap(text, ts[0], ts[1], " ") {
			return m, 0
		}
		kind, ok := relatives[ts[0].word+" "+ts[1].word]
		m.Kind, m.End = kind, ts[1].end
		if !ok {
			return m, 0
		}
		return m, 2
	}
	return m, 0
}

var relatives = map[string]Kind{
	"this week": ThisWeek, "last week": LastWeek,
	"this month": ThisMonth, "last month": LastMonth,
	"this year": ThisYear, "last year": LastYear,
	"this morning": Today, "this afternoon": Today, "this evening": Today,
	"last night": Yesterday,
}

// yearAlone tells the year in "in 2012"; the one in "the 1990s" is none.
func yearAlone(text string, t token) bool {
	if !plausible(t.number) || t.end-t.start != 4 || !alone(text[t.end:]) || strings.HasPrefix(text[t.end:], "-") {
		return false
	}
	before := strings.ToLower(text[max(0, t.start-4):t.start])
	return before == "in " || strings.HasSuffix(before, " in ") || strings.HasSuffix(before, "\nin ") || strings.HasSuffix(before, "\"in ")
}

// readWritten reads a date with a month or in numbers.
func readWritten(text string, ts []token) (Mention, int) {
	m := Mention{Start: ts[0].start, End: ts[0].end}
	if ts[0].word == "date" {
		m.Date, _ = numeric(text[ts[0].start:])
		return m, 1
	}
	n := 0                  // tokens read
	if isDayNumber(ts[0]) { // 22 April, 22nd of April
		m.Date.Day = ts[0].number
		n = 1
		if len(ts) > 2 && ts[1].word == "of" {
			n = 2
		}
		if len(ts) <= n || !gap(text, ts[n-1], ts[n], " ") {
			return m, 0
		}
	}
	month, ok := months[ts[n].word]
	if !ok || !ts[n].capital && ts[n].word[0] < utf8.RuneSelf {
		return m, 0
	}
	m.Date.Month, m.End = month, ts[n].end
	after := " ,"
	if len(ts[n].word) <= 4 {
		after = " ,." // "Feb. 12"; a full stop after a whole word ends the sentence
	}
	n++
	if m.Date.Day == 0 && len(ts) > n && isDayNumber(ts[n]) && gap(text, ts[n-1], ts[n], strings.Replace(after, ",", "", 1)) { // April 22
		m.Date.Day, m.End = ts[n].number, ts[n].end
		after = " ,"
		n++
	}
	if len(ts) > n && gap(text, ts[n-1], ts[n], after) && plausible(ts[n].number) { // 2015
		m.Date.Year, m.End = ts[n].number, ts[n].end
		n++
	}
	if !m.Date.Valid() {
		return Mention{}, n // "31 April 2015" is no day, and no month either
	}
	if m.Date.Day == 0 && m.Date.Year == 0 && ambiguous[ts[0].word] && !monthBefore(text, m.Start) {
		return m, 0
	}
	return m, n
}

func isDayNumber(t token) bool { return t.number >= 1 && t.number <= 31 && t.end-t.start <= 4 }

// ambiguous holds months that are also common words or names.
var ambiguous = map[string]bool{"may": true, "march": true, "mar": true, "april": true, "june": true, "august": true, "sun": true, "jan": true, "dec": true}

// monthBefore tells that the words before i let a month be expected.
func monthBefore(text string, i int) bool {
	before := strings.Fields(text[max(0, i-16):i])
	if len(before) == 0 {
		return i == 0
	}
	switch strings.ToLower(before[len(before)-1]) {
	case "in", "since", "of", "until", "last", "early", "late", "mid", "this":
		return true
	}
	return false
}

// gap tells that two tokens have at most three characters between them, all of
// them among those allowed, so that they can be parts of one date.
func gap(text string, a, b token, allowed string) bool {
	between := text[a.end:b.start]
	return between != "" && len(between) <= 3 && strings.Trim(between, allowed) == ""
}

// opens tells that a sentence begins at i.
func opens(text string, i int) bool {
	before := strings.TrimRight(text[:i], " \n\"“‘'«—–-")
	last, _ := utf8.DecodeLastRuneInString(before)
	return before == "" || strings.ContainsRune(".!?:”", last)
}

var weekdays = map[string]time.Weekday{
	"monday": time.Monday, "tuesday": time.Tuesday, "wednesday": time.Wednesday, "thursday": time.Thursday,
	"friday": time.Friday, "saturday": time.Saturday, "sunday": time.Sunday,
	"mon": time.Monday, "tue": time.Tuesday, "tues": time.Tuesday, "wed": time.Wednesday, "thu": time.Thursday,
	"thur": time.Thursday, "thurs": time.Thursday, "fri": time.Friday, "sat": time.Saturday, "sun": time.Sunday,
}

var months = map[string]int{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
	"august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9,
	"oct": 10, "nov": 11, "dec": 12,
	"января": 1, "февраля": 2, "марта": 3, "апреля": 4, "мая": 5, "июня": 6, "июля": 7,
	"августа": 8, "сентября": 9, "октября": 10, "ноября": 11, "декабря": 12,
}
