package bot

import (
	"fmt"
	"time"

	"onrecord/corpus"
)

// stamp is a date as Discord shows it to each reader: a full one as a
// timestamp, in the reader's language; a partial one in words. It is "" for a
// date of which nothing is known.
//
// A timestamp is an instant, shown in the reader's own zone, and a date is not.
// 10:30 UTC falls on the same day from UTC-10 (Hawaii) to UTC+13 (New Zealand's
// summer); midnight would be the day before in all of America.
func stamp(d corpus.Date) string {
	if d.Year == 0 || d.Month == 0 || d.Day == 0 {
		return words(d)
	}
	t := time.Date(d.Year, time.Month(d.Month), d.Day, 10, 30, 0, 0, time.UTC)
	return fmt.Sprintf("<t:%d:D>", t.Unix())
}

// words is a date in words, as far as it is known.
func words(d corpus.Date) string {
	month := ""
	if 1 <= d.Month && d.Month <= 12 {
		month = time.Month(d.Month).String()
	}
	switch {
	case d.Year != 0 && month != "" && d.Day != 0:
		return fmt.Sprintf("%d %s %d", d.Day, month, d.Year)
	case d.Year != 0 && month != "":
		return fmt.Sprintf("%s %d", month, d.Year)
	case d.Year != 0:
		return fmt.Sprint(d.Year)
	case month != "" && d.Day != 0:
		return fmt.Sprintf("%d %s, year not known", d.Day, month)
	case month != "":
		return month + ", year not known"
	}
	return ""
}

// after tells that a is later than b beyond doubt.
func after(a, b corpus.Date) bool {
	if a.Year == 0 || b.Year == 0 || a.Year != b.Year {
		return a.Year != 0 && b.Year != 0 && a.Year > b.Year
	}
	if a.Month == 0 || b.Month == 0 || a.Month != b.Month {
		return a.Month != 0 && b.Month != 0 && a.Month > b.Month
	}
	return a.Day != 0 && b.Day != 0 && a.Day > b.Day
}
