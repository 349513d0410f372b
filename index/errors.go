package index

import (
	"errors"
	"fmt"

	"onrecord/corpus/intake"
)

// ErrClosed is returned by an Index that was closed.
var ErrClosed = errors.New("index: closed")

// ErrNone is returned by Open when a directory has no generation at all.
var ErrNone = errors.New("no index here yet; run onrecord index")

// ErrFormat is returned when an index was made by a version with another format.
var ErrFormat = errors.New("made by another version; run onrecord index to build it again")

// ErrCorrupt is returned when no generation of a directory is whole.
var ErrCorrupt = errors.New("damaged")

// ErrLocked is returned by Update when another one was at work all the time that
// it was willing to wait.
var ErrLocked = errors.New("another process is updating it; try again when that has ended")

// ErrEmpty is returned when the corpus paths hold no article that can be read.
var ErrEmpty = errors.New("no article found; what is read: " + intake.Kinds)

// ShrunkError is returned by Update when the corpus holds so few of the articles
// that were published before that something is likely wrong with the folder: a
// disk that is not mounted, a wrong path. Config.Force publishes all the same.
type ShrunkError struct {
	Dir           string
	Before, After int
}

// What says what was found, without what can be done about it.
func (e *ShrunkError) What() string {
	return fmt.Sprintf("there are %d articles now, and the index holds %d", e.After, e.Before)
}

// Error says what was found and what to do.
func (e *ShrunkError) Error() string {
	return fmt.Sprintf("index: update %s: %s: nothing was changed; look whether the folder is whole, or force it", e.Dir, e.What())
}

// SpaceError is returned by Update when the disk has too little room for another
// generation. Config.Force tries all the same.
type SpaceError struct {
	Dir        string
	Free, Need int64 // bytes
}

// What says what is lacking, without what can be done about it.
func (e *SpaceError) What() string {
	return fmt.Sprintf("%s are free where the index is kept, and %s are needed to build it again beside the old one", Size(e.Free), Size(e.Need))
}

// Error says what is lacking and what to do.
func (e *SpaceError) Error() string {
	return fmt.Sprintf("index: update %s: %s; make room, or force it", e.Dir, e.What())
}

// Size is a number of bytes as people read it: rounded down, with two figures at least.
func Size(n int64) string {
	switch {
	case n >= 10<<20:
		return fmt.Sprintf("%d MiB", n>>20)
	case n >= 10<<10:
		return fmt.Sprintf("%d KiB", n>>10)
	}
	return fmt.Sprintf("%d bytes", n)
}
