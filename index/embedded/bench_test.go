package embedded_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"onrecord/corpus"
	"onrecord/corpus/names"
	"onrecord/index"
	"onrecord/index/embedded"
)

// vocabulary makes words that are as unevenly common as those of a language.
func vocabulary(rng *rand.Rand) func() string {
	zipf := rand.NewZipf(rng, 1.1, 4, 50_000)
	return func() string { return fmt.Sprintf("w%d", zipf.Uint64()) }
}

// benchArchive makes n articles of ten statements and four passages.
func benchArchive(n int) (as []*corpus.Article) {
	rng := rand.New(rand.NewPCG(7, 7))
	next := vocabulary(rng)
	sentence := func(n int) string {
		ws := make([]string, n)
		for i := range ws {
			ws[i] = next()
		}
		return strings.Join(ws, " ")
	}
	for i := range n {
		var text strings.Builder
		for range 10 {
			fmt.Fprintf(&text, "Speaker Number%d 2015-%02d-%02d direct: %s | They said | .\n", rng.IntN(1000), 1+rng.IntN(12), 1+rng.IntN(28), sentence(25))
		}
		for range 4 {
			fmt.Fprintf(&text, "2015-%02d-01: %s\n", 1+rng.IntN(12), sentence(100))
		}
		as = append(as, article(fmt.Sprintf("a%06d", i), "Gazette", text.String()))
	}
	return as
}

func BenchmarkBuild(b *testing.B) {
	as := benchArchive(200)
	b.ReportAllocs()
	for b.Loop() {
		ix, _, err := embedded.Build(context.Background(), index.Config{Walk: walkOf(as...)})
		if err != nil {
			b.Fatal(err)
		}
		ix.Close()
	}
	b.ReportMetric(float64(b.N*len(as))/b.Elapsed().Seconds(), "articles/s")
}

func BenchmarkRecords(b *testing.B) {
	as := benchArchive(1000)
	b.ReportAllocs()
	for b.Loop() {
		for _, a := range as {
			if _, err := embedded.Records(a); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(b.N*len(as))/b.Elapsed().Seconds(), "articles/s")
}

func BenchmarkUpdate(b *testing.B) {
	as := benchArchive(200)
	b.Run("full", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := update(b, index.Config{Dir: b.TempDir()}, as...); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("unchanged", func(b *testing.B) {
		dir := b.TempDir()
		mustUpdate(b, dir, as...)
		b.ReportAllocs()
		for b.Loop() {
			mustUpdate(b, dir, as...)
		}
	})
}

func BenchmarkOpen(b *testing.B) {
	dir := b.TempDir()
	mustUpdate(b, dir, benchArchive(1000)...)
	b.ReportAllocs()
	for b.Loop() {
		ix, err := embedded.Open(dir)
		if err != nil {
			b.Fatal(err)
		}
		ix.Close()
	}
}

func BenchmarkSearch(b *testing.B) {
	dir := b.TempDir()
	mustUpdate(b, dir, benchArchive(2000)...)
	ix := open(b, dir)
	speaker := []string{names.Key("Speaker Number7")}
	for name, q := range map[string]index.Query{
		"topic":           {Text: "w3 w40 w700"},
		"rare topic":      {Text: "w9000 w8000 w12000"},
		"topic, speaker":  {Text: "w3 w40 w700", Speakers: speaker},
		"topic, dates":    {Text: "w3 w40 w700", From: date("2015-03-00"), To: date("2015-03-00")},
		"speaker":         {Speakers: speaker},
		"dates, no topic": {From: date("2015-03-01"), To: date("2015-03-02")},
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := ix.Search(context.Background(), q); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
