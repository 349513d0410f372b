package main

import (
	"io"
	"time"

	"github.com/schollz/progressbar/v3"

	"onrecord/index"
)

// progress shows how far a build is, to somebody who watches and to nobody else.
type progress struct {
	out   io.Writer
	began time.Time
	bar   *progressbar.ProgressBar
}

// patience is how long a build may take before it is worth a bar.
const patience = 300 * time.Millisecond

// newProgress returns a progress on w that stays silent unless w is a terminal.
func newProgress(w io.Writer) *progress {
	if !isTerminal(w) {
		w = nil
	}
	return &progress{out: w, began: time.Now()}
}

// step is what index.Config.Progress wants.
func (p *progress) step(now index.Progress) {
	if p.out == nil || time.Since(p.began) < patience {
		return
	}
	if p.bar == nil {
		p.bar = progressbar.NewOptions(-1,
			progressbar.OptionSetWriter(p.out),
			progressbar.OptionSetDescription("reading articles"),
			progressbar.OptionShowCount(),
			progressbar.OptionThrottle(100*time.Millisecond),
			progressbar.OptionClearOnFinish(),
			progressbar.OptionSetElapsedTime(false),
		)
	}
	if now.Total > 0 && p.bar.GetMax() != now.Total {
		p.bar.ChangeMax(now.Total)
	}
	_ = p.bar.Set(now.Done)
}

// finish takes the bar off the screen.
func (p *progress) finish() {
	if p.bar != nil {
		_ = p.bar.Finish()
		p.bar = nil
	}
}
