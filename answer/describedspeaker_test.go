package answer_test

import (
	"os"
	"path/filepath"
	"testing"

	"onrecord/answer"
)

// What somebody is, told behind his name, asks for nobody else who is that; a list
// asks for all of it.
func TestDescribedSpeakers(t *testing.T) {
	dir := t.TempDir()
	text := "Title: Two harbours\n\n“The quay stays shut,” said Anna Holm, the harbour director.\n\n" +
		"“The fish is dear,” said Ola Berg, the harbour director.\n\n“The ferry is late,” said Senator Ida Lund.\n\n“The toll goes up,” said Lund.\n\n“Snow is late,” said Pia Lund."
	other := "Title: A road\n\nThe road is closed, said Will Lund, who built it. “The road stays closed,” Lund said.\n"
	if err := os.WriteFile(filepath.Join(dir, "road.txt"), []byte(other), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "harbours.txt"), []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	asker := answer.New(indexOf(t, dir), answer.Config{})
	for question, want := range map[string]string{
		"what did Anna Holm, the harbour director, say about the quay":       "Anna Holm",
		"what did Anna Holm, the harbour director, say about fish":           "",
		"what did the harbour director say about fish":                       "Ola Berg",
		"what did Anna Holm, Ola Berg say about fish":                        "Ola Berg",
		"what did Anna Holm, the harbour director, and Lund say about fish":  "Ola Berg",
		"what did former Norwegian Sen. Ida Lund say about the ferry":        "Ida Lund",
		"what did Sen. Ida Lund (D., Oslo) say about the ferry":              "Ida Lund",
		"what did Sen. Ida Lund, R-Bergen, say about the ferry":              "Ida Lund",
		"what did critics of Senator Ida Lund say about the ferry":           "",
		"what did Will Lund say about the road":                              "Will Lund",
		"what did Ida Lund say about the road":                               "",
		"what did Ola Lund say about the road":                               "",
		"what did critics of Will Lund say about the road":                   "",
		"what did a spokesman of harbour director Anna Holm say of the quay": "",
	} {
		got := ""
		if a := mustAsk(t, asker, question, 3); len(a.Excerpts) > 0 {
			got = a.Excerpts[0].Speaker
		}
		if got != want {
			t.Errorf("%q is answered by %q, want %q", question, got, want)
		}
	}
}
