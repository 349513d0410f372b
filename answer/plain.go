package answer

import (
	"context"
	"fmt"
	"regexp"
	"slices"

	"onrecord/answer/question"
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

// plain answers a question that does not plainly ask for what was said. list are
// the statements and passages found for it. Those stand before the passages that hold
// nearly all of it and are of the best passage's article, or hold all of it where that
// passage does not; what somebody said whom it names stands behind.
func (a *Asker) plain(ctx context.Context, w wanted, list []candidate, limit int) ([]Excerpt, error) {
	more, err := a.plainPassages(ctx, w, limit)
	if err != nil {
		return nil, err
	}
	leads := func(c candidate) bool {
		if len(more) == 0 || c.match.cover < leadCover || c.Article.ID == more[0].Article.ID {
			return c.match.cover >= leadCover
		}
		return c.match.cover == 1 && w.topic.in(more[0].Text, a.table()).cover < 1
	}
	var lead, rest []candidate
	for _, c := range list {
		switch {
		case leads(c) && (w.statementsToo() || w.Speaker != ""):
			lead = append(lead, c)
		case w.Speaker != "":
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

// plainPassages finds the passages that answer a plain question.
func (a *Asker) plainPassages(ctx context.Context, w wanted, limit int) ([]Excerpt, error) {
	dated := w.From != (dates.Date{}) || w.To != (dates.Date{})
	reading := wanted{Understood: Understood{Topic: w.Topic, From: w.From, To: w.To, Outlet: w.Outlet}}
	reading.least = max(w.least, plainCover)
	if w.headline() {
		reading.least = longCover
	}
	if w.claimedOnly() {
		reading.least = claimCover
		var err error
		if reading.mustHold, err = a.mustHold(ctx, w); err != nil {
			return nil, err
		}
	}
	if w.Speaker != "" || w.whoSaid || !dated {
		reading.Topic = question.Line(w.question)
	}
	more, err := a.passagesOn(ctx, reading, limit)
	if err == nil && dated {
		// Where nothing has a date, a date in the question is one more of its words; and
		// an article tells what happened on other days than its own.
		reading.Topic, reading.From, reading.To = question.Line(w.question), dates.Date{}, dates.Date{}
		reading.onDate = wordsOf(cardinal(w.q.When.Single))
		var told []Excerpt
		told, err = a.passagesOn(ctx, reading, limit)
		more = append(more, told...)
	}
	return more, err
}

// mustHold is what a passage must hold where a question asks for what somebody did by
// saying or thinking it, and nothing is known that he said: his name, and enough of
// the topic that words of his own would be an answer.
func (a *Asker) mustHold(ctx context.Context, w wanted) (func(c candidate) bool, error) {
	named, err := a.topic(ctx, w.Speaker)
	if err != nil {
		return nil, err
	}
	who := named.last()
	told := func(c candidate) bool {
		m := w.topic.in(c.Text, a.table())
		return m.cover == 1 || len(w.topic.units) >= longTopic && w.topic.answers(m)
	}
	return func(c candidate) bool {
		if w.Speaker == "" {
			return c.match.named && c.match.common >= claimCover
		}
		return who.in(c.Text, a.table()).cover == 1 && told(c)
	}, nil
}

// passagesOn finds passages on the topic, the best of each article first.
func (a *Asker) passagesOn(ctx context.Context, w wanted, limit int) ([]Excerpt, error) {
	var err error
	if w.topic, err = a.topic(ctx, w.Topic); err != nil {
		return nil, err
	}
	q := w.query(limit * gather)
	q.Kind, q.MinUnits = index.Passage, w.topic.fewest(w.least)
	hits, err := a.src.Search(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("answer: search passages: %w", err)
	}
	var list []candidate
	for _, h := range hits {
		c := candidate{Hit: h, match: w.topic.in(h.Text, a.table()), score: h.Score}
		if c.match.cover >= w.least && (w.mustHold == nil || w.mustHold(c)) && w.tellsDate(h) {
			list = append(list, c)
		}
	}
	return a.excerpts(ctx, byArticle(list), limit)
}

// tellsDate reports whether a passage may be on the day that is among the words of a
// question: it names that day, or nobody knows its own.
func (w wanted) tellsDate(h index.Hit) bool {
	if w.onDate == nil || h.Statement.Date == (dates.Date{}) {
		return true
	}
	text := wordsOf(cardinal(h.Text))
	return len(w.onDate) > 0 && !slices.ContainsFunc(w.onDate, func(word string) bool { return word != "of" && word != "the" && !slices.Contains(text, word) })
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
