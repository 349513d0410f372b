package embedded

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"onrecord/index"
)

// Update brings the index in cfg.Dir up to date with the corpus and publishes a
// new generation when anything changed; the served one is never touched.
// Statements of articles that did not change are taken over and not found anew.
func Update(ctx context.Context, cfg index.Config) (index.Report, error) {
	return update(ctx, cfg, nil)
}

// update is Update from a walk of its own, or, where that is nil, from what the
// configuration names.
func update(ctx context.Context, cfg index.Config, from index.Walk) (index.Report, error) {
	start := time.Now()
	if cfg.Dir == "" {
		return index.Report{}, errors.New("index: update: no directory given")
	}
	if err := os.MkdirAll(cfg.Dir, 0o755); err != nil {
		return index.Report{}, fmt.Errorf("index: update %s: %w", cfg.Dir, err)
	}
	unlock, err := lock(ctx, cfg.Dir, cfg.Wait)
	if err != nil {
		return index.Report{}, err
	}
	defer unlock()
	u, err := begin(cfg)
	if err != nil {
		return index.Report{}, err
	}
	defer func() { u.end(err) }()
	r, err := u.run(ctx, from)
	r.Took = time.Since(start)
	return r, err
}

// updating is one Update at work.
type updating struct {
	cfg     index.Config
	current string // what is published; "" when nothing is
	before  int    // its number of articles
	old     *Index // the newest generation that is whole; may be nil
	reuse   bool   // its statements are as this program would find them
	same    bool   // its concepts as well
	known   bool   // and its articles are as they would be read
	staging string

	manifest   *manifest   // of old
	unfinished *unfinished // what an update before was interrupted in; nil for none
	forgetful  bool        // nothing can be added to that
}

// begin sweeps up and opens the generation before.
func begin(cfg index.Config) (*updating, error) {
	u := &updating{cfg: cfg, current: readCurrent(cfg.Dir)}
	ix, err := openNewest(cfg)
	switch {
	case err == nil:
		u.old, u.before = ix, ix.counts.Articles
		m, err := readManifest(ix.dir)
		if err != nil {
			ix.Close()
			return nil, fmt.Errorf("index: update %s: %w", cfg.Dir, err)
		}
		u.manifest = m
		u.reuse = m.Engine == engine()
		u.same = u.reuse && m.Table == fingerprint(conceptTable(&cfg))
		u.known = u.same && m.Reading == reading(cfg.Options)
	case !errors.Is(err, index.ErrNone):
		logger(&cfg).Warn("index: the old index cannot be used and is built again", "dir", cfg.Dir, "cause", err)
		if m, err := readManifest(filepath.Join(cfg.Dir, u.current)); err == nil {
			u.before = m.Articles
		}
	}
	if err := sweep(cfg.Dir, u.keep()...); err != nil {
		u.end(err)
		return nil, fmt.Errorf("index: update %s: %w", cfg.Dir, err)
	}
	return u, nil
}

// keep names the generations that must stay: the one that was served last and the
// one before it. When none could be opened nobody can be served by any.
func (u *updating) keep() []string {
	keep := []string{u.current}
	if u.old == nil {
		return keep
	}
	keep = append(keep, u.old.generation())
	gens, _ := generations(u.cfg.Dir)
	for _, g := range gens {
		if sequence(g) < sequence(u.old.generation()) {
			return append(keep, g)
		}
	}
	return keep
}

// end removes what was not published, but for what the next update can go on with.
func (u *updating) end(err error) {
	if u.old != nil {
		u.old.Close()
	}
	if u.staging != "" {
		os.RemoveAll(u.staging)
	}
	if u.unfinished != nil {
		u.unfinished.close(!u.forgetful && worthKeeping(err))
	}
}

// worthKeeping reports whether an update that ended with err may go on where it was.
// After a failure to write it may not: what was found takes the room that is
// lacking, or lies on a disk that is not sound.
func worthKeeping(err error) bool {
	var reading *readingError
	var shrunk *index.ShrunkError
	return !errors.Is(err, errUnasked) && (errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) ||
		errors.As(err, &reading) || errors.As(err, &shrunk))
}

// note keeps what was found in an article for the case that this update is
// interrupted. Where that fails, it goes without.
func (u *updating) note(d *digested) {
	if u.unfinished == nil || u.forgetful || !d.fresh {
		return
	}
	if err := u.unfinished.add(d); err != nil {
		logger(&u.cfg).Warn("index: an interruption cannot be gone on with", "dir", u.cfg.Dir, "cause", err)
		u.forgetful = true
	}
}

// run builds, compares and publishes.
func (u *updating) run(ctx context.Context, from index.Walk) (index.Report, error) {
	fail := func(err error) (index.Report, error) {
		return index.Report{}, fmt.Errorf("index: update %s: %w", u.cfg.Dir, quoted(err))
	}
	err := u.room()
	if err != nil {
		return index.Report{}, err
	}
	if err = attend("create", u.cfg.Dir); err != nil {
		return fail(err)
	}
	if u.staging, err = os.MkdirTemp(u.cfg.Dir, stagingName); err != nil {
		return fail(err)
	}
	gen := filepath.Join(u.staging, "generation")
	w, shelf, err := u.writer(gen)
	if err != nil {
		return fail(err)
	}
	defer shelf.Close()
	defer w.press.abort()
	l := newLine(w, nil)
	l.pack = true
	if u.reuse {
		l.old, l.same, l.known = u.old, u.same, u.known
	}
	u.resume(l)
	if u.same {
		l.expected = len(u.old.cat.Entries)
	} else if from == nil {
		l.expected = articlesExpected(ctx, &u.cfg)
	}
	if err := l.run(ctx, u.walk(l, from)); err != nil {
		return fail(err)
	}
	if u.unchanged(w) {
		r := u.old.counts
		r.Skipped, r.Unchanged = w.cat.Skipped, r.Articles
		return r, nil
	}
	if err := u.check(w.cat); err != nil {
		return index.Report{Skipped: w.cat.Skipped}, err
	}
	r, err := u.complete(ctx, l, shelf, gen)
	if err != nil {
		return fail(err)
	}
	r.Resumed = l.resumed
	return r, nil
}

// resume finds what an interrupted update left.
func (u *updating) resume(l *line) {
	if u.cfg.Extract != nil { // nothing tells one of these from another
		return
	}
	var err error
	if u.unfinished, err = openUnfinished(u.cfg.Dir, makerOf(&u.cfg)); err != nil {
		logger(&u.cfg).Warn("index: an interruption cannot be gone on with", "dir", u.cfg.Dir, "cause", err)
		return
	}
	if n := len(u.unfinished.found); n > 0 {
		logger(&u.cfg).Info("index: going on with an update that was interrupted", "dir", u.cfg.Dir, "articles", n)
	}
	l.unfinished = u.unfinished
}

// quoted makes of a full disk that bleve only quotes in its error a cause of it.
func quoted(err error) error {
	if !errors.Is(err, syscall.ENOSPC) && strings.Contains(err.Error(), syscall.ENOSPC.Error()) {
		return fmt.Errorf("%w: %w", syscall.ENOSPC, err)
	}
	return err
}

// walk returns what walks the corpus, past what need not be cleaned.
func (u *updating) walk(l *line, from index.Walk) index.Walk {
	if from != nil {
		return from
	}
	cfg := u.cfg
	cfg.Options.Known = l.knows
	return corpusWalk(cfg)
}

// complete makes a generation of what was written and what is carried on.
func (u *updating) complete(ctx context.Context, l *line, shelf *shelfWriter, gen string) (index.Report, error) {
	w := l.w
	n := len(w.cat.Entries)
	reportProgress(&u.cfg, index.Progress{Done: n, Total: n, Writing: true})
	if err := u.forget(w); err != nil {
		return index.Report{}, err
	}
	if err := u.merge(ctx, l); err != nil {
		return index.Report{}, err
	}
	if err := shelf.Close(); err != nil {
		return index.Report{}, err
	}
	st, err := w.finish()
	if err != nil {
		return index.Report{}, err
	}
	if err := cutShort(st, filepath.Join(gen, u.partName(), blocksName), w.cat, w.aside); err != nil {
		return index.Report{}, err
	}
	if err := u.carry(ctx, w, gen, part{Name: u.partName(), Size: w.count}); err != nil {
		return index.Report{}, err
	}
	if !slices.ContainsFunc(w.cat.Parts, func(p part) bool { return p.Name == u.partName() }) {
		if err := os.RemoveAll(filepath.Join(gen, u.partName())); err != nil {
			return index.Report{}, err
		}
	}
	w.sign()
	return u.publish(ctx, w, gen)
}

// partName names the part that is written: no other that is carried on has it.
func (u *updating) partName() string {
	last := 0
	if u.old != nil {
		for _, p := range u.old.cat.Parts {
			n, _ := strconv.Atoi(strings.TrimPrefix(p.Name, partName))
			last = max(last, n)
		}
	}
	return fmt.Sprintf("%s%08d", partName, last+1)
}

// writer makes the staging directory's parts.
func (u *updating) writer(gen string) (*writer, *shelfWriter, error) {
	at := filepath.Join(gen, u.partName())
	if err := makeDir(at); err != nil {
		return nil, nil, err
	}
	shelf, err := newShelfWriter(filepath.Join(at, articlesName))
	if err != nil {
		return nil, nil, err
	}
	keep := func(d *digested, e *entry) error {
		u.note(d)
		return shelf.add(d.packed, e)
	}
	w := newWriter(u.cfg, &diskPress{dir: filepath.Join(at, storeName), scratch: u.staging}, newAside(true), keep)
	w.old = u.old
	return w, shelf, nil
}

// check refuses what an admin would not want published.
func (u *updating) check(cat *catalog) error {
	n := len(cat.Entries)
	switch {
	case u.cfg.Force:
		return nil
	case u.before > 0 && n*2 < u.before:
		return &index.ShrunkError{Dir: u.cfg.Dir, Before: u.before, After: n}
	case n == 0:
		return empty(u.cfg, cat.Skipped)
	}
	return nil
}

// publish completes the staged generation, looks whether it opens, and names it.
func (u *updating) publish(ctx context.Context, w *writer, gen string) (index.Report, error) {
	if err := writeCatalog(filepath.Join(gen, catalogName), w.cat); err != nil {
		return index.Report{}, err
	}
	counts := w.cat.report()
	m := &manifest{
		Format: format, Engine: engine(), Table: fingerprint(conceptTable(&u.cfg)), Reading: reading(u.cfg.Options), Built: w.cat.Built,
		Articles: counts.Articles, Statements: counts.Statements, Passages: counts.Passages,
	}
	err := checkSegments(filepath.Join(gen, u.partName()))
	if err != nil {
		return index.Report{}, err
	}
	if m.Files, err = listFiles(gen); err != nil {
		return index.Report{}, err
	}
	if u.old != nil {
		if err := sameFiles(u.manifest, m, w.cat.Parts, u.partName()); err != nil {
			return index.Report{}, err
		}
	}
	if err := m.write(gen); err != nil {
		return index.Report{}, err
	}
	ix, err := openGeneration(u.staging, filepath.Base(gen), conceptTable(&u.cfg))
	if err != nil {
		return index.Report{}, err
	}
	r := ix.counts
	ix.Close()
	u.compare(&r, w.cat)
	if err := ctx.Err(); err != nil {
		return index.Report{}, err
	}
	name, err := u.nextName()
	if err != nil {
		return index.Report{}, err
	}
	if err := publish(u.cfg.Dir, gen, name); err != nil {
		return index.Report{}, err
	}
	keep := []string{name}
	if u.old != nil {
		keep = append(keep, u.old.generation())
	}
	if err := sweep(u.cfg.Dir, keep...); err != nil {
		logger(&u.cfg).Warn("index: old generations were not removed", "dir", u.cfg.Dir, "cause", err)
	}
	return r, nil
}

// nextName returns a name that no generation has had here.
func (u *updating) nextName() (string, error) {
	gens, err := generations(u.cfg.Dir)
	if err != nil {
		return "", err
	}
	last := sequence(u.current)
	for _, g := range gens {
		last = max(last, sequence(g))
	}
	return fmt.Sprintf("gen-%08d", last+1), nil
}

// compare counts what became of the articles of the generation before.
func (u *updating) compare(r *index.Report, cat *catalog) {
	if u.old == nil {
		r.Added = r.Articles
		return
	}
	kept := 0
	for _, e := range cat.Entries {
		i, ok := u.old.ids[e.ID]
		switch {
		case !ok:
			r.Added++
			continue
		case u.old.cat.Entries[i].Hash == e.Hash:
			r.Unchanged++
		default:
			r.Changed++
		}
		kept++
	}
	r.Removed = len(u.old.cat.Entries) - kept
}

// room refuses to begin what would likely fill the disk: a generation is as large
// as the one before or larger, and while it is pressed its segments lie beside it.
func (u *updating) room() error {
	if u.manifest == nil || u.cfg.Force {
		return nil
	}
	need := u.manifest.bytes() * 22 / 10
	if free, known := freeSpace(u.cfg.Dir); known && free < need {
		return &index.SpaceError{Dir: u.cfg.Dir, Free: free, Need: need}
	}
	return nil
}
