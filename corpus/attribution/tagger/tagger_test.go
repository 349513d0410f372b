package tagger_test

import (
	"fmt"
	"onrecord/corpus/attribution/finding"
	ranges "onrecord/corpus/text"
	"strings"
	"testing"
	"unicode/utf8"

	"onrecord/corpus/attribution/tagger"
)

// article is our own: one of each of the usual ways to report words.
const article = `Harbour to close for repairs, mayor says

The harbour of Eastwick will close in March, Mayor Anna Lindqvist said on Monday.

"We have waited for ten years," she told reporters. "The quay is falling into the sea."

Tom Okafor, who heads the fishermen's union, warned that many boats would be left without a berth. According to the ministry, the work will cost 4 million euros.
`

func TestTag(t *testing.T) {
	show := func(spans []ranges.Range) string {
		var parts []string
		for _, s := range spans {
			parts = append(parts, article[s.Start:s.End])
		}
		return strings.Join(parts, " / ")
	}
	got := map[string]string{}
	for _, r := range tag(article) {
		got[show(r.Content)] = show(r.Source) + " | " + show(r.Cue)
	}
	for content, want := range map[string]string{
		"The harbour of Eastwick will close in March":                           "Mayor Anna Lindqvist | said",
		`"We have waited for ten years," / "The quay is falling into the sea."`: "she | told",
		"that many boats would be left without a berth":                         "Tom Okafor, who heads the fishermen's union, | warned",
		"the work will cost 4 million euros":                                    "the ministry | According to",
	} {
		if got[content] != want {
			t.Errorf("%q: got %q, want %q", content, got[content], want)
		}
	}
	if t.Failed() {
		t.Logf("all: %q", got)
	}
}

// TestMarks has the same words in the quotation marks of several countries.
func TestMarks(t *testing.T) {
	for _, style := range []string{`"%"`, "“%”", "''%''", "``%''", "‘%’", "'%'", "«%»", "„%“", "»%«"} {
		open, close, _ := strings.Cut(style, "%")
		body := `The minister was in a good mood on Tuesday. ` + open + `We are not going to pay for this bridge,` + close + ` Erik Sandberg said after the meeting.`
		found := false
		for _, r := range tag(body) {
			for _, c := range r.Content {
				if strings.Contains(body[c.Start:c.End], "not going to pay") && len(r.Source) == 1 && strings.Contains(body[r.Source[0].Start:r.Source[0].End], "Sandberg") {
					found = true
				}
			}
		}
		if !found {
			t.Errorf("%s: no content by Sandberg", style)
		}
	}
}

func TestLoadRefuses(t *testing.T) {
	for _, b := range []string{"", "something else", "onrecord tagger 1\n\x01\x00\x00\x00abc"} {
		if _, err := tagger.Load([]byte(b)); err == nil {
			t.Errorf("Load(%q): no error", b)
		}
	}
}

func tag(s string) []finding.Finding { return tagger.Default().Tag(tagger.Default().Parse(s, nil)) }

// check reports what is wrong with the spans of raws, or "".
func check(text string, raws []finding.Finding) string {
	last := 0
	for _, r := range raws {
		if len(r.Content) == 0 {
			return "no content"
		}
		if r.Content[0].Start < last {
			return "contents out of order"
		}
		last = r.Content[0].Start
		if !(r.Score >= 0 && r.Score <= 1) {
			return "score outside of [0,1]"
		}
		for _, spans := range [][]ranges.Range{r.Source, r.Cue, r.Content} {
			end := 0
			for _, s := range spans {
				switch {
				case s.Start < end || s.End <= s.Start || s.End > len(text):
					return "span outside of the text or out of order"
				case utf8.ValidString(text) && (!utf8.RuneStart(text[s.Start]) || s.End < len(text) && !utf8.RuneStart(text[s.End])):
					return "span cuts a character"
				}
				end = s.End
			}
		}
	}
	return ""
}

func FuzzTag(f *testing.F) {
	for _, s := range []string{article, "", "\"", "'' `` '", "“‘«»’”", "\xff\xfe\"a\" said \xf0\x9f", "NAME: text\n\nQ. why?\n", strings.Repeat("\"a ", 700), "l’État ‑ „so“ sagte er", "a\u0301 \u200b\ufeff he said."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if msg := check(s, tag(s)); msg != "" {
			t.Fatalf("%s: %q", msg, s)
		}
	})
}

// BenchmarkTag tags texts of several lengths, with and without line breaks: the
// time a word must not grow. The text is short sentences over and over, kind to
// the processor's cache; training's BenchmarkDev reads real articles.
func BenchmarkTag(b *testing.B) {
	tag(article)
	for _, size := range []int{10_000, 100_000, 1_000_000} {
		text := strings.Repeat(article, size/len(article))
		for name, text := range map[string]string{"lines": text, "flat": strings.ReplaceAll(text, "\n", " ")} {
			b.Run(fmt.Sprintf("%dKB/%s", size/1000, name), func(b *testing.B) {
				words := len(strings.Fields(text))
				b.SetBytes(int64(len(text)))
				b.ReportAllocs()
				for b.Loop() {
					tag(text)
				}
				b.ReportMetric(float64(words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
			})
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	w := tagger.Embedded()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := tagger.Load(w); err != nil {
			b.Fatal(err)
		}
	}
}
