package byline_test

import (
	"testing"

	"onrecord/corpus/byline"
)

func TestAuthor(t *testing.T) {
	for field, want := range map[string]string{
		"Ida Lunde":                      "Ida Lunde",
		"By Ida Lunde":                   "Ida Lunde",
		"von Ida Lunde":                  "Ida Lunde",
		"Recueilli par Jonas VIK.":       "Jonas VIK",
		"Text: Ida Lunde":                "Ida Lunde",
		"Reuters":                        "Reuters",
		"admin":                          "",
		"Redaktion":                      "",
		"https://post.example/ida":       "",
		"ida@post.example":               "",
		"The Harbour Post":               "",
		"post.example":                   "",
		"Partners of the harbour office": "Partners of the harbour office",
	} {
		if got := byline.Author(field, "The Harbour Post", "https://www.post.example/ferry"); got != want {
			t.Errorf("%q: %q, want %q", field, got, want)
		}
	}
}
