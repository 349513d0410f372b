package text_test

import (
	"slices"
	"strings"
	"testing"

	"onrecord/corpus/text"
)

// printed returns the text of each span of the document.
func printed(d *text.Document, spans []text.Span) []string {
	var out []string
	for _, s := range spans {
		r := d.Range(s.First, s.End)
		out = append(out, d.Text[r.Start:r.End])
	}
	return out
}

func sentences(d *text.Document) (out []text.Span) {
	for _, p := range d.Paragraphs {
		out = append(out, p.Joined...)
	}
	return out
}

func quotations(d *text.Document) (out []text.Span) {
	for _, q := range d.Quotations {
		out = append(out, text.Span{First: q.First, End: q.End})
	}
	return out
}

func TestSentences(t *testing.T) {
	for name, c := range map[string]struct {
		in   string
		want []string
	}{
		"full stops":     {"Rain fell. It stopped? Yes!", []string{"Rain fell.", "It stopped?", "Yes!"}},
		"initials":       {"Mr. J. Abara of the U.S. team left. He won.", []string{"Mr. J. Abara of the U.S. team left.", "He won."}},
		"a quotation":    {"“It rains. It pours,” said Oduya. She left.", []string{"“It rains. It pours,” said Oduya.", "She left."}},
		"closing marks":  {`He said "no." They left.`, []string{`He said "no."`, "They left."}},
		"broken line":    {"The mayor\nof Aldbrook left. Good.", []string{"The mayor\nof Aldbrook left.", "Good."}},
		"two paragraphs": {"Rain fell\n\nSnow fell", []string{"Rain fell", "Snow fell"}},
		"nothing":        {" \n ", nil},
	} {
		if got := printed(text.Parse(c.in, nil, nil), sentences(text.Parse(c.in, nil, nil))); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestQuotations(t *testing.T) {
	for name, c := range map[string]struct {
		in   string
		want []string
	}{
		"curly":           {"“Yes,” he said. “Now.”", []string{"“Yes,”", "“Now.”"}},
		"straight":        {`He said "yes" and "no".`, []string{`"yes"`, `"no"`}},
		"German":          {"„Ja“, sagte er.", []string{"„Ja“"}},
		"guillemets":      {"«Нет», – said the man.", []string{"«Нет»"}},
		"nested":          {"“She said ‘go’ twice,” he said.", []string{"“She said ‘go’ twice,”"}},
		"apostrophes":     {"The ministers' plan isn't theirs.", nil},
		"inches":          {`A 12" pipe broke.`, nil},
		"no closing mark": {"“We stay here, all of us.\n\n“And we go on,” he said.", []string{"“We stay here, all of us.", "“And we go on,”"}},
	} {
		d := text.Parse(c.in, nil, nil)
		if got := printed(d, quotations(d)); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestWrappedLines(t *testing.T) {
	line := "The council met for the seventh time since the flood and agreed to\n"
	d := text.Parse(strings.Repeat(line, 7)+"nothing.", nil, nil)
	if len(d.Paragraphs) != 1 {
		t.Errorf("%d paragraphs in a text of lines of one width, want 1", len(d.Paragraphs))
	}
}

// FuzzParse holds a document to what it promises of any bytes: tokens in order with
// nothing but white space between, paragraphs and sentences that hold every token
// once, and quotations that do not overlap.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"", `"`, "\xff said \x80\"\xe2\x80", "“a ‘b” c’ d", "A.B. c's \"x\n\ny\" 'z", "«a, – он, – b»", "I'M HERE.\nYOU.", "1.2%. A", "``a'' said"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d := text.Parse(s, nil, nil)
		end := 0
		for i, tok := range d.Tokens {
			if tok.Start < end || tok.End <= tok.Start || tok.End > len(s) {
				t.Fatalf("token %d is bytes %d to %d after %d of %d", i, tok.Start, tok.End, end, len(s))
			}
			if gap := strings.Trim(strings.TrimSpace(s[end:tok.Start]), "\u200b\ufeff \n\t"); strings.ContainsFunc(gap, func(r rune) bool { return r < 0x80 && r > ' ' }) {
				t.Fatalf("%q stands in no token", gap)
			}
			if d.TokenAt(tok.Start) != i || d.SpanOf(d.Range(i, i+1)) != (text.Span{First: i, End: i + 1}) {
				t.Fatalf("token %d is not found at its own bytes", i)
			}
			end = tok.End
		}
		at := 0
		for _, p := range d.Paragraphs {
			if p.First != at || p.End <= p.First {
				t.Fatalf("a paragraph from token %d to %d, after %d", p.First, p.End, at)
			}
			for _, st := range p.Joined {
				if st.First != at || st.End <= st.First {
					t.Fatalf("a sentence from token %d to %d, after %d", st.First, st.End, at)
				}
				at = st.End
			}
			if at != p.End {
				t.Fatalf("sentences to token %d of a paragraph to %d", at, p.End)
			}
		}
		if at != len(d.Tokens) {
			t.Fatalf("paragraphs hold %d of %d tokens", at, len(d.Tokens))
		}
		last := 0
		for k, q := range d.Quotations {
			if q.First < last || q.End <= q.First {
				t.Fatalf("quotation %d is tokens %d to %d after %d", k, q.First, q.End, last)
			}
			last = q.End
			for i := q.First; i < q.End; i++ {
				if int(d.Tokens[i].Quotation) != k+1 {
					t.Fatalf("token %d does not know its quotation %d", i, k)
				}
			}
		}
	})
}

func TestMarks(t *testing.T) {
	names := [...]string{"", "(", ")", "[", "]", "'"}
	for in, want := range map[string]string{
		"“She said ‘go’ twice,” he said.": "([])",
		`He said "yes" and 'no'.`:         "()()",
		"The ministers' plan isn't it.":   "",
		"'90s music”":                     "')",
		"«Нет „да“», he said":             "([])",
	} {
		d := text.Parse(in, nil, nil)
		got := ""
		for i := range d.Tokens {
			got += names[d.Tokens[i].Mark]
		}
		if got != want {
			t.Errorf("%s: marks %s, want %s", in, got, want)
		}
	}
}

func TestNested(t *testing.T) {
	d := text.Parse("“She said ‘go now’ twice,” he said.", nil, nil)
	got := ""
	for i := range d.Tokens {
		if tok := &d.Tokens[i]; tok.Nested {
			got += d.Text[tok.Start:tok.End] + " "
		}
	}
	if got != "‘ go now ’ " {
		t.Errorf("nested: %q", got)
	}
}
