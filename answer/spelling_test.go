package answer_test

import (
	"strings"
	"testing"
)

func TestTypedWrong(t *testing.T) {
	asker := archiveOf(t,
		"“The harbour stays open,” said Ingrid Walbersky, the port's director. Walbersky said the ferries would sail.",
		"Oskar Mellenthin said the ferries were late.",
	)
	for asked, want := range map[string]string{
		"walberksy ferries":                     "Ingrid Walbersky", // two letters in each other's places
		"what did Walbersy say about ferries":   "Ingrid Walbersky", // one too few
		"waltbersky on the ferries":             "Ingrid Walbersky", // one too many
		"what has mellentin said about ferries": "Oskar Mellenthin",
		"mellenthen ferries":                    "Oskar Mellenthin", // another one
		"what did wolbarski say about ferries":  "",                 // another name
		"walbersky ferries":                     "Ingrid Walbersky",
	} {
		a := mustAsk(t, asker, asked, 0)
		if got := whoSays(a); got != want {
			t.Errorf("%q is answered by %q, want %q (%v)", asked, got, want, a.Read.Notes)
		}
		told := len(a.Read.Notes) == 1 && strings.Contains(a.Read.Notes[0], "; this is for "+want)
		if wrong := want != "" && !strings.Contains(strings.ToLower(asked), "walbersky"); wrong != (told && want != "") {
			t.Errorf("%q has the notes %q", asked, a.Read.Notes)
		}
	}
	if a := mustAsk(t, asker, `who said "the ferries would sial"`, 0); len(a.Read.Notes) != 0 {
		t.Errorf("a quotation was put right: %q", a.Read.Notes)
	}
}

func TestKeywordsOfSomebody(t *testing.T) {
	asker := archiveOf(t,
		"“The cotton is wet,” said Nora Rice. Rice said the boats would come.\n\nFarmers sell rice and cotton on the quay. Prices of rice fell.",
		"Ivo Lasker said the boats were late. Mayor Ina Thule said nothing of the boats' owners.",
		"Port director Ada Quist said Holm has enough boats.",
		"Holm said the boats are for fishing.",
	)
	answerFirst(t, asker, map[string]string{
		"lasker boats":                  "Ivo Lasker",
		"ivo lasker boats":              "Ivo Lasker",
		"lasker rice":                   "", // he says nothing of it
		"Lasker on the weather":         "",
		"henrik aldersund on boats":     "", // nobody of that name
		"Henrik Aldersund on boats":     "",
		"rice boats":                    "Nora Rice",
		"rice prices":                   "(passage)", // the grain
		"port director holm boats":      "Ada Quist",
		"port director boats":           "Ada Quist",
		"hello":                         "",
		"thanks, that was a great help": "",
	})
}
