package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/mapping"

	"onrecord/index"
	"onrecord/index/embedded"
)

// text only writes the articles: what the builds below spend on that, too.
func (b *bench) text() error {
	n := 0
	a := newArchive(b.records)
	for i := range a.articles {
		article, _, _ := a.write(i)
		n += len(article.Text)
	}
	fmt.Fprintf(b.out, "  text of the archive: %d MB\n", n>>20)
	return nil
}

// build makes our index; with changed a thousandth of the articles are others
// than before.
func (b *bench) build(changed uint64) error {
	a := newArchive(b.records)
	for i := 0; changed > 0 && i < a.articles; i += 1000 {
		a.edition[i] = changed
	}
	if changed == 0 {
		if err := os.RemoveAll(b.ours()); err != nil {
			return err
		}
	}
	start := time.Now()
	r, err := embedded.Update(context.Background(), index.Config{Dir: b.ours(), Walk: a.walk, Extract: a.extract})
	if err != nil {
		return err
	}
	if len(r.Skipped) > 0 {
		return fmt.Errorf("%d articles were left out, the first because %s", len(r.Skipped), r.Skipped[0].Reason)
	}
	b.built("onrecord", r.Statements+r.Passages, time.Since(start), r.Bytes)
	if changed > 0 {
		fmt.Fprintf(b.out, "  of %d articles %d changed\n", r.Articles, r.Changed)
	}
	return nil
}

func (b *bench) built(name string, n int, took time.Duration, bytes int64) {
	fmt.Fprintf(b.out, "  %s built: %d records, %.1f s, %.0f records/s, %d MB\n", name, n, took.Seconds(), float64(n)/took.Seconds(), bytes>>20)
}

func plainMapping() mapping.IndexMapping {
	text := bleve.NewTextFieldMapping()
	text.Analyzer, text.Store, text.IncludeTermVectors, text.IncludeInAll, text.DocValues = en.AnalyzerName, false, false, false, false
	doc := bleve.NewDocumentStaticMapping()
	doc.AddFieldMappingsAt("text", text)
	m := bleve.NewIndexMapping()
	m.DefaultMapping = doc
	return m
}

// buildPlain indexes the same records as bleve's own documents.
func (b *bench) buildPlain() error {
	if err := os.RemoveAll(b.plain()); err != nil {
		return err
	}
	return b.buildBleve(newArchive(b.records).texts)
}

// buildBleve indexes texts as bleve's own documents.
func (b *bench) buildBleve(texts func(add func(string) error) error) error {
	start := time.Now()
	ix, err := bleve.New(b.plain(), plainMapping())
	if err != nil {
		return err
	}
	batch, n := ix.NewBatch(), 0
	add := func(text string) error {
		n++
		if err := batch.Index(fmt.Sprintf("%08x", n), struct {
			Text string `json:"text"`
		}{text}); err != nil || batch.Size() < 1000 {
			return err
		}
		err := ix.Batch(batch)
		batch.Reset()
		return err
	}
	if err := texts(add); err != nil {
		return err
	}
	if err := ix.Batch(batch); err != nil {
		return err
	}
	if err := ix.Close(); err != nil {
		return err
	}
	b.built("bleve", n, time.Since(start), size(b.plain()))
	return nil
}

func size(dir string) (n int64) {
	filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			if fi, err := d.Info(); err == nil {
				n += fi.Size()
			}
		}
		return nil
	})
	return n
}
