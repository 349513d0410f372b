package identity

import (
	"slices"
	"strings"

	"onrecord/corpus/names"
)

// Articles misspell names: "Volodymr" is "Volodymyr" where the surname and the office are
// the same. Two names that are both common (Maria, Mario) are no spellings of one.

const (
	shortName   = 4 // letters that a forename has at least of which another is a spelling
	longForname = 6 // from which two letters may differ
)

// joinSpellings joins names of one surname, the forenames of which differ by a letter
// or two, where their offices agree.
func (v *vocabulary) joinSpellings(h *heads, people map[string][]*group) {
	bySurname := map[string][]string{} // forenames
	for id := range people {
		given, surname, _ := strings.Cut(id, " ")
		bySurname[surname] = append(bySurname[surname], given)
	}
	for surname, givens := range bySurname {
		slices.Sort(givens)
		for i, a := range givens {
			for _, b := range givens[:i] {
				if !v.mayBeSpelling(a, b) {
					continue
				}
				x, y := people[a+" "+surname][0], people[b+" "+surname][0]
				if v.groupsAgree(x, y) >= alike {
					h.join(x.key, y.key)
				}
			}
		}
	}
}

// mayBeSpelling reports whether one of two forenames may be the other misspelt.
func (v *vocabulary) mayBeSpelling(a, b string) bool {
	if min(len(a), len(b)) < shortName || v.table.IsForename(a) && v.table.IsForename(b) {
		return false
	}
	if g, of := v.table.GenderOf(a+" X"), v.table.GenderOf(b+" X"); g != names.Unknown && of != names.Unknown && g != of {
		return false
	}
	d := edits(a, b)
	return d == 1 || d == 2 && min(len(a), len(b)) >= longForname
}
