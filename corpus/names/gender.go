package names

import (
	"strings"

	"onrecord/corpus/lexicon"
)

// IsForename reports whether a word as [Bare] returns it is a forename.
func (t *Table) IsForename(w string) bool { return t.is(w, lexicon.Forename) }

// genderOf returns the gender of the entries of a word that have a flag: of titles or
// of forenames; Unknown when they have none, or both.
func (t *Table) genderOf(w string, f lexicon.Flag) Gender {
	s, _ := t.lexicon.Word(w).Sense(f)
	if s.Entry == nil {
		return Unknown
	}
	switch male, female := s.Flags.Has(lexicon.Male), s.Flags.Has(lexicon.Female); {
	case male && !female:
		return Male
	case female && !male:
		return Female
	}
	return Unknown
}

// GenderOf is [Table.GenderOf] of the embedded lexicon.
func GenderOf(name string) Gender { return DefaultTable().GenderOf(name) }

// GenderOf returns the gender that a name's title, forename, patronymic or Russian
// surname shows; Unknown when none does.
func (t *Table) GenderOf(name string) Gender {
	n := t.Parse(name)
	for title := range strings.FieldsSeq(n.Title) {
		if g := t.genderOf(Bare(title), lexicon.Courtesy); g != Unknown {
			return g
		}
	}
	for f := range strings.FieldsSeq(n.Given) {
		w := Bare(f)
		if g := t.forenameGender(w); g != Unknown {
			return g
		}
		switch {
		case strings.HasSuffix(w, "vich") || strings.HasSuffix(w, "vych"):
			return Male
		case strings.HasSuffix(w, "ovna") || strings.HasSuffix(w, "evna") || strings.HasSuffix(w, "ivna"):
			return Female
		}
	}
	return surnameGender(Bare(n.Surname))
}

// forenameGender is the gender of a forename, or of the first part of a double one.
func (t *Table) forenameGender(w string) Gender {
	if t.is(w, lexicon.Forename) {
		return t.genderOf(w, lexicon.Forename)
	}
	first, _, _ := strings.Cut(w, "-")
	return t.genderOf(first, lexicon.Forename)
}

// surnameGender reads the endings that Russian and Ukrainian surnames have for
// one gender only.
func surnameGender(s string) Gender {
	for _, e := range []string{"ova", "eva", "skaya", "tskaya", "ckaja"} {
		if strings.HasSuffix(s, e) && len(s) > len(e)+2 && !strings.HasSuffix(s, "ueva") {
			return Female
		}
	}
	for _, e := range []string{"rov", "nov", "lov", "kov", "tov", "pov", "chev", "shev", "yev", "nikov"} {
		if strings.HasSuffix(s, e) && len(s) > len(e)+1 {
			return Male
		}
	}
	return Unknown
}
