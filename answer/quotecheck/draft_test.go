package quotecheck_test

import (
	"errors"
	"strings"
	"testing"

	"onrecord/answer/quotecheck"
)

func TestRead(t *testing.T) {
	const draft = `What was said of the dam

Minister Ada Okonkwo said: “The dam will hold.” Her rival, Bo Lind, called that "a bet on dry years".

- **Ada Okonkwo**: "We have looked at every gate."

"We will drain it," Okonkwo said, "and then look again."

The word "dam" is no quotation. "Nobody asked the farmers" stands on a wall.`
	found, err := quotecheck.Read(draft)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, q := range found {
		by := q.By
		if by == "" {
			by = "nobody"
		}
		got = append(got, by+": "+q.Words)
		if part := draft[q.At.Start:q.At.End]; !strings.HasPrefix(strings.TrimLeft(part, `"“`), q.Words[:5]) {
			t.Errorf("%q stands at %q", q.Words, part)
		}
	}
	want := []string{
		"Ada Okonkwo: The dam will hold.",
		"Bo Lind: a bet on dry years",
		"Ada Okonkwo: We have looked at every gate.",
		"Ada Okonkwo: We will drain it, and then look again.",
		"nobody: Nobody asked the farmers",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestReadRefuses(t *testing.T) {
	for draft, want := range map[string]error{
		strings.Repeat("a", quotecheck.MaxDraft+1): quotecheck.ErrTooLong,
		"\xff\xfe": quotecheck.ErrNoText,
		"a\x00b":   quotecheck.ErrNoText,
	} {
		if _, err := quotecheck.Read(draft); !errors.Is(err, want) {
			t.Errorf("%.10q: error %v, want %v", draft, err, want)
		}
	}
}
