package text

import (
	"strings"
	"testing"

	"onrecord/corpus/lexicon"
)

// alike are the flags of the lexicon that a class of the tagger's should agree with.
var alike = map[string]lexicon.Flags{
	"sayverb": lexicon.FlagsOf(lexicon.Verb), "reportverb": lexicon.FlagsOf(lexicon.Verb),
	"titleword": lexicon.FlagsOf(lexicon.Title, lexicon.Courtesy, lexicon.Role), "rolenoun": lexicon.FlagsOf(lexicon.Role),
	"bodynoun":   lexicon.FlagsOf(lexicon.Body),
	"papernoun":  lexicon.FlagsOf(lexicon.Message, lexicon.Document, lexicon.Published, lexicon.Media, lexicon.Body),
	"determiner": lexicon.FlagsOf(lexicon.Determiner), "preposition": lexicon.FlagsOf(lexicon.Preposition),
	"possessive": lexicon.FlagsOf(lexicon.Possessive), "timeword": lexicon.FlagsOf(lexicon.Day, lexicon.Time),
	"adverb": lexicon.FlagsOf(lexicon.Adverb), "modal": lexicon.FlagsOf(lexicon.Auxiliary),
}

// differing is how many words the weights were trained on as something else than the
// lexicon has by now. Words added to the lexicon do not count, for the tagger knows
// them by their looks. The number goes down with the next training, or when a word is
// put right in the lexicon; to raise it is to let the two drift apart.
const differing = 596

func TestClassesDiffer(t *testing.T) {
	n := map[string]int{}
	total := 0
	err := lexicon.Read("classes.txt", strings.NewReader(classFile), func(l lexicon.Line) error {
		flags, ok := alike[l.Flags[0]]
		for _, form := range l.Forms {
			if ok && !lexicon.Default().Word(form).Flags().Any(flags) {
				n[l.Flags[0]]++
				total++
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if total != differing {
		t.Errorf("%d words differ, want %d: %v", total, differing, n)
	}
}
