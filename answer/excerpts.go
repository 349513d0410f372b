package answer

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/copies"
	"onrecord/corpus/dates"
	"onrecord/corpus/identity"
	"onrecord/corpus/names"
	"onrecord/index"
)

// candidate is a hit with how it holds the topic.
type candidate struct {
	index.Hit
	match match // of the excerpt
	said  copies.Saying
	score float64
}

// fitting keeps the hits that meet the plan, best first.
func (a *Asker) fitting(ctx context.Context, p plan, hits []index.Hit) ([]candidate, error) {
	meant, err := a.meant(ctx, p.shared, hits)
	if err != nil {
		return nil, err
	}
	return a.rank(p.topic, hits, func(c candidate) bool {
		switch {
		case !p.topic.answers(c.match), p.entire && c.match.cover < 1, !meant(c.Hit), a.barred(p, c):
			return false
		case p.ownYear && c.Statement.Date.Year == 0, p.named && c.Statement.Speaker == "":
			return false
		}
		return true
	}), nil
}

// barred reports whether a statement is of somebody whom the question leaves out.
func (a *Asker) barred(p plan, c candidate) bool {
	return slices.ContainsFunc(p.barred, func(ind identity.Individual) bool { return a.oneSpeaker(ind.Name, c.Statement.Speaker) })
}

// rank scores hits by the topic and returns those that keep accepts.
func (a *Asker) rank(t topic, hits []index.Hit, keep func(candidate) bool) []candidate {
	var list []candidate
	top := 0.0
	for _, h := range hits {
		top = max(top, h.Score)
	}
	for _, h := range hits {
		c := candidate{Hit: h, match: t.in(withoutSource(h), a.table())}
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
func (a *Asker) aboutness(t topic, c candidate) float64 {
	said := t.in(c.Content, a.table())
	score := a.weights.inside*said.cover + (1-a.weights.inside)*c.match.cover
	if len(said.ranges) > 0 {
		score *= 1 + a.weights.early*(1-float64(said.ranges[0].Start)/float64(len(c.Content)))
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

// excerpts makes the answer of the first candidates: the same statement in other
// articles goes under the first, an excerpt that overlaps a better one of its own
// article is left out. Once there are enough, a same statement is looked for only as
// far as the search for the best goes.
func (a *Asker) excerpts(ctx context.Context, list []candidate, limit int) ([]Excerpt, error) {
	var heads []candidate
	also := map[int][]candidate{}
	for i, c := range list {
		if len(heads) == limit && i >= limit*gather {
			break
		}
		c.said = copies.Read(c.Content, a.table())
		if i := slices.IndexFunc(heads, func(h candidate) bool { return a.same(h, c) }); i >= 0 {
			if h := heads[i]; h.Article.ID != c.Article.ID && !holds(also[i], c) {
				also[i] = append(also[i], c)
			}
			continue
		}
		if len(heads) == limit {
			continue
		}
		heads = append(heads, c)
	}
	var out []Excerpt
	top := 0.0
	for _, h := range heads {
		top = max(top, h.score)
	}
	var shown []index.Hit
	for i, h := range heads {
		shown = append(shown, h.Hit)
		for _, c := range also[i] {
			shown = append(shown, c.Hit)
		}
	}
	articles, err := a.articles(ctx, shown)
	if err != nil {
		return nil, err
	}
	for i := range heads {
		group := append([]candidate{heads[i]}, also[i]...)
		e := a.excerpt(heads[i], articles, group, top)
		e.Rank = i + 1
		for _, c := range also[i] {
			e.Also = append(e.Also, a.excerpt(c, articles, group, top))
		}
		out = append(out, e)
	}
	return out, nil
}

func holds(list []candidate, c candidate) bool {
	return slices.ContainsFunc(list, func(x candidate) bool { return x.Article.ID == c.Article.ID })
}

// excerpt is a candidate as it is shown, in a group of reports of one statement;
// articles has its article with its text.
func (a *Asker) excerpt(c candidate, articles map[string]*corpus.Article, group []candidate, top float64) Excerpt {
	e := Excerpt{
		ID: c.ID, Type: string(index.Passage), Text: c.Text, Content: c.Content, Bold: c.match.ranges, Cue: c.Cue,
		Date: c.Statement.Date, Basis: c.Statement.Basis, Score: c.score / max(top, 1e-9),
		Article: c.Article, Start: c.Statement.Start, End: c.Statement.End,
	}
	if full := articles[c.Article.ID]; full != nil {
		e.Link = full.Link(e.Start, e.End)
	}
	if c.Kind == index.Statement {
		e.Type = string(c.Statement.Type)
		e.Speaker, e.Role, e.Unsure = c.Statement.Speaker, c.Statement.Role, c.Statement.Unsure
		if ind, ok := a.src.People().ByKey(names.Key(e.Speaker)); ok && !e.Unsure {
			e.Speaker = ind.Name
		}
	}
	if d, ok := year(c, group); ok {
		e.Date, e.Basis = d, dates.Inferred
	}
	if e.Date == (dates.Date{}) && e.Basis == "" {
		e.Basis = dates.Unknown
	}
	return e
}

// Likeness that is asked for beyond what tells one statement from another.
const (
	sameInArticle = 0.7 // a person who goes on about a thing uses its words again
	samePassage   = 0.8 // of passages, which say many things
	sameNameless  = 0.9 // where one of two articles does not name the speaker …
	sameLong      = 6   // … and the words are so many
)

// same reports whether two hits are one statement: overlapping places of one
// article, or one speaker's agreeing words. Dates that contradict each other keep
// statements apart.
func (a *Asker) same(h, c candidate) bool {
	if h.Article.ID == c.Article.ID && h.Statement.Start < c.Statement.End && c.Statement.Start < h.Statement.End {
		if h.Kind != c.Kind || a.oneSpeaker(h.Statement.Speaker, c.Statement.Speaker) {
			return true // the reader has these lines before him already
		}
	}
	if !a.weights.grouping || h.Kind != c.Kind || clash(h.Statement.Date, c.Statement.Date) {
		return false
	}
	if h.Kind != index.Statement {
		return copies.Likeness(h.said, c.said) >= samePassage
	}
	if !copies.Same(h.said, c.said) {
		return false
	}
	likeness := copies.Likeness(h.said, c.said)
	switch {
	case h.Article.ID == c.Article.ID:
		return likeness >= sameInArticle && a.oneSpeaker(h.Statement.Speaker, c.Statement.Speaker)
	case a.oneSpeaker(h.Statement.Speaker, c.Statement.Speaker):
		return true
	}
	return (h.Statement.Speaker == "" || c.Statement.Speaker == "") && likeness >= sameNameless && min(h.said.Len(), c.said.Len()) >= sameLong
}

func (a *Asker) oneSpeaker(x, y string) bool {
	kx, ky := names.Key(x), names.Key(y)
	if kx == ky {
		return true
	}
	ix, okx := a.src.People().ByKey(kx)
	iy, oky := a.src.People().ByKey(ky)
	return okx && oky && ix.ID == iy.ID
}

// clash reports whether two dates cannot be the same day.
func clash(x, y dates.Date) bool {
	differ := func(a, b int) bool { return a != 0 && b != 0 && a != b }
	return differ(x.Year, y.Year) || differ(x.Month, y.Month) || differ(x.Day, y.Day)
}
