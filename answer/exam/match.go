package exam

import (
	"slices"
	"strings"
	"unicode"

	"onrecord/answer"
	"onrecord/corpus/names"
)

// matching are the numbers of the right answers that an excerpt shows.
func matching(relevant []Relevant, e answer.Excerpt) []int {
	var out []int
	for i, r := range relevant {
		if r.right(e) {
			out = append(out, i)
		}
	}
	return out
}

func (r Relevant) right(e answer.Excerpt) bool {
	if r.Article != "" && r.Article != e.Article.ID || r.Speaker != "" && e.Speaker != "" && !SamePerson(r.Speaker, e.Speaker) {
		return false
	}
	return r.Text == e.ID || r.Text == e.Article.ID || agrees(r.Text, e.Text)
}

func (x Expected) right(e answer.Excerpt) bool {
	return strings.Contains(e.Speaker, x.Speaker) &&
		strings.HasPrefix(e.Article.ID, x.Article) &&
		(x.Date == "" || e.Date.String() == x.Date) &&
		(len(x.HasAny) == 0 || slices.ContainsFunc(x.HasAny, func(s string) bool { return strings.Contains(e.Text, s) }))
}

// sameText is the share of the pairs of words that two texts of one statement
// have in common.
const sameText = 0.5

// agrees reports whether an excerpt shows a statement: half of the statement's
// pairs of words stand in it.
func agrees(statement, excerpt string) bool {
	s, e := pairs(statement), pairs(excerpt)
	if len(s) == 0 {
		return false
	}
	n := 0
	for p := range s {
		if e[p] {
			n++
		}
	}
	return float64(n)/float64(len(s)) >= sameText
}

// dice is how alike two contents are: a sentence is not one with the page that
// holds it.
func dice(x, y string) float64 {
	a, b := pairs(x), pairs(y)
	n := 0
	for p := range a {
		if b[p] {
			n++
		}
	}
	return 2 * float64(n) / float64(max(1, len(a)+len(b)))
}

// pairs are the neighbouring words of a text; of a single word, itself.
func pairs(text string) map[[2]string]bool {
	ws := strings.FieldsFunc(names.Fold(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	out := map[[2]string]bool{}
	for i := range ws {
		if i > 0 {
			out[[2]string{ws[i-1], ws[i]}] = true
		}
	}
	if len(ws) == 1 {
		out[[2]string{"", ws[0]}] = true
	}
	return out
}

// SamePerson reports whether two printed names may be one speaker's: the names of
// one concept, or the same last word and, where both have more, another word or
// the first letter of the forename in common. Of joint speakers each is one.
func SamePerson(x, y string) bool {
	if one(x, y) {
		return true
	}
	for _, a := range strings.Split(x, " and ") {
		for _, b := range strings.Split(y, " and ") {
			if one(a, b) {
				return true
			}
		}
	}
	return false
}

func one(x, y string) bool {
	a, b := nameWords(x), nameWords(y)
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	if c := names.DefaultTable().Lookup(x); c != nil && c == names.DefaultTable().Lookup(y) {
		return true
	}
	if a[len(a)-1] != b[len(b)-1] {
		return surnameInside(x, a, b) || surnameInside(y, b, a)
	}
	a, b = a[:len(a)-1], b[:len(b)-1]
	return len(a) == 0 || len(b) == 0 || a[0][0] == b[0][0] ||
		slices.ContainsFunc(a, func(w string) bool { return slices.Contains(b, w) })
}

// nameWords are the words of a name, without the "Jr." that newspapers drop when
// they come back to somebody.
func nameWords(name string) []string {
	ws := strings.Fields(names.Key(name))
	if n := len(ws); n > 1 && (ws[n-1] == "jr" || ws[n-1] == "sr") {
		ws = ws[:n-1]
	}
	return ws
}

// surnameInside reports whether a name of one word is the surname of another that
// does not end in it: Lou is Lou Jiwei, Acosta is Melba Acosta Febo. A forename is
// nobody's: Paul is not Paul Holm.
func surnameInside(printed string, one, full []string) bool {
	return len(one) == 1 && names.GenderOf(printed+" X") == names.Unknown && slices.Contains(full, one[0])
}
