package markdown

import (
	"fmt"
	"time"

	"onrecord/corpus/dates"
)

// Timestamp is a date as Discord shows it to each reader: a full one as a
// timestamp, in the reader's language; a partial one in words. It is "" for a
// date of which nothing is known.
//
// A timestamp is an instant, shown in the reader's own zone, and a date is not.
// 10:30 UTC falls on the same day from UTC-10 (Hawaii) to UTC+13 (New Zealand's
// summer); midnight would be the day before in all of America.
func Timestamp(d dates.Date) string {
	if !d.Complete() {
		return DateWords(d)
	}
	t := time.Date(d.Year, time.Month(d.Month), d.Day, 10, 30, 0, 0, time.UTC)
	return fmt.Sprintf("<t:%d:D>", t.Unix())
}

// DateWords is a date in words, which say so when the year is not known.
func DateWords(d dates.Date) string {
	if d.Year == 0 && !d.IsZero() {
		return d.Words() + ", year not known"
	}
	return d.Words()
}

// Relative is a moment as Discord shows it to each reader: "5 minutes ago".
func Relative(t time.Time) string { return fmt.Sprintf("<t:%d:R>", t.Unix()) }
