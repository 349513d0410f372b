package answer

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"onrecord/corpus/identity"
	"onrecord/corpus/names"
	"onrecord/index"
)

// printed finds a speaker whom the archive knows neither by name nor by role: by
// the name among what the question prints around it ("NBC’s Dante Chinni",
// "digital consultant Phil Musser", "Senator Marco Rubio of Florida"), or by the
// very words under which a statement is filed whose speaker has no name ("the
// billionaire businessman").
func (a *Asker) printed(ctx context.Context, asked string) ([]identity.Individual, error) {
	for _, name := range nameWithin(asked) {
		// Of "Jupiter Police Department" the Chicago Police Department is not meant.
		if found := a.src.People().Find(name); len(found) > 0 && !slices.ContainsFunc(found, func(ind identity.Individual) bool { return !bears(ind, name) }) {
			return found, nil
		}
	}
	return a.source(ctx, asked)
}

// source is whoever articles print by just these words, with or without "a" or
// "many" before them: "an Iowa Democrat", "many analysts".
func (a *Asker) source(ctx context.Context, asked string) ([]identity.Individual, error) {
	bare := undetermined(asked)
	key := names.Key(bare)
	if key == "" {
		return nil, nil
	}
	keys := []string{key}
	for d := range determiners {
		keys = append(keys, names.Key(d+" "+bare))
	}
	slices.Sort(keys)
	hits, err := a.src.Search(ctx, index.Query{Speakers: keys, Kind: index.Statement, Limit: 1})
	if err != nil {
		return nil, fmt.Errorf("answer: search speaker: %w", err)
	}
	if len(hits) == 0 {
		return nil, nil
	}
	return []identity.Individual{{ID: key, Name: hits[0].Statement.Speaker, Keys: keys, Forms: []string{asked}}}, nil
}

// alsoSource adds to those who have a role whom articles print by that word
// ("analysts"), and to a body how else they print it ("many Latinos").
func (a *Asker) alsoSource(ctx context.Context, found []identity.Individual, asked string) ([]identity.Individual, error) {
	switch more, err := a.source(ctx, asked); {
	case err != nil:
		return nil, err
	case len(more) == 0:
	case len(found) > 1:
		return identity.Together(found, more), nil
	case called(asked)(found[0]):
		found = slices.Clone(found)
		found[0].Keys = append(slices.Clone(found[0].Keys), more[0].Keys...)
	}
	return found, nil
}

// determiners stand before a source that has no name.
var determiners = map[string]bool{"a": true, "an": true, "one": true, "another": true, "some": true, "many": true, "most": true, "several": true, "other": true}

// undetermined is a source without its determiner.
func undetermined(asked string) string {
	if first, rest, ok := strings.Cut(strings.TrimSpace(asked), " "); ok && determiners[strings.ToLower(first)] {
		return rest
	}
	return asked
}

// called returns a test of whether what is asked is one of a person's names, and not the
// role that somebody has.
func called(asked string) func(ind identity.Individual) bool {
	words := strings.Fields(names.Key(asked))
	return func(ind identity.Individual) bool {
		return len(words) > 0 && slices.ContainsFunc(ind.Keys, func(k string) bool { return slices.Contains(strings.Fields(k), words[len(words)-1]) })
	}
}

// calledInParts is [called] of people with a forename.
func calledInParts(asked string) func(ind identity.Individual) bool {
	isCalled := called(asked)
	return func(ind identity.Individual) bool { return isCalled(ind) && names.Parse(ind.Name).Given != "" }
}

// bears reports whether a person has a forename and surname, or only the surname in
// the archive, and is not found by the end of a longer name.
func bears(ind identity.Individual, name string) bool {
	have, want := names.Parse(ind.Name), names.Parse(name)
	first := func(given string) string { w, _, _ := strings.Cut(names.Key(given), " "); return w }
	return have.Given == "" || first(have.Given) == first(want.Given)
}

// aside are words after which a name is not the speaker's: "a spokesman for Anna
// Holm", "supporters of Holm".
var aside = map[string]bool{"for": true, "of": true, "to": true, "with": true, "and": true, "by": true, "from": true, "in": true, "at": true, "on": true, "against": true, "behind": true, "near": true}

// nameWithin are the full names that a printed source may hold, the longest first:
// the last words before "of" or a comma, when nothing before them makes somebody
// else the speaker.
func nameWithin(asked string) []string {
	ws := strings.Fields(asked)
	if i := slices.IndexFunc(ws, func(w string) bool { return aside[strings.ToLower(w)] }); i > 0 && strings.EqualFold(ws[i], "of") {
		ws = ws[:i]
	} else if i >= 0 {
		return nil
	}
	var out []string
	for n := min(4, len(ws)); n >= 2; n-- {
		tail := ws[len(ws)-n:]
		if !slices.ContainsFunc(tail, func(w string) bool { return !unicode.IsUpper([]rune(w)[0]) }) {
			out = append(out, strings.Join(tail, " "))
		}
	}
	return out
}
