package update

import (
	"context"
	"errors"
	"fmt"

	"onrecord/corpus"
	"onrecord/index"
	"onrecord/index/embedded/internal/checkpoint"
)

// errCheckpointRead is the fault of a disk that does not give back what it has taken; the
// next update reads the article itself.
var errCheckpointRead = errors.New("what was kept of an interrupted update cannot be read; try again")

// resume finds what an interrupted update left.
func (u *updater) resume(l *pipeline) {
	if u.cfg.Extract != nil { // two of these cannot be told apart
		return
	}
	var err error
	if u.checkpoint, err = checkpoint.Open(u.cfg.Dir, reader(&u.cfg)); err != nil {
		u.cfg.Logger().Warn("index: checkpoint not written; an interrupted update will start over", "dir", u.cfg.Dir, "cause", err)
		return
	}
	if n := u.checkpoint.Len(); n > 0 {
		u.cfg.Logger().Info("index: resuming an interrupted update", "dir", u.cfg.Dir, "articles", n)
	}
	l.checkpoint = u.checkpoint
}

// saveCheckpoint keeps what was found in an article for the case that this update is
// interrupted. Where that fails, it goes without.
func (u *updater) saveCheckpoint(d *processed) {
	if u.checkpoint == nil || u.noCheckpoint || !d.fresh {
		return
	}
	if err := u.checkpoint.Add(d.filed, d.mark, d.packed); err != nil {
		u.cfg.Logger().Warn("index: checkpoint not written; an interrupted update will start over", "dir", u.cfg.Dir, "cause", err)
		u.noCheckpoint = true
	}
}

// isResumable reports whether an update that ended with err may be resumed where it was.
// After a failure to write it may not: what was found takes the room that is
// lacking, or lies on a disk that is not sound.
func isResumable(err error) bool {
	var reading *readingError
	var shrunk *index.ShrunkError
	return !errors.Is(err, errCheckpointRead) && (errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) ||
		errors.As(err, &reading) || errors.As(err, &shrunk))
}

// resume takes over an article that was read, from an update that was interrupted.
func (l *pipeline) resume(a *corpus.Article, mark string) *processed {
	f, was, packed := l.checkpoint.Get(a.ID, a.Hash)
	if f == nil || was != mark {
		return nil
	}
	return &processed{filed: f, mark: mark, packed: packed, path: a.Path, resumed: true}
}

// reader names what finds the same in the same article.
func reader(c *index.Config) string {
	return fmt.Sprintf("onrecord unfinished 1\n%s\n%s\n", programID(), readingOptions(c.Options))
}
