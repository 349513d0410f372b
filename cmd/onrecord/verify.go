package main

import (
	"context"
	"fmt"
	"time"
)

// verifyEvery is how often what is served is held against what was published, as it
// was when it was opened: disks forget.
const verifyEvery = 24 * time.Hour

// verifying looks at what is served every so often; the function returned ends it
// and waits for it.
func (s *served) verifying(ctx context.Context, every time.Duration) (stop func()) {
	ctx, cancel := context.WithCancel(ctx)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		tick := time.NewTicker(every)
		defer tick.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
				s.verify(ctx)
			}
		}
	}()
	return func() { cancel(); <-ended }
}

// verify takes a generation that is no longer whole out of service: the one before
// is served, and a new one is built where there is a corpus. Without any that is
// whole nothing is answered, since a damaged one answers wrongly and does not know.
func (s *served) verify(ctx context.Context) {
	ix, release := s.live.Acquire()
	if ix == nil {
		release()
		return
	}
	err := ix.Verify()
	release()
	if err == nil {
		s.log.Debug("onrecord: the index is whole", "generation", ix.Generation())
		return
	}
	s.log.Error("onrecord: the index was damaged while it was served", "generation", ix.Generation(), "err", err)
	if err := s.swapKept(); err != nil {
		s.log.Error("onrecord: no generation of the index is whole; questions are not answered until it is built again", "err", err)
		s.live.Swap(nil)
	}
	if s.kept {
		return
	}
	if _, err := s.refresh(ctx, false, nil); err != nil && ctx.Err() == nil {
		s.log.Error("onrecord: the index could not be built again", "err", cannotBuild(err, s.cfg))
	}
}

// note says what an admin should know about what is served; "" for nothing. What it
// says is shown in Discord, and so without the names of files.
func (s *served) note() string {
	ix, release := s.live.Acquire()
	defer release()
	switch {
	case ix == nil:
		return "No state of the index is whole, so that no question can be answered; a reindex builds it again. The log has the details."
	case ix.Note() != "":
		return fmt.Sprintf("The index's last state is damaged: the one of %s is served until a reindex builds it again. The log has the details.",
			ix.Built().Format("2 January 2006, 15:04 MST"))
	}
	return ""
}
