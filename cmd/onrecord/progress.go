package main

import (
	"fmt"
	"io"
	"time"

	"github.com/schollz/progressbar/v3"

	"onrecord/index"
)

// progress shows how far a build is: a bar to somebody who watches, now and then a
// line to a log, and nothing to programs.
type progress struct {
	out   io.Writer    // the terminal; nil when nobody watches
	say   func(string) // takes a line; nil when nobody wants any
	every time.Duration
	began time.Time
	bar   *progressbar.ProgressBar

	said time.Time
	at   int // articles when it was said
}

// patience is how long a build may take before it is worth a bar.
const barDelay = 300 * time.Millisecond

// lineEvery is how long a log waits for the next line of a build.
const lineEvery = 10 * time.Second

// newProgress returns a progress on w that shows a bar when w is a terminal. Else
// say, when it is not nil, gets a line every so often.
func newProgress(w io.Writer, say func(string), every time.Duration) *progress {
	p := &progress{every: every, began: time.Now()}
	p.said = p.began
	if isTerminal(w) {
		p.out = w
	} else {
		p.say = say
	}
	return p
}

// linesOn says lines on w as the program says everything.
func linesOn(w io.Writer) func(string) {
	return func(line string) { fmt.Fprintln(w, "onrecord:", line) }
}

// step is what index.Config.Progress wants.
func (p *progress) step(now index.Progress) {
	switch {
	case p.out != nil:
		p.draw(now)
	case p.say != nil:
		p.tell(now)
	}
}

func (p *progress) draw(now index.Progress) {
	if time.Since(p.began) < barDelay {
		return
	}
	if p.bar == nil {
		p.bar = progressbar.NewOptions(-1,
			progressbar.OptionSetWriter(p.out),
			progressbar.OptionSetDescription("reading articles"),
			progressbar.OptionSetWidth(20),
			progressbar.OptionShowCount(),
			progressbar.OptionShowIts(),
			progressbar.OptionSetItsString("articles"),
			progressbar.OptionSetPredictTime(true),
			progressbar.OptionThrottle(100*time.Millisecond),
			progressbar.OptionClearOnFinish(),
		)
	}
	// A bar that is full takes itself off the screen, and there is still the index to
	// be written then.
	done := now.Done
	if now.Total > 0 {
		done = min(done, now.Total-1)
		if p.bar.GetMax() != now.Total {
			p.bar.ChangeMax(now.Total)
		}
	}
	if now.Writing {
		p.bar.Describe("writing the index")
	}
	_ = p.bar.Set(done)
}

// tell says a line when the last one is old enough.
func (p *progress) tell(now index.Progress) {
	passed := time.Since(p.said)
	if passed < p.every && (!now.Writing || p.said.Equal(p.began)) {
		return
	}
	if now.Writing {
		p.say(fmt.Sprintf("%d articles are read; the index is written", now.Done))
		return
	}
	rate := float64(now.Done-p.at) / passed.Seconds()
	line := fmt.Sprintf("%d articles are read, %.0f a second", now.Done, rate)
	if now.Total > now.Done && rate > 0 {
		left := time.Duration(float64(now.Total-now.Done)/rate) * time.Second
		line = fmt.Sprintf("%d of about %d articles are read, %.0f a second, %s left", now.Done, now.Total, rate, roughly(left))
	}
	p.say(line)
	p.said, p.at = time.Now(), now.Done
}

// roughly writes a duration as people do who cannot know it.
func roughly(d time.Duration) string {
	switch {
	case d < time.Minute:
		return fmt.Sprintf("%d s", max(1, int(d.Seconds())))
	case d < 2*time.Hour:
		return fmt.Sprintf("%d min", int(d.Minutes()+.5))
	}
	return fmt.Sprintf("%d h", int(d.Hours()+.5))
}

// finish takes the bar off the screen.
func (p *progress) finish() {
	if p.bar != nil {
		_ = p.bar.Finish()
		p.bar = nil
	}
}
