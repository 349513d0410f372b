package answer

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"

	"onrecord/answer/question"
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
	tie       string           // what ties it to the topic where its own words do not; "" for nothing
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
		case p.polarity.Tells() && !a.does(p, c):
			return false
		case p.ownYear && c.Statement.Date.Year == 0, p.named && c.Statement.Speaker == "":
			return false
		}
		return true
	})
	for i := range list {
		list[i].bySurname = whose(list[i].Hit) == bySurname
	}
	if p.polarity.Tells() {
		a.weighDeeds(p, list)
	}
	return list, nil
}

// weighDeeds weighs down the statements that do less plainly what a verb of the question
// asks for: a denial, a promise.
func (a *Asker) weighDeeds(p plan, list []candidate) {
	for i := range list {
		switch a.deed(p, list[i]) {
		case question.ByReport:
		case question.BySigns:
			list[i].score *= a.weights.bySigns
		default:
			list[i].score *= a.weights.noSign
		}
	}
	slices.SortStableFunc(list, func(x, y candidate) int { return cmp.Compare(y.score, x.score) })
}

// wholeTopic is the share of a topic that a statement must hold to do without a sign of
// what the question's verb asks for.
const wholeTopic = 0.9

// does reports whether a statement may answer a question with a verb that asks for what a
// statement does. A denial and an apology must be one. Where it is asked who promised or
// criticised, what nothing speaks for must hold the topic; of somebody who is named all
// that he said of it will do.
func (a *Asker) does(p plan, c candidate) bool {
	deed := a.deed(p, c)
	if p.polarity == question.Denies || p.polarity == question.Apologises {
		return deed >= question.BySigns
	}
	return !p.strict || deed >= question.BySigns || deed == question.NoSign && c.match.Cover >= wholeTopic
}

// deed is how plainly a statement does what a verb of the question asks for.
func (a *Asker) deed(p plan, c candidate) question.Evidence {
	if c.Kind != index.Statement {
		return question.NoSign
	}
	frame := c.Text
	for _, s := range strings.Split(c.Content, " … ") {
		frame = strings.Replace(frame, s, " ", 1)
	}
	return p.polarity.In(c.Cue, frame, c.Content, a.table().Lexicon())
}

// barred reports whether a statement is of somebody whom the question leaves out.
func (a *Asker) barred(p plan, c candidate) bool {
	if len(p.barred) == 0 {
		return false
	}
	_, r := a.speakerOf(plan{speakers: p.barred}, c.Hit)
	return r != others
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
