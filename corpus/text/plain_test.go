package text_test

import (
	"slices"
	"testing"

	"onrecord/corpus/text"
)

// TestPlainSentences has paragraphs with a bar where a sentence ends.
func TestPlainSentences(t *testing.T) {
	for _, want := range [][]string{
		{"Prices rose by 1.2%.", "Wages did not."},
		{"Growth was 3.5.", "It had been 2.75.", "Nobody knew why."},
		{"The U.S. Senate met.", "Sen. Reed spoke, e.g. on coal."},
		{"J. R. Orlova left at 5 p.m. Others stayed."},
		{"He works for Holm & Co. Nobody knows.", "It was No. 5 of ten."},
		{"“We wait,” she said.", "“You do not.”", "(He left.)", "What then?"},
		{"“Why …”. – said the minister.", "He left."},
		{"no stop at the end"},
	} {
		body := ""
		for _, s := range want {
			if body != "" {
				body += " "
			}
			body += s
		}
		var got []string
		for _, r := range text.Sentences(body, nil) {
			got = append(got, body[r.Start:r.End])
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q:\n got %q\nwant %q", body, got, want)
		}
	}
}
