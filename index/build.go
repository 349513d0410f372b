package index

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"time"

	"onrecord/corpus"
	"onrecord/corpus/names"
	"onrecord/corpus/sample"
)

// ErrEmpty is returned when the corpus paths hold no article that can be read.
var ErrEmpty = errors.New("no article found: files ending in " + corpus.Kinds + " are read")

// walk is corpus.Walk over something.
type walk func(ctx context.Context, found func(*corpus.Article) error, skipped func(corpus.Skipped)) error

// walk reads the corpus that the configuration names.
func (c *Config) walk(ctx context.Context, found func(*corpus.Article) error, skipped func(corpus.Skipped)) error {
	if c.Walk != nil {
		return c.Walk(ctx, found, skipped)
	}
	if len(c.Paths) == 0 {
		return corpus.WalkFS(ctx, sample.Files, c.Options, found, skipped)
	}
	return corpus.Walk(ctx, c.Paths, c.Options, found, skipped)
}

// expected returns about how many articles the walk will find, when somebody wants
// to know.
func (c *Config) expected(ctx context.Context) int {
	if c.Progress == nil || c.Walk != nil || len(c.Paths) == 0 {
		return 0
	}
	n, err := corpus.Count(ctx, c.Paths)
	if err != nil {
		return 0 // the walk says what is the matter
	}
	return n
}

// Build makes an index in memory from the corpus. cfg.Dir is ignored.
func Build(ctx context.Context, cfg Config) (*Index, Report, error) {
	return build(ctx, cfg, cfg.walk)
}

func build(ctx context.Context, cfg Config, from walk) (*Index, Report, error) {
	start := time.Now()
	p, err := newMemoryPress()
	if err != nil {
		return nil, Report{}, err
	}
	var kept memoryShelf
	w := newWriter(cfg, p, func(d *digested, _ *entry) error { kept = append(kept, d.filed); return nil })
	l := newLine(w, nil)
	l.expected = cfg.expected(ctx)
	err = l.run(ctx, from)
	if err == nil && len(w.cat.Entries) == 0 && !cfg.Force {
		err = empty(cfg, w.cat.Skipped)
	}
	if err != nil {
		p.abort()
		return nil, Report{Skipped: w.cat.Skipped}, err
	}
	st, err := w.finish()
	if err != nil {
		return nil, Report{}, err
	}
	w.sign()
	ps, err := newPostings([]*store{st}, nil)
	if err != nil {
		st.Close()
		return nil, Report{}, err
	}
	if err := ps.shortcuts(w.cat, w.function); err != nil {
		ps.Close()
		return nil, Report{}, err
	}
	ix, err := newIndex(ps, w.cat, kept, cfg.table())
	if err != nil {
		ps.Close()
		return nil, Report{}, err
	}
	ix.counts.Took = time.Since(start)
	r := ix.counts
	r.Added = r.Articles
	return ix, r, nil
}

func empty(cfg Config, skipped []corpus.Skipped) error {
	err := fmt.Errorf("index: %s: %w", strings.Join(cfg.Paths, ", "), ErrEmpty)
	if len(skipped) > 0 {
		err = fmt.Errorf("%w (%d skipped, the first: %s: %s)", err, len(skipped), skipped[0].Path, skipped[0].Reason)
	}
	return err
}

// writer takes articles in order and puts them where they are kept.
type writer struct {
	cfg      Config
	cat      *catalog
	who      census
	press    press
	function *functionWords
	keep     func(*digested, *entry) error // puts the article on the shelf
	part     int                           // what is written, among the catalog's parts
	count    int                           // records

	old    *Index // the generation before, of which entries are taken over
	origin []int  // of each entry: its number in old, -1 when it was read anew
	again  []int  // entries taken over whose articles are written again, in order
}

func newWriter(cfg Config, p press, keep func(*digested, *entry) error) *writer {
	return &writer{cfg: cfg, cat: new(catalog), who: make(census), press: p, function: newFunctionWords(), keep: keep}
}

func (w *writer) add(d *digested) error {
	article := w.enter(d)
	if d.filed == nil {
		return nil
	}
	if err := w.keep(d, &w.cat.Entries[article]); err != nil {
		return fmt.Errorf("index: keep %s: %w", d.filed.Article.ID, err)
	}
	for _, r := range d.records {
		w.cat.addRecord(article, r)
		if err := w.press.add(r.sheet(w.count)); err != nil {
			return fmt.Errorf("index: add %s: %w", d.filed.Article.ID, err)
		}
		w.function.add(w.count, r.function)
		w.count++
	}
	return nil
}

// enter gives an article its place in the catalog.
func (w *writer) enter(d *digested) int {
	n := len(w.cat.Entries)
	switch {
	case len(w.again) > 0: // counted already
		n, w.again = w.again[0], w.again[1:]
		w.cat.Entries[n] = entryOf(d)
	case d.filed == nil:
		w.cat.Entries = append(w.cat.Entries, w.old.cat.Entries[d.kept])
		w.origin = append(w.origin, d.kept)
		return n
	default:
		w.cat.Entries = append(w.cat.Entries, entryOf(d))
		w.origin = append(w.origin, -1)
		w.who.count(d.filed, 1)
	}
	w.cat.Entries[n].Part = w.part
	return n
}

// skip notes what is left out.
func (w *writer) skip(d *digested) {
	w.cat.Skipped = append(w.cat.Skipped, *d.skip)
	if d.failed != nil {
		if w.cat.Failed == nil {
			w.cat.Failed = make(map[string]string)
		}
		w.cat.Failed[d.failed.ID] = d.failed.Hash
	}
}

// finish ends the part that was written and puts its columns into the order of
// its documents.
func (w *writer) finish() (*store, error) {
	st, err := w.press.finish()
	if err != nil {
		return nil, err
	}
	order, err := st.order()
	if err == nil && len(order) != w.count {
		err = fmt.Errorf("index: %d records became %d documents", w.count, len(order))
	}
	if err != nil {
		st.Close()
		return nil, err
	}
	w.cat.arrange(order)
	w.function.order = order
	return st, nil
}

// sign completes the catalog.
func (w *writer) sign() {
	w.cat.Mentions = w.who.mentions()
	w.cat.Built = time.Now().UTC().Truncate(time.Second)
}

// digested is an article ready to be written.
type digested struct {
	filed   *filed // nil when it is taken over from the generation before
	kept    int    // its number there
	records []*record
	packed  []byte
	mark    string
	fresh   bool // read now, and not taken from anywhere
	resumed bool // taken from an update that was interrupted
	path    string
	skip    *corpus.Skipped
	failed  *corpus.Article // why it is skipped
	err     error
}

// line is the assembly line: one goroutine reads the corpus, several digest
// articles, and one, the caller's, writes them in the order in which they were
// read, so that equal folders make equal archives.
type line struct {
	w    *writer
	old  *Index // whose extractions are reused; may be nil
	same bool   // old's records are what this program would make of its articles
	// known is that besides old's articles are what the walk would make of their files.
	known      bool
	unfinished *unfinished // what an interrupted update found; may be nil
	resumed    int         // articles that were taken from there
	expected   int         // about how many there are; 0 while that is not known
	pack       bool
	// strict makes it an error to leave an article out.
	strict bool
	quiet  bool              // its progress is nobody's concern
	seen   map[string]string // article ID to hash
}

func newLine(w *writer, old *Index) *line {
	return &line{w: w, old: old, seen: make(map[string]string)}
}

type job struct {
	article *corpus.Article
	done    chan *digested
}

// run reads and writes the whole corpus.
func (l *line) run(ctx context.Context, from walk) error {
	ctx, cancel := context.WithCancel(ctx)
	workers := runtime.NumCPU()
	jobs := make(chan job)
	queue := make(chan chan *digested, 4*workers) // bounds how far reading runs ahead
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for j := range jobs {
				j.done <- l.digest(j.article)
			}
		})
	}
	wg.Go(func() {
		defer close(queue)
		defer close(jobs)
		if err := l.read(ctx, from, jobs, queue); err != nil {
			// Handed on in its turn: what was read before it is digested first.
			send(ctx, queue, ready(&digested{err: err}))
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
func (l *line) read(ctx context.Context, from walk, jobs chan<- job, queue chan<- chan *digested) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("index: reading the corpus: %v", p)
		}
	}()
	found := func(a *corpus.Article) error {
		if reason := l.identify(a); reason != "" {
			return send(ctx, queue, ready(&digested{skip: &corpus.Skipped{Path: a.Path, Reason: reason}}))
		}
		j := job{a, make(chan *digested, 1)}
		if err := send(ctx, queue, j.done); err != nil {
			return err
		}
		select {
		case jobs <- j:
			return nil
		case <-ctx.Done():
			j.done <- &digested{err: ctx.Err()}
			return ctx.Err()
		}
	}
	skipped := func(s corpus.Skipped) { send(ctx, queue, ready(&digested{skip: &s})) }
	return from(ctx, found, skipped)
}

// identify gives an article an ID of its own: two folders may hold files of one
// name. The same article found twice is kept once.
func (l *line) identify(a *corpus.Article) (skip string) {
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

func ready(d *digested) chan *digested {
	c := make(chan *digested, 1)
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

// digest extracts what an article says, unless the generation before has done so.
func (l *line) digest(a *corpus.Article) *digested {
	skip := func(err error) *digested {
		return &digested{skip: &corpus.Skipped{Path: a.Path, Reason: err.Error()}, failed: a}
	}
	mark := ""
	if l.pack && !a.Known {
		mark = markOf(a)
	}
	d := l.found(a, mark)
	if d == nil {
		d = &digested{mark: mark, path: a.Path}
		if d.filed = l.reuse(a); d.filed == nil {
			d.fresh = true
			var err error
			if d.filed, err = read(a, l.w.cfg.Extract); err != nil {
				return skip(err)
			}
		}
	}
	if d.filed == nil || d.err != nil {
		return d
	}
	var err error
	if d.records, err = d.filed.records(l.table()); err != nil {
		return skip(err)
	}
	if l.pack && d.packed == nil {
		if d.packed, err = pack(d.filed); err != nil {
			return skip(err)
		}
	}
	return d
}

// found returns what is known of an article from before, nil when it must be read.
func (l *line) found(a *corpus.Article, mark string) *digested {
	if a.Known {
		return l.takeKnown(a)
	}
	if i, ok := l.takeOver(a, mark); ok {
		return &digested{kept: i, path: a.Path}
	}
	return l.resume(a, mark)
}

func (l *line) table() *names.Table { return l.w.cfg.table() }

// takeOver reports whether the generation before has an article as it is now.
func (l *line) takeOver(a *corpus.Article, mark string) (int, bool) {
	if !l.same || a.Hash == "" {
		return 0, false
	}
	i, ok := l.old.ids[a.ID]
	if !ok {
		return 0, false
	}
	e := &l.old.cat.Entries[i]
	return i, e.Hash == a.Hash && e.Mark == mark
}

// reuse returns what was found in an article before, when it is still the same.
func (l *line) reuse(a *corpus.Article) *filed {
	if l.old == nil || a.Hash == "" {
		return nil
	}
	i, ok := l.old.ids[a.ID]
	if !ok || l.old.cat.Entries[i].Hash != a.Hash {
		return nil
	}
	v, err := l.old.shelf.get(i)
	if err != nil || v.text() != a.Text {
		return nil
	}
	e := l.old.cat.Entries[i]
	f, err := refile(v, e.records())
	if err != nil || f.Article.Published != a.Published {
		return nil
	}
	f.Article = *a
	return f
}

// readingError is a failure of the corpus, and not of where the index is kept.
type readingError struct{ error }

func (e *readingError) Unwrap() error { return e.error }

// write takes the articles off the line, in the order in which they were read.
func (l *line) write(ctx context.Context, queue <-chan chan *digested) error {
	done := 0
	for c := range queue {
		var d *digested
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
		if err := l.w.add(d); err != nil {
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
		l.w.cfg.progress(Progress{Done: done, Total: total, Path: d.path})
	}
	return ctx.Err()
}
