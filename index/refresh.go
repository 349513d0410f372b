package index

import (
	"context"
	"errors"

	"onrecord/corpus"
)

// errUnchanged ends a walk that found what the generation before holds.
var errUnchanged = errors.New("unchanged")

// resume walks the corpus beside the generation before, and hands nothing on as
// long as the two agree: folders are walked in a stable order. At the first
// difference it hands on what agreed, from the shelf, and then the rest as it is
// read. So a refresh that finds nothing new costs the reading and no more, and no
// file is ever read twice.
func (u *updating) resume(from walk) walk {
	if u.old == nil || !u.same {
		return from
	}
	return func(ctx context.Context, found func(*corpus.Article) error, skipped func(corpus.Skipped)) error {
		b := &beside{u: u, ids: newLine(nil, nil), found: found, skipped: skipped}
		if err := from(ctx, b.article, skipped); err != nil {
			return err
		}
		if !b.parted && b.agreed == len(u.old.cat.Entries) {
			return errUnchanged
		}
		return b.part()
	}
}

// beside compares a walk with the generation before.
type beside struct {
	u       *updating
	ids     *line
	agreed  int               // how many entries were found again
	failed  []*corpus.Article // what could not be digested before, and is the same
	parted  bool
	found   func(*corpus.Article) error
	skipped func(corpus.Skipped)
}

func (b *beside) article(a *corpus.Article) error {
	if reason := b.ids.identify(a); reason != "" {
		b.skipped(corpus.Skipped{Path: a.Path, Reason: reason})
		return nil
	}
	cat := b.u.old.cat
	switch {
	case b.parted:
	case a.Hash != "" && cat.Failed[a.ID] == a.Hash:
		b.failed = append(b.failed, a)
		return nil
	case b.agreed < len(cat.Entries) && cat.Entries[b.agreed].ID == a.ID && cat.Entries[b.agreed].Hash == a.Hash && a.Hash != "":
		b.agreed++
		b.u.cfg.progress(Progress{Done: b.agreed, Total: len(cat.Entries), Path: a.Path})
		return nil
	}
	if err := b.part(); err != nil {
		return err
	}
	return b.found(a)
}

// part hands on what agreed up to the first difference.
func (b *beside) part() error {
	if b.parted {
		return nil
	}
	b.parted = true
	for i := range b.agreed {
		v, err := b.u.old.shelf.get(i)
		if err != nil {
			return err
		}
		a, err := v.head()
		if err != nil {
			return err
		}
		a.Text = v.text()
		if err := b.found(&a); err != nil {
			return err
		}
	}
	for _, a := range b.failed {
		if err := b.found(a); err != nil {
			return err
		}
	}
	return nil
}
