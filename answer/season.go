package answer

import (
	"strings"
	"time"

	"onrecord/corpus"
)

// Parts of a year that are no month: seasons as the calendar of the north has
// them, quarters and halves, the beginning, middle and end of a month or year.

var firstMonth = map[string]int{"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}

// season reads "spring 2015" and, of any year, "spring". The winter of 2015 is
// the one that ends in it or the one that begins in it: both are meant.
func season(m []string, _ time.Time) (span, bool) {
	first := firstMonth[strings.ToLower(m[1])]
	last := (first+1)%12 + 1
	if len(m) < 3 || m[2] == "" {
		return span{corpus.Date{Month: first}, corpus.Date{Month: last}}, true
	}
	y := number(m[2])
	if first > last {
		return months(y-1, first, y+1, last), true
	}
	return months(y, first, y, last), true
}

// seasonNear reads "last summer", the latest that is over, and "this summer".
func seasonNear(m []string, now time.Time) (span, bool) {
	first := firstMonth[strings.ToLower(m[2])]
	last := (first+1)%12 + 1
	year := now.Year()
	if strings.EqualFold(m[1], "this") {
		if first > int(now.Month()) && first != 12 {
			year--
		}
	} else if int(now.Month()) <= first+2 {
		year--
	}
	end := year
	if first > last {
		end++
	}
	return months(year, first, end, last), true
}

func months(y1, m1, y2, m2 int) span {
	return span{corpus.Date{Year: y1, Month: m1, Day: 1}, corpus.Date{Year: y2, Month: m2, Day: daysIn(y2, m2)}}
}

// third tells which part of three a word means.
func third(word string) int {
	switch strings.ToLower(word) {
	case "mid", "middle":
		return 1
	case "late", "end":
		return 2
	}
	return 0
}

// partOfMonth reads "early March", "mid-March 2015", "the end of March".
func partOfMonth(m []string, _ time.Time) (span, bool) {
	got, ok := monthOf(m[3], m[2])
	if !ok {
		return span{}, false
	}
	y, month := got.from.Year, got.from.Month
	first, last := []int{1, 10, 20}[third(m[1])], []int{11, 21, daysIn(y, month)}[third(m[1])]
	return span{corpus.Date{Year: y, Month: month, Day: first}, corpus.Date{Year: y, Month: month, Day: last}}, true
}

// partOfYear reads "early 2015" and "the end of 2015".
func partOfYear(m []string, _ time.Time) (span, bool) {
	y, n := number(m[2]), third(m[1])
	return months(y, 4*n+1, y, 4*n+4), true
}

// quarter reads "the first quarter of 2015", "Q3 2015", "the second half of 2015".
func quarter(m []string, _ time.Time) (span, bool) {
	y, length := number(m[3]), 3
	if strings.EqualFold(m[2], "half") {
		length = 6
	}
	n := map[string]int{"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 12 / length}[strings.ToLower(m[1])]
	if strings.EqualFold(m[1], "q") {
		n = number(m[2])
	}
	if n*length > 12 {
		return span{}, false
	}
	return months(y, (n-1)*length+1, y, n*length), true
}

// weekend reads "last weekend", the latest that is over, and "this weekend", the
// latest that has begun.
func weekend(m []string, now time.Time) (span, bool) {
	back := (int(now.Weekday()) + 1) % 7 // days since Saturday
	if !strings.EqualFold(m[1], "this") && back < 2 {
		back += 7
	}
	saturday := now.AddDate(0, 0, -back)
	return days(saturday, saturday.AddDate(0, 0, 1))
}
