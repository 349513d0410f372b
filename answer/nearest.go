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

// related is what stands nearest to a question that has no answer, nearest first: the same
// speaker on the topic at another time or in another outlet, other speakers on the topic,
// then the speaker on something else. It searches three times at the most.
func (a *Asker) related(ctx context.Context, r resolution) (out []Excerpt, err error) {
	someone, known := r.read.Speaker != "", r.read.Speaker == "" || len(r.people) > 0
	on := r.topic.Len() > 0
	asked := r.plan()
	anytime := asked
	anytime.days, anytime.outlet = dates.Range{}, ""
	narrowed := r.narrowed()

	var before, others, passages, something []Excerpt
	if known && narrowed && (on || someone) {
		if before, err = a.statementsOf(ctx, anytime, maxRelated); err != nil || len(before) == maxRelated {
			return because(nil, OtherDate, before), err
		}
	}
	if someone && on {
		anybody := asked
		anybody.speakers, anybody.offices = nil, nil
		said, err := a.statementHits(ctx, anybody)
		if err == nil {
			others, err = a.statementsAmong(ctx, anybody, said, maxRelated)
		}
		if err == nil && known && !r.isCrowd() && (!narrowed || len(before)+len(others) > 0) {
			passages, err = a.passages(ctx, r, said, maxPassages)
		}
		if err != nil {
			return nil, err
		}
	}
	if someone && on && known && len(before)+len(others)+len(passages) == 0 {
		anytime.topic = topic.Topic{}
		if something, err = a.statementsOf(ctx, anytime, maxRelated); err != nil {
			return nil, err
		}
	}
	out = because(out, OtherDate, before)
	out = because(out, OtherSpeaker, passages)
	out = because(out, OtherSpeaker, others)
	return because(out, OtherTopic, something), nil
}

// narrowed reports whether days or an outlet are asked for.
func (r resolution) narrowed() bool { return r.read.days() != (dates.Range{}) || r.read.Outlet != "" }

// because adds to related excerpts others with the reason why they are no answers, as many
// as are shown.
func because(list []Excerpt, why string, more []Excerpt) []Excerpt {
	for _, e := range more[:min(len(more), maxRelated-len(list))] {
		e.Why, e.Rank = why, len(list)+1
		list = append(list, e)
	}
	return list
}

// statementsOf are the best statements that meet the topic and speakers of a plan; what
// else it asks of a hit does not count.
func (a *Asker) statementsOf(ctx context.Context, p plan, most int) ([]Excerpt, error) {
	hits, err := a.statementHits(ctx, p)
	if err != nil {
		return nil, err
	}
	return a.statementsAmong(ctx, p, hits, most)
}

// statementHits are statements that may meet the topic and speakers of a plan.
func (a *Asker) statementHits(ctx context.Context, p plan) ([]index.Hit, error) {
	q := p.query(maxRelated * gather)
	q.Kind, q.MinUnits = index.Statement, p.topic.Fewest(p.topic.Floor())
	hits, err := a.src.Search(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("answer: search related: %w", err)
	}
	return hits, nil
}

// statementsAmong are the best of some statements that do.
func (a *Asker) statementsAmong(ctx context.Context, p plan, hits []index.Hit, most int) ([]Excerpt, error) {
	whose, err := a.whose(ctx, p, hits)
	if err != nil {
		return nil, err
	}
	list := a.rank(p.topic, hits, func(c candidate) bool { return p.topic.Answers(c.match) && whose(c.Hit) != others })
	return a.excerpts(ctx, list, most)
}
