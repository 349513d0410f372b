package answer

import (
	"context"
	"fmt"

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
func (a *Asker) related(ctx context.Context, w wanted) ([]Excerpt, error) {
	var out []Excerpt
	add := func(why string, w wanted, onTopic bool) error {
		if len(out) >= maxRelated {
			return nil
		}
		q := w.query(maxRelated * gather)
		q.Kind = index.Statement
		if onTopic {
			q.MinUnits = w.topic.fewest(w.topic.floor())
		}
		hits, err := a.src.Search(ctx, q)
		if err != nil {
			return fmt.Errorf("answer: search related: %w", err)
		}
		meant, err := a.meant(ctx, w.shared, hits)
		if err != nil {
			return err
		}
		list := a.rank(w, hits, func(c candidate) bool { return (!onTopic || w.topic.answers(c.match)) && meant(c.Hit) })
		found, err := a.excerpts(ctx, list, maxRelated-len(out))
		if err != nil {
			return err
		}
		for _, e := range found {
			e.Why, e.Rank = why, len(out)+1
			out = append(out, e)
		}
		return nil
	}
	known := w.Speaker == "" || len(w.people) > 0
	hasTopic := len(w.topic.units) > 0
	narrowed := w.From != (dates.Date{}) || w.To != (dates.Date{}) || w.Outlet != ""
	anytime := w
	anytime.From, anytime.To, anytime.Outlet = dates.Date{}, dates.Date{}, ""
	if known && narrowed && (hasTopic || w.Speaker != "") {
		if err := add(OtherDate, anytime, true); err != nil {
			return nil, err
		}
	}
	if w.Speaker == "" || !hasTopic {
		return out, nil
	}
	near, err := a.passages(ctx, w, maxPassages)
	if err != nil {
		return nil, err
	}
	for _, e := range near[:min(len(near), maxRelated-len(out))] {
		e.Why, e.Rank = OtherSpeaker, len(out)+1
		out = append(out, e)
	}
	others := w
	others.Speaker, others.people, others.shared = "", nil, nil
	if err := add(OtherSpeaker, others, true); err != nil {
		return nil, err
	}
	if len(out) == 0 && known {
		offTopic := anytime
		offTopic.topic = topic{}
		if err := add(OtherTopic, offTopic, false); err != nil {
			return nil, err
		}
	}
	return out, nil
}
