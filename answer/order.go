package answer

import (
	"cmp"
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"onrecord/corpus/dates"
)

// order is which of the excerpts that fit come first.
type order int

const (
	bestFirst order = iota
	newestFirst
	oldestFirst
)

var (
	asksNewest = regexp.MustCompile(`(?i)\b(?:the )?(?:latest|newest|most recent|most recently|lately)\b|\blast (` + sayVerb + `|` + noun + `|things?|time)\b`)
	asksOldest = regexp.MustCompile(`(?i)\b(?:the )?(?:earliest)\b|\bfirst (` + sayVerb + `|` + noun + `|things?|time)\b`)
	counting   = regexp.MustCompile(`(?i)^(?:and |so |but )?how (?:often|many times)\b`)
)

// findOrder takes the words that ask for the first or the latest out of a question.
func findOrder(q string) (string, order) {
	re, o := asksNewest, newestFirst
	if !re.MatchString(q) {
		re, o = asksOldest, oldestFirst
	}
	if strings.ContainsAny(q, `"“”`) || !re.MatchString(q) {
		return q, bestFirst
	}
	rest := tidy(re.ReplaceAllString(q, "$1"))
	if rest == "" {
		return q, bestFirst
	}
	return rest, o
}

// ordered puts candidates in the order asked for; what has no full date cannot be
// placed and comes last.
func (o order) ordered(list []candidate) {
	if o == bestFirst {
		return
	}
	slices.SortStableFunc(list, func(x, y candidate) int {
		a, b := x.Statement.Date, y.Statement.Date
		switch {
		case a.Year == 0 || b.Year == 0:
			return cmp.Compare(b.Year, a.Year)
		case o == newestFirst:
			a, b = b, a
		}
		return a.Compare(b)
	})
}

// note tells the reader of the order.
func (o order) note() []string {
	switch o {
	case newestFirst:
		return []string{"the latest come first"}
	case oldestFirst:
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
// searched anew.
func (a *Asker) inOrder(ctx context.Context, w wanted, limit int) ([]candidate, error) {
	enough := limit * gather
	among := max(orderAmong, 4*enough)
	for {
		hits, err := a.searchFor(ctx, w, among)
		if err != nil {
			return nil, err
		}
		list, err := a.fitting(ctx, w, hits)
		if err != nil {
			return nil, err
		}
		w.order.ordered(list)
		if len(hits) < among || len(list) < enough {
			return list, nil
		}
		day := list[enough-1].Statement.Date
		switch {
		case !day.Complete():
			return list, nil
		case w.order == newestFirst && w.From != day:
			w.From = day
		case w.order == oldestFirst && w.To != day:
			w.To = day
		default:
			return a.ahead(ctx, w, limit, day, list)
		}
	}
}

// ahead puts what fits on the days before or after one of which there is more than
// is looked through where it belongs.
func (a *Asker) ahead(ctx context.Context, w wanted, limit int, day dates.Date, list []candidate) ([]candidate, error) {
	if w.order == newestFirst {
		w.From = day.AddDays(1)
	} else {
		w.To = day.AddDays(-1)
	}
	if w.From != (dates.Date{}) && w.To != (dates.Date{}) && w.To.Before(w.From) {
		return list, nil
	}
	first, err := a.inOrder(ctx, w, limit)
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
