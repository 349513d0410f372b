package answer

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"onrecord/answer/question"
	"onrecord/corpus"
	"onrecord/corpus/identity"
	"onrecord/corpus/names"
	"onrecord/index"
)

// Two things stand between a person and what she said that no reading of the
// article settles for certain:
//
//   - A surname that two people of the archive share is a speaker of its own. In an
//     article that calls one of them, and no other, by the full name it is that one.
//   - A statement that was not found as such, or not as hers. A paragraph that
//     reports what somebody says, in which or just before which she is named, and
//     that holds most of the topic, is shown as related: a passage in nobody's
//     mouth, and no answer. It is left out where somebody else says it there.

// shared are the keys of the bare surnames that the people asked for share with
// others.
func (a *Asker) shared(asked []identity.Individual) map[string]identity.Individual {
	out := map[string]identity.Individual{}
	for _, ind := range asked {
		n := names.Parse(ind.Name)
		key := names.Key(n.Surname)
		bare, ok := a.src.People().ByKey(key)
		if n.Given == "" || !ok || slices.Contains(ind.Keys, key) || slices.ContainsFunc(asked, func(p identity.Individual) bool { return p.ID == bare.ID }) {
			continue
		}
		out[key] = ind
	}
	return out
}

// meant returns what reports whether one of some statements that is filed under a
// shared surname is of a person asked for; others are not looked at.
func (a *Asker) meant(ctx context.Context, shared map[string]identity.Individual, hits []index.Hit) (func(index.Hit) bool, error) {
	var filed []index.Hit
	for _, h := range hits {
		if _, bare := shared[names.Key(h.Statement.Speaker)]; bare {
			filed = append(filed, h)
		}
	}
	articles, err := a.articles(ctx, filed)
	if err != nil {
		return nil, err
	}
	return func(h index.Hit) bool {
		ind, bare := shared[names.Key(h.Statement.Speaker)]
		return !bare || a.means(ind, articles[h.Article.ID])
	}, nil
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

// means reports whether an article that gives a surname alone means this person by
// it; nil is an article that is not there.
func (a *Asker) means(ind identity.Individual, article *corpus.Article) bool {
	if article == nil {
		return false
	}
	text := article.Title + "\n" + article.Text
	surname := names.Key(names.Parse(ind.Name).Surname)
	for _, other := range a.src.People().Find(surname) {
		if other.ID != ind.ID && names.Parse(other.Name).Given != "" && namesIn(text, other.Forms) {
			return false
		}
	}
	return namesIn(text, ind.Forms)
}

// namesIn reports whether a text has one of a person's names in full.
func namesIn(text string, forms []string) bool {
	words := ""
	return slices.ContainsFunc(forms, func(f string) bool {
		if !strings.Contains(f, " ") {
			return false
		}
		if words == "" {
			words = " " + strings.Join(wordsOf(names.Fold(text)), " ") + " "
		}
		return strings.Contains(words, " "+strings.Join(wordsOf(names.Fold(f)), " ")+" ")
	})
}

// passages are the paragraphs that may hold what was asked, where nothing that a
// person asked for is known to have said does.
func (a *Asker) passages(ctx context.Context, r resolution, limit int) ([]Excerpt, error) {
	if len(r.people) == 0 || len(r.topic.units) == 0 || r.second {
		return nil, nil
	}
	q := r.plan().query(limit * gather)
	q.Speakers, q.Kind, q.Alone = nil, index.Passage, true
	hits, err := a.src.Search(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("answer: search passages: %w", err)
	}
	q.Kind = index.Statement
	said, err := a.src.Search(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("answer: search passages: %w", err)
	}
	var near []index.Hit
	for _, h := range hits {
		if h.Kind == index.Passage {
			near = append(near, paragraphs(r.people, h)...)
		}
	}
	list := a.rank(r.topic, near, func(c candidate) bool {
		return c.match.cover >= passageCover && !slices.ContainsFunc(said, func(s index.Hit) bool { return a.others(r, c, s) })
	})
	return a.excerpts(ctx, list, limit)
}

// paragraphs are those of a passage that name one of some people and report.
func paragraphs(people []identity.Individual, h index.Hit) []index.Hit {
	var out []index.Hit
	at, named := 0, false
	for line := range strings.Lines(h.Text) {
		start := at
		at += len(line)
		text := strings.TrimSpace(line)
		if text == "" {
			continue
		}
		before := named
		named = slices.ContainsFunc(people, func(ind identity.Individual) bool { return mentions(text, ind) })
		if !question.Reports(text) || !named && !before {
			continue
		}
		start += strings.Index(line, text)
		p := h
		p.Text, p.Content = text, text
		p.Statement.Start = h.Statement.Start + start
		p.Statement.End = p.Statement.Start + len(text)
		out = append(out, p)
	}
	return out
}

// mentions reports whether a text names a person, by the surname or as printed.
func mentions(text string, ind identity.Individual) bool {
	words := " " + strings.Join(wordsOf(names.Fold(text)), " ") + " "
	has := func(name string) bool {
		ws := wordsOf(names.Fold(name))
		return len(ws) > 0 && strings.Contains(words, " "+strings.Join(ws, " ")+" ")
	}
	return has(names.Parse(ind.Name).Surname) || slices.ContainsFunc(ind.Forms, has)
}

// others reports whether somebody else says in a paragraph what was asked.
func (a *Asker) others(r resolution, c candidate, s index.Hit) bool {
	if s.Article.ID != c.Article.ID || s.Statement.Start >= c.Statement.End || c.Statement.Start >= s.Statement.End || s.Statement.Unsure {
		return false
	}
	n := names.Parse(s.Statement.Speaker)
	return n.Given != "" && r.topic.in(s.Content, a.table()).cover == 1 &&
		!slices.ContainsFunc(r.people, func(p identity.Individual) bool { return a.oneSpeaker(p.Name, s.Statement.Speaker) })
}

// passageCover is the share of a topic that such a paragraph must hold.
const passageCover = 0.7
