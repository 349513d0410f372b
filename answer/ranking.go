package answer

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"

	"onrecord/answer/quotation"
	"onrecord/answer/topic"
	"onrecord/corpus/copies"
	"onrecord/index"
)

// candidate is a hit with how it holds the topic.
type candidate struct {
	index.Hit
	match     topic.Match // of the excerpt
	bySurname bool        // only the surname links it with who was asked for
	said      copies.Saying
	held      *quotation.Match // how it has the words that the question quotes; nil where it quotes none
	score     float64
}

// fitting keeps the hits that meet the plan, best first.
func (a *Asker) fitting(ctx context.Context, p plan, hits []index.Hit) ([]candidate, error) {
	whose, err := a.whose(ctx, p, hits)
	if err != nil {
		return nil, err
	}
	list := a.rank(p.topic, hits, func(c candidate) bool {
		switch {
		case !p.topic.Answers(c.match), p.entire && c.match.Cover < 1, whose(c.Hit) == others, a.barred(p, c):
			return false
		case p.ownYear && c.Statement.Date.Year == 0, p.named && c.Statement.Speaker == "":
			return false
		}
		return true
	})
	for i := range list {
		list[i].bySurname = whose(list[i].Hit) == bySurname
	}
	return list, nil
}

// barred reports whether a statement is of somebody whom the question leaves out.
func (a *Asker) barred(p plan, c candidate) bool {
	_, r := a.speakerOf(plan{speakers: p.barred}, c.Hit)
	return len(p.barred) > 0 && r != others
}

// rank scores hits by the topic and returns those that keep accepts.
func (a *Asker) rank(t topic.Topic, hits []index.Hit, keep func(candidate) bool) []candidate {
	var list []candidate
	top := 0.0
	for _, h := range hits {
		top = max(top, h.Score)
	}
	for _, h := range hits {
		c := candidate{Hit: h, match: t.In(withoutSource(h))}
		if !keep(c) {
			continue
		}
		c.score = math.Sqrt(h.Score/max(top, 1e-9)) * a.weights.types[h.Statement.Type]
		c.score *= a.aboutness(t, c)
		if h.Article.URL != "" {
			c.score *= a.weights.link
		}
		if h.Kind == index.Statement && len(strings.Fields(h.Content)) < scrapWords {
			c.score *= a.weights.scrap
		}
		list = append(list, c)
	}
	slices.SortStableFunc(list, func(x, y candidate) int { return cmp.Compare(y.score, x.score) })
	return list
}

// aboutness is how much of the topic is there, and how much of it what was said is
// on: a topic in the frame alone counts less, and one that opens it more.
func (a *Asker) aboutness(t topic.Topic, c candidate) float64 {
	said := t.In(c.Content)
	score := a.weights.inside*said.Cover + (1-a.weights.inside)*c.match.Cover
	if len(said.Ranges) > 0 {
		score *= 1 + a.weights.early*(1-float64(said.Ranges[0].Start)/float64(len(c.Content)))
	}
	return score
}

// withoutSource is the excerpt with blanks for the words that name the speaker: a
// "Russian Foreign Minister" says nothing about Russia by being introduced.
func withoutSource(h index.Hit) string {
	text := []byte(h.Text)
	for _, s := range h.Statement.Source {
		for i := max(0, s.Start-h.Statement.Start); i < min(len(text), s.End-h.Statement.Start); i++ {
			text[i] = ' '
		}
	}
	return string(text)
}
