package answer

import (
	"context"
	"fmt"
	"slices"

	"onrecord/corpus"
	"onrecord/corpus/dates"
	"onrecord/corpus/identity"
	"onrecord/index"
	"onrecord/index/records"
)

// Whose a statement is, is decided by package identity for the archive: by the full name,
// or for a bare surname by evidence. What only the surname links with somebody is shown too,
// and the reader is told; but not where the article itself names that person in full, since
// its own reading then told the two apart.

// relation is how a statement is linked with one of those asked for.
type relation uint8

const (
	others    relation = iota // it is not theirs
	bySurname                 // only the surname says so
	his
)

// whose returns how some statements are linked with the people of a plan; without people
// every statement fits.
func (a *Asker) whose(ctx context.Context, p plan, hits []index.Hit) (func(index.Hit) relation, error) {
	if len(p.speakers) == 0 {
		return func(index.Hit) relation { return his }, nil
	}
	related := make(map[string]relation, len(hits)) // by the hits' IDs
	speakers := map[string]identity.Individual{}
	var loose []index.Hit
	for _, h := range hits {
		ind, r := a.speakerOf(p, h)
		if related[h.ID] = r; r == bySurname {
			loose = append(loose, h)
			speakers[h.ID] = ind
		}
	}
	articles, err := a.articles(ctx, loose)
	if err != nil {
		return nil, err
	}
	for _, h := range loose {
		if calledInFull(articles[h.Article.ID], speakers[h.ID]) {
			related[h.ID] = others
		}
	}
	return func(h index.Hit) relation { return related[h.ID] }, nil
}

// speakerOf returns which of the people of a plan says a statement: one who is asked for by
// an office only what he said while he held it.
func (a *Asker) speakerOf(p plan, h index.Hit) (who identity.Individual, r relation) {
	if h.Kind != index.Statement {
		return who, his
	}
	if len(p.speakers) == 0 {
		return who, others
	}
	says := a.sayings(p.speakers)
	for _, key := range records.SpeakerKeys(h.Statement.Speaker, h.Article.ID, a.src.People().Table()) {
		for _, k := range []string{key, identity.KeyIn(key, h.Article.ID)} {
			for _, s := range says[k] {
				ind := &p.speakers[s.who]
				if o := p.offices[ind.ID]; o != nil && !o.Then(*ind, h.Statement.Role, dayOf(h)) {
					continue
				}
				if s.sure {
					return *ind, his
				}
				who, r = *ind, bySurname
			}
		}
	}
	return who, r
}

// dayOf is when a statement was made, as far as that is known.
func dayOf(h index.Hit) int32 {
	if d := identity.Day(h.Statement.Date); d != 0 {
		return d
	}
	return identity.Day(h.Article.Published)
}

// calledInFull reports whether an article names a person in full.
func calledInFull(article *corpus.Article, ind identity.Individual) bool {
	return article != nil && namesIn(article.Title+"\n"+article.Text, ind.Forms)
}

// surnameNotes tell of excerpts that only the surname links with those asked for.
func surnameNotes(excerpts []Excerpt, asked string) []string {
	var names []string
	for _, e := range excerpts {
		for _, e := range append([]Excerpt{e}, e.Also...) {
			if e.BySurname && !slices.Contains(names, e.Speaker) {
				names = append(names, e.Speaker)
			}
		}
	}
	var notes []string
	for _, n := range names {
		notes = append(notes, fmt.Sprintf("only the surname links %q with %s: the article says no more of who that is", n, asked))
	}
	return notes
}

// offices are those that the people of an answer are asked for by, and not by a name.
func (a *Asker) offices(found []identity.Individual, asked string) map[string]*identity.Office {
	office, ok := a.src.People().Office(asked)
	if !ok {
		return nil
	}
	out, isCalled := map[string]*identity.Office{}, called(asked)
	for _, ind := range found {
		if !isCalled(ind) {
			out[ind.ID] = office
		}
	}
	return out
}

// then leaves of the holders of an office those who held it in a range of days; all,
// where the archive knows of none.
func then(found []identity.Individual, offices map[string]*identity.Office, days dates.Range) []identity.Individual {
	if days.From.Year == 0 && days.To.Year == 0 {
		return found
	}
	from, to := identity.Day(days.From), identity.Day(days.To.Last())
	out := slices.DeleteFunc(slices.Clone(found), func(ind identity.Individual) bool {
		o := offices[ind.ID]
		return o != nil && !o.During(ind, from, to)
	})
	if len(out) == 0 {
		return found
	}
	return out
}
