package draft

import (
	"slices"

	"onrecord/corpus"
	"onrecord/corpus/dates"
)

// numbered are the days of publication that have day and month in numbers of unknown
// order, with what may settle it.
type numbered struct {
	told []dates.Date   // days that the article gives in full, anywhere
	own  dates.Evidence // of its other dates in numbers
}

// inOneOrder reads the days of publication that have day and month in numbers. A day
// that stands elsewhere in full settles it; then what the article's other dates look
// like and who prints it.
func (d *Draft) inOneOrder(a *corpus.Article) {
	if !slices.ContainsFunc(d.dates, func(c candidate) bool { return !c.written.Ambiguous.IsZero() }) {
		return
	}
	var n numbered
	for _, c := range d.dates {
		n.tell(c.written)
	}
	n.read(a.Text)
	for _, r := range d.removed {
		n.read(r.Text)
	}
	for i := range d.dates {
		c := &d.dates[i]
		if date := c.written.In(n.order(a, *c)).Date; date != c.Date {
			c.Date, c.inferred = date, true
		}
	}
}

func (n *numbered) read(text string) {
	for _, m := range dates.Mentions(text) {
		n.tell(m)
	}
}

func (n *numbered) tell(m dates.Mention) {
	n.own.Add(m)
	if m.Kind == dates.Written && m.Date.Complete() {
		n.told = append(n.told, m.Date)
	}
}

// order is the one of a day of publication. A program that writes a page's metadata may
// put the month first in any country.
func (n *numbered) order(a *corpus.Article, c candidate) dates.Order {
	m := c.written
	first, second := slices.Contains(n.told, m.In(dates.DayFirst).Date), slices.Contains(n.told, m.In(dates.MonthFirst).Date)
	switch {
	case first && !second:
		return dates.DayFirst
	case second && !first:
		return dates.MonthFirst
	}
	o := dates.FindOrder(n.own, a.Writer(), a.Text)
	if (c.from == InMarkup || c.from == AnyInMarkup) && o == dates.DayFirst && n.own == (dates.Evidence{}) {
		return dates.UnknownOrder
	}
	return o
}
