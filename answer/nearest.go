package answer

import (
	"context"
	"fmt"

	"onrecord/answer/topic"
	"onrecord/corpus/dates"
	"onrecord/index"
)

// Why a related excerpt is not an answer.
const (
	OtherSpeaker = "other speaker"
	OtherDate    = "other date"
	OtherTopic   = "other topic"
)

// maxPassages is how many paragraphs in nobody's mouth are shown beside what
// others said.
const maxPassages = 1

// related is what stands nearest to a question that has no answer, nearest first:
// the same speaker on the topic at another time or in another outlet, other
// speakers on the topic, then the speaker on something else.
func (a *Asker) related(ctx context.Context, r resolution) (out []Excerpt, err error) {
	asked := r.plan()
	anytime := asked
	anytime.days, anytime.outlet = dates.Range{}, ""
	anyTopic := anytime
	anyTopic.topic = topic.Topic{}
	anybody := asked
	anybody.speakers, anybody.offices = nil, nil

	someone, known := r.read.Speaker != "", r.read.Speaker == "" || len(r.people) > 0
	on := r.topic.Len() > 0
	narrowed := asked.days != (dates.Range{}) || asked.outlet != ""
	for _, near := range []struct {
		why  string
		fits bool
		find func(most int) ([]Excerpt, error)
	}{
		{OtherDate, known && narrowed && (on || someone), func(most int) ([]Excerpt, error) { return a.statementsOf(ctx, anytime, most) }},
		{OtherSpeaker, someone && on && known, func(most int) ([]Excerpt, error) { return a.passages(ctx, r, min(most, maxPassages)) }},
		{OtherSpeaker, someone && on, func(most int) ([]Excerpt, error) { return a.statementsOf(ctx, anybody, most) }},
		{OtherTopic, someone && on && known, func(most int) ([]Excerpt, error) {
			if most < maxRelated {
				return nil, nil
			}
			return a.statementsOf(ctx, anyTopic, most)
		}},
	} {
		most := maxRelated - len(out)
		if !near.fits || most == 0 {
			continue
		}
		found, err := near.find(most)
		if err != nil {
			return nil, err
		}
		for _, e := range found {
			e.Why, e.Rank = near.why, len(out)+1
			out = append(out, e)
		}
	}
	return out, nil
}

// statementsOf are the best statements that meet the topic and speakers of a plan; what
// else it asks of a hit does not count.
func (a *Asker) statementsOf(ctx context.Context, p plan, most int) ([]Excerpt, error) {
	q := p.query(maxRelated * gather)
	q.Kind, q.MinUnits = index.Statement, p.topic.Fewest(p.topic.Floor())
	hits, err := a.src.Search(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("answer: search related: %w", err)
	}
	whose, err := a.whose(ctx, p, hits)
	if err != nil {
		return nil, err
	}
	list := a.rank(p.topic, hits, func(c candidate) bool { return p.topic.Answers(c.match) && whose(c.Hit) != others })
	return a.excerpts(ctx, list, most)
}
