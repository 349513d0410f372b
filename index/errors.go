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
var ErrEmpty = errors.New("no article found: files ending in " + intake.Kinds + " are read")

// ShrunkError is returned by Update when the corpus holds so few of the articles
// that were published before that something is likely wrong with the folder: a
// disk that is not mounted, a wrong path. Config.Force publishes all the same.
type ShrunkError struct {
	Dir           string
	Before, After int
}

// Error says what was found and what to do.
func (e *ShrunkError) Error() string {
	return fmt.Sprintf("index: update %s: the folder has %d articles and the index %d: nothing was changed; look whether the folder is whole, or force it",
		e.Dir, e.After, e.Before)
}

// SpaceError is returned by Update when the disk has too little room for another
// generation. Config.Force tries all the same.
type SpaceError struct {
	Dir        string
	Free, Need int64 // bytes
}

// Error says what is lacking and what to do.
func (e *SpaceError) Error() string {
	return fmt.Sprintf("index: update %s: too little room on the disk: %d MB are free and %d MB are wanted; free some, or force it",
		e.Dir, e.Free>>20, e.Need>>20+1)
}
