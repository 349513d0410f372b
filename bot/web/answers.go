package web

import (
	"context"

	"onrecord/answer"
	"onrecord/answer/quotecheck"
)

// Asker answers as the one within does, and gives excerpts of articles without an address
// that of the reader's page.
type Asker struct {
	*answer.Asker
	links *Links
}

// Over is a, with addresses of pages where an article has none.
func (l *Links) Over(a *answer.Asker) Asker { return Asker{a, l} }

// Ask is [answer.Asker.Ask].
func (a Asker) Ask(ctx context.Context, question string, limit int) (answer.Answer, error) {
	ans, err := a.Asker.Ask(ctx, question, limit)
	a.links.fill(ans.Excerpts)
	a.links.fill(ans.Related)
	return ans, err
}

// Find is [answer.Asker.Find].
func (a Asker) Find(ctx context.Context, u answer.Understood, limit int) (answer.Answer, error) {
	ans, err := a.Asker.Find(ctx, u, limit)
	a.links.fill(ans.Excerpts)
	a.links.fill(ans.Related)
	return ans, err
}

// fill gives excerpts that have none a link.
func (l *Links) fill(es []answer.Excerpt) {
	for i := range es {
		if es[i].Link == "" {
			es[i].Link = l.Passage(es[i])
		}
		l.fill(es[i].Also)
	}
}

// Checker checks quotations as the one within does, with the same addresses.
type Checker struct {
	*quotecheck.Checker
	links *Links
}

// OverChecker is c, with addresses of pages where an article has none.
func (l *Links) OverChecker(c *quotecheck.Checker) Checker { return Checker{c, l} }

// Check is [quotecheck.Checker.Check].
func (c Checker) Check(ctx context.Context, words, by string) (quotecheck.Result, error) {
	r, err := c.Checker.Check(ctx, words, by)
	for i, m := range r.Matches {
		if m.Link == "" {
			r.Matches[i].Link = c.links.Passage(answer.ExcerptOf(m))
		}
	}
	return r, err
}
