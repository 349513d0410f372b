package corpus_test

import (
	"strings"
	"testing"

	"onrecord/corpus"
	"onrecord/corpus/corpustest"
	"onrecord/corpus/dates"
)

// said returns the excerpt, date and basis of the statement whose content has
// the words.
func said(t *testing.T, a *corpus.Article, words string) (excerpt, date string, basis dates.Basis) {
	t.Helper()
	for _, s := range a.Statements(nil) {
		for _, c := range s.Content {
			if strings.Contains(a.Text[c.Start:c.End], words) {
				return a.Text[s.Start:s.End], s.Date.String(), s.Basis
			}
		}
	}
	t.Errorf("no statement has %q in %q", words, a.Text)
	return "", "", ""
}

// TestStatementDates has sentences with the day on which their words were said,
// in articles of different days of publication. The 22nd of April 2015 was a
// Wednesday.
func TestStatementDates(t *testing.T) {
	const q = ` "The harbour opens again," `
	for _, c := range []struct{ published, text, date, basis string }{
		{"2015-04-22", `Tom Reed told reporters on Wednesday that the harbour opens again.`, "2015-04-22", "inferred"},
		{"2015-04-22", `Tom Reed said on Monday that the harbour opens again.`, "2015-04-20", "inferred"},
		{"2015-04-22", `Tom Reed said Thursday the harbour opens again.`, "2015-04-16", "inferred"},
		{"2015-04-22", `On Tuesday, Tom Reed said that the harbour opens again.`, "2015-04-21", "inferred"},
		{"2015-04-22", `Tom Reed said yesterday that the harbour opens again.`, "2015-04-21", "inferred"},
		{"2015-03-01", `Tom Reed said yesterday that the harbour opens again.`, "2015-02-28", "inferred"},
		{"2015-04-22", `Tom Reed said this month that the harbour opens again.`, "2015-04", "inferred"},
		{"2015-04-22", `Tom Reed warned last month that the harbour opens again.`, "2015-03", "inferred"},
		{"2015-01-22", `Tom Reed warned last month that the harbour opens again.`, "2014-12", "inferred"},
		{"2015-04-22", `Tom Reed said last week that the harbour opens again.`, "2015-04", "inferred"},
		{"2015-04-03", `Tom Reed said last week that the harbour opens again.`, "2015", "inferred"},
		{"2015-04-22", `Tom Reed said in February that the harbour opens again.`, "2015-02", "inferred"},
		{"2015-04-22", `Tom Reed said in November that the harbour opens again.`, "2014-11", "inferred"},
		{"2015-04-22", `Tom Reed said in April that the harbour opens again.`, "--04", "stated"},
		{"2015-04-22", `Tom Reed said on April 21 that the harbour opens again.`, "2015-04-21", "inferred"},
		{"2015-01-02", `Tom Reed said on Dec. 30 that the harbour opens again.`, "2014-12-30", "inferred"},
		{"2015-04-22", `Tom Reed said on 20 April 2015 that the harbour opens again.`, "2015-04-20", "stated"},
		{"2015-04-22", `Tom Reed said in March 2014 that the harbour opens again.`, "2014-03", "stated"},
		{"2015-04-22", `Speaking on April 16 in the town hall, Tom Reed said that the harbour opens again.`, "2015-04-16", "inferred"},
		{"2015-04-22", q + `Tom Reed told the radio stations Quay and Shore on April 21.`, "2015-04-21", "inferred"},
		{"2015-04-22", q + `Tom Reed said.`, "2015-04-22", "published"},
		{"2015-04", `Tom Reed told reporters on Wednesday that the harbour opens again.`, "2015-04", "inferred"},
		{"2015-04", `Tom Reed said on April 21 that the harbour opens again.`, "--04-21", "stated"},
		{"2015-04", `Tom Reed said on March 21 that the harbour opens again.`, "2015-03-21", "inferred"},
		{"--04-22", `Tom Reed told reporters on Wednesday that the harbour opens again.`, "--04", "inferred"},
		{"--04-22", `Tom Reed said yesterday that the harbour opens again.`, "--04-21", "inferred"},
		{"--04-22", q + `Tom Reed said.`, "--04-22", "published"},
		{"", `Tom Reed told reporters on Wednesday that the harbour opens again.`, "", "unknown"},
		{"", `Tom Reed said on April 21 that the harbour opens again.`, "--04-21", "stated"},
		{"", `Tom Reed said on April 21, 2015, that the harbour opens again.`, "2015-04-21", "stated"},
		{"", q + `Tom Reed said.`, "", "unknown"},
		{"2015-04-22", `In 2012, Tom Reed said that the harbour opens again.`, "2012", "stated"},
		{"2015-04-22", `Tom Reed said in 2013 that the harbour opens again.`, "2013", "stated"},
		{"2015-04-22", `In an interview published on Monday, Tom Reed said that the harbour opens again.`, "2015-04-20", "inferred"},
		{"2015-04-22", `Tom Reed told a news conference in Port Ellis on Tuesday after talks with the council that the harbour opens again.`, "2015-04-21", "inferred"},
		{"2015-04-22", `In remarks broadcast late on Sunday, Tom Reed said that the harbour opens again.`, "2015-04-19", "inferred"},
		{"2015-04-22", `At a 2014 conference, Tom Reed said that the harbour opens again.`, "", "unknown"},
		{"2015-04-22", `Two years ago, Tom Reed said that the harbour opens again.`, "2013", "inferred"},
		{"2015-01-22", `A year ago, Tom Reed said that the harbour opens again.`, "", "unknown"},
		{"2015-04-22", `Tom Reed said three weeks ago that the harbour opens again.`, "2015", "inferred"},
		{"2015-04-28", `Tom Reed said two weeks ago that the harbour opens again.`, "2015-04", "inferred"},
		{"2015-04-22", `Tom Reed said on Thursday last week that the harbour opens again.`, "2015-04-16", "inferred"},
		{"2015-04-22", `Tom Reed said on Tuesday of last week that the harbour opens again.`, "2015-04-14", "inferred"},
		{"2015-04-22", `Tom Reed said late on Monday evening that the harbour opens again.`, "2015-04-20", "inferred"},
		{"2015-04-22", `Asked on Tuesday about the cranes, Tom Reed said that the harbour opens again.`, "2015-04-21", "inferred"},
		{"2015-04-22", `In a 2012 interview Tom Reed said that the harbour opens again.`, "2012", "stated"},
		{"2015-04-22", `Tom Reed said on the 20th of April that the harbour opens again.`, "2015-04-20", "inferred"},
		{"2015-04-22", `Speaking over the weekend, Tom Reed said that the harbour opens again.`, "2015-04", "inferred"},
		{"2015-04-22", q + `Tom Reed said earlier in the day.`, "2015-04-22", "published"},
		{"2015-04-22", `In the 1990s Tom Reed said that the harbour opens again.`, "", "unknown"},
		{"2015-04-22", `Tom Reed said last Thursday that the harbour opens again.`, "2015-04-16", "inferred"},
		{"2015-04-22", `Tom Reed said last June that the harbour opens again.`, "2014-06", "inferred"},
		{"2015-04-22", `Tom Reed said in mid-March that the harbour opens again.`, "2015-03", "inferred"},
		{"2015-04-22", `Three days ago, Tom Reed said that the harbour opens again.`, "2015-04-19", "inferred"},
		{"2015-04-22", `Tom Reed said on 3/4/2015, and not on 13/4/2015, that the harbour opens again.`, "2015-04-03", "stated"},
		{"2015-04-22", `Tom Reed said on 3/4/2015 that the harbour opens again.`, "2015-04-22", "published"},
		// an article goes on being written on the day after: Thursday may be that day
		{"2015-04-22", `Ships came on Wednesday. Trains left on Wednesday. Tom Reed said on Thursday that the harbour opens again.`, "2015-04", "inferred"},
		{"2015-04-22", `Ships came on Wednesday. Trains left on Wednesday. Tom Reed said on Friday that the harbour opens again.`, "2015-04-17", "inferred"},
		// never after the article
		{"2015-04-22", `Tom Reed said on April 23 that the harbour opens again.`, "2015-04-22", "published"},
		{"2015-04-22", `On April 21 at 14:05 ET, Tom Reed said that the harbour opens again.`, "2015-04-21", "inferred"},
		// days of other things
		{"2015-04-22", `Tom Reed, who met Ann Lee on Monday, said the harbour opens again.`, "2015-04-22", "published"},
		{"2015-04-22", `Tom Reed said that the harbour opens again on May 3.`, "2015-04-22", "published"},
		{"2015-04-22", `Tom Reed said the harbour opens again, three years after the storm of March 2012.`, "2015-04-22", "published"},
		{"2015-04-22", `Tom Reed, elected on Sunday, said the harbour opens again.`, "2015-04-22", "published"},
		{"2015-04-22", `Tom Reed, who was elected in 2012, said the harbour opens again.`, "2015-04-22", "published"},
		{"2015-04-22", `Tom Reed, who left the army on May 4, 2009, said the harbour opens again.`, "2015-04-22", "published"},
		{"2015-04-22", `Commenting on the deal reached on Feb. 12, Tom Reed said that the harbour opens again.`, "2015-04-22", "published"},
		{"2015-04-22", `After the attacks of September 11, 2001, Tom Reed said, the harbour opens again.`, "2015-04-22", "published"},
		{"2015-04-22", `Tom Reed said the harbour opens again, as ships have waited since February.`, "2015-04-22", "published"},
	} {
		a := &corpus.Article{ID: "x", Text: strings.TrimSpace(c.text)}
		if c.published != "" {
			a.Published, _ = dates.Parse(c.published)
			a.Basis = dates.Stated
		}
		if _, date, basis := said(t, a, "harbour opens again"); date != c.date || string(basis) != c.basis {
			t.Errorf("%s in an article of %q: %s %s, want %s %s", c.text, c.published, date, basis, c.date, c.basis)
		}
	}
}

// TestStatementCarry holds a day that goes over to the same speaker's other
// words, and the cases in which it may not.
func TestStatementCarry(t *testing.T) {
	a := &corpus.Article{ID: "x", Published: dates.Date{Year: 2015, Month: 4, Day: 22}, Text: `Tom Reed told reporters on Monday that the harbour is open.

"The cranes work again," Reed said.

Ann Lee said the trains are late.

Reed had said earlier that the quay was lost.

In March 2012 Reed said that ships were rare.

"We wait," Reed added.`}
	for words, want := range map[string]string{
		"harbour is open": "2015-04-20", "cranes work": "2015-04-20", "trains are late": "2015-04-22", "quay was lost": "", "ships were rare": "2012-03", "We wait": "2015-04-20",
	} {
		if _, date, basis := said(t, a, words); date != want {
			t.Errorf("%q: %s %s, want %s", words, date, basis, want)
		}
	}
}

// TestStatementCarryEnds has a day that does not go over: to what is said far from it, and
// to what somebody says now.
func TestStatementCarryEnds(t *testing.T) {
	rain := strings.Repeat("Rain fell on the quay of Port Ellis and nobody was there to see it.\n\n", 40)
	a := &corpus.Article{ID: "x", Published: dates.Date{Year: 2015, Month: 4, Day: 22}, Text: `Tom Reed told reporters on Monday that the harbour is open.

"The cranes work again," Reed said.

Reed says that the trains are late.

` + rain + `"We wait," Reed said.`}
	for words, want := range map[string]string{"harbour is open": "2015-04-20", "cranes work": "2015-04-20", "trains are late": "2015-04-22", "We wait": "2015-04-22"} {
		if _, date, basis := said(t, a, words); date != want {
			t.Errorf("%q: %s %s, want %s", words, date, basis, want)
		}
	}
}

func TestExcerpts(t *testing.T) {
	for _, c := range []struct{ text, words, excerpt string }{
		{`Rain fell. "The harbour opens again," Tom Reed said on the quay. It was late.`, "opens again", `"The harbour opens again," Tom Reed said on the quay.`},
		{`While Tom Reed said that the harbour was open, Ann Lee said that the trains were late.`, "harbour was open", `While Tom Reed said that the harbour was open,`},
		{`While Tom Reed said that the harbour was open, Ann Lee said that the trains were late.`, "trains were late", `Ann Lee said that the trains were late.`},
		{`"The harbour opens again," Tom Reed said. "Nobody will go hungry."`, "Nobody", `"The harbour opens again," Tom Reed said. "Nobody will go hungry."`},
	} {
		a := &corpus.Article{ID: "x", Text: c.text}
		if got, _, _ := said(t, a, c.words); got != c.excerpt {
			t.Errorf("%q in %q:\n got %q\nwant %q", c.words, c.text, got, c.excerpt)
		}
		corpustest.Article(t, a)
	}
	long := strings.Repeat("The old harbour stood empty through the winter and the snow lay on it, ", 30)
	a := &corpus.Article{ID: "x", Text: long + `but Tom Reed said that the harbour opens again.`}
	if got, _, _ := said(t, a, "harbour opens again"); len(got) > 1200 || !strings.Contains(got, "Reed said") {
		t.Errorf("an excerpt of %d bytes: %q", len(got), got)
	}
}

func TestPassages(t *testing.T) {
	sentence := "One two three four five six seven eight nine ten. "
	long := strings.TrimSpace(strings.Repeat(sentence, 30))
	a := &corpus.Article{ID: "x", Text: "Short one.\n\nShort two.\n\n" + long + "\n\nLast one."}
	var got []int
	for _, p := range a.Passages() {
		got = append(got, len(strings.Fields(a.Text[p.Start:p.End])))
		if p.Basis != dates.Unknown || !p.Date.IsZero() {
			t.Errorf("date %s %s", p.Date, p.Basis)
		}
	}
	if len(got) != 5 || got[0] != 4 || got[1] != 120 || got[2] != 120 || got[3] != 60 || got[4] != 2 {
		t.Errorf("words: %v", got)
	}
	corpustest.Article(t, a)
	if n := len((&corpus.Article{}).Passages()); n != 0 {
		t.Errorf("an empty article has %d passages", n)
	}
}

func FuzzArticle(f *testing.F) {
	f.Add(`"We wait," Reed said on Monday. He left.` + "\n\nOn April 22, Lee said \"no\".\r\n\xff\n")
	f.Add("a\n \n\tb said “c” — d")
	f.Fuzz(func(t *testing.T, text string) {
		corpustest.Article(t, &corpus.Article{ID: "x", Text: text, URL: "https://example.org/", Published: dates.Date{Year: 2015, Month: 4, Day: 22}})
	})
}
