package embedded_test

import (
	"context"
	"strings"
	"testing"
	"unicode/utf8"

	"onrecord/corpus/dates"
	"onrecord/index"
	"onrecord/index/embedded"
)

// FuzzSearch puts anything into every part of a query. A search may find nothing;
// it may not fail, and what it finds must be the article's own words.
func FuzzSearch(f *testing.F) {
	f.Add("what about IS", "sergei lavrov", "TASS", "lavrov", "islamic-state", 2015, 4, 22)
	f.Add("body:* AND (\"unbalanced", "", "", "", "", 0, 0, 0)
	f.Add("to be or not to be", "", "", "", "", -1, 13, 45)
	f.Add("\xff\xfe\x00 vac\u200bcines \U0001F600 "+strings.Repeat("word ", 2000), "", "", "", "", 99999, 2, 30)
	f.Add("/.*.*.*x/ ~2 ^3 +must -not", "\x00", "\u202e", "../..", "=", 0, 2, 29)
	ix := build(f, newsroom()...)
	f.Fuzz(func(t *testing.T, text, speaker, outlet, art, concept string, y, m, d int) {
		qs := []index.Query{
			{Text: text},
			{Text: text, Concepts: []string{concept}, From: dates.Date{Year: y, Month: m, Day: d}},
			{Text: text, Speakers: []string{speaker}, To: dates.Date{Year: m, Month: d, Day: y}, Limit: y},
			{Speakers: []string{speaker}, Outlet: outlet, Articles: []string{art}, Kind: index.Kind(concept)},
		}
		for _, q := range qs {
			hits, err := ix.Search(context.Background(), q)
			if err != nil {
				t.Fatalf("%v: %v", q, err)
			}
			for _, h := range hits {
				a := articleOf(t, ix, h.Article.ID)
				if a == nil || !utf8.ValidString(h.Text) || a.Text[h.Statement.Start:h.Statement.End] != h.Text {
					t.Fatalf("%v: %s is not in its article", q, h.ID)
				}
				if h.Matched > h.Units || (strings.TrimSpace(q.Text) != "" && h.Matched == 0) {
					t.Fatalf("%v: %s matches %d of %d", q, h.ID, h.Matched, h.Units)
				}
			}
		}
	})
}

// FuzzBuild puts anything into an article.
func FuzzBuild(f *testing.F) {
	f.Add("a", "TASS", "A 2015-01-01 direct: \"Words,\" | A said | .\n2015-01-01: A passage.\n")
	f.Add("", "\xff", "\xff\xfe and \x00\n-: \u202e\n A and B, C & D - direct: x\n")
	f.Fuzz(func(t *testing.T, id, outlet, text string) {
		ix := build(t, article(id, outlet, text))
		if _, err := ix.Search(context.Background(), index.Query{Text: text, Limit: 100}); err != nil {
			t.Fatal(err)
		}
		hits, err := ix.Search(context.Background(), index.Query{Articles: []string{id}, Limit: 1000})
		if err != nil || (id != "" && len(hits) != ix.Counts().Statements+ix.Counts().Passages) {
			t.Fatalf("%d records of %+v by their article, %v", len(hits), ix.Counts(), err)
		}
	})
}

// FuzzUnpack opens what a disk may hold: an article, or an error, never more.
func FuzzUnpack(f *testing.F) {
	for _, a := range newsroom() {
		b, err := embedded.Pack(a)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
		f.Add(b[:len(b)/2])
	}
	f.Fuzz(func(t *testing.T, b []byte) { embedded.ReadAll(b) })
}
