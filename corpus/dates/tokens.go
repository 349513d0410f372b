package dates

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a word or a number that can be part of a date.
type token struct {
	start, end int
	word       string // in small letters; of a number "", or "date" of one in numbers
	entry      *entry // of a word; nil for a number
	is         class
	number     int
	numbers    numbers // of a date in numbers; zero when the calendar lacks it
	capital    bool
}

// n is the token's number as a member of a class.
func (t *token) n(c class) int {
	if t.entry == nil {
		return t.number
	}
	return int(t.entry.n[c.index()])
}

// cutter takes the tokens off a text, one after the other.
type cutter struct {
	text  string
	asked bool // a question or an option's value: small letters will do, and it names times that an article only mentions
	at    int
	work  int // bytes, tokens and forms looked at, for the test that it grows as the text does
}

// next returns the next word or number of the text; its class is 0 when it is no part
// of any date. ok is false at the end.
func (c *cutter) next() (t token, ok bool) {
	for c.at < len(c.text) {
		r, n := utf8.DecodeRuneInString(c.text[c.at:])
		switch {
		case r >= '0' && r <= '9':
			t = c.numberAt(c.at)
		case unicode.IsLetter(r):
			t = c.wordAt(c.at, unicode.IsUpper(r))
		default:
			c.at += n
			c.work += n
			continue
		}
		c.at = t.end
		c.work += t.end - t.start
		return t, true
	}
	return token{}, false
}

func (c *cutter) wordAt(i int, capital bool) token {
	end := i
	for end < len(c.text) {
		r, n := utf8.DecodeRuneInString(c.text[end:])
		if !unicode.IsLetter(r) {
			break
		}
		end += n
	}
	t := token{start: i, end: end, capital: capital}
	if end-i > longest {
		return t
	}
	t.word = strings.ToLower(c.text[i:end])
	if t.entry = words[t.word]; t.entry == nil {
		return t
	}
	t.is = t.entry.is
	if t.word == "q" && end < len(c.text) && c.text[end] >= '1' && c.text[end] <= '4' && alone(c.text[end+1:]) {
		return token{start: i, end: end + 1, is: quarterName, number: int(c.text[end] - '0')}
	}
	if !c.asked {
		t.is &^= frame | joiner
		if t.is&nearAsked != 0 {
			t.is &^= near
		}
		if !capital && t.word[0] < utf8.RuneSelf {
			t.is &^= month | weekday
		}
	}
	return t
}

// numberAt reads a number with its ending ("22nd") or a date in numbers. One that is
// part of a bigger number ("1,700", "3.5") or has letters behind it ("1990s") is of no
// class.
func (c *cutter) numberAt(i int) token {
	text := c.text
	inside := ".,-/$£€:" // what makes a number before it and this one one number
	if c.asked {
		inside = ".,/$£€:"
	}
	free := i == 0 || !strings.ContainsRune(inside, rune(text[i-1])) || i > 1 && !isDigit(text[i-2])
	if free {
		if t, ok := c.dateAt(i); ok {
			return t
		}
	}
	value, n := digits(text[i:])
	end := i + n
	for end < len(text) && isDigit(text[end]) {
		value, end = 1e9, end+1
	}
	t := token{start: i, end: end, number: value}
	figures := end - i
	switch strings.ToLower(text[end:min(end+2, len(text))]) {
	case "st", "nd", "rd", "th":
		t.end += 2
	}
	more := t.end+1 < len(text) && strings.ContainsRune(".,/:%", rune(text[t.end])) && isDigit(text[t.end+1])
	if !free || more {
		return t
	}
	whole := alone(text[t.end:])
	if figures <= 2 && value >= 1 && value <= 31 {
		t.is |= day
	}
	if figures == 4 && t.end == end && whole && plausible(value) {
		t.is |= year
	}
	if figures <= 3 && t.end == end && whole {
		t.is |= amount
	}
	return t
}

// dateAt reads a date in numbers.
func (c *cutter) dateAt(i int) (token, bool) {
	text := c.text
	if c.asked { // 2015-04
		if value, n := digits(text[i:]); n == 4 && plausible(value) && len(text) >= i+7 && text[i+4] == '-' {
			if m, n := digits(text[i+5:]); n == 2 && m >= 1 && m <= 12 && alone(text[i+7:]) && !strings.HasPrefix(text[i+7:], "-") {
				return token{start: i, end: i + 7, word: "date", is: numeric, numbers: numbers{certain: Date{value, m, 0}}}, true
			}
		}
	}
	num, n := readNumeric(text[i:])
	if n == 0 || !alone(text[i+n:]) {
		return token{}, false
	}
	t := token{start: i, end: i + n, word: "date", is: numeric, numbers: num}
	return t, num != (numbers{}) || c.asked
}

// alone reports whether neither a letter nor a figure follows, but for the T before a
// time.
func alone(rest string) bool {
	if len(rest) > 1 && rest[0] == 'T' && isDigit(rest[1]) {
		return true
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// digits reads the number that s begins with, up to nine digits.
func digits(s string) (value, n int) {
	for n < len(s) && n < 9 && isDigit(s[n]) {
		value = value*10 + int(s[n]-'0')
		n++
	}
	return value, n
}

// plausible reports whether an article can be from a year or speak about it.
func plausible(year int) bool { return year >= 1900 && year < 2100 }
