package answer

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/answer/question"
	"onrecord/corpus/identity"
	"onrecord/corpus/lexicon"
	"onrecord/corpus/names"
	"onrecord/index"
)

// questionContext is what a question is read with in this archive.
func (a *Asker) questionContext(ctx context.Context) question.Context {
	people := a.src.People()
	return question.Context{
		Times: a.times(), Table: a.table(), Outlets: a.src.Outlets(),
		Speaks: func(s string) bool { return len(people.Find(s)) > 0 },
		Bears:  func(s string) bool { return bearsAll(people, s) },
		Printed: func(word string) bool {
			printed, err := a.stands(ctx, word)
			return printed || err != nil
		},
		Named: func(name string) bool {
			named, err := a.named(ctx, name)
			return named && err == nil
		},
	}
}

// bearsAll reports whether somebody bears all of a name, and is not found by the last
// word of it, by which an archive may print him only: "Holm harbour" is no name of a
// person called Harbour.
func bearsAll(people *identity.People, name string) bool {
	found := slices.DeleteFunc(slices.Clone(people.Find(name)), func(ind identity.Individual) bool { return len(ind.Keys) == 0 })
	ws := strings.Fields(names.Fold(name))
	if len(ws) > 1 && ws[0] == "the" {
		ws = ws[1:]
	}
	if len(ws) < 2 {
		return len(found) > 0
	}
	last := ws[len(ws)-1]
	for _, ind := range found {
		is := false
		for _, f := range ind.Forms {
			have := strings.Fields(names.Fold(f))
			if !slices.Contains(have, last) {
				continue
			}
			is = true
			more := slices.DeleteFunc(slices.Clone(ws[:len(ws)-1]), func(w string) bool { return slices.Contains(have, w) })
			if len(have) > 1 && len(more) == 1 && (people.Table().IsForename(more[0]) || len(more[0]) == 1) || titled(people.Table().Lexicon(), more) {
				return true
			}
		}
		if !is && (isRole(people.Table().Lexicon(), ws[0]) || isRole(people.Table().Lexicon(), last)) {
			return true
		}
	}
	return false
}

// isRole reports whether a word says what somebody is: "minister", "officials".
func isRole(lex *lexicon.Lexicon, w string) bool {
	return lex.Word(w).Flags().Any(roles)
}

var roles = lexicon.FlagsOf(lexicon.Role, lexicon.Office, lexicon.Head, lexicon.Group, lexicon.Scholar)

// titled reports whether words before a surname are titles and offices.
func titled(lex *lexicon.Lexicon, ws []string) bool {
	return !slices.ContainsFunc(ws, func(w string) bool {
		word := lex.Word(strings.Trim(w, "."))
		return !word.Is(lexicon.Title) && !word.Is(lexicon.Courtesy) && !word.Is(lexicon.Role) && !word.Is(lexicon.Office) &&
			!word.Is(lexicon.Head) && !word.Is(lexicon.Demonym) && !word.Is(lexicon.Grade)
	})
}

// A guess by the order of keywords is as good as a question's form where the name can be
// nothing else: "netanyahu ceasefire" is asked of Netanyahu, and refused where he says
// nothing of it. A body or country is a topic too, and so is a surname that the archive
// prints in small letters as well: "rice prices", "cotton harvest".

// settle takes such a guess for certain.
func (a *Asker) settle(ctx context.Context, q *question.Question) error {
	if q.Who.Sure != question.Guessed || q.Interrogative() || q.Content >= longAside || q.Who.Text == "" {
		return nil
	}
	people := a.src.People()
	found := people.Find(q.Who.Text)
	ws := wordsOf(names.Fold(q.Who.Text))
	if len(found) == 0 || a.table().Lookup(q.Who.Text) != nil {
		return nil
	}
	office := slices.ContainsFunc(ws, func(w string) bool {
		word := people.Table().Lexicon().Word(w)
		return word.Is(lexicon.Office) || word.Is(lexicon.Head)
	})
	if !office && !slices.ContainsFunc(found, a.isPerson) {
		return nil
	}
	if len(ws) == 1 {
		ordinary, err := a.ordinary(ctx, ws[0])
		if err != nil || ordinary {
			return err
		}
	}
	q.Who.Sure = question.Asked
	return nil
}

// isPerson reports whether a speaker has a forename, and a name that is of no words for
// bodies, offices and peoples.
func (a *Asker) isPerson(ind identity.Individual) bool {
	given := names.Parse(ind.Name).Given
	if given == "" {
		return false
	}
	if first, _, _ := strings.Cut(names.Fold(given), " "); a.table().IsForename(first) {
		return true
	}
	lex := a.table().Lexicon()
	return !slices.ContainsFunc(wordsOf(names.Fold(ind.Name)), func(w string) bool { return lex.Word(w).Flags().Any(impersonal) })
}

// impersonal are the words of which no person's name is made.
var impersonal = lexicon.FlagsOf(lexicon.Determiner, lexicon.Possessive, lexicon.Demonym, lexicon.Role, lexicon.Office, lexicon.Head, lexicon.Group,
	lexicon.Body, lexicon.Impersonal, lexicon.Preposition, lexicon.Conjunction)

// named reports whether the archive prints two words as a forename and surname of
// somebody, who need not say anything there.
func (a *Asker) named(ctx context.Context, name string) (bool, error) {
	hits, err := a.src.Search(ctx, index.Query{Text: name, Kind: index.Passage, Alone: true, MinUnits: 2, Limit: ordinaryAmong})
	if err != nil {
		return false, fmt.Errorf("answer: look for a name: %w", err)
	}
	printed, err := regexp.Compile(`(?i)\b` + strings.Join(strings.Fields(regexp.QuoteMeta(name)), `\s+`) + `\b`)
	if err != nil {
		return false, nil
	}
	capitals := 0
	for _, h := range hits {
		for _, found := range printed.FindAllString(h.Text, -1) {
			for _, w := range strings.Fields(found) {
				if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) {
					return false, nil
				}
			}
			capitals++
		}
	}
	return capitals > 0, nil
}

// ordinaryAmong is how many passages with a word are looked through for it in small
// letters.
const ordinaryAmong = 12

// ordinary reports whether the archive prints a word in small letters.
func (a *Asker) ordinary(ctx context.Context, word string) (bool, error) {
	hits, err := a.src.Search(ctx, index.Query{Text: word, Kind: index.Passage, Alone: true, Limit: ordinaryAmong})
	if err != nil {
		return false, fmt.Errorf("answer: look for a word: %w", err)
	}
	small, err := regexp.Compile(`(?:^|[^\pL@#./_-])` + regexp.QuoteMeta(strings.ToLower(word)) + `(?:$|[^\pL@_/])`)
	if err != nil {
		return true, nil
	}
	return slices.ContainsFunc(hits, func(h index.Hit) bool { return small.MatchString(h.Text) }), nil
}
