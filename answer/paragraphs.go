package answer

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"onrecord/answer/question"
	"onrecord/corpus/identity"
	"onrecord/corpus/names"
	"onrecord/index"
)

// A statement may not have been found as such, or not as hers who made it. A paragraph
// that reports what somebody says, in which or just before which the person asked for is
// named, and that holds most of the topic, is shown as related: a passage in nobody's
// mouth, and no answer. It is left out where somebody else says it there.

// passages are the paragraphs that may hold what was asked, where nothing that a
// person asked for is known to have said does.
func (a *Asker) passages(ctx context.Context, r resolution, limit int) ([]Excerpt, error) {
	if len(r.people) == 0 || r.topic.Len() == 0 || r.second {
		return nil, nil
	}
	q := r.plan().query(limit * gather)
	q.Speakers, q.Kind, q.Alone = nil, index.Passage, true
	hits, err := a.src.Search(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("answer: search passages: %w", err)
	}
	q.Kind = index.Statement
	said, err := a.src.Search(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("answer: search passages: %w", err)
	}
	var near []index.Hit
	for _, h := range hits {
		if h.Kind == index.Passage {
			near = append(near, paragraphs(r.people, h)...)
		}
	}
	list := a.rank(r.topic, near, func(c candidate) bool {
		return c.match.Cover >= passageCover && !slices.ContainsFunc(said, func(s index.Hit) bool { return a.others(r, c, s) })
	})
	return a.excerpts(ctx, list, limit)
}

// paragraphs are those of a passage that name one of some people and report.
func paragraphs(people []identity.Individual, h index.Hit) []index.Hit {
	var out []index.Hit
	at, named := 0, false
	for line := range strings.Lines(h.Text) {
		start := at
		at += len(line)
		text := strings.TrimSpace(line)
		if text == "" {
			continue
		}
		before := named
		named = slices.ContainsFunc(people, func(ind identity.Individual) bool { return mentions(text, ind) })
		if !question.Reports(text) || !named && !before {
			continue
		}
		start += strings.Index(line, text)
		p := h
		p.Text, p.Content = text, text
		p.Statement.Start = h.Statement.Start + start
		p.Statement.End = p.Statement.Start + len(text)
		out = append(out, p)
	}
	return out
}

// others reports whether somebody else says in a paragraph what was asked.
func (a *Asker) others(r resolution, c candidate, s index.Hit) bool {
	if s.Article.ID != c.Article.ID || s.Statement.Start >= c.Statement.End || c.Statement.Start >= s.Statement.End || s.Statement.Unsure {
		return false
	}
	n := names.Parse(s.Statement.Speaker)
	return n.Given != "" && r.topic.In(s.Content).Cover == 1 &&
		!slices.ContainsFunc(r.people, func(p identity.Individual) bool { return a.oneSpeaker(p.Name, s.Statement.Speaker) })
}

// passageCover is the share of a topic that such a paragraph must hold.
const passageCover = 0.7
