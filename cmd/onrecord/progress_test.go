package main

import (
	"bytes"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"onrecord/index"
)

// A log gets a line every so often, with the rate and the time that is left; what
// is quick gets none.
func TestProgressInALog(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var log bytes.Buffer
		p := newProgress(&log, linesOn(&log), lineEvery)
		for n := 1; n <= 1000; n++ {
			<-time.After(25 * time.Millisecond)
			p.step(index.Progress{Done: n, Total: 1000})
		}
		p.step(index.Progress{Done: 1000, Total: 1000, Writing: true})
		p.finish()
		want := []string{
			"onrecord: 400 of about 1000 articles are read, 40 a second, 15 s left",
			"onrecord: 800 of about 1000 articles are read, 40 a second, 5 s left",
			"onrecord: 1000 articles are read; the index is written", "",
		}
		if diff := cmp.Diff(want, strings.Split(log.String(), "\n")); diff != "" {
			t.Error(diff)
		}

		log.Reset()
		p = newProgress(&log, linesOn(&log), lineEvery)
		for n := 1; n <= 100; n++ {
			<-time.After(25 * time.Millisecond)
			p.step(index.Progress{Done: n})
		}
		p.step(index.Progress{Done: 100, Total: 100, Writing: true})
		if log.Len() > 0 {
			t.Errorf("of a quick build the log says %q", &log)
		}

		p = newProgress(&log, nil, lineEvery)
		<-time.After(time.Minute)
		p.step(index.Progress{Done: 1})
		if log.Len() > 0 {
			t.Errorf("nobody wants lines and the log says %q", &log)
		}
	})
}

func TestRoughly(t *testing.T) {
	for d, want := range map[time.Duration]string{
		0: "1 s", 59 * time.Second: "59 s", 90 * time.Second: "2 min", 100 * time.Minute: "100 min", 150 * time.Minute: "3 h",
	} {
		if got := roughly(d); got != want {
			t.Errorf("roughly(%s) = %q, want %q", d, got, want)
		}
	}
}
