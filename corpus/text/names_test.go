package text_test

import (
	"testing"

	"onrecord/corpus/text"
)

func TestWordsThatAreNames(t *testing.T) {
	for _, c := range []struct {
		text string
		word int // token that is looked at
		name bool
	}{
		{"The lawyer Greta Hope came. Hope said no.", 6, true},
		{"The lawyer Greta Hope came. Hope is lost.", 6, true},
		{"The lawyer Greta Holm came. Hope said no.", 6, false},
		{"The lawyer Greta Hope came. Hope for rain.", 6, false},
		{"It was Will Orne. Will Orne added that it rained.", 5, true},
		{"It was Will Orne. Will they come?", 5, false},
		{"“No,” Will Orne said.", 4, true},
		{"It was Tom Daly. “No,” Daly said.", 9, true},
		{"Emma Said Yes\n\nThe baker heard it. Said Emma: no", 8, false},
	} {
		d := text.Parse(c.text, nil, nil)
		if w := d.At(c.word); (w.Class&(text.Reporting|text.Auxiliary|text.Adverb|text.FiniteVerb) == 0) != c.name {
			t.Errorf("%q: %q has class %b", c.text, w.Low, w.Class)
		}
	}
}
