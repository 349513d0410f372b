package page_test

import (
	"strings"
	"testing"

	"onrecord/answer"
	"onrecord/bot/archive"
	"onrecord/bot/markdown"
	"onrecord/bot/page"
	"onrecord/corpus"
	"onrecord/corpus/dates"
)

// What a message has no room for is in the files all the same.
func TestLongCitations(t *testing.T) {
	var ans archive.Found
	for range 7 {
		ans.Excerpts = append(ans.Excerpts, answer.Excerpt{Type: "direct", Speaker: "Ada Brandt", Text: strings.Repeat("Ships wait. ", 75), Article: &corpus.Article{Title: "Ice"}})
	}
	for number, want := range []int{3, 3, 1, 1} { // the last is beyond the end
		m, err := page.Citations(ans, number, dates.Date{Year: 2026, Month: 11, Day: 29})
		if err != nil {
			t.Fatal(err)
		}
		if n := markdown.Units(m.Content); n > 2000 || strings.Count(m.Content, "```")%2 != 0 {
			t.Errorf("page %d: %d units, or a block without an end", number, n)
		}
		names := map[string]string{}
		for _, f := range m.Files {
			names[f.Name] = string(f.Data)
		}
		shown := strings.Count(m.Content, "```") / 2
		if _, whole := names["citations.txt"]; whole != (shown < want) {
			t.Errorf("page %d shows %d of %d citations and has the files %d", number, shown, want, len(names))
		}
		for _, name := range []string{"citations.md", "citations.bib", "citations.ris"} {
			if n := strings.Count(names[name], "Ada Brandt"); n != want {
				t.Errorf("page %d: %s has %d citations of %d", number, name, n, want)
			}
		}
	}
}

func TestNothingToTake(t *testing.T) {
	m, err := page.Citations(archive.Found{}, 0, dates.Date{})
	if err != nil || len(m.Files) != 0 || m.Content == "" {
		t.Errorf("%+v, %v", m, err)
	}
}
