package exam_test

import (
	"context"
	"errors"
	"math"
	"strings"
	"testing"

	"onrecord/answer"
	"onrecord/answer/exam"
	"onrecord/corpus"
	"onrecord/corpus/dates"
)

const list = `{"id":1,"question":"what did Holm say about the harbour","speaker":"Anna Holm","relevant":["The harbour will close on Friday",{"article":"two","text":"harbour dues will double next year"}]}

{"id":"2","question":"what did Vang say about the ferry","expect":{"within_top":1,"speaker":"Vang","excerpt_has_any":["late"],"article":"three","date":"2021-01-02"}}
{"id":"3","question":"what did Vang say about taxes","expect":"no statement","never_speaker":"Holm"}
{"said":{"article":"one","speaker":"Anna Holm","text":"The harbour will close on Friday"}}
`

func read(t *testing.T) exam.List {
	t.Helper()
	l, err := exam.Read(strings.NewReader(list))
	if err != nil || len(l.Questions) != 3 || len(l.Said["one"]) != 1 {
		t.Fatalf("%d questions, %v", len(l.Questions), err)
	}
	return l
}

func excerpt(article, speaker, text string) answer.Excerpt {
	return answer.Excerpt{ID: article + "#1", Speaker: speaker, Text: text, Content: text, Article: &corpus.Article{ID: article}, Date: dates.Date{Year: 2021, Month: 1, Day: 2}}
}

func TestJudge(t *testing.T) {
	l := read(t)
	closes := excerpt("one", "Anna Holm", "“The harbour will close on Friday,” Holm said.")
	closes.Content = "The harbour will close on Friday"
	stolen := closes
	stolen.Speaker = "Peter Vang"
	dues := excerpt("two", "Anna Holm", "Harbour dues will double next year.")
	late := excerpt("three", "Peter Vang", "The ferry is late.")
	other := excerpt("four", "Anna Holm", "Nothing of the kind.")
	with := func(es ...answer.Excerpt) answer.Answer { return answer.Answer{Excerpts: es} }
	grouped := closes
	grouped.Also = []answer.Excerpt{dues}
	for _, c := range []struct {
		name    string
		q       int
		a       answer.Answer
		rank    int
		passed  bool
		gain    float64
		others  int
		mouth   int
		refused bool
	}{
		{"both", 0, with(closes, dues), 1, true, 1, 0, 0, false},
		{"second place", 0, with(other, closes), 2, true, 0.387, 0, 0, false},
		{"both in one place", 0, with(grouped), 1, true, 1, 0, 0, false},
		{"wrong mouth", 0, with(stolen), 1, true, 0.613, 1, 1, false},
		{"right article asked for", 0, with(excerpt("five", "Anna Holm", "Harbour dues will double next year.")), 0, false, 0, 0, 0, false},
		{"nothing", 0, with(), 0, false, 0, 0, 0, true},
		{"expected", 1, with(late), 1, true, 1, 0, 0, false},
		{"too far down", 1, with(other, late), 2, false, 0.631, 0, 0, false},
		{"refused", 2, with(), 1, true, 1, 0, 0, true},
		{"not refused", 2, with(late), 0, false, 0, 0, 0, false},
		{"never", 2, with(other), 0, false, 0, 1, 0, false},
	} {
		v := exam.Judge(l.Questions[c.q], c.a, l.Said)
		if v.Rank != c.rank || v.Passed != c.passed || math.Abs(v.Gain-c.gain) > 0.001 || v.Others != c.others || v.Mouth != c.mouth || v.Refused != c.refused {
			t.Errorf("%s: %+v", c.name, v)
		}
		if v.Passed == (v.Why != "") && v.Rank == 0 {
			t.Errorf("%s: why is %q", c.name, v.Why)
		}
	}
}

func TestSamePerson(t *testing.T) {
	for _, c := range []struct {
		x, y string
		want bool
	}{
		{"Mr. Holm", "Anna Holm", true},
		{"Anna Holm", "A. Holm", true},
		{"Anna Holm", "Peter Holm", false},
		{"German Chancellor Angela Merkel", "Angela Merkel", true},
		{"Anna Holm and Peter Vang", "Vang", true},
		{"Holm's campaign", "Holm", false},
		{"IMF", "International Monetary Fund", true},
		{"Biden", "Joseph R. Biden Jr.", true},
		{"Peter Holm Jr.", "Anna Holm", false},
		{"Acosta", "Melba Acosta Febo", true},
		{"Ban", "Ban Ki-moon", true},
		{"Paul", "Paul Holm", false},
		{"Anna", "Anna Holm", false},
		{"", "Holm", false},
	} {
		if got := exam.SamePerson(c.x, c.y); got != c.want || exam.SamePerson(c.y, c.x) != got {
			t.Errorf("%q and %q: %v", c.x, c.y, got)
		}
	}
}

// script answers from a table.
type script map[string]answer.Answer

func (s script) Ask(_ context.Context, q string, _ int) (answer.Answer, error) {
	a, ok := s[q]
	if !ok {
		return a, errors.New("asked too much")
	}
	return a, nil
}

func TestRun(t *testing.T) {
	l := read(t)
	a := excerpt("one", "Anna Holm", "The harbour will close on Friday")
	res, err := exam.Run(t.Context(), script{
		l.Questions[0].Question: {Excerpts: []answer.Excerpt{excerpt("x", "Anna Holm", "No."), a}},
		l.Questions[2].Question: {},
	}, l)
	if err != nil {
		t.Fatal(err)
	}
	if res.Questions != 3 || res.Passed != 2 || res.Answerable != 2 || res.MRR != 0.25 || res.Recall1 != 0 || res.Recall5 != 0.5 ||
		res.RefusedRight != 1 || res.Refused != 1 || res.Checked != 1 || res.WrongMouth != 0 {
		t.Errorf("%+v", res)
	}
	if len(res.Worst) != 2 || res.Worst[0].ID != "2" || !strings.Contains(res.Worst[0].Why, "asked too much") {
		t.Errorf("the worst are %+v", res.Worst)
	}
	var sb strings.Builder
	if err := res.Write(&sb); err != nil || !strings.Contains(sb.String(), "refused rightly       1 of 1 (100.0 %)\nof another speaker    0 of 2 (0.0 %) of the excerpts shown\n") {
		t.Error(sb.String(), err)
	}
}

func TestReadSaysWhatIsWanted(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{`what did Holm say`, `line 1: want an object`},
		{"{\"id\":\"1\",\"relevant\":[\"x\"]}", `no "question"`},
		{`{"question":"q"}`, `neither what is "relevant" nor what to "expect"`},
		{`{"question":"q","expect":"nothing"}`, `want an object or "no statement"`},
		{`{"question":"q","expect":[1]}`, `neither an object`},
	} {
		if _, err := exam.Read(strings.NewReader(c.line)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", c.line, err)
		}
	}
}
