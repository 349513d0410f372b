package embedded_test

import (
	"context"
	"testing"

	"onrecord/corpus"
	"onrecord/corpus/intake"
	"onrecord/index"
	"onrecord/index/embedded"
)

// TestLanguages looks for what articles in other languages say: by names, by the
// form that stands in them, and by another form of the word.
func TestLanguages(t *testing.T) {
	articles := []*corpus.Article{
		{ID: "de", Language: "de", Hash: "1", Text: "Die Ministerin Helen Marsh sprach in Holmstad mit den Häfen der Küste über die Flüchtlinge und die Schiffe, die draußen warten."},
		{ID: "fr", Language: "fr", Hash: "2", Text: "La ministre Helen Marsh a parlé des réfugiés et des navires qui attendent depuis des semaines devant le port de Holmstad."},
		{ID: "ru", Language: "ru", Hash: "3", Text: "Министр Сергей Лавров говорил в среду о кораблях, беженцах и портах страны."},
		{ID: "en", Language: "en", Hash: "4", Text: "The minister, Helen Marsh, spoke of ships that wait for weeks outside the port of Holmstad."},
	}
	walk := func(_ context.Context, found func(*corpus.Article) error, _ func(intake.Skipped)) error {
		for _, a := range articles {
			if err := found(a); err != nil {
				return err
			}
		}
		return nil
	}
	ix, _, err := embedded.Build(t.Context(), index.Config{Walk: walk, Extract: func(a *corpus.Article) ([]corpus.Statement, []corpus.Passage) { return nil, a.Passages() }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ix.Close() })
	for _, c := range []struct {
		ask  string
		want []string
	}{
		{"Marsh Holmstad", []string{"de", "fr", "en"}}, {"Flüchtling", []string{"de"}}, {"Flüchtlinge", []string{"de"}}, {"Hafen", nil},
		{"réfugié", []string{"fr"}}, {"navire", []string{"fr"}}, {"Лавров", []string{"ru"}}, {"кораблях", []string{"ru"}}, {"ship", []string{"en"}},
		{"die", nil}, // the German article's commonest word is no topic of it
	} {
		hits, err := ix.Search(t.Context(), index.Query{Text: c.ask, Limit: 10})
		if err != nil {
			t.Fatal(err)
		}
		found := map[string]bool{}
		for _, h := range hits {
			found[h.Article.ID] = true
		}
		for _, id := range c.want {
			if !found[id] {
				t.Errorf("%q does not find the article in %s: %v", c.ask, id, found)
			}
			delete(found, id)
		}
		if c.ask != "Hafen" && len(found) > 0 {
			t.Errorf("%q finds %v besides", c.ask, found)
		}
	}
}
