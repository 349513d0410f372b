package update

import (
	"fmt"

	"onrecord/corpus"
)

// The walk passes over the cleaning of files that are as they were: of twenty
// thousand files of which twenty changed, twenty are cleaned. It may, when the
// generation before was made by this very program, under the same options, with
// the same table of concepts: then a file's ID and hash stand for all that is kept
// of it.

// isKnown is what the walk asks.
func (l *pipeline) isKnown(id, hash string) bool {
	if _, taken := l.seen[id]; taken {
		return false // it will get another ID, and is compared with what that stands for
	}
	return l.known && l.kept(id, hash) >= 0 || l.checkpoint.Has(id, hash)
}

// kept returns the number of an entry of the generation before; -1 for none.
func (l *pipeline) kept(id, hash string) int {
	if l.same && hash != "" {
		if i, ok := l.old.Catalog.Ids[id]; ok && l.old.Catalog.Entries[i].Hash == hash {
			return i
		}
	}
	return -1
}

// reuseKnown takes over an article that was not cleaned: from the generation before
// or from an update that was interrupted.
func (l *pipeline) reuseKnown(a *corpus.Article) *processed {
	if i := l.kept(a.ID, a.Hash); l.known && i >= 0 {
		return &processed{kept: i, path: a.Path}
	}
	d := &processed{path: a.Path, resumed: true}
	if d.filed, d.mark, d.packed = l.checkpoint.Get(a.ID, a.Hash); d.filed == nil {
		return &processed{err: fmt.Errorf("%s: %w", a.Path, errCheckpointRead)}
	}
	return d
}
