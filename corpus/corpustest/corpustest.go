// Package corpustest checks what must hold of every article and every cleaned text,
// for the tests of the packages that make them.
package corpustest

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"onrecord/corpus"
	"onrecord/corpus/clean"
	"onrecord/corpus/dates"
)

// Article checks what holds of every article: its excerpts and passages lie in the
// text, in order and not too long, and hold what was said.
func Article(t testing.TB, a *corpus.Article) {
	t.Helper()
	last := 0
	for _, s := range a.Statements(nil) {
		if s.Start < last || s.End > len(a.Text) || s.Start >= s.End {
			t.Fatalf("%s: excerpt %d-%d", a.ID, s.Start, s.End)
		}
		last = s.Start
		for _, c := range s.Content {
			if c.Start < s.Start || c.End > s.End {
				t.Errorf("%s: excerpt %q lacks %q", a.ID, a.Text[s.Start:s.End], a.Text[c.Start:c.End])
			}
		}
		if s.Date.IsZero() != (s.Basis == dates.Unknown) {
			t.Errorf("%s: date %q on ground %s", a.ID, s.Date, s.Basis)
		}
		if n := s.Content[len(s.Content)-1].End - s.Content[0].Start; s.End-s.Start > max(1200, n+40) {
			t.Errorf("%s: an excerpt of %d bytes for %d", a.ID, s.End-s.Start, n)
		}
	}
	last = 0
	words := 0
	for _, p := range a.Passages() {
		if p.Start < last || p.End > len(a.Text) || p.Start >= p.End {
			t.Fatalf("%s: passage %d-%d", a.ID, p.Start, p.End)
		}
		if strings.TrimSpace(a.Text[last:p.Start]) != "" {
			t.Errorf("%s: words between passages: %q", a.ID, a.Text[last:p.Start])
		}
		last = p.End
		words += len(strings.Fields(a.Text[p.Start:p.End]))
	}
	if words != len(strings.Fields(a.Text)) {
		t.Errorf("%s: passages have %d of %d words", a.ID, words, len(strings.Fields(a.Text)))
	}
}

// Clean checks what holds of every cleaned text: it is valid UTF-8 without what
// nobody sees, and cleaning it again changes nothing.
func Clean(t testing.TB, cleaned string) {
	t.Helper()
	if !utf8.ValidString(cleaned) {
		t.Errorf("invalid UTF-8: %q", cleaned)
	}
	for _, r := range cleaned {
		if unicode.IsControl(r) && r != '\n' || unicode.Is(unicode.Bidi_Control, r) || r >= 0x200b && r <= 0x200d || r == 0xfeff {
			t.Errorf("%U in %q", r, cleaned)
		}
	}
	if again, removed := clean.Clean(cleaned); again != cleaned {
		t.Errorf("not idempotent:\n%q\n%q\n%v", cleaned, again, removed)
	}
}
