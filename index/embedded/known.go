package embedded

import (
	"errors"
	"fmt"

	"onrecord/corpus"
)

// The walk passes over the cleaning of files that are as they were: of twenty
// thousand files of which twenty changed, twenty are cleaned. It may, when the
// generation before was made by this very program, under the same options, with
// the same table of concepts: then a file's ID and hash stand for all that is kept
// of it.

// errUnasked is the fault of a disk that does not give back what it has taken; the
// next update reads the article itself.
var errUnasked = errors.New("what was kept of an interrupted update cannot be read; try again")

// knows is what the walk asks.
func (l *line) knows(id, hash string) bool {
	if _, taken := l.seen[id]; taken {
		return false // it will get another ID, and is compared with what that stands for
	}
	return l.known && l.kept(id, hash) >= 0 || l.unfinished.has(id, hash)
}

// kept returns the number of an entry of the generation before; -1 for none.
func (l *line) kept(id, hash string) int {
	if l.same && hash != "" {
		if i, ok := l.old.ids[id]; ok && l.old.cat.Entries[i].Hash == hash {
			return i
		}
	}
	return -1
}

// takeKnown takes over an article that was not cleaned: from the generation before
// or from an update that was interrupted.
func (l *line) takeKnown(a *corpus.Article) *digested {
	if i := l.kept(a.ID, a.Hash); l.known && i >= 0 {
		return &digested{kept: i, path: a.Path}
	}
	d := &digested{path: a.Path, resumed: true}
	if d.filed, d.mark, d.packed = l.unfinished.get(a.ID, a.Hash); d.filed == nil {
		return &digested{err: fmt.Errorf("%s: %w", a.Path, errUnasked)}
	}
	return d
}

// resume takes over an article that was read, from an update that was interrupted.
func (l *line) resume(a *corpus.Article, mark string) *digested {
	f, was, packed := l.unfinished.get(a.ID, a.Hash)
	if f == nil || was != mark {
		return nil
	}
	return &digested{filed: f, mark: mark, packed: packed, path: a.Path, resumed: true}
}
