package update

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"onrecord/corpus"
	"onrecord/corpus/intake"
	"onrecord/index"
	"onrecord/index/embedded/internal/articles"
	"onrecord/index/embedded/internal/catalog"
	"onrecord/index/embedded/internal/disk"
)

// A refresh writes what changed as a part of its own and carries the other parts
// on as they are, so that it costs in proportion to the change. The parts are
// copied and not linked: the generation before stays a whole that damage to this
// one does not reach. Parts that have become small beside what is new, or hold
// much that is gone, are written again with it; so their number stays a logarithm
// of the archive's size, and every article is written again only so often.
const (
	mergeFactor     = 4 // a part this many times the new records or smaller is merged
	maxDeletedShare = 3 // a part with more than a third of its records gone is merged
)

// unchanged reports whether the walk found the published generation as it is. One
// that is served because the published one is damaged has to be published.
func (u *updater) unchanged(w *writer) bool {
	if u.old == nil || !u.same || u.old.Name() != u.current || len(w.origin) != len(u.old.Catalog.Entries) {
		return false
	}
	for i, from := range w.origin {
		if i != from {
			return false
		}
	}
	return true
}

// compact writes again, into the part that is being written, the articles of the
// parts that are not worth carrying on.
func (u *updater) compact(ctx context.Context, l *pipeline) error {
	w := l.w
	if u.old == nil || !u.same {
		return nil
	}
	live := make([]int, len(u.old.Catalog.Parts))
	for i, from := range w.origin {
		if from >= 0 {
			live[w.cat.Entries[i].Part] += w.cat.Entries[i].Records()
		}
	}
	fresh := w.count
	again := make([]bool, len(live))
	for p := len(live) - 1; p >= 0; p-- {
		size := u.old.Catalog.Parts[p].Size
		if live[p] <= mergeFactor*fresh || (size-live[p])*maxDeletedShare > size {
			again[p] = true
			fresh += live[p]
		}
	}
	from := func(ctx context.Context, found func(*corpus.Article) error, _ func(intake.Skipped)) error {
		for i, from := range w.origin {
			if from < 0 || !again[u.old.Catalog.Entries[from].Part] {
				continue
			}
			if err := u.readStored(from, found); err != nil {
				return err
			}
			w.origin[i] = -1
		}
		return nil
	}
	for i, from := range w.origin {
		if from >= 0 && again[w.cat.Entries[i].Part] {
			w.rewritten = append(w.rewritten, i)
		}
	}
	if len(w.rewritten) == 0 {
		return nil
	}
	second := newPipeline(w, u.old)
	second.pack, second.strict, second.quiet = true, true, true
	if err := second.run(ctx, from); err != nil {
		return err
	}
	if len(w.rewritten) > 0 {
		return fmt.Errorf("%d articles were not written again", len(w.rewritten))
	}
	return nil
}

// readStored hands on an article of the generation before.
func (u *updater) readStored(i int, found func(*corpus.Article) error) error {
	v, err := u.old.Articles.Get(i)
	if err != nil {
		return err
	}
	f, err := articles.Decode(v, 0)
	if err != nil {
		return err
	}
	return found(&f.Article)
}

// copyKept puts the parts that still hold articles before the one that was written,
// and their columns before its columns.
func (u *updater) copyKept(ctx context.Context, w *writer, gen string, written catalog.Part) error {
	cat := w.cat
	fresh := *cat
	cat.Article, cat.Number, cat.Length, cat.First, cat.Last, cat.Class = nil, nil, nil, nil, nil, nil
	at := make(map[int]int) // parts by their number in the generation before
	if slices.ContainsFunc(w.origin, func(from int) bool { return from >= 0 }) {
		if err := u.carryParts(ctx, w, gen, at); err != nil {
			return err
		}
	}
	for i := range cat.Entries {
		if e := &cat.Entries[i]; w.origin[i] >= 0 {
			e.Part = at[e.Part]
		} else {
			e.Part = len(cat.Parts)
		}
	}
	if written.Size > 0 || len(cat.Parts) == 0 {
		cat.Parts = append(cat.Parts, written)
		cat.Append(&fresh, 0, len(fresh.Class))
		return nil
	}
	if i := slices.IndexFunc(w.origin, func(from int) bool { return from < 0 }); i >= 0 {
		cat.Parts = append(cat.Parts, written) // articles without a record
	}
	return nil
}

// carryParts copies the parts and their columns.
func (u *updater) carryParts(ctx context.Context, w *writer, gen string, at map[int]int) error {
	old := u.old.Catalog
	now := make([]int, len(old.Entries)) // entries of then as they are numbered now
	for i := range now {
		now[i] = -1
	}
	held := make([]bool, len(old.Parts))
	for i, from := range w.origin {
		if from >= 0 {
			now[from] = i
			held[old.Entries[from].Part] = true
		}
	}
	begin := 0
	for p, pt := range old.Parts {
		end := begin + pt.Size
		if held[p] {
			if err := copyPart(ctx, filepath.Join(u.old.Dir, pt.Name), filepath.Join(gen, pt.Name)); err != nil {
				return err
			}
			at[p] = len(w.cat.Parts)
			w.cat.Parts = append(w.cat.Parts, pt)
			first := len(w.cat.Class)
			w.cat.Append(old, begin, end)
			w.cat.Renumber(first, now)
		}
		begin = end
	}
	return nil
}

// copyPart copies the files of a part.
func copyPart(ctx context.Context, from, to string) error {
	if err := disk.MakeDir(filepath.Join(to, disk.StoreName)); err != nil {
		return err
	}
	for _, sub := range []string{"", disk.StoreName} {
		files, err := os.ReadDir(filepath.Join(from, sub))
		if err != nil {
			return err
		}
		for _, f := range files {
			if err := ctx.Err(); err != nil {
				return err
			}
			if f.IsDir() {
				continue
			}
			if err := copyFile(filepath.Join(from, sub, f.Name()), filepath.Join(to, sub, f.Name())); err != nil {
				return err
			}
		}
	}
	return nil
}

// copyFile copies a file, within the kernel where it can.
func copyFile(from, to string) error {
	in, err := disk.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := disk.Create(to)
	if err != nil {
		return err
	}
	if err = disk.Attend("copy", to); err == nil {
		_, err = io.Copy(out, in)
	}
	return errors.Join(err, out.Close())
}

// sameFiles compares what was carried on with what the generation before says
// that it is: a disk that forgot in between must not pass for a change.
func sameFiles(before, now *disk.Manifest, parts []catalog.Part, written string) error {
	sums := make(map[string]disk.HashedFile)
	for _, f := range now.Files {
		sums[f.Name] = f
	}
	for _, f := range before.Files {
		name, _, _ := strings.Cut(f.Name, "/")
		if slices.ContainsFunc(parts, func(p catalog.Part) bool { return p.Name == name && name != written }) && sums[f.Name] != f {
			return fmt.Errorf("%s was not carried on whole: %w", f.Name, index.ErrCorrupt)
		}
	}
	return nil
}
