package answer_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/answer"
)

// archiveOf builds an archive of some texts, as articles of one outlet on one day; one
// that begins with "# " has a title.
func archiveOf(t *testing.T, texts ...string) *answer.Asker {
	t.Helper()
	var lines strings.Builder
	for _, text := range texts {
		title, body, ok := strings.Cut(strings.TrimPrefix(text, "# "), "\n\n")
		if !ok || !strings.HasPrefix(text, "# ") {
			title, body = "", text
		}
		line, err := json.Marshal(map[string]string{"title": title, "text": body, "outlet": "Velby Post", "date": "2024-03-08"})
		if err != nil {
			t.Fatal(err)
		}
		lines.Write(append(line, '\n'))
	}
	path := filepath.Join(t.TempDir(), "articles.jsonl")
	if err := os.WriteFile(path, []byte(lines.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	return answer.New(indexOf(t, path), answer.Config{})
}

// whoSays is who says what an answer shows, first to last.
func whoSays(a answer.Answer) string {
	var out []string
	for _, e := range a.Excerpts {
		who := e.Speaker
		if who == "" {
			who = "(" + e.Type + ")"
		}
		out = append(out, strings.TrimSpace(who+" "+string(e.Verdict)))
	}
	return strings.Join(out, "; ")
}

// answerFirst holds questions to who is shown first, or "" for nobody.
func answerFirst(t *testing.T, asker *answer.Asker, who map[string]string) {
	t.Helper()
	for question, want := range who {
		if got, _, _ := strings.Cut(whoSays(mustAsk(t, asker, question, 0)), ";"); got != want {
			t.Errorf("%q is answered by %q first, want %q", question, got, want)
		}
	}
}

func TestWordsInQuotationMarksAreHeldTo(t *testing.T) {
	asker := archiveOf(t,
		"“Bread, bread and yet more bread,” the baker Ida Lunde said. “We shall bake until the last sack of flour is gone,” Lunde said.",
		"“We need more bread,” Karl Berg said.",
		"“The last sack of flour is heavy,” Tore Moen said. “We shall bake no more.”",
		"The court fined Nils Dahl for what it called “wilful neglect of the weir.”",
	)
	for question, want := range map[string]string{
		`who said "bread, bread and yet more bread"`:                      "Ida Lunde verbatim",
		`who said "we shall bake until the final sack of flour is gone"`:  "Ida Lunde altered",
		`"shall bake until the last sack of flour is gone"`:               "Ida Lunde verbatim",
		`what did Lunde say "we shall bake until the last sack of flour"`: "Ida Lunde verbatim",
		`did Karl Berg say "bread, bread and yet more bread"`:             "",
		`who said "the weir is made of bread"`:                            "",
		`who said "we bake the heavy flour until spring"`:                 "",
		`who said ‘Bread, bread and yet more bread’ in March 2024`:        "Ida Lunde verbatim",
		`who said "bread, bread and yet more bread" in April 2024`:        "",
		`Moen "we shall bake no more"`:                                    "Tore Moen verbatim",
	} {
		if got := whoSays(mustAsk(t, asker, question, 0)); got != want {
			t.Errorf("%s\n got %q\nwant %q", question, got, want)
		}
	}
	if got := whoSays(mustAsk(t, asker, `who spoke of "wilful neglect of the weir"`, 0)); !strings.HasSuffix(got, " verbatim") || strings.Contains(got, "Dahl") {
		t.Errorf("words that a court said are shown as %q", got)
	}
}

func TestAlteredWordsAreShownWithWhatDiffers(t *testing.T) {
	asker := archiveOf(t, "“The ferry to Velby will not sail again before the spring,” the skipper Ida Lunde said.")
	a := mustAsk(t, asker, `who said "the ferry to Velby will not sail again before the summer"`, 0)
	if len(a.Excerpts) != 1 || len(a.Excerpts[0].Differences) != 1 || a.Excerpts[0].Differences[0].Yours != "summer" || a.Excerpts[0].Differences[0].Theirs != "spring" {
		t.Errorf("got %+v", a.Excerpts)
	}
	a = mustAsk(t, asker, `did Nils Lunde say "the ferry to Velby will not sail again"`, 0)
	if len(a.Excerpts) != 0 {
		t.Errorf("another's words are shown under the name asked for: %s", whoSays(a))
	}
	if a = mustAsk(t, asker, `who said "the ferry was sold to the highest bidder"`, 0); !strings.Contains(a.Read.Nothing(), "has the words “the ferry was sold") {
		t.Errorf("a quotation that nobody said is refused with %q", a.Read.Nothing())
	}
}
