package disk

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"onrecord/index"
)

const (
	lockName    = "LOCK"
	defaultWait = 8 * time.Second
	lockPoll    = 20 * time.Millisecond
)

// Lock makes the caller the only one that updates dir. The file stays: removing
// it would let two processes hold locks on two files of one name.
func Lock(ctx context.Context, dir string, wait time.Duration) (unlock func(), err error) {
	if wait <= 0 {
		wait = defaultWait
	}
	f, err := os.OpenFile(filepath.Join(dir, lockName), os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, fmt.Errorf("index: lock %s: %w", dir, err)
	}
	limit := time.NewTimer(wait)
	defer limit.Stop()
	poll := time.NewTicker(lockPoll)
	defer poll.Stop()
	for {
		ok, err := tryLock(f)
		if ok {
			return func() { f.Close() }, nil
		}
		if err != nil {
			f.Close()
			return nil, fmt.Errorf("index: lock %s: %w", dir, err)
		}
		select {
		case <-poll.C:
		case <-limit.C:
			f.Close()
			return nil, fmt.Errorf("index: update %s: %w", dir, index.ErrLocked)
		case <-ctx.Done():
			f.Close()
			return nil, fmt.Errorf("index: update %s: %w", dir, ctx.Err())
		}
	}
}
