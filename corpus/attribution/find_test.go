package attribution_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"onrecord/corpus/attribution"
)

// check reports what is wrong with the spans that were found in text.
func check(t *testing.T, text string, as []attribution.Attribution) {
	t.Helper()
	valid := utf8.ValidString(text)
	last := 0
	for i, a := range as {
		if len(a.Content) == 0 {
			t.Fatalf("attribution %d has no content", i)
		}
		if a.Content[0].Start < last {
			t.Fatalf("attribution %d begins before the one before it", i)
		}
		last = a.Content[0].Start
		for _, spans := range [][]attribution.Span{a.Source, a.Cue, a.Content} {
			end := 0
			for _, s := range spans {
				if s.Start < end || s.End <= s.Start || s.End > len(text) {
					t.Fatalf("attribution %d: spans %v in a text of %d bytes", i, spans, len(text))
				}
				end = s.End
				if valid && (!utf8.RuneStart(text[s.Start]) || s.End < len(text) && !utf8.RuneStart(text[s.End])) {
					t.Fatalf("attribution %d: span %v cuts a character", i, s)
				}
			}
		}
		if a.Type != attribution.Direct && a.Type != attribution.Mixed && a.Type != attribution.Indirect {
			t.Fatalf("attribution %d has type %q", i, a.Type)
		}
		if valid && !utf8.ValidString(a.Speaker+a.Role) {
			t.Fatalf("attribution %d: speaker %q, role %q", i, a.Speaker, a.Role)
		}
		if a.Speaker == "" && a.Role != "" {
			t.Fatalf("attribution %d has a role %q and no speaker", i, a.Role)
		}
	}
}

// hostile are texts that no editor would print.
func hostile() map[string]string {
	return map[string]string{
		"empty":             "",
		"one mark":          `"`,
		"space":             " \n\t\n ",
		"broken UTF-8":      "\xff\xfe said \x80 that \xc3\"\xe2\x80",
		"marks only":        strings.Repeat(`"“”‘’'`, 5000),
		"opening marks":     strings.Repeat("“a ", 8000),
		"cues only":         strings.Repeat("said that ", 8000),
		"commas":            strings.Repeat("Lavrov, ", 8000),
		"one paragraph":     strings.Repeat("Ivanov said that the dam holds, and Petrov added that it leaks ", 2000),
		"names":             strings.Repeat("President Anna Kovaleva and the minister ", 2000),
		"brackets":          strings.Repeat("((((", 5000),
		"dashes in a quote": "“" + strings.Repeat("x, – said he. – ", 3000) + "”",
		"colons":            strings.Repeat("ANNA: yes\n", 3000),
		"full stops":        strings.Repeat(". ", 9000),
	}
}

func TestFindHostileText(t *testing.T) {
	for name, text := range hostile() {
		t.Run(name, func(t *testing.T) { check(t, text, attribution.Find(text)) })
	}
}

func FuzzFind(f *testing.F) {
	for _, text := range hostile() {
		f.Add(text[:min(len(text), 300)])
	}
	f.Add("“We shall rebuild,” said Mayor Anna Kovaleva. “By spring,” she added.\n\nThe mayor said that money was short.")
	f.Add("BARRY: Hello, said the man.\n\nANNA: \"No,\" she said - 'yes'.\n\nBARRY: According to him, it's over.")
	f.Add("«Нет», – said the Minister. — „Ja“, sagte er. ``no'' he said\n\n``And so on")
	f.Add("**Kiss:** Yes.\n\n**Kiss:** No.\n\n\"WEBER: We are, as noted by him, late.\n\nQ: Why?\n\nA: If it rains, he said, it pours.")
	f.Add("A council head said so. The 40 Finns Salo, who heads the Guard (G), said were there in June 2013 Salo said on Monday, according to an interview.")
	f.Fuzz(func(t *testing.T, text string) { check(t, text, attribution.Find(text)) })
}
