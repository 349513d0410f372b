package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/answer"
	"onrecord/corpus"
	"onrecord/corpus/dates"
	"onrecord/corpus/text"
)

// pages are answers as the floor below makes them. The text is our own.
func pages() map[string]answer.Answer {
	dam := &corpus.Article{ID: "dam", Title: "Engineers defend the dam", Outlet: "Riverside Herald", URL: "https://herald.example/dam", Published: dates.Date{Year: 2019, Month: 3, Day: 5}}
	wire := &corpus.Article{ID: "wire/dam", Title: "Dam safe, chief says", Outlet: "The Wire", Published: dates.Date{Year: 2019, Month: 3}}
	read := answer.Understood{Speaker: "Adaeze Okonkwo", Topic: "the dam", From: dates.Date{Year: 2019, Month: 3, Day: 4}, To: dates.Date{Year: 2019, Month: 3, Day: 4}}
	direct := answer.Excerpt{
		Rank: 1, Type: "direct", Speaker: "Adaeze Okonkwo", Role: "chief engineer",
		Text: "“The dam will hold,” said Adaeze Okonkwo, the region’s chief engineer, who has looked after it for eleven years and through two floods.\n\n“We have measured every stone of it.”",
		Bold: []text.Range{{Start: 3, End: 10}},
		Date: dates.Date{Year: 2019, Month: 3, Day: 4}, Basis: dates.Stated,
		Link: "https://herald.example/dam#:~:text=The%20dam%20will%20hold", Article: dam,
		Also: []answer.Excerpt{{Article: wire, Link: "https://wire.example/1"}},
	}
	reported := answer.Excerpt{
		Rank: 2, Type: "indirect", Speaker: "a spokesman", Unsure: true, Article: wire,
		Text: "A spokesman said that the dam was safe.", Bold: []text.Range{{Start: 26, End: 29}},
		Date: dates.Date{Year: 2019, Month: 3}, Basis: dates.Published,
	}
	other := direct
	other.Speaker, other.Role, other.Why, other.Also = "Joao Pereira", "", "other speaker", nil
	other.Date, other.Basis = dates.Date{}, dates.Unknown
	passage := answer.Excerpt{
		Rank: 1, Type: "passage", Article: &corpus.Article{ID: "old/notes"}, Text: "The dam was built in 1931.", Basis: dates.Unknown,
	}
	return map[string]answer.Answer{
		"found":   {Read: read, Excerpts: []answer.Excerpt{direct, reported}},
		"related": {Read: read, Related: []answer.Excerpt{other}},
		"nothing": {Read: answer.Understood{Topic: "radium", From: dates.Date{Year: 1903}, Notes: []string{"2 people are called Curie"}}},
		"passage": {Read: answer.Understood{Topic: "dam"}, Excerpts: []answer.Excerpt{passage}},
	}
}

func TestPage(t *testing.T) {
	for name, a := range pages() {
		for _, look := range []struct {
			suffix  string
			columns int
			bold    bool
		}{{"", 80, false}, {".narrow-bold", 40, true}} {
			var b bytes.Buffer
			if err := (&page{out: &b, columns: look.columns, bold: look.bold}).answer(a); err != nil {
				t.Fatal(err)
			}
			got := strings.ReplaceAll(b.String(), "\x1b", "^")
			compare(t, filepath.Join("testdata", "page", name+look.suffix+".txt"), got)
		}
	}
}

// compare holds got to what a file says, or writes the file with -update.
func compare(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got; -update rewrites it):\n%s", path, diff)
	}
}

// Whatever an article holds in whichever field, no control character of it
// reaches the terminal.
func TestPageKeepsTheTerminalSafe(t *testing.T) {
	const evil = "a\x1b]52;c;aGk=\x07b\x9b31mc\u202ed\x00\r\u2028e\xff"
	article := &corpus.Article{ID: evil, Title: evil, Outlet: evil, URL: evil}
	e := answer.Excerpt{
		Type: evil, Speaker: evil, Role: evil, Text: evil + "\n" + evil, Bold: []text.Range{{Start: 1, End: 6}},
		Link: evil, Article: article, Why: evil,
		Also: []answer.Excerpt{{Article: article, Link: evil}},
	}
	unsure := e
	unsure.Unsure = true
	read := answer.Understood{Speaker: evil, Topic: evil, Outlet: evil, Notes: []string{evil}}
	var b bytes.Buffer
	for _, a := range []answer.Answer{
		{Read: read, Excerpts: []answer.Excerpt{e, unsure}},
		{Read: read, Related: []answer.Excerpt{e}},
	} {
		if err := (&page{out: &b, columns: 80, bold: true}).answer(a); err != nil {
			t.Fatal(err)
		}
	}
	got := strings.NewReplacer(boldOn, "", boldOff, "").Replace(b.String())
	if i := strings.IndexFunc(got, isUnsafe); i >= 0 {
		t.Errorf("a control character reached the page: %q", got[max(0, i-20):min(len(got), i+20)])
	}
	if !strings.Contains(got, "e\uFFFD") {
		t.Error("a byte that is no UTF-8 is not shown as U+FFFD")
	}
}
