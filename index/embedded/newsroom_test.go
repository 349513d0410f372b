package embedded_test

import (
	"context"
	"flag"
	"os"
	"strings"
	"testing"

	"go.uber.org/goleak"

	"onrecord/corpus"
	"onrecord/corpus/intake"
	"onrecord/corpus/lexicon"
	"onrecord/index"
	"onrecord/index/embedded"
	"onrecord/index/enginetest"
)

// soak makes the tests of faults try as many as before a release:
// go test ./index/embedded -args -soak
var soak = flag.Bool("soak", false, "try many more faults")

// rounds is how often a test tries.
func rounds(usual, soaking int) int {
	if *soak {
		return soaking
	}
	return usual
}

func TestMain(m *testing.M) {
	embedded.SetRead(markup)
	if dir := os.Getenv(childVariable); dir != "" {
		publishForEver(dir)
		return
	}
	goleak.VerifyTestMain(m)
}

// markup reads the articles of enginetest, and others as they are.
func markup(a *corpus.Article, words *lexicon.Lexicon) ([]corpus.Statement, []corpus.Passage) {
	if !strings.HasSuffix(a.Path, ".markup") {
		return a.Statements(words), a.Passages()
	}
	return enginetest.Extract(a)
}

var (
	date     = enginetest.Date
	article  = enginetest.Article
	newsroom = enginetest.Newsroom
)

// walkOf walks articles; each walk gets copies.
func walkOf(as ...*corpus.Article) func(context.Context, func(*corpus.Article) error, func(intake.Skipped)) error {
	return func(ctx context.Context, found func(*corpus.Article) error, skipped func(intake.Skipped)) error {
		for _, a := range as {
			c := *a
			if err := found(&c); err != nil {
				return err
			}
		}
		return ctx.Err()
	}
}

// build makes an index in memory.
func build(t testing.TB, as ...*corpus.Article) *embedded.Index {
	t.Helper()
	ix, _, err := embedded.Build(context.Background(), index.Config{Walk: walkOf(as...)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ix.Close() })
	return ix
}

// articleOf returns an article of an archive; nil when it is not there.
func articleOf(t testing.TB, from index.Engine, id string) *corpus.Article {
	t.Helper()
	a, err := index.Article(context.Background(), from, id)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// ids searches and returns the hits' IDs.
func ids(t testing.TB, ix *embedded.Index, q index.Query) []string {
	t.Helper()
	hits, err := ix.Search(context.Background(), q)
	if err != nil {
		t.Fatalf("Search(%v): %v", q, err)
	}
	out := []string{}
	for _, h := range hits {
		out = append(out, h.ID)
	}
	return out
}
