package published

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus/dates"
	"onrecord/corpus/lexicon"
)

//go:embed months.txt
var monthFile string

// months are the names of months, in small letters; of a language's own with the
// language and a space before them.
var months = sync.OnceValue(func() map[string]int {
	out := map[string]int{}
	err := lexicon.Read("months.txt", strings.NewReader(monthFile), func(l lexicon.Line) error {
		n, err := strconv.Atoi(l.Forms[0])
		if err != nil || n < 1 || n > 12 {
			return fmt.Errorf("months.txt line %d: no month %q", l.N, l.Forms[0])
		}
		for _, name := range l.Forms[1:] {
			for _, lang := range l.Flags {
				out[lang+" "+name] = n
			}
			if len(l.Flags) == 0 {
				out[name] = n
			}
		}
		return nil
	})
	if err != nil {
		panic("published: " + err.Error()) // a test keeps this from being shipped
	}
	return out
})

// written is a day that a text writes out, and where.
type written struct {
	dates.Mention
	before, after string // what stands round it
}

// token is a number, a word, or one other character.
type token struct {
	start, end int
	word       string // in small letters, "" of others
	n, digits  int    // of a number
	mark       rune   // of another character that is no space
}

// maxWritten is how much of a text is looked at for a day, in bytes.
const maxWritten = 400

// readDays finds the days in a short text in any language, with day, month and year.
// lang is the page's language, two letters or "".
func readDays(text, lang string) (out []written) {
	if len(text) > maxWritten {
		text = text[:maxWritten]
	}
	ts := cut(text)
	for i := 0; i < len(ts); i++ {
		m, n := readAt(ts[i:], lang)
		if n == 0 {
			continue
		}
		m.Start, m.End = ts[i].start, ts[i+n-1].end
		out = append(out, written{m, text[:m.Start], text[m.End:]})
		i += n - 1
	}
	return out
}

func cut(text string) (out []token) {
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		start := i
		switch {
		case digit(r) >= 0:
			t := token{start: start}
			for i < len(text) {
				r, size = utf8.DecodeRuneInString(text[i:])
				d := digit(r)
				if d < 0 {
					break
				}
				if t.digits++; t.digits < 16 {
					t.n = t.n*10 + d
				}
				i += size
			}
			t.end = i
			out = append(out, t)
		case unicode.IsLetter(r):
			for i < len(text) {
				r, size = utf8.DecodeRuneInString(text[i:])
				if !unicode.IsLetter(r) && !unicode.IsMark(r) || unicode.Is(unicode.Han, r) && i > start {
					break
				}
				i += size
			}
			out = append(out, token{start: start, end: i, word: strings.ToLower(text[start:i])})
		default:
			i += size
			if !unicode.IsSpace(r) {
				out = append(out, token{start: start, end: i, mark: r})
			}
		}
	}
	return out
}

// digit is the value of a digit in the scripts that write dates with their own, else
// -1.
func digit(r rune) int {
	if r < '٠' {
		if '0' <= r && r <= '9' {
			return int(r - '0')
		}
		return -1
	}
	for _, zero := range [...]rune{'٠', '۰', '০', '०', '๐'} {
		if r >= zero && r <= zero+9 {
			return int(r - zero)
		}
	}
	return -1
}

// readAt reads the day that begins with the first token, and returns how many tokens it
// has; 0 for none.
func readAt(ts []token, lang string) (dates.Mention, int) {
	switch {
	case len(ts) == 0:
	case ts[0].word != "":
		return monthFirst(ts, lang)
	case ts[0].digits == 4:
		return yearFirst(ts, lang)
	case ts[0].digits == 8:
		return whole(dates.Date{Year: ts[0].n / 10000, Month: ts[0].n / 100 % 100, Day: ts[0].n % 100}, 1)
	case ts[0].digits == 1 || ts[0].digits == 2:
		return dayFirst(ts, lang)
	}
	return dates.Mention{}, 0
}

// yearFirst reads "2015-04-22", "2015. 04. 22.", "2015年4月22日", "2015. április 22.".
func yearFirst(ts []token, lang string) (dates.Mention, int) {
	i := 1
	for i < len(ts) && i < 3 && (isMark(ts[i], ".-/,") || ts[i].word == "年" || ts[i].word == "년" || ts[i].word == "m" || ts[i].word == "gada" || ts[i].word == "ko" || ts[i].word == "g") {
		i++
	}
	if i >= len(ts) {
		return dates.Mention{}, 0
	}
	month := ts[i].n
	if ts[i].word != "" {
		month = monthOf(ts[i].word, lang)
	} else if ts[i].digits > 2 || i == 1 {
		return dates.Mention{}, 0
	}
	i++
	for i < len(ts) && (isMark(ts[i], ".-/") || ts[i].word == "月" || ts[i].word == "월") {
		i++
	}
	if i >= len(ts) || ts[i].digits == 0 || ts[i].digits > 2 {
		return dates.Mention{}, 0
	}
	return whole(dates.Date{Year: year(ts[0].n), Month: month, Day: ts[i].n}, i+1)
}

// dayFirst reads "22.04.2015", "22/04/2015", "22. April 2015", "22 de abril de 2015".
func dayFirst(ts []token, lang string) (dates.Mention, int) {
	i, sep := 1, rune(0)
	for i < len(ts) && i < 4 && (isMark(ts[i], ".-/,") || linking[ts[i].word]) {
		if ts[i].mark != 0 {
			sep = ts[i].mark
		}
		i++
	}
	if i >= len(ts) {
		return dates.Mention{}, 0
	}
	numeric := ts[i].digits == 1 || ts[i].digits == 2
	month := ts[i].n
	switch {
	case numeric && (sep == 0 || sep == ',' || i != 2):
		return dates.Mention{}, 0
	case !numeric:
		if month = monthOf(ts[i].word, lang); month == 0 {
			return dates.Mention{}, 0
		}
	}
	i++
	first := i
	for i < len(ts) && i < first+3 && (isMark(ts[i], ".-/,'’") || !numeric && linking[ts[i].word]) {
		if numeric && ts[i].mark != sep {
			return dates.Mention{}, 0
		}
		i++
	}
	if i >= len(ts) {
		return dates.Mention{}, 0
	}
	d := dates.Date{Year: year(ts[i].n), Month: month, Day: ts[0].n}
	short := ts[i].digits == 2
	switch {
	case ts[i].digits == 4:
	case short && numeric && i == first+1 && sep != '-' && (i+1 >= len(ts) || !isMark(ts[i+1], ".:/")):
		d.Year += 2000 // "18.10.19"
	default:
		return dates.Mention{}, 0
	}
	if !numeric || sep == '.' || d.Month == d.Day || lang != "en" && lang != "" {
		if numeric && !short && sep != '.' && d.Month > 12 && d.Day <= 12 {
			d.Month, d.Day = d.Day, d.Month
		}
		return whole(d, i+1)
	}
	switch {
	case d.Day > 12:
		return whole(d, i+1)
	case d.Month > 12:
		d.Month, d.Day = d.Day, d.Month
		return whole(d, i+1)
	}
	m, n := whole(d, i+1)
	if n > 0 {
		m.Ambiguous, m.Date = d, dates.Date{Year: d.Year}
	}
	return m, n
}

// linking words stand between the parts of a date.
var linking = map[string]bool{
	"de": true, "del": true, "di": true, "of": true, "st": true, "nd": true, "rd": true, "th": true, "er": true, "do": true, "da": true, "ta": true, "º": true, "la": true, "en": true,
}

// monthFirst reads "April 22, 2015" and "Apr. 22nd 2015".
func monthFirst(ts []token, lang string) (dates.Mention, int) {
	month := monthOf(ts[0].word, lang)
	if month == 0 {
		return dates.Mention{}, 0
	}
	i := 1
	for i < len(ts) && i < 3 && isMark(ts[i], ".,-/") {
		i++
	}
	if i >= len(ts) || ts[i].digits == 0 || ts[i].digits > 2 {
		return dates.Mention{}, 0
	}
	day := ts[i].n
	i++
	for first := i; i < len(ts) && i < first+2 && (isMark(ts[i], ".,-/") || linking[ts[i].word]); {
		i++
	}
	if i >= len(ts) || ts[i].digits != 4 {
		return dates.Mention{}, 0
	}
	return whole(dates.Date{Year: year(ts[i].n), Month: month, Day: day}, i+1)
}

func monthOf(word, lang string) int {
	if n := months()[lang+" "+word]; n != 0 {
		return n
	}
	return months()[word]
}

// year is one of the common era: Thailand counts 543 years more.
func year(n int) int {
	if n >= 2500 && n < 2643 {
		return n - 543
	}
	return n
}

func isMark(t token, marks string) bool { return t.mark != 0 && strings.ContainsRune(marks, t.mark) }

// firstYear is before all that the web has.
const firstYear = 1990

func whole(d dates.Date, n int) (dates.Mention, int) {
	if d.Year < firstYear || d.Year > 2100 || !d.Complete() || !d.Valid() {
		return dates.Mention{}, 0
	}
	return dates.Mention{Date: d}, n
}
