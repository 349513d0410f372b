package answer

import (
	"context"
	"slices"

	"onrecord/corpus"
	"onrecord/corpus/identity"
	"onrecord/corpus/names"
	"onrecord/index"
)

// A surname that two people of the archive share is a speaker of its own, since no
// reading of an article settles for certain who is meant. In an article that calls one of
// them, and no other, by the full name it is that one.

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

// meant returns a function that reports whether one of some statements that is filed under a
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
