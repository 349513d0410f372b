package draft

import (
	"cmp"
	"time"

	"onrecord/corpus/dates"
	"onrecord/corpus/text"
)

// candidate is a day of publication that something claims.
type candidate struct {
	dates.Date
	from     Source
	where    string // more precisely, "" for what the source says
	written  dates.Mention
	inferred bool // which of its numbers is the day was found out (dateorder.go)
}

// Source is where a day of publication was read, strongest first.
type Source int

const (
	inSidecar   Source = iota // the folder's metadata.csv
	inHeader                  // "Date: 2015-04-22" above the text
	InMarkup                  // the page's metadata, a JSONL field
	Shown                     // what a page shows as its day, beside the headline
	inDateLine                // a line of its own near the headline
	inDateline                // "MOSCOW, November 19."
	inMast                    // "Global Health News, 3 June 2022", left in the text
	inTitle                   // "... interview with Radio Quay, Moscow, 22 April 2015"
	InAddress                 // /2015/04/22/
	inFileName                // 2015-04-22-lavrov.txt
	AnyInMarkup               // a day of the page's metadata that may be another
	AnyShown                  // a day that a page shows, which may be another
)

// sourceNames say where a day was read, for those who ask.
var sourceNames = [...]string{
	inSidecar: "the folder's metadata", inHeader: "the file's header", InMarkup: "the page's or the line's metadata", inDateLine: "a line beside the headline",
	inDateline: "the dateline", inMast: "a line of the newsroom", inTitle: "the title", InAddress: "the address", inFileName: "the file's name", Shown: "beside the headline", AnyInMarkup: "the page's metadata", AnyShown: "the page",
}

// Dated adds what s says, and reports whether it is a date.
func (d *Draft) Dated(from Source, s string) bool {
	if s == "" {
		return false
	}
	if date, ok := dates.Read(text.OneLine(s)); ok {
		d.DatedOn(from, date)
		return true
	}
	return false
}

// DatedOn adds a day of publication.
func (d *Draft) DatedOn(from Source, m dates.Mention) { d.DatedBy(from, "", m) }

// DatedBy adds a day of publication, and where in its source it was read.
func (d *Draft) DatedBy(from Source, where string, m dates.Mention) {
	d.dates = append(d.dates, candidate{Date: m.Date, from: from, where: where, written: m})
}

// inText adds the dateline that the text begins with and a date line above it
// when that was not taken away with the headline (JSONL text is kept whole).
func (d *Draft) inText(body string) {
	for i, p := range text.Paragraphs(body) {
		if i == 4 {
			return
		}
		line := body[p.Start:p.End]
		if date, ok := dates.Line(line); ok {
			d.DatedOn(inDateLine, date)
			continue
		}
		if date, ok := dates.Dateline(line); ok {
			d.DatedOn(inDateline, date)
			return
		}
		if date, ok := dates.Masthead(line); ok {
			d.DatedOn(inMast, date)
		}
	}
}

// published settles the day of publication. The strongest source decides; a
// weaker one may complete it where the two agree. It returns where the day was read.
func (d *Draft) published(text string) (dates.Date, dates.Basis, string) {
	var best candidate
	for _, c := range d.dates {
		if best.IsZero() || c.from < best.from {
			best = c
		}
	}
	date, basis := d.settled(best, text)
	switch {
	case date.IsZero():
		return date, basis, ""
	case best.IsZero():
		return date, basis, "tweets in the text"
	}
	return date, basis, cmp.Or(best.where, sourceNames[best.from])
}

func (d *Draft) settled(best candidate, text string) (dates.Date, dates.Basis) {
	switch {
	case best.IsZero():
		return d.fromTweets(text)
	case best.Complete():
		return best.Date, best.ground()
	}
	for _, c := range d.dates {
		if c.Complete() && agrees(best.Date, c.Date) {
			return complete(best.Date, c.Date), dates.Inferred
		}
	}
	if best.Year == 0 && best.Day != 0 {
		if year := d.yearOf(best.Date, text); year != 0 {
			return dates.Date{Year: year, Month: best.Month, Day: best.Day}, dates.Inferred
		}
	}
	return best.Date, best.ground()
}

// ground is Stated where somebody wrote the date as a date.
func (c candidate) ground() dates.Basis {
	if c.inferred || c.from == inTitle || c.from == InAddress || c.from == inFileName {
		return dates.Inferred
	}
	return dates.Stated
}

// agrees reports whether the partial date p may be the day c or one beside it.
func agrees(p, c dates.Date) bool {
	if p.Year == 0 && p.Day != 0 {
		for n := -2; n <= 2; n++ {
			if e := c.AddDays(n); e.Month == p.Month && e.Day == p.Day {
				return true
			}
		}
		return false
	}
	return (p.Year == 0 || p.Year == c.Year) && (p.Month == 0 || p.Month == c.Month)
}

// complete gives p the fields that it lacks.
func complete(p, c dates.Date) dates.Date {
	if p.Year == 0 && p.Day != 0 {
		for n := -2; n <= 2; n++ {
			if e := c.AddDays(n); e.Month == p.Month && e.Day == p.Day {
				return e
			}
		}
	}
	return c
}

// yearOf looks for the year of a day. A tweet in the article that was sent in
// the ten days before it settles it. So does the weekday, where the text joins
// one to this very day, together with a copyright line: only one of two years
// side by side has it. Years that the article talks about settle nothing, for an
// article of an anniversary is full of them.
func (d *Draft) yearOf(day dates.Date, text string) int {
	for _, t := range d.tweets {
		for _, year := range []int{t.Year, t.Year + 1} {
			e := dates.Date{Year: year, Month: day.Month, Day: day.Day}
			if n := dates.DaysBetween(t, e); e.Valid() && n >= 0 && n <= 10 {
				return year
			}
		}
	}
	var day1 *time.Weekday
	for _, m := range dates.Mentions(text) {
		if m.HasWeekday && m.Kind == dates.Written && m.Date.Month == day.Month && m.Date.Day == day.Day {
			day1 = &m.Weekday
		}
	}
	if day1 == nil {
		return 0
	}
	for _, r := range d.removed {
		year := dates.CopyrightYear(r.Text)
		if e := (dates.Date{Year: year, Month: day.Month, Day: day.Day}); year != 0 && e.Valid() && e.Weekday() == *day1 {
			return year
		}
	}
	return 0
}

// fromTweets infers the month of an article that has no date but holds a tweet.
// News that says "on Wednesday" is written within days of what it reports, and a
// tweet set into it is as new; when the text names no later year and a week from
// the tweet is still in the same month, that is the month. The day stays open.
func (d *Draft) fromTweets(text string) (dates.Date, dates.Basis) {
	var last dates.Date
	for _, t := range d.tweets {
		if t.Complete() && (last.IsZero() || last.Before(t)) {
			last = t
		}
	}
	if last.IsZero() {
		return dates.Date{}, dates.Unknown
	}
	recent := false
	for _, m := range dates.Mentions(text) {
		recent = recent || m.Kind == dates.Weekday
		if m.Date.Year > last.Year || m.Date.Year == last.Year && last.Before(m.Date) {
			return dates.Date{}, dates.Unknown
		}
	}
	week := last.AddDays(7)
	switch {
	case !recent || week.Year != last.Year:
		return dates.Date{}, dates.Unknown
	case week.Month != last.Month:
		return dates.Date{Year: last.Year}, dates.Inferred
	}
	return dates.Date{Year: last.Year, Month: last.Month}, dates.Inferred
}
