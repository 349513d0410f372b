package main

import (
	"bytes"
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"onrecord/index"
	"onrecord/index/embedded"
)

// A generation that is damaged while it is served goes out of service: the one
// before comes, and then a new one; without any, nothing is answered.
func TestServedIsVerified(t *testing.T) {
	articles, dir := t.TempDir(), t.TempDir()
	write(t, filepath.Join(articles, "dam.md"), damArticle)
	var log bytes.Buffer
	logger := slog.New(slog.NewTextHandler(&log, nil))
	serve := func(a Archive) *served {
		t.Helper()
		s, err := a.serve(t.Context(), &console{err: &log}, 5, logger)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(s.close)
		return s
	}
	generation := func(s *served) string {
		ix, release := s.live.Acquire()
		defer release()
		if ix == nil {
			return "none"
		}
		return ix.Generation()
	}
	damage := func(generation string) {
		t.Helper()
		path := filepath.Join(dir, generation, "catalog")
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		b[len(b)/2] ^= 1
		if err := os.WriteFile(path, b, 0o644); err != nil {
			t.Fatal(err)
		}
	}

	s := serve(Archive{Corpus: []string{articles}, Index: dir})
	write(t, filepath.Join(articles, "ferry.md"), strings.ReplaceAll(damArticle, "dam", "ferry"))
	if _, err := s.refresh(t.Context(), false, nil); err != nil {
		t.Fatal(err)
	}
	s.verify(t.Context())
	if got := generation(s); got != "gen-00000002" || s.note() != "" {
		t.Errorf("whole: %s is served, note %q", got, s.note())
	}
	damage("gen-00000002")
	s.verify(t.Context())
	if got := generation(s); got != "gen-00000003" || s.note() != "" {
		t.Errorf("built again: %s is served, note %q", got, s.note())
	}

	// Without a corpus the one before is served, and then none.
	kept := serve(Archive{Index: dir})
	damage("gen-00000003")
	kept.verify(t.Context())
	if got := generation(kept); got != "gen-00000001" || !strings.Contains(kept.note(), "is damaged: the one of ") || strings.Contains(kept.note(), dir) {
		t.Errorf("%s is served, note %q", got, kept.note())
	}
	damage("gen-00000001")
	kept.verify(t.Context())
	if got := generation(kept); got != "none" || !strings.Contains(kept.note(), "no question can be answered") {
		t.Errorf("%s is served, note %q", got, kept.note())
	}
	if _, _, err := kept.archive(); err == nil {
		t.Error("a damaged archive is asked")
	}
	kept.verify(t.Context())
	if _, err := embedded.Open(dir); err == nil {
		t.Error("what is damaged opens")
	}
	if _, err := s.refresh(t.Context(), false, nil); err != nil || generation(s) != "gen-00000004" {
		t.Errorf("%s is served after a reindex, %v", generation(s), err)
	}
	for _, text := range []string{"was damaged while it was served", "no generation of the index is whole"} {
		if !strings.Contains(log.String(), text) {
			t.Errorf("the log does not say %q:\n%s", text, &log)
		}
	}
}

// It is looked at once a day.
func TestVerifyEvery(t *testing.T) {
	path := filepath.Join(t.TempDir(), "dam.md")
	write(t, path, damArticle)
	cfg, err := Archive{Corpus: []string{path}}.config()
	if err != nil {
		t.Fatal(err)
	}
	ix, _, err := embedded.Build(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	synctest.Test(t, func(t *testing.T) {
		var log bytes.Buffer
		s := &served{log: slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug})), live: index.NewLive(ix), kept: true}
		ctx, cancel := context.WithCancel(t.Context())
		stop := s.verifying(ctx, verifyEvery)
		<-time.After(3*verifyEvery + time.Hour)
		cancel()
		stop()
		if got := strings.Count(log.String(), "the index is whole"); got != 3 {
			t.Errorf("looked at %d times in three days:\n%s", got, &log)
		}
	})
}
