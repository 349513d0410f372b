package bot

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"onrecord/answer"
	"onrecord/bot/markdown"
	"onrecord/bot/page"
	"onrecord/corpus/dates"
	"onrecord/corpus/identity"
	"onrecord/corpus/names"
)

var lavrovOnSyria = answer.Understood{Speaker: "Sergey Lavrov", Topic: "Syria", From: dates.Date{Year: 2015, Month: 4}, To: dates.Date{Year: 2015, Month: 4}}

func TestFollowUp(t *testing.T) {
	a := Archive{People: identity.NewPeople([]identity.Mention{
		{Speaker: "Sergey Lavrov", Count: 1}, {Speaker: "Vladimir Putin", Count: 1}, {Speaker: "Ukraine", Count: 1}, {Speaker: "Angela Merkel", Count: 1},
	}, nil)}
	now := time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)
	for _, tt := range []struct {
		text  string
		reply bool
		want  string // the reading; "" stands on its own
		kept  string
	}{
		{"and about Ukraine?", false, "speaker Sergey Lavrov · topic Ukraine · April 2015", "Sergey Lavrov, April 2015"},
		{"And Ukraine?", false, "speaker Sergey Lavrov · topic Ukraine · April 2015", "Sergey Lavrov, April 2015"},
		{"and in May?", false, "speaker Sergey Lavrov · topic Syria · May 2015", "Sergey Lavrov about Syria"},
		{"and in May 2014", false, "speaker Sergey Lavrov · topic Syria · May 2014", "Sergey Lavrov about Syria"},
		{"and Putin?", false, "speaker Putin · topic Syria · April 2015", "about Syria, April 2015"},
		{"what about Putin", false, "speaker Putin · topic Syria · April 2015", "about Syria, April 2015"},
		{"how about Merkel in March 2015?", false, "speaker Merkel · topic Syria · March 2015", "about Syria"},
		{"and Putin on gas", false, "speaker Putin · topic gas · April 2015", "April 2015"},
		{"what did he say about gas?", false, "speaker Sergey Lavrov · topic gas · April 2015", "Sergey Lavrov, April 2015"},
		{"about Ukraine", false, "", ""},
		{"about Ukraine", true, "speaker Sergey Lavrov · topic Ukraine · April 2015", "Sergey Lavrov, April 2015"},
		{"in May", true, "speaker Sergey Lavrov · topic Syria · May 2015", "Sergey Lavrov about Syria"},
		{"Putin", true, "speaker Putin · topic Syria · April 2015", "about Syria, April 2015"},
		{"Ukraine", false, "", ""},
		{"what did Putin say about gas", false, "", ""},
		{"what did Putin say about gas", true, "", ""},
		{"who said \"and yet it moves\"", false, "", ""},
		{"and", false, "", ""},
		{"android phones", false, "", ""},
		{"and now for something completely different that nobody has ever asked of anybody", false, "", ""},
		{"", true, "", ""},
	} {
		u, kept, ok := followUp(tt.text, lavrovOnSyria, tt.reply, a, now)
		if !ok {
			if tt.want != "" {
				t.Errorf("%q is no follow-up", tt.text)
			}
			continue
		}
		if got := u.String(); got != tt.want || kept != tt.kept {
			t.Errorf("%q (reply %v) is read as %q, kept %q; want %q, %q", tt.text, tt.reply, got, kept, tt.want, tt.kept)
		}
	}
}

func FuzzFollowUp(f *testing.F) {
	for _, s := range []string{"and about Ukraine?", "and in May?", "what about x on y since March", "and \u202e", "and by \xff"} {
		f.Add(s, true)
	}
	a := Archive{People: identity.NewPeople([]identity.Mention{{Speaker: "Anna Holm", Count: 1}}, nil)}
	f.Fuzz(func(t *testing.T, text string, reply bool) {
		u, _, ok := followUp(text, lavrovOnSyria, reply, a, time.Unix(1.7e9, 0))
		if ok && u.Speaker == "" && u.Topic == "" {
			t.Fatalf("%q asks for nothing", text)
		}
	})
}

// The parts of an article leave nothing out, and the passage stands whole in one
// of them where it fits.
func checkParts(t *testing.T, text string, start, end, room int) {
	t.Helper()
	parts, at := page.Parts(text, start, end, room)
	if at < 0 || at >= len(parts) {
		t.Fatalf("part %d of %d", at, len(parts))
	}
	last, kept := 0, ""
	for _, p := range parts {
		if p.Start < last || p.End < p.Start || p.End > len(text) || strings.TrimSpace(text[last:p.Start]) != "" {
			t.Fatalf("part %v after %d of %d bytes", p, last, len(text))
		}
		if !utf8.ValidString(text[p.Start:p.End]) {
			t.Fatalf("part %v cuts a character", p)
		}
		last, kept = p.End, kept+text[p.Start:p.End]
	}
	if strings.TrimSpace(text[last:]) != "" && len(strings.TrimSpace(text)) > 0 {
		t.Fatalf("%q is left out", text[last:])
	}
}

func FuzzParts(f *testing.F) {
	f.Add("One.\n\nTwo is longer. And has two sentences.\n\nThree.", 6, 10, 20)
	f.Add(strings.Repeat("слово ", 100), 100, 120, 30)
	f.Add("👩‍🔬👩‍🔬👩‍🔬\n\u00a0\nx", 3, 9, 4)
	f.Fuzz(func(t *testing.T, text string, start, end, room int) {
		if !utf8.ValidString(text) || start < 0 || end <= start || end > len(text) || strings.TrimSpace(text) == "" {
			t.Skip("no passage of a text")
		}
		checkParts(t, text, start, end, 12+int(uint(room)%2000))
	})
}

func TestSubjects(t *testing.T) {
	long := "Good morning. " + strings.Repeat("Nothing of note was said. ", 20) + "Then the talk came to Syria and Ukraine. Good night."
	got := subjects(long, names.DefaultTable())
	if len(got) == 0 || got[0] != "Then the talk came to Syria and Ukraine." {
		t.Errorf("a long message is about %q", got)
	}
	for _, q := range subjects(strings.Repeat("x", 5000), names.DefaultTable()) {
		if markdown.Units(q) > maxQuestion || q == "" {
			t.Errorf("a question of %d units", markdown.Units(q))
		}
	}
}
