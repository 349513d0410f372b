package articles_test

import (
	"fmt"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/corpus"
	"onrecord/corpus/attribution"
	"onrecord/index/embedded/internal/articles"
	"onrecord/index/records"
)

// fill gives every field a value of its own.
func fill(t *testing.T, v reflect.Value, n *int) {
	*n++
	switch v.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprint("text ", *n))
	case reflect.Int:
		v.SetInt(int64(*n))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Struct:
		for i := range v.NumField() {
			fill(t, v.Field(i), n)
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range v.Len() {
			fill(t, v.Index(i), n)
		}
	default:
		t.Fatalf("a %v is not kept", v.Type())
	}
}

// TestEveryFieldIsKept fails when an article, a statement or a passage gets a field
// that does not come back from the disk.
func TestEveryFieldIsKept(t *testing.T) {
	var (
		a       corpus.Article
		st, bar corpus.Statement
		p       corpus.Passage
		n       int
	)
	fill(t, reflect.ValueOf(&a).Elem(), &n)
	fill(t, reflect.ValueOf(&st).Elem(), &n)
	fill(t, reflect.ValueOf(&p).Elem(), &n)
	a.Known, a.Removed, a.Ground = false, nil, "" // of the reading, and not of the article
	bar.Cue = []attribution.Span{}
	st.Start, st.End, p.Start, p.End = 0, 4, 1, 3
	packed, coded, err := articles.Again(&records.Extraction{Article: a, Statements: []corpus.Statement{st, bar}, Passages: []corpus.Passage{p}})
	if err != nil {
		t.Fatal(err)
	}
	for name, got := range map[string]*records.Extraction{"packed": packed, "coded": coded} {
		if diff := cmp.Diff(&records.Extraction{Article: a, Statements: []corpus.Statement{st, bar}, Passages: []corpus.Passage{p}}, got); diff != "" {
			t.Error(name, diff)
		}
	}
}

// FuzzCoded reads what a disk may hold: an article, or an error, never more.
func FuzzCoded(f *testing.F) {
	a := corpus.Article{ID: "a", Title: "Ferries", Text: "The ferry is late. Ada Holm said so.\n\nNobody minds the ferry."}
	sts := []corpus.Statement{{Start: 19, End: 36}}
	sts[0].Speaker, sts[0].Content = "Ada Holm", []attribution.Span{{Start: 0, End: 17}}
	b := articles.Coded(&records.Extraction{Article: a, Statements: sts, Passages: []corpus.Passage{{Start: 0, End: 36}, {Start: 38, End: len(a.Text)}}})
	f.Add(b)
	f.Add(b[:len(b)/2])
	f.Fuzz(func(t *testing.T, b []byte) { articles.ReadCoded(b) })
}
