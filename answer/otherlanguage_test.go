package answer_test

import (
	"strings"
	"testing"
)

// TestOtherLanguage holds that words of another language are shown as passages, in
// nobody's mouth, and that the answer says why.
func TestOtherLanguage(t *testing.T) {
	asker := archiveOf(t,
		"Die Brücke von Velby wird im Mai geöffnet. „Wir sind bereit“, sagte die Bürgermeisterin Ida Lunde am Montag.",
		"“The bridge is safe,” Tore Moen said.",
	)
	for _, c := range []struct{ question, shown, note string }{
		{"what did Ida Lunde say about the Brücke", "", "found in German, but not who speaks there"},
		{"Brücke Velby", "(passage)", "found in German; who speaks"},
		{"what did Moen say about the bridge", "Tore Moen", ""},
	} {
		a := mustAsk(t, asker, c.question, 0)
		notes := strings.Join(a.Read.Notes, "; ")
		if got := whoSays(a); got != c.shown || !strings.Contains(notes, c.note) || c.note == "" && strings.Contains(notes, "German") {
			t.Errorf("%s: %q with the notes %q, want %q and %q", c.question, got, notes, c.shown, c.note)
		}
		if c.shown == "" && (len(a.Related) == 0 || a.Related[0].Type != "passage") {
			t.Errorf("%s: related is not the German passage", c.question)
		}
	}
}
