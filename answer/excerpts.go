package answer

import (
	"context"
	"fmt"
	"slices"

	"onrecord/corpus"
	"onrecord/corpus/copies"
	"onrecord/corpus/dates"
	"onrecord/index"
)

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
		ID: c.ID, Type: string(index.Passage), Text: c.Text, Content: c.Content, Bold: c.match.Ranges, Cue: c.Cue,
		Date: c.Statement.Date, Basis: c.Statement.Basis, Score: c.score / max(top, 1e-9),
		Article: c.Article, Start: c.Statement.Start, End: c.Statement.End,
	}
	if full := articles[c.Article.ID]; full != nil {
		e.Link = full.Link(e.Start, e.End)
	}
	if c.Kind == index.Statement {
		e.Type = string(c.Statement.Type)
		e.Speaker, e.Role, e.Unsure = c.Statement.Speaker, c.Statement.Role, c.Statement.Unsure
		if ind, ok := a.src.People().Speaker(e.Speaker, c.Article.ID); ok && !e.Unsure {
			e.Person = ind.Name
		}
		e.BySurname = c.bySurname
	}
	e.verdict(c.held)
	e.Tie = c.tie
	if d, ok := year(c, group); ok {
		e.Date, e.Basis = d, dates.Inferred
	}
	if e.Date == (dates.Date{}) && e.Basis == "" {
		e.Basis = dates.Unknown
	}
	return e
}

// articles returns the articles of some hits by their IDs, with their texts.
func (a *Asker) articles(ctx context.Context, hits []index.Hit) (map[string]*corpus.Article, error) {
	byID := make(map[string]*corpus.Article)
	var ids []string
	for _, h := range hits {
		if _, seen := byID[h.Article.ID]; !seen {
			byID[h.Article.ID] = nil
			ids = append(ids, h.Article.ID)
		}
	}
	if len(ids) == 0 {
		return byID, nil
	}
	articles, err := a.src.Articles(ctx, ids)
	if err != nil {
		return nil, fmt.Errorf("answer: fetch articles: %w", err)
	}
	for i, id := range ids {
		byID[id] = articles[i]
	}
	return byID, nil
}
