package identity

import (
	"strings"

	"onrecord/corpus/lexicon"
	"onrecord/corpus/names"
)

// withoutParticles is how a surname is asked for for short: Gaulle of de Gaulle.
func (v *vocabulary) withoutParticles(surname string) string {
	ws := strings.Fields(surname)
	for len(ws) > 1 && v.is(ws[0], lexicon.Particle) {
		ws = ws[1:]
	}
	return strings.Join(ws, " ")
}

// nameKeys levels the forenames and the surname of a printed name.
func (v *vocabulary) nameKeys(printed string) (given []string, surname string) {
	n := v.table.Parse(printed)
	return strings.Fields(v.table.Key(n.Given)), strings.Join(v.stripSuffix(strings.Fields(v.table.Key(n.Surname))), " ")
}

// familyFirst reports whether a full name begins with the surname: Wang Lihua, and Kim
// Tae-hyo, but not Kim Holm.
func (v *vocabulary) familyFirst(printed string) bool {
	given, surname := v.nameKeys(printed)
	if len(given) != 1 || !v.is(given[0], lexicon.FamilyFirst) {
		return false
	}
	return !v.table.IsForename(given[0]) || strings.Contains(surname, " ") || strings.Contains(printed, "-")
}

// personKey returns the levelled first forename and surname of a printed name;
// surname is "" when the string does not look like a person's name.
func (v *vocabulary) personKey(printed string) (given, surname string) {
	if printed = v.afterEpithet(printed); printed == "" {
		return "", ""
	}
	n := v.table.Parse(printed)
	surname = strings.Join(v.stripSuffix(strings.Fields(v.table.Key(n.Surname))), " ")
	if f := strings.Fields(v.table.Key(n.Given)); len(f) > 0 {
		given = f[0]
		given = v.formal(given)
		if suffix := v.lastSuffix(printed); suffix != "" {
			surname += " " + suffix
		}
	}
	return given, surname
}

// afterEpithet returns a printed person's name, without the words that introduce
// it: "Real Time host Anna Holm", "presumptive nominee Peter Vang"; "" when the
// string is no such name, or when somebody else may be meant ("a lawyer for Anna
// Holm", "Holm's brother Jan Vang").
func (v *vocabulary) afterEpithet(printed string) string {
	if v.looksPersonal(printed) {
		return printed
	}
	ws := strings.Fields(printed)
	if len(ws) < 3 || len(ws) > 8 || strings.ContainsAny(printed, ",'’;:\"“”()") {
		return ""
	}
	for _, w := range ws {
		if v.aside(w) {
			return ""
		}
	}
	name := strings.Join(ws[len(ws)-2:], " ")
	if !v.looksPersonal(name) || !v.table.IsForename(names.Bare(ws[len(ws)-2])) {
		return ""
	}
	return name
}

// aside reports whether a word in front of a name makes it somebody else's: "for",
// "of", "and". A forename that is such a word in small letters (Per, Till) does not.
func (v *vocabulary) aside(printed string) bool {
	w := names.Bare(printed)
	word := v.table.Lexicon().Word(w)
	return w == "who" || (word.Is(lexicon.Preposition) || word.Is(lexicon.Conjunction)) && !(word.Is(lexicon.Forename) && printed != strings.ToLower(printed))
}

func (v *vocabulary) stripSuffix(ws []string) []string {
	if n := len(ws); n > 1 && v.is(ws[n-1], lexicon.Suffix) {
		return ws[:n-1]
	}
	return ws
}

// lastSuffix tells fathers from sons.
func (v *vocabulary) lastSuffix(printed string) string {
	ws := strings.Fields(printed)
	if b := names.Bare(ws[len(ws)-1]); v.is(b, lexicon.Suffix) {
		return b
	}
	return ""
}

// looksPersonal reports whether a speaker is printed like a person's name: one to
// five words, each with a capital unless a particle, none of them a word of
// bodies and offices.
func (v *vocabulary) looksPersonal(printed string) bool {
	ws := v.untitled(strings.Fields(printed))
	if len(ws) == 0 || len(ws) > 5 {
		return false
	}
	for _, w := range ws {
		b := names.Bare(w)
		if b == "and" || b == "the" || b == "of" || v.is(b, lexicon.Impersonal) {
			return false
		}
		w = strings.TrimLeft(w, `"“`)
		if w == "" {
			return false
		}
		if first := []rune(w)[0]; !v.is(b, lexicon.Particle) && string(first) == strings.ToLower(string(first)) && !strings.Contains(b, "-") {
			return false
		}
	}
	return true
}

// untitled is a printed name without the titles before a forename and surname;
// "General Staff" and "General Motors" keep theirs.
func (v *vocabulary) untitled(ws []string) []string {
	i := 0
	for i < len(ws)-2 && v.is(names.Bare(ws[i]), lexicon.Courtesy) {
		i++
	}
	return ws[i:]
}

// fullest returns the most frequent of the spellings that have a forename and a
// surname, else of all; forms come most frequent first.
func (v *vocabulary) fullest(forms []string) string {
	for _, f := range forms {
		if n := v.table.Parse(f); n.Given != "" && v.looksPersonal(f) {
			return f
		}
	}
	return forms[0]
}

func (v *vocabulary) formal(given string) string {
	if full, ok := v.nicknames[given]; ok {
		return full
	}
	return given
}
