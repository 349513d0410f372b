package index

import "fmt"

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

// room refuses to begin what would likely fill the disk: a generation is as large
// as the one before or larger, and while it is pressed its segments lie beside it.
func (u *updating) room() error {
	if u.manifest == nil || u.cfg.Force {
		return nil
	}
	need := u.manifest.bytes() * 22 / 10
	if free, known := freeSpace(u.cfg.Dir); known && free < need {
		return &SpaceError{u.cfg.Dir, free, need}
	}
	return nil
}
