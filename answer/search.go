package answer

import (
	"context"
	"fmt"

	"onrecord/answer/question"
	"onrecord/answer/topic"
	"onrecord/corpus/dates"
	"onrecord/corpus/identity"
	"onrecord/index"
)

// plan is one search: what the index is asked, what a hit must meet beyond that, and
// which hits come first. The zero plan is met by everything.
type plan struct {
	topic    topic.Topic
	speakers []identity.Individual       // one of these; nil for anybody
	offices  map[string]*identity.Office // only what they said while they held these, by their IDs
	barred   []identity.Individual       // and none of these
	named    bool                        // somebody said it
	days     dates.Range
	ownYear  bool // a day without its year is none of them
	outlet   string
	kind     index.Kind // "" for both
	entire   bool       // holds all of the topic

	polarity question.Polarity // what a verb asks a statement to do; Says for any
	strict   bool              // and no other will do

	order        question.Order
	count        bool // as many as there are
	everySpeaker bool // the best of each speaker before a second of any
}

// plan is the search for what was said.
func (r resolution) plan() plan {
	p := plan{
		topic: r.topic, speakers: r.people, offices: r.offices, barred: r.barred, named: r.asked.Asks == question.Speaker,
		days: r.read.days(), ownYear: r.asked.When.Relative, outlet: r.read.Outlet, entire: r.second,
		order: r.asked.Order, count: r.asked.Asks == question.Times, everySpeaker: r.asked.Asks == question.Speaker || r.several,
	}
	p.polarity, p.strict = r.asked.Polarity(), p.named
	if p.named || p.topic.Len() == 0 { // so has every search for speakers
		p.kind = index.Statement
	}
	return p
}

// query is what the index is asked for that many hits.
func (p plan) query(limit int) index.Query {
	q := index.Query{Text: p.topic.Rest, Concepts: p.topic.IDs(), From: p.days.From, To: p.days.To, Outlet: p.outlet, Kind: p.kind, Limit: limit}
	if p.topic.Len() == 0 { // "the news", of which the index may know a word
		q.Text = ""
	}
	for _, ind := range p.speakers {
		q.Speakers = append(append(q.Speakers, ind.Keys...), ind.BySurname...)
	}
	return q
}

// candidates are what fits: of those asked for, else of who speaks for the body
// that is asked for, who then take its place, else what they answered to a question on
// the topic. Notes say of which sort they are.
func (a *Asker) candidates(ctx context.Context, r *resolution, limit int) (list []candidate, err error) {
	p, partial := r.plan(), false
	if r.read.Speaker == "" || len(r.people) > 0 {
		list, partial, err = a.find(ctx, p, limit)
	}
	if err != nil {
		return nil, err
	}
	var voices []identity.Individual
	if len(list) == 0 {
		voices = a.voices(*r)
	}
	if len(voices) > 0 {
		p.speakers = voices
		var more bool
		if list, more, err = a.find(ctx, p, limit); err != nil {
			return nil, err
		}
		if len(list) > 0 {
			r.people, partial = voices, more
			r.note(voicesNote(r.read.Speaker, list))
		}
	}
	if list, err = a.byVicinity(ctx, *r, list); err != nil {
		return nil, err
	}
	if len(list) == 0 {
		return nil, nil
	}
	r.read.Notes = append(r.read.Notes, orderNote(p.order)...)
	if p.count {
		r.note(tally(list, partial))
	}
	return list, nil
}

// byVicinity adds to weak candidates, or none, what the people asked for say near the
// topic: answers to a question on it where there are none, and what is on it by context.
func (a *Asker) byVicinity(ctx context.Context, r resolution, list []candidate) ([]candidate, error) {
	p := r.plan()
	replies, context := len(list) == 0 && a.weights.replies, a.weights.context && !r.isCrowd() && r.hasContext() && a.weak(list)
	if len(p.speakers) == 0 || r.isCrowd() || p.topic.Len() == 0 || !replies && !context {
		return list, nil
	}
	near, err := a.nearby(ctx, p)
	if err != nil || len(near.said) == 0 {
		return list, err
	}
	if replies {
		if list, err = a.replies(ctx, r, near); err != nil {
			return nil, err
		}
	}
	if context && a.weak(list) {
		more, err := a.inContext(ctx, r, near)
		if err != nil {
			return nil, err
		}
		list = withContext(list, more)
		ordered(p.order, list)
	}
	return list, nil
}

// countUpTo is how many hits are looked through for "how often", which the best few
// alone cannot answer.
const countUpTo = 1000

// find searches and orders what fits; partial reports that there was more than it
// looked through.
func (a *Asker) find(ctx context.Context, p plan, limit int) (list []candidate, partial bool, err error) {
	among := limit * gather
	if p.strict && p.polarity.Tells() {
		among = max(among, orderAmong)
	}
	switch {
	case p.count:
		among = countUpTo
	case p.order != question.BestFirst:
		list, err = a.inOrder(ctx, p, limit)
		return list, false, err
	}
	hits, err := a.search(ctx, p, among)
	if err != nil {
		return nil, false, err
	}
	if list, err = a.fitting(ctx, p, hits); err != nil {
		return nil, false, err
	}
	ordered(p.order, list) // "how often" may ask for an order too
	if p.everySpeaker && a.weights.diversity {
		list = diverse(list)
	}
	return list, len(hits) == among, nil
}

// search asks the index for hits that may answer.
func (a *Asker) search(ctx context.Context, p plan, among int) ([]index.Hit, error) {
	q := p.query(among)
	q.MinUnits = p.topic.Fewest(p.topic.Floor())
	hits, err := a.src.Search(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("answer: search: %w", err)
	}
	return hits, nil
}
