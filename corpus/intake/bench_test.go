package intake_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"

	"onrecord/corpus"
	"onrecord/corpus/intake"
)

// madeUp writes n articles of about 400 words from a seed.
func madeUp(n int) fstest.MapFS {
	r := rand.New(rand.NewPCG(1, 2))
	people := []string{"Tom Reed", "Ann Lee", "Maria Orlova", "the minister", "he"}
	things := strings.Fields("the harbour the cranes ships trains bread coal a plan the council storms quays prices letters soldiers talks the border")
	files := fstest.MapFS{}
	for i := range n {
		var b strings.Builder
		fmt.Fprintf(&b, "Title: Harbour news %d\nDate: 2015-%02d-%02d\nURL: https://example.org/%d\n\n", i, 1+r.IntN(12), 1+r.IntN(28), i)
		for range 20 {
			fmt.Fprintf(&b, "“We will keep %s and %s,” %s said on Monday, adding that %s would wait for %s.\n\n", things[r.IntN(len(things))], things[r.IntN(len(things))],
				people[r.IntN(len(people))], things[r.IntN(len(things))], things[r.IntN(len(things))])
		}
		b.WriteString("See also\n\nShips are back\n")
		files[fmt.Sprintf("%05d.txt", i)] = &fstest.MapFile{Data: []byte(b.String())}
	}
	return files
}

func BenchmarkWalk(b *testing.B) {
	files := madeUp(500)
	b.ReportAllocs()
	for b.Loop() {
		n := 0
		if err := intake.WalkFS(b.Context(), files, intake.Options{}, func(a *corpus.Article) error { n++; return nil }, nil); err != nil || n != 500 {
			b.Fatal(n, err)
		}
	}
}

func BenchmarkStatements(b *testing.B) {
	var all []*corpus.Article
	if err := intake.WalkFS(b.Context(), madeUp(20), intake.Options{}, func(a *corpus.Article) error { all = append(all, a); return nil }, nil); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		for _, a := range all {
			a.Statements(nil)
			a.Passages()
		}
	}
}
