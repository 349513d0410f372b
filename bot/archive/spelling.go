package archive

import (
	"strings"

	"onrecord/answer/question"
	"onrecord/corpus/names"
)

// shortestForm is how many letters a name has at least that a topic may be a slip of.
const shortestForm = 5

// Respelled are the topics that somebody may have meant who typed one wrong: with one of
// its words, or all of it, put right by a letter to a name of the table of concepts.
func (a Archive) Respelled(topic string) (topics []string) {
	table := a.Table
	if table == nil {
		table = names.DefaultTable()
	}
	words := strings.Fields(topic)
	seen := map[string]bool{}
	add := func(t string) {
		if !seen[t] && len(topics) < mostSpeakers {
			seen[t] = true
			topics = append(topics, t)
		}
	}
	for _, c := range table.Concepts() {
		for _, form := range c.Forms {
			folded := names.Fold(form)
			if len(folded) < shortestForm {
				continue
			}
			if oneSlip(names.Fold(topic), folded) {
				add(form)
			}
			for i, w := range words {
				if len(words) > 1 && oneSlip(names.Fold(w), folded) {
					add(strings.Join(append(append(append([]string{}, words[:i]...), form), words[i+1:]...), " "))
				}
			}
		}
	}
	return topics
}

// oneSlip reports whether two words differ by one letter that is missing, too many, another
// one, or in the place of its neighbour.
func oneSlip(x, y string) bool {
	a, b := []rune(x), []rune(y)
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 || x == y {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	rest := func(from, of int) bool { return string(a[from:]) == string(b[of:]) }
	if len(a) < len(b) {
		return rest(i, i+1)
	}
	return rest(i+1, i+1) || i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && rest(i+2, i+2)
}

// Tells reports whether words have one that can be looked for, and not only such as every
// text has.
func Tells(words string) bool {
	for _, at := range question.Words(words) {
		if w := names.Fold(words[at.Start:at.End]); !question.IsStop(w) {
			return true
		}
	}
	return false
}
