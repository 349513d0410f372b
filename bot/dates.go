package bot

import (
	"fmt"
	"time"

	"onrecord/corpus/dates"
)

// stamp is a date as Discord shows it to each reader: a full one as a
// timestamp, in the reader's language; a partial one in words. It is "" for a
// date of which nothing is known.
//
// A timestamp is an instant, shown in the reader's own zone, and a date is not.
// 10:30 UTC falls on the same day from UTC-10 (Hawaii) to UTC+13 (New Zealand's
// summer); midnight would be the day before in all of America.
func stamp(d dates.Date) string {
	if !d.Complete() {
		return words(d)
	}
	t := time.Date(d.Year, time.Month(d.Month), d.Day, 10, 30, 0, 0, time.UTC)
	return fmt.Sprintf("<t:%d:D>", t.Unix())
}

// words is a date in words, which say so when the year is not known.
func words(d dates.Date) string {
	if d.Year == 0 && !d.IsZero() {
		return d.Words() + ", year not known"
	}
	return d.Words()
}

// times reads the dates that people type: counted from now, and in numbers as those
// who print the archive write them.
func (b *Bot) times() dates.Reader {
	return dates.Reader{Today: dates.Of(b.now()), Order: func() dates.Order {
		a, release, err := b.cfg.Archive()
		if err != nil {
			return dates.UnknownOrder
		}
		defer release()
		if a.Library == nil {
			return dates.UnknownOrder
		}
		return dates.OutletsOrder(a.Library.Outlets())
	}}
}
