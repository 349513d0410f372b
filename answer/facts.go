package answer

import (
	"cmp"
	"context"
	"fmt"
	"regexp"
	"slices"

	"onrecord/answer/question"
	"onrecord/answer/topic"
	"onrecord/index"
)

// A question for how many, how much, when, where or why is answered first by what somebody
// said that holds such a thing. A number must stand before what is counted: "1,700
// harbour workers" tells how many there are, and "2 years ago" does not. What
// the statement leaves out of the topic its article must have, where the headline and the
// paragraphs round it tell (context.go).

const (
	factCover   = 0.3  // share of a topic's common words that such a statement must hold
	factSupport = 0.55 // how surely it must be on the topic by the texts round it
	factAmong   = 60   // statements looked at
	factRead    = 8    // most of them whose articles are read
	factsFirst  = 2    // most of them that stand before the passages
	beside      = 40   // bytes between a number and what is counted
)

// holding are the signs of the thing that a kind of question asks for.
var holding = map[question.Kind]*regexp.Regexp{
	question.Number: regexp.MustCompile(`\d[\d,.]*`),
	question.Day:    regexp.MustCompile(`\b(?:[12]\d{3}\b|(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.? \d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)`),
	question.Place:  regexp.MustCompile(`\b(?:in|at|near|outside|from) (?:the )?\p{Lu}\p{Ll}+`),
	question.Reason: regexp.MustCompile(`(?i)\b(?:because|due to|owing to|the reason|so that|in order to|thanks to|as a result)\b`),
}

// tells reports whether a text holds the thing that a question asks for; a number must
// stand before what is counted, and be an amount where that is asked for.
func tells(q question.Question, counted topic.Topic, body string) bool {
	sign := holding[q.Asks]
	switch {
	case q.Asks != question.Number:
		return sign.MatchString(body)
	case q.Measures():
		return amount.MatchString(body)
	}
	return counted.Len() > 0 && slices.ContainsFunc(sign.FindAllStringIndex(body, -1), func(at []int) bool {
		return counted.In(body[at[1]:min(len(body), at[1]+beside)]).Cover > 0
	})
}

// amount is a number with what it is of: money, a share, or very many.
var amount = regexp.MustCompile(`(?i)\p{Sc} ?\d|\d[\d,.]* ?(?:%|per ?cent|million|billion|trillion|\p{Sc}|euros?\b|dollars?\b|pounds?\b)`)

// facts are the statements that hold what a question for a fact asks for, best first.
func (a *Asker) facts(ctx context.Context, r resolution) ([]candidate, error) {
	if holding[r.asked.Asks] == nil || r.topic.Len() < 2 || r.read.Speaker != "" || !a.weights.facts {
		return nil, nil
	}
	counted, err := a.topic(ctx, r.asked.Counted())
	if err != nil {
		return nil, err
	}
	q := r.plan().query(factAmong)
	q.Kind = index.Statement
	hits, err := a.src.Search(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("answer: search facts: %w", err)
	}
	var list []candidate
	for _, h := range hits {
		c := candidate{Hit: h, match: r.topic.In(withoutSource(h))}
		if c.match.Common >= factCover && c.match.Cover > 0 && len(list) < factRead && h.Statement.Speaker != "" && tells(r.asked, counted, h.Text) {
			list = append(list, c)
		}
	}
	articles, err := a.articles(ctx, hitsOf(list))
	if err != nil {
		return nil, err
	}
	seen := map[string]*surroundings{}
	list = slices.DeleteFunc(list, func(c candidate) bool {
		if seen[c.Article.ID] == nil {
			seen[c.Article.ID] = around(r.topic, articles[c.Article.ID])
		}
		support, _ := seen[c.Article.ID].support(r.topic, c.Hit)
		return support < factSupport
	})
	best := map[string]float64{} // by article
	for i := range list {
		c := &list[i]
		support, tie := seen[c.Article.ID].support(r.topic, c.Hit)
		c.score, c.tie = support+c.match.Cover, tie
		best[c.Article.ID] = max(best[c.Article.ID], c.score)
	}
	slices.SortStableFunc(list, func(x, y candidate) int { // in an article what comes later leans on what stands before
		return cmp.Or(cmp.Compare(best[y.Article.ID], best[x.Article.ID]), cmp.Compare(x.Article.ID, y.Article.ID), cmp.Compare(x.Statement.Start, y.Statement.Start))
	})
	return list[:min(len(list), factsFirst)], nil
}

// hitsOf are the hits of some candidates.
func hitsOf(list []candidate) []index.Hit {
	out := make([]index.Hit, len(list))
	for i, c := range list {
		out[i] = c.Hit
	}
	return out
}
