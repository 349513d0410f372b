package cite_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/answer"
	"onrecord/answer/cite"
	"onrecord/corpus"
	"onrecord/corpus/dates"
)

var today = dates.Date{Year: 2026, Month: 11, Day: 29}

func harbour() answer.Excerpt {
	return answer.Excerpt{
		Type: "direct", Speaker: "Íngrid Molde-Åsen", Role: "harbour master of Port Ellis",
		Text:    "“The quay closes at 5% of its load,” Molde-Åsen told the Herald.\n\n“It opens again on Friday.”",
		Content: "The quay closes at 5% of its load … It opens again on Friday.",
		Date:    dates.Date{Year: 2021, Month: 3, Day: 9}, Basis: dates.Inferred,
		Link: "https://herald.example/2021/quay_closes#:~:text=The%20quay",
		Article: &corpus.Article{ID: "a", Title: "Quay & crane: $4 million lost", Outlet: "The Herald", Author: "Bo Lund and Cy Marsh", Language: "en",
			Published: dates.Date{Year: 2021, Month: 3, Day: 10}},
	}
}

func TestForms(t *testing.T) {
	for form, want := range map[cite.Form]string{
		cite.Text: `“The quay closes at 5% of its load,” Molde-Åsen told the Herald.

“It opens again on Friday.”

Íngrid Molde-Åsen, harbour master of Port Ellis; direct quotation; to the Herald; 9 March 2021 (worked out from the article).
“Quay & crane: $4 million lost”, by Bo Lund and Cy Marsh, The Herald, 10 March 2021.
https://herald.example/2021/quay_closes#:~:text=The%20quay
Accessed 29 November 2026.
`,
		cite.Markdown: `> “The quay closes at 5% of its load,” Molde-Åsen told the Herald.
>
> “It opens again on Friday.”

Íngrid Molde-Åsen, harbour master of Port Ellis; direct quotation; to the Herald; 9 March 2021 (worked out from the article).

[“Quay \& crane: $4 million lost”](<https://herald.example/2021/quay_closes#:~:text=The%20quay>), by Bo Lund and Cy Marsh, *The Herald*, 10 March 2021. Accessed 29 November 2026.
`,
		cite.BibTeX: `@article{asen2021quay,
  author   = {{Bo Lund and Cy Marsh}},
  title    = {{Quay \& crane: \$4 million lost}},
  journal  = {The Herald},
  year     = {2021},
  month    = mar,
  day      = {10},
  url      = {https://herald.example/2021/quay_closes#:~:text=The%20quay},
  urldate  = {2026-11-29},
  note     = {Íngrid Molde-Åsen, harbour master of Port Ellis; direct quotation; to the Herald; 9 March 2021 (worked out from the article)},
  abstract = {“The quay closes at 5\% of its load,” Molde-Åsen told the Herald. “It opens again on Friday.”},
  langid   = {english},
}
`,
		cite.RIS: strings.ReplaceAll(`TY  - NEWS
TI  - Quay & crane: $4 million lost
AU  - Bo Lund and Cy Marsh
T2  - The Herald
PY  - 2021
DA  - 2021/03/10/
AB  - “The quay closes at 5% of its load,” Molde-Åsen told the Herald. “It opens again on Friday.”
N1  - Íngrid Molde-Åsen, harbour master of Port Ellis; direct quotation; to the Herald; 9 March 2021 (worked out from the article)
UR  - https://herald.example/2021/quay_closes#:~:text=The%20quay
Y2  - 2026/11/29/
LA  - en
ER  - 
`, "\n", "\r\n"),
	} {
		got, err := cite.Write([]answer.Excerpt{harbour()}, form, today)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", form, diff)
		}
	}
}

// hostile is an article that tries to end every form and to begin something of its own.
func hostile() answer.Excerpt {
	const attack = "a}, url = {b}}\n@article{x, {{ \\} \\input{/etc/passwd} %_#~^$\r\nER  - \r\nTY  - BOOK\r\n# head\n- item\n1. one\n    code\n<script>alert(1)</script> [link](javascript:x) ![i](u) `c` &amp; |\u202e\x1b[31m\x00"
	return answer.Excerpt{Type: "indirect", Speaker: attack, Role: attack, Text: attack, Content: attack, Link: "https://herald.example/}{\\>x y\nER  - ",
		Article: &corpus.Article{ID: attack, Title: attack, Outlet: attack, Author: attack, Language: "xx"}}
}

func write(t *testing.T, form cite.Form, es ...answer.Excerpt) string {
	t.Helper()
	s, err := cite.Write(es, form, today)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// BibTeX counts braces whatever stands before them.
func TestBibTeXStaysWhole(t *testing.T) {
	got := write(t, cite.BibTeX, hostile(), hostile(), answer.Excerpt{})
	depth, entries := 0, 0
	for i, r := range got {
		switch r {
		case '{':
			depth++
		case '}':
			depth--
		case '@':
			if depth == 0 {
				entries++
			}
		}
		if depth < 0 {
			t.Fatalf("a brace too many at %d:\n%s", i, got)
		}
	}
	if depth != 0 || entries != 3 {
		t.Errorf("depth %d, %d entries:\n%s", depth, entries, got)
	}
	if strings.Contains(got, `\input`) || strings.Contains(got, "\x1b") {
		t.Errorf("a command or control character came through:\n%s", got)
	}
	keys := regexp.MustCompile(`(?m)^@article\{(.*),$`).FindAllStringSubmatch(got, -1)
	if len(keys) != 3 || keys[0][1] == keys[1][1] || !regexp.MustCompile(`^[a-z0-9]+$`).MatchString(keys[0][1]+keys[2][1]) {
		t.Errorf("keys %q", keys)
	}
}

func TestRISStaysWhole(t *testing.T) {
	got := write(t, cite.RIS, hostile(), harbour())
	tag := regexp.MustCompile(`^[A-Z][A-Z0-9]  - `)
	counts := map[string]int{}
	for line := range strings.SplitSeq(strings.TrimSuffix(got, "\r\n"), "\r\n") {
		if line == "" {
			continue
		}
		if !tag.MatchString(line) || strings.ContainsAny(line, "\r\n\x1b\x00") {
			t.Errorf("no line of RIS: %q", line)
			continue
		}
		counts[line[:2]]++
	}
	if counts["TY"] != 2 || counts["ER"] != 2 || counts["TI"] != 2 || counts["AB"] != 2 {
		t.Errorf("tags %v in\n%s", counts, got)
	}
}

// In Markdown the words stand in the quotation and nothing of them is a mark.
func TestMarkdownStaysInert(t *testing.T) {
	got := write(t, cite.Markdown, hostile())
	plain := regexp.MustCompile(`\\.`).ReplaceAllString(got, "")
	for _, bad := range []string{"<script", "`", "](javascript", "![", "&", "|", "\n>     ", "\n> - ", "\n> # ", "\n> 1. ", "\n# ", "\x1b", "\u202e"} {
		if strings.Contains(plain, bad) {
			t.Errorf("%q came through:\n%s", bad, got)
		}
	}
	if n := strings.Count(plain, "](<"); n != 1 {
		t.Errorf("%d links:\n%s", n, got)
	}
}

// What is not known is left out, and no day is made up.
func TestUnknownIsLeftOut(t *testing.T) {
	e := answer.Excerpt{Type: "passage", Text: "The quay is shut.", Date: dates.Date{Month: 4}, Basis: dates.Stated, Article: &corpus.Article{ID: "x"}}
	for _, form := range cite.Forms {
		got := write(t, form, e)
		for _, bad := range []string{"0000", "author", "url ", "UR  -", "PY  -", "DA  -", "(<", ", ,", "by "} {
			if strings.Contains(got, bad) {
				t.Errorf("%s has %q:\n%s", form, bad, got)
			}
		}
		if !strings.Contains(got, "From the article; April (the article says so)") {
			t.Errorf("%s does not say whose words they are:\n%s", form, got)
		}
	}
	if _, err := cite.Write(nil, "word", today); err == nil {
		t.Error("no error for an unknown form")
	}
}

// Many statements of one speaker in one year have keys of their own, also where a title's
// word is another's with a letter more.
func TestKeysAreDifferent(t *testing.T) {
	var es []answer.Excerpt
	for i := range 80 {
		e := harbour()
		e.Article = &corpus.Article{Title: []string{"Quay shut", "Quayb shut", "Quay"}[i%3], Published: e.Article.Published}
		es = append(es, e)
	}
	seen := map[string]bool{}
	for _, m := range regexp.MustCompile(`(?m)^@article\{(.*),$`).FindAllStringSubmatch(write(t, cite.BibTeX, es...), -1) {
		if seen[m[1]] {
			t.Errorf("two entries have the key %s", m[1])
		}
		seen[m[1]] = true
	}
	if len(seen) != len(es) {
		t.Errorf("%d keys for %d entries", len(seen), len(es))
	}
}
