package answer

import (
	"context"
	"fmt"
	"regexp"
	"slices"

	"onrecord/answer/question"
	"onrecord/answer/topic"
	"onrecord/corpus/dates"
	"onrecord/corpus/names"
	"onrecord/index"
)

// A plain question asks for a fact and not for what somebody said: "When did the
// strike begin?". Passages answer it, in the order of the index, and the floors
// that keep a statement off a topic do not apply: of a long question in its own
// words a good passage holds few.
const (
	leadCover  = 0.7  // share of the topic of a statement that stands before the passages
	plainCover = 0.15 // share of the question that a passage must hold
	claimCover = 0.5  // the same where the question asks when or where somebody claimed something
)

// passagePlan is one search for passages.
type passagePlan struct {
	plan
	least    float64              // share of the topic that a passage must hold
	mustHold func(candidate) bool // and what else it must, nil for nothing
	onDate   []string             // the words of a day that a dated passage must hold, nil for any
}

// passageAnswers answers a question that does not plainly ask for what was said. list
// are the statements and passages found for it. Those stand before the passages that hold
// nearly all of it and are of the best passage's article, or hold all of it where that
// passage does not; what somebody said whom it names stands behind.
func (a *Asker) passageAnswers(ctx context.Context, r resolution, list []candidate, limit int) ([]Excerpt, error) {
	more, err := a.passagesFor(ctx, r, limit)
	if err != nil {
		return nil, err
	}
	lead, err := a.facts(ctx, r)
	if err != nil {
		return nil, err
	}
	leads := func(c candidate) bool {
		return c.match.Cover >= leadCover && (len(more) == 0 || c.Article.ID == more[0].Article.ID ||
			c.match.Cover == 1 && r.topic.In(more[0].Text).Cover < 1)
	}
	var rest []candidate
	for _, c := range list {
		switch {
		case leads(c) && (r.statementsToo() || r.read.Speaker != ""):
			lead = append(lead, c)
		case r.read.Speaker != "":
			rest = append(rest, c)
		}
	}
	out, err := a.excerpts(ctx, lead, limit)
	if err != nil {
		return nil, err
	}
	behind, err := a.excerpts(ctx, rest, limit)
	if err != nil {
		return nil, err
	}
	for _, e := range append(more, behind...) {
		if len(out) < limit && !slices.ContainsFunc(out, func(x Excerpt) bool { return x.ID == e.ID }) {
			e.Rank = len(out) + 1
			out = append(out, e)
		}
	}
	return out, nil
}

// passagesFor finds the passages that answer a plain question.
func (a *Asker) passagesFor(ctx context.Context, r resolution, limit int) (found []Excerpt, err error) {
	dated := r.read.days() != (dates.Range{})
	p := passagePlan{plan: plan{days: r.read.days(), outlet: r.read.Outlet}, least: plainCover}
	switch {
	case r.claimedOnly():
		p.least = claimCover
		if p.mustHold, err = a.mustHold(ctx, r); err != nil {
			return nil, err
		}
	case r.describesEvent():
		p.least = topic.LongCover
	}
	on, whole := r.read.Topic, question.Line(r.asked.Rest())
	if r.read.Speaker != "" || !dated {
		on = whole
	}
	found, err = a.passagesOn(ctx, on, p, limit)
	if err == nil && dated {
		// Where nothing has a date, a date in the question is one more of its words; and
		// an article tells what happened on other days than its own.
		p.days, p.onDate = dates.Range{}, wordsOf(cardinal(r.asked.When.Single))
		var told []Excerpt
		told, err = a.passagesOn(ctx, whole, p, limit)
		found = append(found, told...)
	}
	return found, err
}

// mustHold is what a passage must hold where a question asks for what somebody did by
// saying or thinking it, and nothing is known that he said: his name, and enough of
// the topic that words of his own would be an answer.
func (a *Asker) mustHold(ctx context.Context, r resolution) (func(c candidate) bool, error) {
	named, err := a.topic(ctx, r.read.Speaker)
	if err != nil {
		return nil, err
	}
	who := named.Last()
	told := func(c candidate) bool {
		m := r.topic.In(c.Text)
		return m.Cover == 1 || r.topic.Long() && r.topic.Answers(m)
	}
	return func(c candidate) bool {
		if r.read.Speaker == "" {
			return c.match.Named && c.match.Common >= claimCover
		}
		return who.In(c.Text).Cover == 1 && told(c)
	}, nil
}

// passagesOn finds passages on a topic, the best of each article first.
func (a *Asker) passagesOn(ctx context.Context, about string, p passagePlan, limit int) (found []Excerpt, err error) {
	if p.topic, err = a.topic(ctx, about); err != nil {
		return nil, err
	}
	q := p.query(limit * gather)
	q.Kind, q.MinUnits = index.Passage, p.topic.Fewest(p.least)
	hits, err := a.src.Search(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("answer: search passages: %w", err)
	}
	var list []candidate
	for _, h := range hits {
		c := candidate{Hit: h, match: p.topic.In(h.Text), score: h.Score}
		if c.match.Cover >= p.least && (p.mustHold == nil || p.mustHold(c)) && p.tellsDate(h) {
			list = append(list, c)
		}
	}
	return a.excerpts(ctx, byArticle(list), limit)
}

// tellsDate reports whether a passage may be on the day that is among the words of a
// question: it names that day, or nobody knows its own.
func (p passagePlan) tellsDate(h index.Hit) bool {
	if p.onDate == nil || h.Statement.Date == (dates.Date{}) {
		return true
	}
	text := wordsOf(cardinal(h.Text))
	return len(p.onDate) > 0 && !slices.ContainsFunc(p.onDate, func(word string) bool { return word != "of" && word != "the" && !slices.Contains(text, word) })
}

var ordinals = regexp.MustCompile(`\b(\d{1,2})(?:st|nd|rd|th)\b`)

// cardinal folds a text and makes "22" of "22nd".
func cardinal(s string) string { return ordinals.ReplaceAllString(names.Fold(s), "$1") }

// byArticle puts the best passage of every article before a second one of any. The
// index has weighed each by what its article holds.
func byArticle(list []candidate) []candidate {
	seen := map[string]bool{}
	var first, more []candidate
	for _, c := range list {
		if seen[c.Article.ID] {
			more = append(more, c)
			continue
		}
		seen[c.Article.ID] = true
		first = append(first, c)
	}
	if len(first) > 0 { // stays behind all of these whatever it scores
		least := first[len(first)-1].score
		for i := range more {
			more[i].score *= least / max(first[0].score, 1e-9) / 2
		}
	}
	return append(first, more...)
}
