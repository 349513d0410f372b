package answer

import (
	"context"
	"slices"

	"onrecord/corpus"
	"onrecord/corpus/identity"
	"onrecord/index"
)

// once is an archive for as long as one question is answered. What was looked up is
// remembered, so that the steps can ask for what they need without knowing of each other,
// and each name, word, article and search costs once. It is not safe for concurrent use.
type once struct {
	Source
	people   *identity.People
	outlets  map[string]int
	rarities map[string]float64
	articles map[string]*corpus.Article
	hits     map[string][]index.Hit
	says     map[*identity.Individual]sayings // by the first of a list of people
}

// forOne is the Asker for one question.
func (a *Asker) forOne() *Asker {
	one := *a
	one.src = &once{
		Source: a.src, people: a.src.People().Remembering(), rarities: map[string]float64{}, articles: map[string]*corpus.Article{},
		hits: map[string][]index.Hit{}, says: map[*identity.Individual]sayings{},
	}
	return &one
}

// People are those of the archive, who remember of whom they were asked.
func (o *once) People() *identity.People { return o.people }

// Outlets are those of the archive, for reading.
func (o *once) Outlets() map[string]int {
	if o.outlets == nil {
		o.outlets = o.Source.Outlets()
	}
	return o.outlets
}

// Rarity asks the archive for those words of which it was not asked yet.
func (o *once) Rarity(ctx context.Context, texts []string) ([]float64, error) {
	var ask []string
	for _, t := range texts {
		if _, known := o.rarities[t]; !known && !slices.Contains(ask, t) {
			ask = append(ask, t)
		}
	}
	if len(ask) > 0 {
		found, err := o.Source.Rarity(ctx, ask)
		if err != nil {
			return nil, err
		}
		for i, t := range ask {
			o.rarities[t] = found[i]
		}
	}
	out := make([]float64, len(texts))
	for i, t := range texts {
		out[i] = o.rarities[t]
	}
	return out, nil
}

// Articles reads those articles that were not read yet.
func (o *once) Articles(ctx context.Context, ids []string) ([]*corpus.Article, error) {
	var ask []string
	for _, id := range ids {
		if _, known := o.articles[id]; !known && !slices.Contains(ask, id) {
			ask = append(ask, id)
		}
	}
	if len(ask) > 0 {
		found, err := o.Source.Articles(ctx, ask)
		if err != nil {
			return nil, err
		}
		for i, id := range ask {
			o.articles[id] = found[i]
		}
	}
	out := make([]*corpus.Article, len(ids))
	for i, id := range ids {
		out[i] = o.articles[id]
	}
	return out, nil
}

// Search searches once for each query; the caller may change what it gets.
func (o *once) Search(ctx context.Context, q index.Query) ([]index.Hit, error) {
	name := q.String()
	hits, known := o.hits[name]
	if !known {
		var err error
		if hits, err = o.Source.Search(ctx, q); err != nil {
			return nil, err
		}
		o.hits[name] = hits
	}
	return slices.Clone(hits), nil
}

// sayings tell under which keys each of some people's statements are filed.
type sayings map[string][]saying

// saying is one of the people by the place in the list; sure reports that more than the
// surname says so.
type saying struct {
	who  int
	sure bool
}

// sayings are the sayings of some people, who are not changed.
func (a *Asker) sayings(people []identity.Individual) sayings {
	o, _ := a.src.(*once)
	if o != nil && o.says[&people[0]] != nil {
		return o.says[&people[0]]
	}
	s := make(sayings, 2*len(people))
	for i := range people {
		for _, k := range people[i].Keys {
			s[k] = append(s[k], saying{i, true})
		}
		for _, k := range people[i].BySurname {
			s[k] = append(s[k], saying{i, false})
		}
	}
	if o != nil {
		o.says[&people[0]] = s
	}
	return s
}
