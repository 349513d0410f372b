package answer

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"onrecord/answer/question"
	"onrecord/corpus/dates"
)

// ordered puts candidates in the order asked for; what has no full date cannot be
// placed and comes last.
func ordered(o question.Order, list []candidate) {
	if o == question.BestFirst {
		return
	}
	slices.SortStableFunc(list, func(x, y candidate) int {
		a, b := x.Statement.Date, y.Statement.Date
		switch {
		case a.Year == 0 || b.Year == 0:
			return cmp.Compare(b.Year, a.Year)
		case o == question.NewestFirst:
			a, b = b, a
		}
		return a.Compare(b)
	})
}

// orderNote tells the reader of the order.
func orderNote(o question.Order) []string {
	switch o {
	case question.NewestFirst:
		return []string{"the latest come first"}
	case question.OldestFirst:
		return []string{"the earliest come first"}
	}
	return nil
}

// orderAmong is how many hits at least are looked through at a time for the first or
// the latest.
const orderAmong = 200

// inOrder finds the first or the latest of all that fits. The index has the best
// first: where it has more of them than are looked through, only days from that on
// which enough are known to fit can have any that come before, and those are
// searched again.
func (a *Asker) inOrder(ctx context.Context, p plan, limit int) ([]candidate, error) {
	enough := limit * gather
	among := max(orderAmong, 4*enough)
	for {
		hits, err := a.search(ctx, p, among)
		if err != nil {
			return nil, err
		}
		list, err := a.fitting(ctx, p, hits)
		if err != nil {
			return nil, err
		}
		ordered(p.order, list)
		if len(hits) < among || len(list) < enough {
			return list, nil
		}
		day := list[enough-1].Statement.Date
		switch {
		case !day.Complete():
			return list, nil
		case p.order == question.NewestFirst && p.days.From != day:
			p.days.From = day
		case p.order == question.OldestFirst && p.days.To != day:
			p.days.To = day
		default:
			return a.ahead(ctx, p, limit, day, list)
		}
	}
}

// ahead puts what fits on the days before or after one of which there is more than
// is looked through where it belongs.
func (a *Asker) ahead(ctx context.Context, p plan, limit int, day dates.Date, list []candidate) ([]candidate, error) {
	if p.order == question.NewestFirst {
		p.days.From = day.AddDays(1)
	} else {
		p.days.To = day.AddDays(-1)
	}
	if p.days.From != (dates.Date{}) && p.days.To != (dates.Date{}) && p.days.To.Before(p.days.From) {
		return list, nil
	}
	first, err := a.inOrder(ctx, p, limit)
	list = slices.DeleteFunc(list, func(c candidate) bool { return c.Statement.Date != day })
	return append(first, list...), err
}

// tally answers "how often" by what was found, which may be part of what there is.
func tally(list []candidate, partial bool) string {
	articles := map[string]bool{}
	for _, c := range list {
		articles[c.Article.ID] = true
	}
	count := fmt.Sprintf("%s in %s", plural(len(list), "place"), plural(len(articles), "article"))
	if partial {
		return "at least " + count
	}
	return count
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// diverse puts the best of every speaker before a second one of anybody: who asks
// who said it wants to know them all.
func diverse(list []candidate) []candidate {
	var first, more []candidate
	seen := map[string]bool{}
	for _, c := range list {
		if seen[c.Statement.Speaker] {
			more = append(more, c)
			continue
		}
		seen[c.Statement.Speaker] = true
		first = append(first, c)
	}
	return append(first, more...)
}
