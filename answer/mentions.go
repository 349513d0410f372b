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

// mentions returns a test of whether a text names one of some people, by the surname or
// as printed. A crowd is looked for by the first words of its names.
func mentions(people []identity.Individual) func(text string) bool {
	byFirst := map[string][]string{} // names as words between blanks
	for _, ind := range people {
		for _, name := range append([]string{names.Parse(ind.Name).Surname}, ind.Forms...) {
			if ws := wordsOf(names.Fold(name)); len(ws) > 0 {
				byFirst[ws[0]] = append(byFirst[ws[0]], strings.Join(ws, " ")+" ")
			}
		}
	}
	return func(text string) bool {
		ws := wordsOf(names.Fold(text))
		rest := strings.Join(ws, " ") + " "
		for _, w := range ws {
			if slices.ContainsFunc(byFirst[w], func(name string) bool { return strings.HasPrefix(rest, name) }) {
				return true
			}
			rest = rest[len(w)+1:]
		}
		return false
	}
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
