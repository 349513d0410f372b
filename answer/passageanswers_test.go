package answer_test

import (
	"os"
	"path/filepath"
	"testing"

	"onrecord/answer"
)

// An article tells what happened on other days than its own.
func TestPlainQuestionsWithADate(t *testing.T) {
	dir := t.TempDir()
	line := `{"id":"ferry","title":"Ferries","date":"2016-06-03","text":"The ferry strike began on the 22nd of May, when the crews of the northern line left the quay."}` + "\n"
	if err := os.WriteFile(filepath.Join(dir, "ferry.jsonl"), []byte(line), 0o666); err != nil {
		t.Fatal(err)
	}
	ix := indexOf(t, dir)
	for question, want := range map[string]int{
		"Which line did the ferry crews leave on May 22?":       1,
		"Which line did the ferry crews leave on 3 June 2016?":  1,
		"Which line did the ferry crews leave on May 23?":       0,
		"Which line did the ferry crews leave since July 2016?": 0,
		"Which line did the ferry crews leave last week?":       0,
		"what did the ferry crews say about the line on May 22": 0,
	} {
		a, err := answer.New(ix, answer.Config{}).Ask(t.Context(), question, 3)
		if err != nil {
			t.Fatal(err)
		}
		if len(a.Excerpts) != want {
			t.Errorf("%q has %d answers, want %d", question, len(a.Excerpts), want)
		}
	}
}

// A plain question is answered by passages in nobody's mouth; one for what somebody
// said or did in words never is.
func TestPlainQuestions(t *testing.T) {
	dir := t.TempDir()
	text := "Title: Ferry strike enters second week\n\nThe ferry strike began on the first of May, when the crews of the northern line left the quay.\n\n" +
		"“The crews will come back,” said Anna Holm, the harbour director.\n\nHelmsman Ola Berg, an unlucky striker, has been tried for fraud in the village court.\n\n" +
		"“We were told nothing of the timetable,” the digital consultant said."
	if err := os.WriteFile(filepath.Join(dir, "ferry.txt"), []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	ix := indexOf(t, dir)
	asker := answer.New(ix, answer.Config{})
	for question, want := range map[string]string{
		"When did the ferry strike begin?":                           "passage",
		"which line did the crews of the ferry leave":                "passage",
		"When was Anna Holm's northern line called off?":             "passage",
		"From what court did Ola Berg get a trial for fraud?":        "passage",
		"what did Anna Holm claim about fraud":                       "",
		"what did Ola Berg announce about the ferry strike":          "",
		"The crews of the ferry left what quay?":                     "passage",
		"What does the treaty say about the ferry strike?":           "passage",
		"Where did Ola Berg claim that he was tried for fraud?":      "passage",
		"When did Merkel announce the timetable for Oslo in May?":    "",
		"did Ola Berg announce the ferry strike":                     "",
		"What did Ola Berg think the village court tried him for":    "passage",
		"What did Ola Berg think the county board decided on boats":  "",
		"What did Merkel think the village court tried Berg for":     "",
		"According to Berg, what did a village court try him for?":   "passage",
		"what did Holm say about the crews":                          "Anna Holm",
		"what did Holm say about unicorns or the crews":              "Anna Holm",
		"what did Holm say about unicorns and the crews":             "",
		"what did harbour director Anna Holm say about the crews":    "Anna Holm",
		"what did a lawyer for Anna Holm say about the crews":        "",
		"what did Ola Berg say about fraud":                          "",
		"what did the digital consultant say about the timetable":    "the digital consultant",
		"what did the digital archivist say about the timetable now": "",
	} {
		a := mustAsk(t, asker, question, 3)
		got := ""
		if len(a.Excerpts) > 0 {
			if got = a.Excerpts[0].Type; got != "passage" {
				got = a.Excerpts[0].Speaker
			}
		}
		if got != want {
			t.Errorf("%q is answered by %q, want %q", question, got, want)
		}
	}
}

// TestDescribedEvent finds what a long description describes though the days in it
// are not the reader's, and says so; a question keeps its days.
func TestDescribedEvent(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ferry.jsonl")
	line := `{"id":"1","date":"2015-06-12","text":"The crews of the northern ferry line left the quay for the second week of their strike over wages."}`
	if err := os.WriteFile(path, []byte(line), 0o666); err != nil {
		t.Fatal(err)
	}
	ix := indexOf(t, path)
	asker := answer.New(ix, answer.Config{})
	for question, found := range map[string]bool{
		"Crews of northern ferry line leave quay for second week of strike over wages, last month": true,
		"Crews of southern railway block station gates for ninth day of protest, last month":       false,
		"Why did the crews of the northern ferry line leave the quay over wages last month?":       false,
		"Crews of northern ferry line leave quay for second week of strike over wages, 3 May 2011": false,
	} {
		a := mustAsk(t, asker, question, 3)
		if len(a.Excerpts) > 0 != found || found && len(a.Read.Notes) == 0 {
			t.Errorf("%q: %d excerpts, notes %q", question, len(a.Excerpts), a.Read.Notes)
		}
	}
}

// TestMisspelt puts a name right that nobody has, and not one that stands in the
// articles.
func TestMisspelt(t *testing.T) {
	dir := t.TempDir()
	text := "Empires need markets, said Edgar Hobson, an economist, at the harbour. The station was built by John Dobson.\n"
	if err := os.WriteFile(filepath.Join(dir, "empire.txt"), []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	asker := answer.New(indexOf(t, dir), answer.Config{})
	for question, want := range map[string]bool{
		"what did Hobson say about markets": true, "what did Hobsen say about markets": true, "what did Dobson say about markets": false,
	} {
		a := mustAsk(t, asker, question, 3)
		if got := len(a.Excerpts) > 0 && a.Excerpts[0].Speaker == "Edgar Hobson"; got != want {
			t.Errorf("%s: read as %v, %d excerpts, notes %q", question, a.Read, len(a.Excerpts), a.Read.Notes)
		}
	}
}
