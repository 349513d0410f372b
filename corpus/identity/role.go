package identity

import (
	"slices"
	"strings"

	"onrecord/corpus/lexicon"
	"onrecord/corpus/names"
)

// is reports whether a folded word has a flag in the lexicon.
func (v *vocabulary) is(word string, f lexicon.Flag) bool { return v.table.Lexicon().Has(word, f) }

// hasAny reports whether one of some words has a flag.
func (v *vocabulary) hasAny(ws []string, f lexicon.Flag) bool {
	return slices.ContainsFunc(ws, func(w string) bool { return v.is(w, f) })
}

// roleWords are the words a role is compared by: synonyms levelled, countries for
// their adjectives, bodies by their acronym, so that "FSB chief" and "the head of
// Russia's Federal Security Service (FSB)" share theirs.
func (v *vocabulary) roleWords(role string) []string {
	var out []string
	add := func(w string) {
		if w != "" {
			out = append(out, w)
		}
	}
	text := strings.ReplaceAll(role, "’", "'")
	t := v.table
	at := 0
	plainWords := func(s string) {
		for _, w := range names.Words(names.Fold(strings.ReplaceAll(s, "'s", ""))) {
			add(v.roleWord(w))
		}
	}
	for _, m := range t.Find(text) {
		plainWords(text[at:m.Start])
		add(conceptWord(m.Concept))
		at = m.End
	}
	plainWords(text[at:])
	if strings.Contains(names.Fold(role), "ministry") && (!contains(out, "head") || v.hasAny(out, lexicon.Division)) {
		out = remove(out, "minister") // a ministry is not its minister, nor is the head of a part of it
		out = append(out, "ministry")
	}
	return out
}

// roleStop are the words that say nothing of an office.
var roleStop = lexicon.FlagsOf(lexicon.RoleStop, lexicon.Determiner, lexicon.Possessive, lexicon.Preposition, lexicon.Conjunction)

// roleWord is the word by which a folded one is compared: the singular, the masculine,
// the country of an adjective, "head" for whatever leads; "" for words that say nothing.
func (v *vocabulary) roleWord(w string) string {
	word := v.table.Lexicon().Word(w)
	switch {
	case word.Is(lexicon.Head):
		return "head"
	case word.Flags().Any(roleStop) && !word.Is(lexicon.Lesser):
		return ""
	}
	if s, ok := word.Sense(lexicon.Title); ok && len(s.For) > 0 {
		return s.For[0]
	}
	if s, ok := word.Sense(lexicon.Demonym); ok {
		return v.placeWord(strings.Join(s.For, " "))
	}
	for _, f := range []lexicon.Flag{lexicon.Role, lexicon.Body} {
		if s, ok := word.Sense(f); ok && len(s.For) > 0 {
			return s.For[0]
		} else if ok && f == lexicon.Role {
			return lexicon.Key(s.Lemma)
		}
	}
	return w
}

// placeWord is the word by which a country or region stands in a role.
func (v *vocabulary) placeWord(name string) string {
	if c := v.table.Lookup(name); c != nil {
		return conceptWord(c)
	}
	ws := names.Words(names.Fold(name))
	return ws[len(ws)-1]
}

// alsoCalled are the words of a printed role, which are given, and those by which others
// call the same office: who represents a country at the United Nations for good is its
// ambassador, and who heads a national security council is its secretary.
func (v *vocabulary) alsoCalled(role string, plain []string) []string {
	ws, low := slices.Clone(plain), names.Fold(role)
	for _, also := range alsoCalled {
		if strings.Contains(low, also.printed) && (also.with == "" || contains(ws, also.with)) {
			ws = append(ws, also.words...)
		}
	}
	return ws
}

// alsoCalled are the words by which others call an office that is printed so, if it has
// another word with it.
var alsoCalled = []struct {
	printed, with string
	words         []string
}{
	{"permanent representative", "", []string{"ambassador", "envoy", "representative"}},
	{"permanent envoy", "", []string{"ambassador", "envoy", "representative"}},
	{"security council", "head", []string{"secretary"}},
}

// fitsRole reports whether a role is the one asked for: it has every word of it,
// and is neither a lesser nor a higher office of the same name.
func (v *vocabulary) fitsRole(have, want []string) bool {
	for _, w := range want {
		if !contains(have, w) {
			return false
		}
	}
	for _, w := range have {
		if v.is(w, lexicon.Lesser) && !contains(want, w) {
			return false
		}
	}
	return true
}

// conceptWord is the word by which a concept stands in a role.
func conceptWord(c *names.Concept) string {
	switch c.ID {
	case "united-states":
		return "us"
	case "united-kingdom":
		return "uk"
	}
	return c.ID
}

// conceptOfWord is the concept that stands in roles by a word; nil for none.
func (v *vocabulary) conceptOfWord(w string) *names.Concept {
	switch w {
	case "us":
		w = "united-states"
	case "uk":
		w = "united-kingdom"
	}
	return v.table.Get(w)
}

func contains(ws []string, w string) bool {
	for _, x := range ws {
		if x == w {
			return true
		}
	}
	return false
}

func remove(ws []string, w string) []string {
	var out []string
	for _, x := range ws {
		if x != w {
			out = append(out, x)
		}
	}
	return out
}
