package quotation_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"onrecord/answer/quotation"
	"onrecord/corpus/text"
)

const article = `The harbour of Holmby will close in May, Mayor Anna Kovaleva said on Friday.

“We looked at every bolt of the old crane, and half of them have to go,” Kovaleva told reporters. “Nobody will lose a day’s pay.” She added that the ferry would run twice as often.

The engineer Pavel Orlov disagreed. “The crane is older than 1,700 other cranes in the U.S. and in Europe,” he said, “but it stands on good stone.” Asked about money, he said the [harbour] office has €2.5 million left.`

// gap is the reporting clause between the two parts of Orlov's statement.
func gaps() []text.Range {
	const clause = ",” he said, “"
	i := strings.Index(article, clause)
	return []text.Range{{Start: i, End: i + len(clause)}}
}

func show(m quotation.Match, ok bool) string {
	if !ok {
		return "absent"
	}
	verdict := "altered"
	if m.Verbatim() {
		verdict = "verbatim"
	}
	if m.Spliced {
		verdict += ", spliced"
	}
	for _, d := range m.Differences {
		verdict += fmt.Sprintf(" %q for %q", d.Yours, d.Theirs)
	}
	return verdict
}

func TestIn(t *testing.T) {
	for _, c := range []struct{ quoted, want string }{
		{`“We looked at every bolt of the old crane”`, "verbatim"},
		{`we looked at every  bolt of the old crane, and half of them have to go.`, "verbatim"},
		{`Nobody will lose a day's pay`, "verbatim"},
		{`We looked at every bolt ... half of them have to go`, "verbatim"},
		{`We looked at every bolt [...] and half of them have to go`, "verbatim"},
		{`[W]e looked at every bolt of the old crane, and half of [the bolts] have to go`, "verbatim"},
		{`[T]he crane is older than 1,700 other cranes`, "verbatim"},
		{`The crane is older than 1,700 other cranes in the US and in Europe, but it stands on good stone.`, "verbatim"},
		{`the harbour office has €2.5 million left`, "verbatim"},
		{`good stone`, "verbatim"},
		{`We looked at every screw of the old crane, and half of them have to go`, `altered "screw" for "bolt"`},
		{`We looked at every bolt of the crane, and half of them have to go`, `altered "" for "old"`},
		{`We carefully looked at every bolt of the old crane`, `altered "carefully" for ""`},
		{`The crane is older than 1,800 other cranes`, `altered "1,800" for "1,700"`},
		{`the office has $2.5 million left`, `altered "" for "harbour" "$" for "€"`},
		{`The crane is older than 1,700 other cranes. Nobody will lose a day's pay.`, "altered, spliced"},
		{`We looked at every bolt of the old crane. Nobody will lose a day's pay.`, `altered, spliced "" for "and half of them have to go,” Kovaleva told reporters"`},
		{`The weather in the harbour will stay fine all week`, "absent"},
		{`old stone`, "absent"},
		{`half of the stone`, "absent"},
	} {
		q, err := quotation.Parse(c.quoted)
		if err != nil {
			t.Errorf("%s: %v", c.quoted, err)
			continue
		}
		if got := show(q.In(article, gaps())); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.quoted, got, c.want)
		}
	}
}

func TestParts(t *testing.T) {
	q, err := quotation.Parse("every bolt ... half of them")
	if err != nil {
		t.Fatal(err)
	}
	m, _ := q.In(article, nil)
	var parts []string
	for _, p := range m.Parts {
		parts = append(parts, article[p.Start:p.End])
	}
	if got := strings.Join(parts, " / "); got != "every bolt / half of them" {
		t.Errorf("parts %q", got)
	}
}

func TestParseRefuses(t *testing.T) {
	for words, want := range map[string]error{
		"": quotation.ErrEmpty, ` “ ... ” `: quotation.ErrEmpty, "[he]": quotation.ErrEmpty, "yes": quotation.ErrTooShort,
		`"Yes!"`: quotation.ErrTooShort, strings.Repeat("again and ", 501): quotation.ErrTooLong,
	} {
		if _, err := quotation.Parse(words); !errors.Is(err, want) {
			t.Errorf("%.40q: error %v, want %v", words, err, want)
		}
	}
}

func FuzzIn(f *testing.F) {
	f.Add("we looked [...] at [every] bolt", article)
	f.Add("[T]he “ . . . ”  U.S. '' €2.5", "the the [ the ] \xff … 1,7")
	f.Fuzz(func(t *testing.T, words, article string) {
		q, err := quotation.Parse(words)
		if err != nil {
			return
		}
		m, ok := q.In(article, nil)
		for _, p := range m.Parts {
			if p.Start < 0 || p.End <= p.Start || p.End > len(article) {
				t.Fatalf("part %v of %d bytes", p, len(article))
			}
		}
		if ok && (m.Same > m.Words || m.Kept() > 1 || m.Same == 0) {
			t.Fatalf("%+v", m)
		}
	})
}
