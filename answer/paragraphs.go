package answer

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"onrecord/answer/question"
	"onrecord/answer/topic"
	"onrecord/corpus/names"
	"onrecord/index"
)

// A statement may not have been found as such, or not as hers who made it. A paragraph
// that reports what somebody says, in which or just before which the person asked for is
// named, and that holds most of the topic, is shown as related: a passage in nobody's
// mouth, and no answer. It is left out where somebody else says it there.

// passages are the paragraphs that may hold what was asked, where nothing that a
// person asked for is known to have said does; said is what anybody says on the topic.
func (a *Asker) passages(ctx context.Context, r resolution, said []index.Hit, limit int) ([]Excerpt, error) {
	_, hits, err := a.naming(ctx, r)
	if err != nil {
		return nil, err
	}
	var near []index.Hit
	named := mentions(r.people)
	for _, h := range hits {
		near = append(near, paragraphs(named, h)...)
	}
	list := a.rank(r.topic, near, func(c candidate) bool {
		return c.match.Cover >= passageCover && !slices.ContainsFunc(said, func(s index.Hit) bool { return saysThere(r.topic, c, s) })
	})
	return a.excerpts(ctx, list, limit)
}

// naming are passages that name whom the question asks for and hold enough of the topic,
// with the two as one topic.
func (a *Asker) naming(ctx context.Context, r resolution) (about topic.Topic, hits []index.Hit, err error) {
	if about, err = a.topic(ctx, r.read.Speaker+" "+r.read.Topic); err != nil {
		return about, nil, err
	}
	p := r.plan()
	p.topic, p.speakers, p.offices = about, nil, nil
	q := p.query(maxRelated * gather)
	q.Kind, q.Alone, q.MinUnits = index.Passage, true, r.topic.Fewest(passageCover)
	if hits, err = a.src.Search(ctx, q); err != nil {
		return about, nil, fmt.Errorf("answer: search passages: %w", err)
	}
	return about, hits, nil
}

// paragraphs are those of a passage that name somebody asked for and report.
func paragraphs(names func(text string) bool, h index.Hit) []index.Hit {
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
		named = names(text)
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

// saysThere reports whether a statement of somebody with a full name says in a paragraph
// all that was asked: of somebody else, since otherwise it would be the answer.
func saysThere(t topic.Topic, c candidate, s index.Hit) bool {
	if s.Article.ID != c.Article.ID || s.Statement.Start >= c.Statement.End || c.Statement.Start >= s.Statement.End || s.Statement.Unsure {
		return false
	}
	return names.Parse(s.Statement.Speaker).Given != "" && t.In(s.Content).Cover == 1
}

// passageCover is the share of a topic that such a paragraph must hold.
const passageCover = 0.7
