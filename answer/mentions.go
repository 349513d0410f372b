package answer

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"onrecord/answer/question"
	"onrecord/corpus/identity"
	"onrecord/corpus/names"
)

// wordsOf are the words of a folded text.
func wordsOf(folded string) []string {
	ts := question.Words(folded)
	out := make([]string, len(ts))
	for i, w := range ts {
		out[i] = folded[w.Start:w.End]
	}
	return out
}

// namesIn reports whether a text has one of a person's names in full.
func namesIn(text string, forms []string) bool {
	words := ""
	return slices.ContainsFunc(forms, func(f string) bool {
		if !strings.Contains(f, " ") {
			return false
		}
		if words == "" {
			words = " " + strings.Join(wordsOf(names.Fold(text)), " ") + " "
		}
		return strings.Contains(words, " "+strings.Join(wordsOf(names.Fold(f)), " ")+" ")
	})
}

// mentions reports whether a text names a person, by the surname or as printed.
func mentions(text string, ind identity.Individual) bool {
	words := " " + strings.Join(wordsOf(names.Fold(text)), " ") + " "
	has := func(name string) bool {
		ws := wordsOf(names.Fold(name))
		return len(ws) > 0 && strings.Contains(words, " "+strings.Join(ws, " ")+" ")
	}
	return has(names.Parse(ind.Name).Surname) || slices.ContainsFunc(ind.Forms, has)
}

// stands reports whether the last word of a name stands in the archive as it is
// written: whoever bears it does not speak there, and is not somebody else misspelt.
func (a *Asker) stands(ctx context.Context, name string) (bool, error) {
	ws := wordsOf(name)
	if len(ws) == 0 {
		return false, nil
	}
	rarity, err := a.src.Rarity(ctx, ws[len(ws)-1:])
	if err != nil {
		return false, fmt.Errorf("answer: look for %q: %w", name, err)
	}
	return rarity[0] < 1, nil
}
