package answer

import (
	"context"
	"fmt"
	"slices"

	"onrecord/answer/question"
	"onrecord/corpus/dates"
)

// mostCounted is how many hits a timeline looks through.
const mostCounted = 4000

// Month is how much was said in one month.
type Month struct {
	Year, Month int
	Count       int
}

// Timeline is when something was said, counted as Find would show it: the same
// statement in several outlets is one.
type Timeline struct {
	Read    Understood
	Months  []Month // with at least one statement, in order
	Undated int     // statements whose month is not known
	Partial bool    // there is more than was counted
}

// Timeline counts what meets everything that is asked by month.
func (a *Asker) Timeline(ctx context.Context, u Understood) (Timeline, error) {
	a = a.forOne()
	r := fromOptions(u)
	r.asked.Asks = question.Speaker // what nobody is known to have said is not counted
	err := a.resolve(ctx, &r)
	t := Timeline{Read: r.read}
	if err != nil {
		return t, err
	}
	if r.read.Speaker != "" && len(r.people) == 0 {
		return t, nil
	}
	p := r.plan()
	hits, err := a.src.Search(ctx, p.query(mostCounted))
	if err != nil {
		return t, fmt.Errorf("answer: search: %w", err)
	}
	t.Partial = len(hits) == mostCounted
	list, err := a.fitting(ctx, p, hits)
	if err != nil {
		return t, err
	}
	counted, err := a.excerpts(ctx, list, mostCounted)
	if err != nil {
		return t, err
	}
	n := map[Month]int{}
	for _, e := range counted {
		if e.Date.Year == 0 || e.Date.Month == 0 {
			t.Undated++
			continue
		}
		n[Month{Year: e.Date.Year, Month: e.Date.Month}]++
	}
	for m, count := range n {
		m.Count = count
		t.Months = append(t.Months, m)
	}
	slices.SortFunc(t.Months, func(x, y Month) int { return (x.Year*12 + x.Month) - (y.Year*12 + y.Month) })
	return t, nil
}

// Date is the month as a date without a day.
func (m Month) Date() dates.Date { return dates.Date{Year: m.Year, Month: m.Month} }
