package exam

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"

	"onrecord/answer"
	"onrecord/corpus/names"
)

// Verdict is how one question went.
type Verdict struct {
	ID       string  `json:"id"`
	Question string  `json:"question"`
	Rank     int     `json:"rank"`            // of the first right excerpt; 0 for none; 1 for a refusal that is right
	Passed   bool    `json:"passed"`          // all that was asked for is met
	Refused  bool    `json:"refused"`         // there was no answer
	Why      string  `json:"why,omitempty"`   // what is wrong
	First    string  `json:"first,omitempty"` // the beginning of the first excerpt
	Gain     float64 `json:"ndcg"`            // nDCG at 10

	Shown   int `json:"shown"`         // excerpts
	Others  int `json:"other_speaker"` // of them of another speaker than asked for
	Checked int `json:"checked"`       // of them known statements of a named speaker
	Mouth   int `json:"wrong_mouth"`   // of those shown under another's name
}

const cutoff = 10

// Judge looks at the answer to a question; known are statements of which it is
// known who made them, by article.
func Judge(q Question, a answer.Answer, known map[string][]Said) Verdict {
	v := Verdict{ID: q.ID, Question: q.Question, Refused: len(a.Excerpts) == 0, Shown: len(a.Excerpts)}
	if len(a.Excerpts) > 0 {
		e := a.Excerpts[0]
		v.First = e.Speaker + ": " + cut(e.Text, 80)
	}
	v.faults(q, a, known)
	if q.Refuse() {
		if v.Refused {
			v.Rank, v.Passed, v.Gain = 1, true, 1
		} else {
			v.Why = "must be refused"
		}
		return v
	}
	within := 0
	right := func(e answer.Excerpt) []int { return matching(q.Relevant, e) }
	if len(q.Expect) > 0 {
		var x Expected
		if err := json.Unmarshal(q.Expect, &x); err != nil {
			v.Why = "the expectation is not readable: " + err.Error()
			return v
		}
		within = x.WithinTop
		right = func(e answer.Excerpt) []int {
			if x.right(e) {
				return []int{0}
			}
			return nil
		}
	}
	v.rank(q, a, right)
	switch {
	case v.Rank == 0 && v.Refused:
		v.Why = "nothing found: " + a.Read.String()
	case v.Rank == 0:
		v.Why = "nothing right"
	case within > 0 && v.Rank > within:
		v.Why = fmt.Sprintf("right only at rank %d", v.Rank)
	case v.Why == "":
		v.Passed = true
	}
	return v
}

// faults counts what is shown of the wrong people.
func (v *Verdict) faults(q Question, a answer.Answer, known map[string][]Said) {
	for _, e := range a.Excerpts {
		if e.Speaker == "" {
			continue
		}
		if q.Speaker != "" && !SamePerson(q.Speaker, e.Speaker) {
			v.Others++
		}
		if q.Never != "" && strings.Contains(e.Speaker, q.Never) {
			v.Others++
			v.Why = "answers in the mouth of " + e.Speaker
		}
		switch said, wrong := mouth(e, known[e.Article.ID]); {
		case wrong:
			v.Mouth++
			fallthrough
		case said:
			v.Checked++
		}
	}
}

// mouth holds an excerpt against the known statements of its article: said tells
// that it is one of them, wrong that none of those that it may be is its speaker's.
func mouth(e answer.Excerpt, known []Said) (said, wrong bool) {
	content := e.Content
	if content == "" {
		content = e.Text
	}
	for _, s := range known {
		if s.Speaker == "" || dice(content, s.Text) < sameText {
			continue
		}
		if SamePerson(s.Speaker, e.Speaker) {
			return true, false
		}
		said = true
	}
	return said, said
}

// rank finds the first right excerpt and the discounted gain of all.
func (v *Verdict) rank(q Question, a answer.Answer, right func(answer.Excerpt) []int) {
	found := map[int]bool{}
	gain, grouped := 0.0, 0
	for i, e := range a.Excerpts {
		var hits []int
		for _, x := range append([]answer.Excerpt{e}, e.Also...) {
			for _, r := range right(x) {
				if !slices.Contains(hits, r) {
					hits = append(hits, r)
				}
			}
		}
		if len(hits) > 0 && v.Rank == 0 {
			v.Rank = i + 1
		}
		fresh := 0
		for _, r := range hits {
			if !found[r] {
				found[r] = true
				fresh++
			}
		}
		if fresh > 0 && i < cutoff {
			gain += 1 / math.Log2(float64(i)+2)
			grouped += fresh - 1 // one place shows them all
		}
	}
	ideal := 0.0
	for i := range min(cutoff, max(1, len(q.Relevant)-grouped)) {
		ideal += 1 / math.Log2(float64(i)+2)
	}
	v.Gain = min(1, gain/ideal)
}

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

func cut(s string, n int) string {
	s = strings.Join(strings.Fields(s), " ")
	if rs := []rune(s); len(rs) > n {
		return string(rs[:n]) + "…"
	}
	return s
}
