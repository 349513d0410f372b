package main

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"onrecord/bot/fakediscord"
	"onrecord/index"
)

// The watcher refreshes once for each state in which the corpus rests.
func TestWatcher(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		looks := []string{"a", "a", "a", "b", "c", "d", "d", "!", "!", "d", "e", "e", "e", "f", "f"}
		fails := map[int]bool{3: true}
		n, refreshed := 0, []int{}
		var log bytes.Buffer
		ctx, stop := context.WithCancel(t.Context())
		w := &watcher{
			every: time.Minute,
			log:   slog.New(slog.NewTextHandler(&log, nil)),
			stamp: func(context.Context) (string, error) {
				n++
				if n > len(looks) {
					stop()
					return "", ctx.Err()
				}
				if looks[n-1] == "!" {
					return "", errors.New("unplugged")
				}
				return looks[n-1], nil
			},
			refresh: func(context.Context) (index.Report, error) {
				refreshed = append(refreshed, n)
				if fails[len(refreshed)] {
					return index.Report{}, errors.New("no room")
				}
				return index.Report{Added: 1}, nil
			},
		}
		start := time.Now()
		w.run(ctx)
		if got := time.Since(start); got != 16*time.Minute {
			t.Errorf("looked for %s", got)
		}
		want := []int{2, 7, 12, 15}
		if len(refreshed) != len(want) {
			t.Fatalf("refreshed at looks %v, want %v", refreshed, want)
		}
		for i := range want {
			if refreshed[i] != want[i] {
				t.Errorf("refreshed at looks %v, want %v", refreshed, want)
			}
		}
		for text, times := range map[string]int{"unplugged": 1, "no room": 1, "the corpus changed\"": 3} {
			if got := strings.Count(log.String(), text); got != times {
				t.Errorf("the log has %q %d times, not %d:\n%s", text, got, times, &log)
			}
		}
	})
}

// A bot that watches answers what is new without being told.
func TestBotWatches(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "dam.txt"), damArticle)
	discord := fakediscord.New(t, fakediscord.Options{})
	b := startBot(t, discord, "--corpus", dir, "--index", t.TempDir(), "--watch", "1s")
	b.up(t)
	write(t, filepath.Join(dir, "ferry.txt"), strings.ReplaceAll(damArticle, "dam", "ferry"))
	b.stderr.await(t, "added=1")
	b.stop()
	if err := <-b.ended; err != nil {
		t.Error(err)
	}
}
