package markdown

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus/text"
)

// plain undoes escapes: what Discord shows of inert Markdown.
func plain(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && s[i+1] < utf8.RuneSelf && (unicode.IsPunct(rune(s[i+1])) || unicode.IsSymbol(rune(s[i+1]))) {
			i++
		}
		b.WriteByte(s[i])
	}
	return strings.ReplaceAll(b.String(), "\u200b", "")
}

// active finds Markdown that does something in s: s without its escapes, each
// of which stands for a letter.
var (
	escapes = regexp.MustCompile(`\\[!-/:-@\[-` + "`" + `{-~]`)
	active  = regexp.MustCompile("(?i)[*_~|`<>\\[\\]]|https?://|@everyone|@here|(?m:^\\s*(?:#|-|\\+|\\d+[.)]\\s))")
)

func fault(s string) string { return active.FindString(escapes.ReplaceAllString(s, "x")) }

// shown is what visible leaves of s.
func shown(s string) string {
	var b strings.Builder
	runes(s, func(_ int, r rune) { b.WriteRune(r) })
	return b.String()
}

func TestInline(t *testing.T) {
	for in, want := range map[string]string{
		"plain words, 22 April 2015.":   "plain words, 22 April 2015.",
		"*a* _b_ ~~c~~ ||d|| `e`":       "\\*a\\* \\_b\\_ \\~\\~c\\~\\~ \\|\\|d\\|\\| \\`e\\`",
		"# no heading":                  "\\# no heading",
		"no # heading":                  "no # heading",
		"- no list":                     "\\- no list",
		"well-known":                    "well-known",
		"1. no list":                    "1\\. no list",
		"1.5 million":                   "1\\.5 million",
		"-# small":                      "\\-# small",
		"> no quote":                    "\\> no quote",
		"<@1> <#2> <t:0:R> <:x:3>":      "\\<\\@1\\> \\<#2\\> \\<t:0:R\\> \\<:x:3\\>",
		"@everyone @HERE":               "\\@\u200beveryone \\@\u200bHERE",
		"[a](https://b.example)":        "\\[a\\](https\\:\\/\\/b.example)",
		"see discord.gg/abc":            "see discord.gg\\/abc",
		"and/or":                        "and/or",
		"a\nb\tc\u2028d":                "a b c d",
		"\u202eabc\u200b\u00ad\ufeff":   "abc",
		"e\u0301t\u00e9":                "e\u0301t\u00e9",
		"\U0001f469\u200d\U0001f52c ok": "\U0001f469\u200d\U0001f52c ok",
		"La\u200dvrov":                  "Lavrov",
		"bad \xff byte":                 "bad \ufffd byte",
		`a\*b`:                          `a\\\*b`,
	} {
		if got := inline(in); got != want {
			t.Errorf("inline(%q)\n got %q\nwant %q", in, got, want)
		}
	}
}

func TestQuote(t *testing.T) {
	body := "He said: “We *will* act.”\n\n“Soon,” he added."
	at := func(s string) text.Range {
		i := strings.Index(body, s)
		return text.Range{Start: i, End: i + len(s)}
	}
	for _, tt := range []struct {
		bold []text.Range
		want string
	}{
		{nil, "> He said: “We \\*will\\* act.”\n> “Soon,” he added."},
		{[]text.Range{at("will"), at("act")}, "> He said: “We \\***will**\\* **act**.”\n> “Soon,” he added."},
		{[]text.Range{at("He"), at(" said")}, "> **He said**: “We \\*will\\* act.”\n> “Soon,” he added."},
		{[]text.Range{at("act.”\n\n“Soon")}, "> He said: “We \\*will\\* **act.”**\n> **“Soon**,” he added."},
		{[]text.Range{{Start: -5, End: 2}, {Start: 500, End: 600}}, "> **He** said: “We \\*will\\* act.”\n> “Soon,” he added."},
	} {
		if got := Quote(body, tt.bold, 500); got != tt.want {
			t.Errorf("bold %v\n got %q\nwant %q", tt.bold, got, tt.want)
		}
	}
}

func TestLongQuoteShowsTheBoldPart(t *testing.T) {
	var b strings.Builder
	for i := range 200 {
		fmt.Fprintf(&b, "Sentence number %d says little of note. ", i)
	}
	body := strings.TrimSpace(b.String())
	for _, n := range []int{0, 3, 100, 199} {
		want := fmt.Sprintf("number %d says", n)
		i := strings.Index(body, want)
		got := Quote(body, []text.Range{{Start: i, End: i + len(want)}}, 600)
		if !strings.Contains(got, "**"+want+"**") {
			t.Errorf("sentence %d is not in %q", n, got)
		}
		if l := Units(got); l > 600 || l < 350 {
			t.Errorf("sentence %d: %d units of 600", n, l)
		}
		if head := strings.HasPrefix(got, "> "+omission+" Sentence"); head != (n > 50) {
			t.Errorf("sentence %d begins %q", n, got[:40])
		}
		if tail := strings.HasSuffix(got, ". "+omission); tail != (n < 150) {
			t.Errorf("sentence %d ends %q", n, got[len(got)-40:])
		}
	}
}

func FuzzQuote(f *testing.F) {
	for _, s := range []string{"plain", "# a\n@everyone <@1> [x](https://y.example)", "1. a\n\n- b", "\u202e*\u200b*", "a\u0d4e\\*b", "日本語。文です。", "👩‍🔬👩‍🔬👩‍🔬", "\\", "e\u0301\u0301\u0301", "&amp; a|b"} {
		f.Add(s, 1, 4, 60)
		f.Add(s, 0, 100, 12)
	}
	f.Fuzz(func(t *testing.T, body string, from, to, max int) {
		max = 12 + int(uint(max)%700)
		got := Quote(body, []text.Range{{Start: from, End: to}}, max)
		if n := Units(got); n > max {
			t.Fatalf("%d units of %d: %q", n, max, got)
		}
		if !utf8.ValidString(got) {
			t.Fatalf("not UTF-8: %q", got)
		}
		words := ""
		for line := range strings.Lines(got) {
			line = strings.TrimSuffix(line, "\n")
			bare, ok := strings.CutPrefix(line, ">")
			if !ok {
				t.Fatalf("a line breaks out of the quote: %q", got)
			}
			if strings.Count(escapes.ReplaceAllString(bare, "x"), "**")%2 != 0 {
				t.Fatalf("bold is not closed: %q", line)
			}
			bare = unbold(bare)
			if f := fault(strings.TrimPrefix(bare, " ")); f != "" {
				t.Fatalf("%q does something in %q", f, line)
			}
			words += plain(bare)
		}
		// Only words of the text, in its order.
		inText(t, body, strings.ReplaceAll(words, "[…]", "…"))
	})
}

// unbold takes our own marks out.
func unbold(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		switch {
		case s[i] == '\\' && i+1 < len(s):
			b.WriteString(s[i : i+2])
			i += 2
		case strings.HasPrefix(s[i:], "**"):
			i += 2
		default:
			b.WriteByte(s[i])
			i++
		}
	}
	return b.String()
}

// inText fails when what is quoted, without space and our ellipses, is not a
// run of the text.
func inText(t *testing.T, text, quoted string) {
	t.Helper()
	squeeze := func(s string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsSpace(r) || r == '…' || r == '\u200b' {
				return -1
			}
			return r
		}, s)
	}
	if whole, part := squeeze(shown(text)), squeeze(quoted); !strings.Contains(whole, part) {
		t.Fatalf("quoted is %q, which is not in %q", part, whole)
	}
}

func FuzzInline(f *testing.F) {
	for _, s := range []string{"plain", "@@everyone", "ht\u200btps://x", "a\\", "1) x", "https:https://", "x://y", "www.x.example/y", "@EVERYONE@here", "@ev\u00aderyone"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := inline(s)
		if f := fault(got); f != "" {
			t.Fatalf("%q does something in %q", f, got)
		}
		if want := strings.ReplaceAll(OneLine(s), "\u200b", ""); plain(got) != want {
			t.Fatalf("shown is %q, not %q", plain(got), want)
		}
	})
}
