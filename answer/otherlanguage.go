package answer

import (
	"context"
	"slices"
	"strings"

	"onrecord/corpus/language"
	"onrecord/index"
)

// This file tells the reader when what was found is in a language whose speakers are
// not read: such articles have passages and no statements.

// otherLanguages adds to an answer that has passages of other languages than English
// that nobody was sought in them; to one that has nothing on a speaker, the passages of
// other languages that name him and the topic.
func (a *Asker) otherLanguages(ctx context.Context, r resolution, ans Answer) (Answer, error) {
	if found := languages(ans.Excerpts); len(found) > 0 {
		ans.Read.Notes = append(ans.Read.Notes, foundIn(found)+"; who speaks is read in English only")
		return ans, nil
	}
	if len(ans.Excerpts) > 0 || r.read.Speaker == "" || len(r.people) > 0 && r.narrowed() {
		return ans, nil
	}
	about, hits, err := a.naming(ctx, r)
	if err != nil {
		return ans, err
	}
	var list []candidate
	for _, h := range hits {
		if c := (candidate{Hit: h, match: about.In(h.Text), score: h.Score}); c.match.Cover == 1 {
			list = append(list, c)
		}
	}
	passages, err := a.excerpts(ctx, byArticle(list), maxRelated)
	if err != nil {
		return ans, err
	}
	passages = slices.DeleteFunc(passages, func(e Excerpt) bool { return languageOf(e) == "" })
	if len(passages) == 0 {
		return ans, nil
	}
	ans.Read.Notes = append(ans.Read.Notes, foundIn(languages(passages))+", but not who speaks there: that is read in English only")
	for i := range passages {
		passages[i].Why = OtherSpeaker
	}
	for _, e := range ans.Related {
		if len(passages) < maxRelated && !slices.ContainsFunc(passages, func(x Excerpt) bool { return x.ID == e.ID }) {
			passages = append(passages, e)
		}
	}
	for i := range passages {
		passages[i].Rank = i + 1
	}
	ans.Related = passages
	return ans, nil
}

// foundIn says in which languages words are found.
func foundIn(languages []string) string {
	return "these words are found in " + strings.Join(languages, " and ")
}

// languages are the names of the languages other than English of the passages.
func languages(list []Excerpt) (names []string) {
	for _, e := range list {
		if name := languageOf(e); name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// languageOf is the name of the language of a passage, "" when that is English, or
// English may be.
func languageOf(e Excerpt) string {
	if e.Type != string(index.Passage) || e.Article == nil {
		return ""
	}
	switch tag := language.Settle(e.Article.Language, e.Text); {
	case tag == "en":
		return ""
	case language.Name(tag) != "":
		return language.Name(tag)
	}
	var votes language.Votes
	if votes.Add(e.Text); votes.Verdict() == language.Other {
		return "another language"
	}
	return ""
}
