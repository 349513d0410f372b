package answer_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/answer"
)

// A question for a fact is answered first by what somebody said that holds it: the number
// of what is counted, an amount, a day, a reason.
func TestFacts(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"strike.txt": "Title: Dockers of Port Ellis strike\n\nThe dockers of Port Ellis have laid down their work over pay, and the strike of the dockers goes on.\n\n" +
			"“There are around 1,700 dockers on strike,” said Anna Holm, who leads the union.\n\n" +
			"“Two years ago we had no dockers who would strike,” said Ola Berg, the harbour master.\n\n" +
			"The strike of the dockers cost the port 40 million kroner in lost fees, Ida Lund said.\n\n" +
			"The strike began because the port refused to raise the pay of dockers, Per Vang said.",
		"germans.txt": "Title: Who fishes off Torrvik\n\nGermans and others fish off Torrvik, and many of them stay.\n\n" +
			"Some 320 German skippers fish off Torrvik, said Pia Ruud of the coast guard.",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	asker := answer.New(indexOf(t, dir), answer.Config{})
	for question, want := range map[string]string{
		"how many dockers are on strike":                 "1,700",
		"how many dockers strike in Port Ellis?":         "1,700",
		"How many dockers have joined the strike":        "1,700",
		"how much did the strike of the dockers cost":    "40 million",
		"how much has the dockers' strike cost the port": "40 million",
		"why do the dockers strike":                      "because",
		"why did the strike of the dockers begin":        "because",
		"how many Germans fish off Torrvik":              "320",
		"how many germans fish off torrvik?":             "320",
	} {
		a := mustAsk(t, asker, question, 3)
		if len(a.Excerpts) == 0 || a.Excerpts[0].Speaker == "" || !strings.Contains(a.Excerpts[0].Text, want) {
			t.Errorf("%q is answered by %v, want a statement with %q", question, shown(a.Excerpts), want)
		}
	}
}
