package text_test

import (
	"slices"
	"strings"
	"testing"

	"onrecord/corpus/attribution/tagger/internal/text"
)

func tokens(s string) []string {
	var out []string
	for _, t := range text.Read(s).Tokens {
		out = append(out, s[t.Start:t.End])
	}
	return out
}

func TestTokens(t *testing.T) {
	for in, want := range map[string]string{
		`Mr. Vik's co-owner paid $3.5m.`:           `Mr.|Vik|'s|co-owner|paid|$|3.5m|.`,
		`They’ve left the U.S. on Jan. 3, 2015...`: `They|’ve|left|the|U.S.|on|Jan.|3|,|2015|...`,
		`''So it goes,'' said J. O'Hara -- twice.`: `''|So|it|goes|,|''|said|J.|O'Hara|--|twice|.`,
		`don't re-read #this @that`:                `don't|re-read|#this|@that`,
		"a\xffb \u201c\u201d":                      "a|\xff|b|“|”",
		`1,200 people (or so)`:                     `1,200|people|(|or|so|)`,
	} {
		if got := strings.Join(tokens(in), "|"); got != want {
			t.Errorf("%q:\n got %s\nwant %s", in, got, want)
		}
	}
}

// TestQuotes prints what is inside of quotation marks.
func TestQuotes(t *testing.T) {
	for in, want := range map[string]string{
		`"One," he said. "Two."`:                              `"One,"|"Two."`,
		`“One,” he said. “Two ‘three’ four.”`:                 `“One,”|“Two ‘three’ four.”`,
		`''One,'' he said of the '90s.`:                       `''One,''`,
		`'We don't know,' the girls' mother said.`:            `'We don't know,'`,
		`‘It is the states’ right to choose’, he said.`:       `‘It is the states’ right to choose’`,
		`The farmers' union and the bakers' guild met.`:       ``,
		`Er sagte: „Nein“, und »ja«.`:                         `„Nein“|»ja«`,
		`Il a dit: «Non, "jamais" ».`:                         `«Non, "jamais" »`,
		`"This is left open, he said.`:                        `"This is left open, he said.`,
		"\"First paragraph.\n\n\"Second paragraph,\" he said": `"First paragraph.|"Second paragraph,"`,
		`It cost 5" or 6" of rain.`:                           ``,
	} {
		a := text.Read(in)
		var got []string
		for _, q := range a.Quotes {
			got = append(got, in[a.Tokens[q.Start].Start:a.Tokens[q.End-1].End])
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%s:\n got %s\nwant %s", in, strings.Join(got, "|"), want)
		}
	}
}

func TestSentences(t *testing.T) {
	for in, want := range map[string][]string{
		`He left. She stayed.`:                       {`He left.`, `She stayed.`},
		`"We won!" Anna Brandt said. "It is over."`:  {`"We won!" Anna Brandt said.`, `"It is over."`},
		`Mr. Vik met Sen. Lund at 5 p.m. on Friday.`: {`Mr. Vik met Sen. Lund at 5 p.m. on Friday.`},
		"A headline\n\nThe text. More text":          {`A headline`, `The text.`, `More text`},
		"a line that was\nbroken by a page":          {"a line that was\nbroken by a page"},
	} {
		a := text.Read(in)
		var got []string
		for _, r := range a.Sentences {
			got = append(got, in[a.Tokens[r.Start].Start:a.Tokens[r.End-1].End])
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q:\n got %q\nwant %q", in, got, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{`"a 'b' c" d`, "«»„“‚‘''``", "\xf0\x9f\n\n\"x", "Mr. 'n' '90s O'", "A. B. C."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		a := text.Read(s)
		end := 0
		for i, tok := range a.Tokens {
			if tok.Start < end || tok.End <= tok.Start || tok.End > len(s) {
				t.Fatalf("token %d: %d-%d after %d in %q", i, tok.Start, tok.End, end, s)
			}
			if tok.Quote >= 0 && int(tok.Quote) >= len(a.Quotes) {
				t.Fatalf("token %d: quote %d of %d", i, tok.Quote, len(a.Quotes))
			}
			end = tok.End
		}
		for _, ranges := range [][]text.Range{a.Paragraphs, a.Sentences} {
			at := 0
			for _, r := range ranges {
				if r.Start != at || r.End <= r.Start {
					t.Fatalf("ranges %v do not follow each other in %q", ranges, s)
				}
				at = r.End
			}
			if at != len(a.Tokens) {
				t.Fatalf("ranges %v end before token %d of %q", ranges, len(a.Tokens), s)
			}
		}
		for _, q := range a.Quotes {
			if q.Start < 0 || q.End <= q.Start || q.End > len(a.Tokens) {
				t.Fatalf("quote %v in %q", q, s)
			}
		}
	})
}
