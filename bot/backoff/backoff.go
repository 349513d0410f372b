// Package backoff waits between two tries.
package backoff

import (
	"context"
	"math/rand/v2"
	"time"
)

// Sleep waits; it reports whether ctx was still alive at the end.
func Sleep(ctx context.Context, d time.Duration) bool {
	if d <= 0 {
		return ctx.Err() == nil
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-ctx.Done():
		return false
	}
}

// Jitter is d give or take a quarter, so that many do not try again at once.
func Jitter(d time.Duration) time.Duration {
	return d*3/4 + rand.N(d/2+1)
}
