package intake_test

import (
	"strings"
	"testing"

	"onrecord/corpus/beside"
	"onrecord/corpus/corpustest"
	"onrecord/corpus/intake"
)

// TestRealArticles reads five articles as they were saved from the web.
func TestRealArticles(t *testing.T) {
	g := walk(t, intake.Options{}, beside.Path(t, "articles"))
	if len(g.skipped) > 0 {
		t.Errorf("skipped %v", g.skipped)
	}
	want := map[string]struct{ title, outlet, author, url, date, basis string }{
		"000": {"Lavrov: Islamic State Is", "Under The Black Flag", "Joanna Paraszczuk", "", "", "unknown"},
		"001": {"Russia Arming Iraq and Syria to Fight", "The Moscow Times", "", "https://www.themoscowtimes.com/2015/04/22/", "2015-04-22", "stated"},
		"002": {"ISIS could be used to reignite", "", "", "", "2015-11", "inferred"},
		"003": {"Lavrov hopes that no one will have to wait", "", "", "", "--11-19", "stated"},
		"004": {"Kremlin Concerned About IS Links", "Under The Black Flag", "Joanna Paraszczuk", "", "", "unknown"},
	}
	for _, a := range g.articles {
		w, ok := want[a.ID[:3]]
		if !ok {
			continue
		}
		if !strings.HasPrefix(a.Title, w.title) || a.Outlet != w.outlet || a.Author != w.author || !strings.HasPrefix(a.URL, w.url) || w.url == "" && a.URL != "" ||
			a.Published.String() != w.date || string(a.Basis) != w.basis {
			t.Errorf("%s: %q, %q, %q, %q, %s %s", a.ID, a.Title, a.Outlet, a.Author, a.URL, a.Published, a.Basis)
		}
		for _, furniture := range []string{"See also", "READ MORE", "©", "Accessibility links", "Breaking News", "t.co", "pic.twitter", "RT_com", "About This Blog",
			"Latest Posts", "SPECIAL project", "Paraszczuk", "**", "# ", "Original url", "https://", a.Title} {
			if strings.Contains(a.Text, furniture) {
				t.Errorf("%s: %q is still in the text", a.ID, furniture)
			}
		}
		corpustest.Clean(t, a.Text)
		corpustest.Article(t, a)
		for _, s := range a.Statements(nil) {
			if s.Date.Year != 0 && s.Date.Year != 2015 {
				t.Errorf("%s: a statement of %s: %q", a.ID, s.Date, a.Text[s.Start:s.End])
			}
		}
	}
	if len(g.articles) < len(want) {
		t.Errorf("%d articles", len(g.articles))
	}
}

// TestRealDates checks days on which things were said, told by words of the
// statement.
func TestRealDates(t *testing.T) {
	g := walk(t, intake.Options{}, beside.Path(t, "articles"))
	for _, c := range []struct{ article, words, date string }{
		{"000", "main enemy right now", "--04-22"}, {"000", "1,700", "--02"}, {"000", "far beyond the Middle East", "--04-21"}, {"000", "no \"direct threat\"", "--04-16"},
		{"000", "wreak havoc", "--04-22"}, {"001", "fight Islamic State", "2015-04-22"}, {"001", "main enemy at the moment", "2015-04-22"}, {"001", "prisoner swaps", "2015-04-22"},
		{"002", "tanker vehicles", "2015-11"}, {"002", "imminent fall", "2015-11"}, {"003", "article 51", "--11-19"},
	} {
		found := false
		for _, a := range g.articles {
			if !strings.HasPrefix(a.ID, c.article) {
				continue
			}
			for _, s := range a.Statements(nil) {
				if strings.Contains(a.Text[s.Start:s.End], c.words) {
					found = true
					if s.Date.String() != c.date {
						t.Errorf("%s, %q: %s (%s), want %s", c.article, c.words, s.Date, s.Basis, c.date)
					}
				}
			}
		}
		if !found {
			t.Errorf("%s: no statement has %q", c.article, c.words)
		}
	}
}
