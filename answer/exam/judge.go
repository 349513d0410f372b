package exam

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"

	"onrecord/answer"
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

// mouth holds an excerpt against the known statements of its article: said reports
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

func cut(s string, n int) string {
	s = strings.Join(strings.Fields(s), " ")
	if rs := []rune(s); len(rs) > n {
		return string(rs[:n]) + "…"
	}
	return s
}
