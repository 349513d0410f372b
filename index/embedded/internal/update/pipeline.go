package update

import (
	"context"
	"fmt"
	"runtime"
	"sync"

	"onrecord/corpus"
	"onrecord/corpus/identity"
	"onrecord/corpus/intake"
	"onrecord/corpus/names"
	"onrecord/index"
	"onrecord/index/embedded/internal/articles"
	"onrecord/index/embedded/internal/catalog"
	"onrecord/index/embedded/internal/checkpoint"
	"onrecord/index/embedded/internal/generation"
	"onrecord/index/records"
)

// processed is an article ready to be written.
type processed struct {
	filed   *records.Extraction // nil when it is taken over from the generation before
	kept    int                 // its number there
	records []*records.Record
	said    identity.Report
	keys    []string // of the records' words
	packed  []byte   // for the checkpoint
	mark    string
	fresh   bool // read now, and not taken from anywhere
	resumed bool // taken from an update that was interrupted
	path    string
	skip    *intake.Skipped
	failed  *corpus.Article // why it is skipped
	err     error
}

// pipeline has three stages: one goroutine reads the corpus, several process
// articles, and one, the caller's, writes them in the order in which they were
// read, so that equal folders make equal archives.
type pipeline struct {
	w    *writer
	old  *generation.Opened // whose extractions are reused; may be nil
	same bool               // old's records are what this program would make of its articles
	// known is that besides old's articles are what the walk would make of their files.
	known      bool
	checkpoint *checkpoint.File // what an interrupted update found; may be nil
	resumed    int              // articles that were taken from there
	expected   int              // about how many there are; 0 while that is not known
	pack       bool
	// strict makes it an error to leave an article out.
	strict bool
	quiet  bool              // its progress is not reported
	seen   map[string]string // article ID to hash
}

func newPipeline(w *writer, old *generation.Opened) *pipeline {
	return &pipeline{w: w, old: old, seen: make(map[string]string)}
}

type job struct {
	article *corpus.Article
	done    chan *processed
}

// run reads and writes the whole corpus.
func (l *pipeline) run(ctx context.Context, from index.Walk) error {
	ctx, cancel := context.WithCancel(ctx)
	workers := runtime.NumCPU()
	jobs := make(chan job)
	queue := make(chan chan *processed, 4*workers) // bounds how far reading runs ahead
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for j := range jobs {
				j.done <- l.process(j.article)
			}
		})
	}
	wg.Go(func() {
		defer close(queue)
		defer close(jobs)
		if err := l.read(ctx, from, jobs, queue); err != nil {
			// Handed on in its turn: what was read before it is processed first.
			send(ctx, queue, ready(&processed{err: err}))
		}
	})
	err := l.write(ctx, queue)
	cancel()
	for range queue { // the reader may be waiting to be heard
	}
	wg.Wait()
	return err
}

// read walks the corpus and hands the articles out.
func (l *pipeline) read(ctx context.Context, from index.Walk, jobs chan<- job, queue chan<- chan *processed) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("index: reading the corpus: %v", p)
		}
	}()
	found := func(a *corpus.Article) error {
		if reason := l.identify(a); reason != "" {
			return send(ctx, queue, ready(&processed{skip: &intake.Skipped{Path: a.Path, Reason: reason}}))
		}
		j := job{a, make(chan *processed, 1)}
		if err := send(ctx, queue, j.done); err != nil {
			return err
		}
		select {
		case jobs <- j:
			return nil
		case <-ctx.Done():
			j.done <- &processed{err: ctx.Err()}
			return ctx.Err()
		}
	}
	skipped := func(s intake.Skipped) { send(ctx, queue, ready(&processed{skip: &s})) }
	return from(ctx, found, skipped)
}

// identify gives an article an ID of its own: two folders may hold files of one
// name. The same article found twice is kept once.
func (l *pipeline) identify(a *corpus.Article) (skip string) {
	id := a.ID
	for n := 2; ; n++ {
		hash, taken := l.seen[a.ID]
		if !taken {
			l.seen[a.ID] = a.Hash
			return ""
		}
		if hash == a.Hash && a.Hash != "" {
			return "the same article was read before under this name"
		}
		a.ID = fmt.Sprintf("%s~%d", id, n)
	}
}

func ready(d *processed) chan *processed {
	c := make(chan *processed, 1)
	c <- d
	return c
}

func send[T any](ctx context.Context, to chan<- T, v T) error {
	select {
	case to <- v:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// process extracts what an article says, unless the generation before has done so.
func (l *pipeline) process(a *corpus.Article) *processed {
	skip := func(err error) *processed {
		return &processed{skip: &intake.Skipped{Path: a.Path, Reason: err.Error()}, failed: a}
	}
	mark := ""
	if l.pack && !a.Known {
		mark = articles.StateOf(a)
	}
	d := l.reuse(a, mark)
	if d == nil {
		d = &processed{mark: mark, path: a.Path}
		if d.filed = l.reuseExtraction(a); d.filed == nil {
			d.fresh = true
			var err error
			if d.filed, err = records.Read(a, l.extractor()); err != nil {
				return skip(err)
			}
		}
	}
	if d.filed == nil || d.err != nil {
		return d
	}
	var err error
	if d.records, d.keys, err = records.Make(d.filed, l.table()); err != nil {
		return skip(err)
	}
	d.said = records.ReportOf(d.filed, d.records, l.table())
	d.said.Article, d.said.Outlet = "", "" // which the entry has
	if l.pack && d.fresh && l.checkpoint != nil {
		if d.packed, err = articles.Pack(d.filed); err != nil {
			return skip(err)
		}
	}
	return d
}

// reuse returns what is known of an article from before, nil when it must be read.
func (l *pipeline) reuse(a *corpus.Article, mark string) *processed {
	if a.Known {
		return l.reuseKnown(a)
	}
	if i, ok := l.reuseRecords(a, mark); ok {
		return &processed{kept: i, path: a.Path}
	}
	return l.resume(a, mark)
}

func (l *pipeline) extractor() func(*corpus.Article) ([]corpus.Statement, []corpus.Passage) {
	if l.w.cfg.Extract != nil {
		return l.w.cfg.Extract
	}
	return func(a *corpus.Article) ([]corpus.Statement, []corpus.Passage) {
		return Extract(a, l.table().Lexicon())
	}
}

func (l *pipeline) table() *names.Table { return l.w.cfg.Concepts() }

// reuseRecords reports whether the generation before has an article as it is now.
func (l *pipeline) reuseRecords(a *corpus.Article, mark string) (int, bool) {
	if !l.same || a.Hash == "" {
		return 0, false
	}
	i, ok := l.old.Catalog.Ids[a.ID]
	if !ok {
		return 0, false
	}
	e := &l.old.Catalog.Entries[i]
	return i, e.Hash == a.Hash && e.Mark == mark
}

// reuseExtraction returns what was found in an article before, when it is still the same.
func (l *pipeline) reuseExtraction(a *corpus.Article) *records.Extraction {
	if l.old == nil || a.Hash == "" {
		return nil
	}
	i, ok := l.old.Catalog.Ids[a.ID]
	if !ok || l.old.Catalog.Entries[i].Hash != a.Hash {
		return nil
	}
	v, err := l.old.Articles.Get(i)
	if err != nil {
		return nil
	}
	f, err := articles.Decode(v, l.old.Catalog.Entries[i].Records())
	if err != nil || f.Article.Text != a.Text || f.Article.Published != a.Published {
		return nil
	}
	f.Article = *a
	return f
}

// readingError is a failure of the corpus, and not of where the index is kept.
type readingError struct{ error }

func (e *readingError) Unwrap() error { return e.error }

// write takes the articles off the pipeline, in the order in which they were read.
func (l *pipeline) write(ctx context.Context, queue <-chan chan *processed) error {
	done := 0
	for c := range queue {
		var d *processed
		select {
		case d = <-c:
		case <-ctx.Done():
			return ctx.Err()
		}
		switch {
		case d.err != nil:
			return &readingError{d.err}
		case d.skip != nil && l.strict:
			return fmt.Errorf("%s: %s", d.skip.Path, d.skip.Reason)
		case d.skip != nil:
			l.w.skip(d)
			continue
		}
		if err := l.w.Add(d); err != nil {
			return err
		}
		done++
		if d.resumed {
			l.resumed++
		}
		if l.quiet {
			continue
		}
		total := l.expected
		if total > 0 {
			total = max(total, done)
		}
		reportProgress(&l.w.cfg, index.Progress{Done: done, Total: total, Path: d.path})
	}
	return ctx.Err()
}

func entryOf(d *processed) catalog.Entry {
	a := &d.filed.Article
	return catalog.Entry{
		ID: a.ID, Hash: a.Hash, Outlet: a.Outlet, Mark: d.mark,
		Statements: len(d.filed.Statements), Passages: len(d.filed.Passages),
	}
}
