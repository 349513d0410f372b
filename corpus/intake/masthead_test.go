package intake_test

import (
	"testing"

	"onrecord/corpus"
	"onrecord/corpus/intake"
)

// The day of a line that names who wrote or printed the article, and of no other.
func TestMastheadDate(t *testing.T) {
	const story = "\n\nThe harbour of Quayside will close for the winter, its council has decided.\n\n\"Nobody asked us,\" the fisherman Ole Lund said.\n"
	for line, want := range map[string]string{
		"Global Health News, 3 June 2022":                                 "2022-06-03",
		"Posted on 4 May 2022 by Eurolens newsroom":                       "2022-05-04",
		"By Karim Nasser in Mosul | The Levant Monitor | Wed 12 Apr 2017": "2017-04-12",
		"By Sophie Aerts, The Continental 7 March 2016":                   "2016-03-07",
		"Published 6 May 2020 - Last updated 7 May 2020":                  "2020-05-06",
		"Smoke over the harbour of Quayside, 3 March 2012":                "",
		"The council met first on 3 March 2012":                           "",
		"“Never again”, Anna Holm, 3 March 2012":                          "",
		"Anna Holm was born in Quayside on 3 March 1962":                  "",
	} {
		var a *corpus.Article
		dir := put(t, map[string]string{"a.txt": "Harbour to close for the winter\n\n" + line + story})
		err := intake.Walk(t.Context(), []string{dir}, intake.Options{}, func(got *corpus.Article) error { a = got; return nil }, nil)
		if err != nil || a == nil {
			t.Fatal(err)
		}
		if got := a.Published.String(); got != want {
			t.Errorf("%q dates the article %q, want %q", line, got, want)
		}
	}
}
