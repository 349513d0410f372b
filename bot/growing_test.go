package bot_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"sync"
	"testing"

	"onrecord/answer"
	"onrecord/answer/quotecheck"
	"onrecord/bot"
	"onrecord/corpus"
	"onrecord/corpus/dates"
	"onrecord/corpus/intake"
	"onrecord/index"
	"onrecord/index/embedded"
)

// growing is an archive that gets articles while it is asked. Each state of it is built
// from nothing.
type growing struct {
	t        testing.TB
	mu       sync.Mutex
	articles []*corpus.Article
	ix       *embedded.Index
}

func newGrowing(t testing.TB) *growing {
	g := &growing{t: t}
	g.add("“The harbour will stay open all winter,” Ada Brandt said on Monday.")
	t.Cleanup(func() { _ = g.ix.Close() })
	return g
}

// add puts an article into the archive.
func (g *growing) add(text string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	sum := sha256.Sum256([]byte(text))
	n := len(g.articles) + 1
	g.articles = append(g.articles, &corpus.Article{ID: fmt.Sprintf("courier/%03d", n), Title: fmt.Sprintf("News %d", n), Outlet: "Northfield Courier", Text: text,
		URL: fmt.Sprintf("https://courier.example/%d", n), Published: dates.Date{Year: 2026, Month: 11, Day: n}, Hash: hex.EncodeToString(sum[:])})
	g.build()
}

// build makes the index; g.mu is held.
func (g *growing) build() {
	ix, _, err := embedded.Build(context.Background(), index.Config{Table: harbourTable, Force: true,
		Walk: func(_ context.Context, found func(*corpus.Article) error, _ func(intake.Skipped)) error {
			for _, a := range g.articles {
				if err := found(a); err != nil {
					return err
				}
			}
			return nil
		}})
	if err != nil {
		g.t.Fatal(err)
	}
	if g.ix != nil {
		defer g.ix.Close()
	}
	g.ix = ix
}

func (g *growing) archive() (bot.Archive, func(), error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	return bot.Archive{Asker: answer.New(g.ix, answer.Config{Table: harbourTable}), Checker: quotecheck.New(g.ix), People: g.ix.People(), Library: g.ix, Table: harbourTable}, func() {}, nil
}
