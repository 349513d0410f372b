package embedded_test

import (
	"fmt"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"

	"onrecord/corpus"
	"onrecord/corpus/attribution"
	"onrecord/index/embedded"
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
	a.Known, a.Removed = false, nil // not of the article
	bar.Cue = []attribution.Span{}
	st.Start, st.End, p.Start, p.End = 0, 4, 1, 3
	got, sts, ps, err := embedded.Again(a, []corpus.Statement{st, bar}, []corpus.Passage{p})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(a, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]corpus.Statement{st, bar}, sts); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]corpus.Passage{p}, ps); diff != "" {
		t.Error(diff)
	}
}
