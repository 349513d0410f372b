package index

import (
	"time"

	"onrecord/corpus/intake"
)

// Report counts what a build did.
type Report struct {
	Articles, Added, Changed, Removed, Unchanged int
	Resumed                                      int // of the added and changed: found by an update that was interrupted
	Skipped                                      []intake.Skipped
	Statements, Passages, Speakers               int
	Took                                         time.Duration
	Bytes                                        int64 // on disk; 0 in memory
}
