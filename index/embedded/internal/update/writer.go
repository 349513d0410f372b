package update

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"onrecord/corpus/intake"
	"onrecord/corpus/names"
	"onrecord/index"
	"onrecord/index/embedded/internal/articles"
	"onrecord/index/embedded/internal/catalog"
	"onrecord/index/embedded/internal/generation"
	"onrecord/index/embedded/internal/segment"
	"onrecord/index/embedded/internal/segmentwriter"
)

// InMemory makes a generation in memory from the corpus; of a failed one it returns
// what was left out.
func InMemory(ctx context.Context, cfg index.Config) (*generation.Opened, []intake.Skipped, error) {
	p, err := segmentwriter.NewMemory()
	if err != nil {
		return nil, nil, err
	}
	var kept articles.Memory
	w := newWriter(cfg, p, segmentwriter.NewOwnPostings(false), func(d *processed, _ *catalog.Entry) error { kept = append(kept, d.filed); return nil })
	l := newPipeline(w, nil)
	l.expected = articlesExpected(ctx, &cfg)
	err = l.run(ctx, corpusWalk(cfg))
	if err == nil && len(w.cat.Entries) == 0 && !cfg.Force {
		err = empty(cfg, w.cat.Skipped)
	}
	if err != nil {
		p.Abort()
		return nil, w.cat.Skipped, err
	}
	st, err := w.Finish()
	if err != nil {
		return nil, w.cat.Skipped, err
	}
	w.seal()
	if err := w.cat.Complete(); err != nil {
		return nil, w.cat.Skipped, errors.Join(err, st.Close())
	}
	ps, err := segment.NewSet([]*segment.Store{st}, nil)
	if err != nil {
		return nil, w.cat.Skipped, errors.Join(err, st.Close())
	}
	if err := segmentwriter.AddBlocks(ps, w.cat, w.own); err != nil {
		return nil, w.cat.Skipped, errors.Join(err, ps.Close())
	}
	o, err := generation.New("", nil, w.cat, kept, ps)
	return o, w.cat.Skipped, err
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
	cfg      index.Config
	cat      *catalog.Catalog
	segments segmentwriter.Writer
	own      *segmentwriter.OwnPostings
	keep     func(*processed, *catalog.Entry) error // puts the article into the store
	part     int                                    // what is written, among the catalog's parts
	count    int                                    // records

	old       *generation.Opened // the generation before, of which entries are taken over
	origin    []int              // of each entry: its number in old, -1 when it was read anew
	rewritten []int              // entries taken over whose articles are written again, in order
}

func newWriter(cfg index.Config, p segmentwriter.Writer, a *segmentwriter.OwnPostings, keep func(*processed, *catalog.Entry) error) *writer {
	return &writer{cfg: cfg, cat: new(catalog.Catalog), segments: p, own: a, keep: keep}
}

func (w *writer) Add(d *processed) error {
	article := w.enter(d)
	if d.filed == nil {
		return nil
	}
	if err := w.keep(d, &w.cat.Entries[article]); err != nil {
		return fmt.Errorf("index: keep %s: %w", d.filed.Article.ID, err)
	}
	w.own.BeginArticle(d.keys)
	outlet := segmentwriter.OutletField(names.Fold(d.filed.Article.Outlet))
	for _, r := range d.records {
		w.cat.AddRecord(article, r)
		if err := w.segments.Add(segmentwriter.NewDocument(r, w.count, w.own.Route(w.count, r.Words), outlet)); err != nil {
			return fmt.Errorf("index: add %s: %w", d.filed.Article.ID, err)
		}
		w.count++
	}
	return nil
}

// enter gives an article its place in the catalog.
func (w *writer) enter(d *processed) int {
	n := len(w.cat.Entries)
	switch {
	case len(w.rewritten) > 0: // it is known who speaks
		n, w.rewritten = w.rewritten[0], w.rewritten[1:]
		w.cat.Entries[n] = entryOf(d)
	case d.filed == nil:
		w.cat.Entries = append(w.cat.Entries, w.old.Catalog.Entries[d.kept])
		w.cat.Said = append(w.cat.Said, w.old.Catalog.Said[d.kept])
		w.origin = append(w.origin, d.kept)
		return n
	default:
		w.cat.Entries = append(w.cat.Entries, entryOf(d))
		w.origin = append(w.origin, -1)
		w.cat.Said = append(w.cat.Said, d.said)
	}
	w.cat.Entries[n].Part = w.part
	return n
}

// skip notes what is left out.
func (w *writer) skip(d *processed) {
	w.cat.Skipped = append(w.cat.Skipped, *d.skip)
	if d.failed != nil {
		if w.cat.Failed == nil {
			w.cat.Failed = make(map[string]string)
		}
		w.cat.Failed[d.failed.ID] = d.failed.Hash
	}
}

// Finish ends the part that was written and puts its columns into the order of
// its documents.
func (w *writer) Finish() (*segment.Store, error) {
	st, err := w.segments.Finish()
	if err != nil {
		return nil, err
	}
	order, err := st.Order()
	if err == nil && len(order) != w.count {
		err = fmt.Errorf("index: %d records became %d documents", w.count, len(order))
	}
	if err != nil {
		st.Close()
		return nil, err
	}
	w.cat.Arrange(order)
	w.own.Arrange(order)
	return st, nil
}

// seal completes the catalog.
func (w *writer) seal() {
	w.cat.Built = time.Now().UTC().Truncate(time.Second)
}
