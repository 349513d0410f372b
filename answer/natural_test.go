package answer_test

import (
	"cmp"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onrecord/answer"
	"onrecord/answer/exam"
	"onrecord/corpus/beside"
)

// The least that questions as people type them may come to over a real archive. They
// move with every change of the attributions; -update writes them down.
const (
	leastNatural = 0.85 // right at the first place
	mostUnfound  = 0.06 // refused though there is an answer
)

// TestNaturalQuestions puts questions as people type them to a season of news. The
// second file holds every third of them, which nobody looks at while the reader is
// worked on.
func TestNaturalQuestions(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 1,974 articles")
	}
	asker := answer.New(indexOf(t, beside.Path(t, "data/news/2022-spring.jsonl.gz")), answer.Config{})
	var report strings.Builder
	report.WriteString("Questions as people type them, over 1,974 articles of the spring of 2022.\n")
	for _, name := range []string{"natural", "natural-apart"} {
		list, err := exam.ReadFile(filepath.Join("testdata", "questions", name+".jsonl"))
		if err != nil {
			t.Fatal(err)
		}
		res, err := exam.Run(t.Context(), asker, list)
		if err != nil {
			t.Fatal(err)
		}
		refused := float64(res.Refused) / float64(res.Answerable)
		if res.Recall1 < leastNatural || refused > mostUnfound {
			t.Errorf("%s: %.1f %% right first, %.1f %% refused wrongly", name, 100*res.Recall1, 100*refused)
		}
		fmt.Fprintf(&report, "\n%s\n", name)
		_ = res.Write(&report)
		if name == "natural" {
			byForm(&report, list.Questions, res.Verdicts)
		}
	}
	if *update {
		golden(t, filepath.Join("testdata", "questions", "natural.stats.txt"), report.String())
	}
}

// byForm writes how many questions of each form were right at the first place.
func byForm(report *strings.Builder, questions []exam.Question, verdicts []exam.Verdict) {
	asked, right := map[string]int{}, map[string]int{}
	for i, q := range questions {
		asked[q.Form]++
		if verdicts[i].Rank == 1 {
			right[q.Form]++
		}
	}
	for _, form := range slices.SortedFunc(maps.Keys(asked), cmp.Compare) {
		fmt.Fprintf(report, "%-28s %2d of %2d\n", form, right[form], asked[form])
	}
}
