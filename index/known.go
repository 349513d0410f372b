package index

import (
	"errors"

	"onrecord/corpus"
)

// The walk passes over the cleaning of files that are as they were: of twenty
// thousand files of which twenty changed, twenty are cleaned. It may, when the
// generation before was made by this very program, under the same options, with
// the same table of concepts: then a file's ID and hash stand for all that is kept
// of it.

// errUnasked is a fault of the walk's.
var errUnasked = errors.New("an article was left unread that is not known")

// knows is what the walk asks.
func (l *line) knows(id, hash string) bool {
	if _, taken := l.seen[id]; taken {
		return false // it will get another ID, and is compared with what that stands for
	}
	return l.kept(id, hash) >= 0
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

// takeKnown takes over an article that was not cleaned.
func (l *line) takeKnown(a *corpus.Article) *digested {
	if i := l.kept(a.ID, a.Hash); i >= 0 {
		return &digested{kept: i, path: a.Path}
	}
	return &digested{err: errUnasked}
}
