package identity

import (
	"slices"
	"strings"

	"onrecord/corpus/lexicon"
	"onrecord/corpus/names"
)

// describes reports whether words before a name are no part of it: the last is no
// forename, or they are an office of something.
func (v *vocabulary) describes(ws []string) bool {
	last := ws[len(ws)-1]
	return last == strings.ToLower(last) || !v.table.IsForename(names.Bare(last)) || slices.Contains(ws, "of")
}

// isOffice reports whether an office is asked for and no name: the Pope is nobody who
// is called Pope, and a British Prime Minister is not a Mr. Minister.
func (v *vocabulary) isOffice(asked string) bool {
	ws := strings.Fields(v.core(asked))
	if len(ws) < 2 {
		return false
	}
	last := names.Bare(ws[len(ws)-1])
	if !v.is(last, lexicon.Office) && !v.is(last, lexicon.Head) && !v.is(last, lexicon.Courtesy) {
		return false
	}
	return names.Bare(ws[0]) == "the" || !v.table.IsForename(names.Bare(ws[0])) && v.is(last, lexicon.OfState)
}

// afterOwner returns the name behind an outlet or a body that has the speaker
// ("NBC's Dante Chinni"), else all of asked.
func (v *vocabulary) afterOwner(asked string) string {
	ws := strings.Fields(strings.ReplaceAll(asked, "’", "'"))
	for i := len(ws) - 2; i >= 0; i-- {
		if strings.HasSuffix(ws[i], "'s") && v.looksPersonal(strings.Join(ws[i+1:], " ")) {
			return strings.Join(ws[i+1:], " ")
		}
	}
	return asked
}

// withoutSuffix takes the "Jr." off a name.
func (v *vocabulary) withoutSuffix(name string) (rest, suffix string) {
	ws := strings.Fields(name)
	if len(ws) < 2 {
		return name, ""
	}
	if suffix = v.lastSuffix(name); suffix != "" {
		name = strings.TrimRight(strings.Join(ws[:len(ws)-1], " "), ",")
	}
	return name, suffix
}

// speaksForAnother reports whether the name in what is asked is not the speaker's:
// "a lawyer for Anna Holm", "critics of President Obama".
func (v *vocabulary) speaksForAnother(asked string) bool {
	ws := strings.Fields(asked)
	for i, w := range ws {
		switch w = names.Bare(w); {
		case i == 0:
		case w == "for" || w == "to" || w == "against":
			return true
		case w == "of" && !v.is(names.Bare(ws[i-1]), lexicon.TakesOf) && ws[i-1] == strings.ToLower(ws[i-1]): // not Friends of the Earth
			return true
		}
	}
	return false
}

// afterOffice returns the name that follows an office ("Russian Foreign Minister
// Sergei Lavrov", "Texas Sen. Ted Cruz"), else all of asked.
func (v *vocabulary) afterOffice(asked string) string {
	ws := strings.Fields(asked)
	for i := len(ws) - 2; i >= 0; i-- {
		if v.isOfficeWord(names.Bare(ws[i])) {
			if w := names.Bare(ws[i+1]); v.roleWord(w) == "" || v.is(w, lexicon.Office) || v.is(w, lexicon.Head) {
				return asked
			}
			return strings.Join(ws[i+1:], " ")
		}
	}
	return asked
}

// isOfficeWord reports whether a word is an office, or a courtesy title as it is
// shortened before a name.
func (v *vocabulary) isOfficeWord(w string) bool {
	word := v.table.Lexicon().Word(w)
	return word.Is(lexicon.Office) || word.Is(lexicon.Head) || word.Is(lexicon.Courtesy) && word.Is(lexicon.Abbreviation)
}
