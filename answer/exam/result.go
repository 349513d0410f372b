package exam

import (
	"cmp"
	"fmt"
	"io"
	"slices"
)

// Result is how a list went.
type Result struct {
	Questions    int     `json:"questions"`
	Passed       int     `json:"passed"`
	Answerable   int     `json:"answerable"`
	Recall1      float64 `json:"recall_at_1"` // of the answerable
	Recall5      float64 `json:"recall_at_5"`
	Recall10     float64 `json:"recall_at_10"`
	MRR          float64 `json:"mrr"` // at 10
	NDCG         float64 `json:"ndcg_at_10"`
	Shown        int     `json:"shown"`           // excerpts
	OtherSpeaker int     `json:"other_speaker"`   // of them of another speaker than asked for
	Checked      int     `json:"checked"`         // of them known statements of a named speaker
	WrongMouth   int     `json:"wrong_mouth"`     // of those shown under another's name
	Refused      int     `json:"refused_wrongly"` // of the answerable
	Unanswerable int     `json:"unanswerable"`
	RefusedRight int     `json:"refused_rightly"` // of the unanswerable

	Worst    []Verdict `json:"worst"`
	Verdicts []Verdict `json:"-"`
}

const mostWorst = 10

func (r *Result) add(q Question, v Verdict) {
	r.Verdicts = append(r.Verdicts, v)
	r.Questions++
	r.Passed += count(v.Passed)
	r.Shown += v.Shown
	r.OtherSpeaker += v.Others
	r.Checked += v.Checked
	r.WrongMouth += v.Mouth
	if q.Refuse() {
		r.Unanswerable++
		r.RefusedRight += count(v.Passed)
		return
	}
	r.Answerable++
	r.Refused += count(v.Refused)
	r.NDCG += v.Gain
	if v.Rank > 0 && v.Rank <= cutoff {
		r.MRR += 1 / float64(v.Rank)
		r.Recall1 += float64(count(v.Rank == 1))
		r.Recall5 += float64(count(v.Rank <= 5))
		r.Recall10++
	}
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

// finish makes shares of the sums and picks the worst questions.
func (r *Result) finish() {
	n := float64(max(1, r.Answerable))
	for _, f := range []*float64{&r.Recall1, &r.Recall5, &r.Recall10, &r.MRR, &r.NDCG} {
		*f /= n
	}
	for _, v := range r.Verdicts {
		if !v.Passed || v.Rank > 1 || v.Mouth > 0 || v.Others > 0 {
			r.Worst = append(r.Worst, v)
		}
	}
	slices.SortStableFunc(r.Worst, func(x, y Verdict) int { return cmp.Compare(y.badness(), x.badness()) })
	r.Worst = r.Worst[:min(mostWorst, len(r.Worst))]
}

// badness orders faults as a reader would: a wrong name, an answer where there is
// none, nothing right, nothing found, a right answer far down.
func (v Verdict) badness() float64 {
	switch {
	case v.Mouth > 0 || v.Others > 0:
		return 400
	case v.Rank == 0 && v.Why == "must be refused":
		return 300
	case v.Rank == 0 && !v.Refused:
		return 200
	case v.Rank == 0:
		return 100
	}
	return float64(v.Rank)
}

// Write prints the figures for people, in lines that a golden file can keep.
func (r Result) Write(w io.Writer) error {
	ranks := "no question has an answer\n"
	if r.Answerable > 0 {
		ranks = fmt.Sprintf(`recall@1 / @5 / @10   %.3f / %.3f / %.3f  (%d with an answer)
MRR@10, nDCG@10       %.3f, %.3f
`, r.Recall1, r.Recall5, r.Recall10, r.Answerable, r.MRR, r.NDCG)
	}
	_, err := fmt.Fprintf(w, `questions             %d, %d passed
%srefused wrongly       %s
refused rightly       %s
of another speaker    %s
in a wrong mouth      %s
`, r.Questions, r.Passed, ranks,
		share(r.Refused, r.Answerable, "", "none asked that has an answer"),
		share(r.RefusedRight, r.Unanswerable, "", "none asked that has none"),
		share(r.OtherSpeaker, r.Shown, " of the excerpts shown", "nothing shown"),
		share(r.WrongMouth, r.Checked, " of those known", "none shown of which it is known who said it"))
	return err
}

// share is a number and what part it is of another, or the word for nothing.
func share(n, of int, what, nothing string) string {
	if of == 0 {
		return nothing
	}
	return fmt.Sprintf("%d of %d (%.1f %%)%s", n, of, 100*float64(n)/float64(of), what)
}
