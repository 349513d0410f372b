package update

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"onrecord/index"
	"onrecord/index/embedded/internal/articles"
	"onrecord/index/embedded/internal/catalog"
	"onrecord/index/embedded/internal/disk"
	"onrecord/index/embedded/internal/generation"
	"onrecord/index/embedded/internal/segmentwriter"
)

// complete makes a generation of what was written and what is carried on.
func (u *updater) complete(ctx context.Context, l *pipeline, store *articles.Writer, gen string) (index.Report, error) {
	w := l.w
	n := len(w.cat.Entries)
	reportProgress(&u.cfg, index.Progress{Done: n, Total: n, Writing: true})
	if err := u.compact(ctx, l); err != nil {
		return index.Report{}, err
	}
	if err := store.Close(); err != nil {
		return index.Report{}, err
	}
	st, err := w.Finish()
	if err != nil {
		return index.Report{}, err
	}
	if err := segmentwriter.WriteBlockFile(st, filepath.Join(gen, u.partName(), disk.BlocksName), w.cat, w.own); err != nil {
		return index.Report{}, err
	}
	if err := u.copyKept(ctx, w, gen, catalog.Part{Name: u.partName(), Size: w.count}); err != nil {
		return index.Report{}, err
	}
	if !slices.ContainsFunc(w.cat.Parts, func(p catalog.Part) bool { return p.Name == u.partName() }) {
		if err := os.RemoveAll(filepath.Join(gen, u.partName())); err != nil {
			return index.Report{}, err
		}
	}
	w.seal()
	return u.publish(ctx, w, gen)
}

// partName names the part that is written: no other that is carried on has it.
func (u *updater) partName() string {
	last := 0
	if u.old != nil {
		for _, p := range u.old.Catalog.Parts {
			n, _ := strconv.Atoi(strings.TrimPrefix(p.Name, disk.PartName))
			last = max(last, n)
		}
	}
	return fmt.Sprintf("%s%08d", disk.PartName, last+1)
}

// writer makes the staging directory's parts.
func (u *updater) writer(gen string) (*writer, *articles.Writer, error) {
	at := filepath.Join(gen, u.partName())
	if err := disk.MakeDir(at); err != nil {
		return nil, nil, err
	}
	store, err := articles.NewWriter(at)
	if err != nil {
		return nil, nil, err
	}
	keep := func(d *processed, e *catalog.Entry) error {
		u.saveCheckpoint(d)
		return store.Add(d.filed, e)
	}
	w := newWriter(u.cfg, segmentwriter.NewDisk(filepath.Join(at, disk.StoreName), u.staging), segmentwriter.NewOwnPostings(true), keep)
	w.old = u.old
	return w, store, nil
}

// check refuses what an admin would not want published.
func (u *updater) check(cat *catalog.Catalog) error {
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
func (u *updater) publish(ctx context.Context, w *writer, gen string) (index.Report, error) {
	if err := catalog.WriteCatalog(filepath.Join(gen, disk.CatalogName), w.cat); err != nil {
		return index.Report{}, err
	}
	counts := w.cat.Report()
	m := &disk.Manifest{
		Format: disk.Format, Engine: readBy(&u.cfg), Table: tableFingerprint(u.cfg.Concepts()), Reading: readingOptions(u.cfg.Options), Built: w.cat.Built,
		Articles: counts.Articles, Statements: counts.Statements, Passages: counts.Passages,
	}
	err := disk.CheckSegments(filepath.Join(gen, u.partName()))
	if err != nil {
		return index.Report{}, err
	}
	if m.Files, err = disk.ListFiles(gen); err != nil {
		return index.Report{}, err
	}
	if u.old != nil {
		if err := sameFiles(u.old.Manifest, m, w.cat.Parts, u.partName()); err != nil {
			return index.Report{}, err
		}
	}
	if err := m.Write(gen); err != nil {
		return index.Report{}, err
	}
	made, err := generation.Open(u.staging, filepath.Base(gen))
	if err != nil {
		return index.Report{}, err
	}
	r := u.report(made)
	if err := made.Close(); err != nil {
		return index.Report{}, err
	}
	u.compare(&r, w.cat)
	if err := ctx.Err(); err != nil {
		return index.Report{}, err
	}
	name, err := u.nextName()
	if err != nil {
		return index.Report{}, err
	}
	if err := disk.Publish(u.cfg.Dir, gen, name); err != nil {
		return index.Report{}, err
	}
	keep := []string{name}
	if u.old != nil {
		keep = append(keep, u.old.Name())
	}
	if err := disk.Sweep(u.cfg.Dir, keep...); err != nil {
		u.cfg.Logger().Warn("index: old generations were not removed", "dir", u.cfg.Dir, "cause", err)
	}
	return r, nil
}

// nextName returns a name that no generation has had here.
func (u *updater) nextName() (string, error) {
	gens, err := disk.Generations(u.cfg.Dir)
	if err != nil {
		return "", err
	}
	last := disk.Sequence(u.current)
	for _, g := range gens {
		last = max(last, disk.Sequence(g))
	}
	return fmt.Sprintf("gen-%08d", last+1), nil
}

// report counts what a generation holds.
func (u *updater) report(o *generation.Opened) index.Report {
	return o.Report(o.Catalog.People(u.cfg.Concepts()))
}

// compare counts what became of the articles of the generation before.
func (u *updater) compare(r *index.Report, cat *catalog.Catalog) {
	if u.old == nil {
		r.Added = r.Articles
		return
	}
	kept := 0
	for _, e := range cat.Entries {
		i, ok := u.old.Catalog.Ids[e.ID]
		switch {
		case !ok:
			r.Added++
			continue
		case u.old.Catalog.Entries[i].Hash == e.Hash:
			r.Unchanged++
		default:
			r.Changed++
		}
		kept++
	}
	r.Removed = len(u.old.Catalog.Entries) - kept
}

// checkSpace refuses to begin what would likely fill the disk: a generation is as large
// as the one before or larger, and while it is written its segments lie beside it.
func (u *updater) checkSpace() error {
	if u.old == nil || u.cfg.Force {
		return nil
	}
	need := u.old.Manifest.Bytes() * 22 / 10
	if free, known := disk.FreeSpace(u.cfg.Dir); known && free < need {
		return &index.SpaceError{Dir: u.cfg.Dir, Free: free, Need: need}
	}
	return nil
}
