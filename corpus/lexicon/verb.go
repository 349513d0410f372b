package lexicon

import (
	"fmt"
	"strings"
)

// Frame is a set of what may follow a reporting verb.
type Frame uint8

// What may follow a reporting verb.
const (
	Clause    Frame = 1 << iota // a clause without "that": said he would
	That                        // "that": warned that
	Quotation                   // it says its sentence before or after a quotation: "...", added Lavrov
	Listener                    // the one spoken to: told reporters
	Object                      // a noun phrase as content: criticised the plan, called for calm
	Noun                        // nothing: base form and third person are nouns as well: claims, reports
)

var frameNames = map[string]Frame{
	"clause": Clause, "that": That, "quotation": Quotation, "listener": Listener, "object": Object, "noun": Noun,
}

// The places of a verb's inflected forms in [Entry.Forms].
const (
	Base        = iota // say
	ThirdPerson        // says
	Past               // said, wrote
	Participle         // said, written
	Gerund             // saying
)

// Inflect returns the five inflected forms of a verb, in the order of the
// constants. A verb that is given alone is inflected by rule (a last e is dropped, but
// not two; a last y behind a consonant becomes i); one that doubles its last letter or has
// irregular forms comes with all five, and forms of any other number are an error.
func Inflect(forms []string) ([]string, error) {
	switch len(forms) {
	case 5:
		return forms, nil
	case 1:
	default:
		return nil, fmt.Errorf("want a verb alone or with its five forms (say | says | said | said | saying), got %d", len(forms))
	}
	v := forms[0]
	n := len(v)
	switch {
	case strings.HasSuffix(v, "ee"):
		return []string{v, v + "s", v + "d", v + "d", v + "ing"}, nil
	case strings.HasSuffix(v, "e"):
		return []string{v, v + "s", v + "d", v + "d", v[:n-1] + "ing"}, nil
	case n > 1 && v[n-1] == 'y' && !strings.ContainsRune("aeiou", rune(v[n-2])):
		return []string{v, v[:n-1] + "ies", v[:n-1] + "ied", v[:n-1] + "ied", v + "ing"}, nil
	}
	third := v + "s"
	for _, end := range []string{"s", "x", "z", "sh", "ch"} {
		if strings.HasSuffix(v, end) {
			third = v + "es"
		}
	}
	return []string{v, third, v + "ed", v + "ed", v + "ing"}, nil
}
