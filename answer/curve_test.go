package answer_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/answer"
	"onrecord/answer/exam"
	"onrecord/corpus/beside"
	"onrecord/index/embedded"
)

// examined is an archive with a list of questions about it.
type examined struct {
	index *embedded.Index
	asker *answer.Asker
	list  exam.List
}

// curve shows what asking for less or more of a topic does to refusing, on the
// labels and on the three lists of people's own questions.
func curve(t *testing.T, asker *answer.Asker, plain, swapped exam.List, report *strings.Builder) {
	lists := []examined{
		{nil, asker, plain}, {nil, asker, swapped},
		examine(t, filepath.Join("testdata", "questions", "newsroom.jsonl"), filepath.Join("testdata", "newsroom")),
		examine(t, filepath.Join("testdata", "questions", "sample.jsonl")),
		examine(t, beside.Path(t, "questions/articles.jsonl"), beside.Path(t, "articles")),
	}
	report.WriteString("\nThe floor of relevance, the adopted one being x 1.00: questions of the labels refused, swapped ones answered;\n" +
		"of the lists refused wrongly, answered wrongly, and right.\n" +
		"floor    labels refused   MRR    swapped answered     newsroom      sample        articles\n")
	for _, times := range []float64{0.25, 0.5, 0.75, 0.9, 0.95, 1, 1.05, 1.1, 1.25, 1.4, 1.6, 2} {
		var res []exam.Result
		for _, l := range lists {
			r, err := exam.Run(t.Context(), answer.Strict(l.asker, times), l.list)
			if err != nil {
				t.Fatal(err)
			}
			res = append(res, r)
		}
		line := fmt.Sprintf("x %.2f   %5.1f %%          %.3f   %5.1f %%           ", times,
			100*float64(res[0].Refused)/float64(res[0].Answerable), res[0].MRR,
			100-100*float64(res[1].RefusedRight)/float64(res[1].Unanswerable))
		for _, r := range res[2:] {
			line += fmt.Sprintf("  %2d, %d, %3d  ", r.Refused, r.Unanswerable-r.RefusedRight, r.Passed)
		}
		report.WriteString(strings.TrimRight(line, " ") + "\n")
	}
}

// examine makes the archive of a list of questions.
func examine(t *testing.T, list string, paths ...string) examined {
	t.Helper()
	ix := indexOf(t, paths...)
	read, err := exam.ReadFile(list)
	if err != nil {
		t.Fatal(err)
	}
	return examined{ix, answer.New(ix, answer.Config{}), read}
}
