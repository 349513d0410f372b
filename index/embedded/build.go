package embedded

import (
	"context"
	"fmt"
	"strings"
	"time"

	"onrecord/corpus/intake"
	"onrecord/index"
)

// Build makes an index in memory from the corpus. cfg.Dir is ignored.
func Build(ctx context.Context, cfg index.Config) (*Index, index.Report, error) {
	return build(ctx, cfg, corpusWalk(cfg))
}

func build(ctx context.Context, cfg index.Config, from index.Walk) (*Index, index.Report, error) {
	start := time.Now()
	p, err := newMemoryPress()
	if err != nil {
		return nil, index.Report{}, err
	}
	var kept memoryShelf
	w := newWriter(cfg, p, newAside(false), func(d *digested, _ *entry) error { kept = append(kept, d.filed); return nil })
	l := newLine(w, nil)
	l.expected = articlesExpected(ctx, &cfg)
	err = l.run(ctx, from)
	if err == nil && len(w.cat.Entries) == 0 && !cfg.Force {
		err = empty(cfg, w.cat.Skipped)
	}
	if err != nil {
		p.abort()
		return nil, index.Report{Skipped: w.cat.Skipped}, err
	}
	st, err := w.finish()
	if err != nil {
		return nil, index.Report{}, err
	}
	w.sign()
	ps, err := newPostings([]*store{st}, nil)
	if err != nil {
		st.Close()
		return nil, index.Report{}, err
	}
	if err := ps.shortcuts(w.cat, w.aside); err != nil {
		ps.Close()
		return nil, index.Report{}, err
	}
	ix, err := newIndex(ps, w.cat, kept, conceptTable(&cfg))
	if err != nil {
		ps.Close()
		return nil, index.Report{}, err
	}
	ix.counts.Took = time.Since(start)
	r := ix.counts
	r.Added = r.Articles
	return ix, r, nil
}

func empty(cfg index.Config, skipped []intake.Skipped) error {
	err := fmt.Errorf("index: %s: %w", strings.Join(cfg.Paths, ", "), index.ErrEmpty)
	if len(skipped) > 0 {
		err = fmt.Errorf("%w (%d skipped, the first: %s: %s)", err, len(skipped), skipped[0].Path, skipped[0].Reason)
	}
	return err
}

// writer takes articles in order and puts them where they are kept.
type writer struct {
	cfg   index.Config
	cat   *catalog
	who   census
	press press
	aside *aside
	keep  func(*digested, *entry) error // puts the article on the shelf
	part  int                           // what is written, among the catalog's parts
	count int                           // records

	old    *Index // the generation before, of which entries are taken over
	origin []int  // of each entry: its number in old, -1 when it was read anew
	again  []int  // entries taken over whose articles are written again, in order
}

func newWriter(cfg index.Config, p press, a *aside, keep func(*digested, *entry) error) *writer {
	return &writer{cfg: cfg, cat: new(catalog), who: make(census), press: p, aside: a, keep: keep}
}

func (w *writer) add(d *digested) error {
	article := w.enter(d)
	if d.filed == nil {
		return nil
	}
	if err := w.keep(d, &w.cat.Entries[article]); err != nil {
		return fmt.Errorf("index: keep %s: %w", d.filed.Article.ID, err)
	}
	w.aside.meet(d.keys)
	for _, r := range d.records {
		w.cat.addRecord(article, r)
		if err := w.press.add(r.sheet(w.count, w.aside.sift(w.count, r.words))); err != nil {
			return fmt.Errorf("index: add %s: %w", d.filed.Article.ID, err)
		}
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
	w.aside.arrange(order)
	return st, nil
}

// sign completes the catalog.
func (w *writer) sign() {
	w.cat.Mentions = w.who.mentions()
	w.cat.Built = time.Now().UTC().Truncate(time.Second)
}
