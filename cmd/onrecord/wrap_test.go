package main

import (
	"strings"
	"testing"
	"unicode/utf8"

	"onrecord/corpus/text"
)

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		text    string
		bold    []text.Range
		columns int
		want    []string
	}{
		{"", nil, 10, nil},
		{" \n\n ", nil, 10, nil},
		{"one two three", nil, 7, []string{"one two", "three"}},
		{"one\ntwo\n\n\nthree", nil, 80, []string{"one", "two", "three"}},
		{"a incomprehensibilities b", nil, 5, []string{"a", "incomprehensibilities", "b"}},
		{"日本語 日本語", nil, 7, []string{"日本語", "日本語"}}, // six columns each
		{"tab\tand  spaces", nil, 80, []string{"tab and spaces"}},
		{"the dam holds", []text.Range{{Start: 4, End: 7}}, 80, []string{"the *dam* holds"}},
		{"unsafe", []text.Range{{Start: 2, End: 6}}, 80, []string{"un*safe*"}},
		{"one two", []text.Range{{Start: 0, End: 3}, {Start: 4, End: 7}}, 80, []string{"*one two*"}},
		{"one two", []text.Range{{Start: 0, End: 7}}, 4, []string{"*one*", "*two*"}},
		{"one", []text.Range{{Start: 2, End: 99}, {Start: -4, End: 1}, {Start: 2, End: 1}}, 80, []string{"*o*n*e*"}},
	} {
		got := wrap(c.text, c.bold, c.columns, true)
		for i := range got {
			got[i] = strings.NewReplacer(boldOn, "*", boldOff, "*").Replace(got[i])
		}
		if strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("wrap(%q, %v, %d) = %q, want %q", c.text, c.bold, c.columns, got, c.want)
		}
	}
}

// FuzzWrap: no word is lost, changed or moved, no line with a space in it is too
// wide, and no control character comes through.
func FuzzWrap(f *testing.F) {
	f.Add("“The dam will hold,” she said.\n\nIt did.", 5, 9, 12)
	f.Add("\x1b[31mred\x1b[0m \xff\u202e日本", 0, 3, 1)
	f.Fuzz(func(t *testing.T, body string, start, end, columns int) {
		columns = min(max(columns, 1), 500)
		lines := wrap(body, []text.Range{{Start: start, End: end}}, columns, true)
		var all []string
		for _, l := range lines {
			if !utf8.ValidString(l) {
				t.Fatalf("%q is not UTF-8", l)
			}
			l = strings.NewReplacer(boldOn, "", boldOff, "").Replace(l)
			if strings.ContainsFunc(l, isUnsafe) || strings.Contains(l, "\n") {
				t.Fatalf("a control character in %q", l)
			}
			// Beyond ASCII a line may be narrower or wider than its words, where
			// marks combine.
			if ascii(l) && strings.Contains(l, " ") && len(l) > columns {
				t.Fatalf("%q is wider than %d", l, columns)
			}
			all = append(all, l)
		}
		// Cutting broken UTF-8 changes how many U+FFFD stand for it.
		if !utf8.ValidString(body) {
			return
		}
		want := strings.FieldsFunc(clean(body), func(r rune) bool { return r == ' ' || r == '\n' })
		if got := strings.Join(all, " "); got != strings.Join(want, " ") {
			t.Fatalf("words %q became %q", want, got)
		}
	})
}

func ascii(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r >= utf8.RuneSelf })
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"plain “text” 日本":             "plain “text” 日本",
		"\x1b[31mred\x1b[0m":          "[31mred[0m",
		"a\tb\r\nc":                   "a b\nc",
		"\x00\x07\x7f\u009bx":         "x",
		"Lavrov\u202e\u2066 \u200fok": "Lavrov ok",
		"caf\xe9":                     "caf\uFFFD",
	} {
		if got := clean(in); got != want {
			t.Errorf("clean(%q) = %q, want %q", in, got, want)
		}
	}
}
