package store

import (
	"bytes"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// Settings that are empty or cut anywhere are put aside, that is said, and those before the
// last change are in force.
func TestDamagedSettings(t *testing.T) {
	whole := func() (string, []byte) {
		file := filepath.Join(t.TempDir(), "servers.json")
		s, err := openServers(file, slog.New(slog.DiscardHandler))
		if err != nil {
			t.Fatal(err)
		}
		for _, private := range []bool{true, true} {
			if _, err := s.Change("g", func(s *Server) { s.Private = private; s.Channels = append(s.Channels, "1") }); err != nil {
				t.Fatal(err)
			}
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		return file, data
	}
	_, data := whole()
	for cut := range bytes.LastIndexByte(data, '}') {
		file, _ := whole()
		if err := os.WriteFile(file, data[:cut], 0o600); err != nil {
			t.Fatal(err)
		}
		var said bytes.Buffer
		s, err := openServers(file, slog.New(slog.NewTextHandler(&said, nil)))
		if err != nil {
			t.Fatalf("cut at byte %d: %v", cut, err)
		}
		if !s.Of("g").Private || !strings.Contains(said.String(), "servers.json.damaged") {
			t.Errorf("cut at byte %d: %+v, and the log has %q", cut, s.Of("g"), said.String())
		}
		if aside, err := os.ReadFile(file + Damaged); err != nil || !bytes.Equal(aside, data[:cut]) {
			t.Errorf("cut at byte %d: what was put aside is %q, %v", cut, aside, err)
		}
		if _, err := s.Change("g", func(s *Server) { s.NoFeedback = true }); err != nil {
			t.Errorf("cut at byte %d: it cannot be changed: %v", cut, err)
		}
		if s, err = openServers(file, slog.New(slog.DiscardHandler)); err != nil || !s.Of("g").NoFeedback || !s.Of("g").Private {
			t.Errorf("cut at byte %d: after that %+v, %v", cut, s.Of("g"), err)
		}
	}
}

// A line that a kill cut anywhere is lost, and no other, however it is gone on from it.
func TestCutLines(t *testing.T) {
	line := "{\"message\":\"m9\",\"user\":\"u\",\"vote\":\"helpful\"}\n"
	for cut := range len(line) {
		file := filepath.Join(t.TempDir(), "votes.jsonl")
		v, err := openVotes(file, time.Now)
		if err != nil {
			t.Fatal(err)
		}
		cast := func(n int) {
			if _, err := v.Cast(Vote{Message: fmt.Sprint("m", n), User: "u", Vote: "helpful"}); err != nil {
				t.Fatal(err)
			}
		}
		cast(1)
		f, err := os.OpenFile(file, os.O_APPEND|os.O_WRONLY, 0)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = f.WriteString(line[:cut])
		_ = f.Close()
		if v, err = openVotes(file, time.Now); err != nil {
			t.Fatal(err)
		}
		cast(2)
		if v, err = openVotes(file, time.Now); err != nil {
			t.Fatal(err)
		}
		for _, key := range []string{"m1 u", "m2 u"} {
			if _, ok := v.last.Get(key); !ok {
				t.Errorf("cut at byte %d: the vote %s is lost", cut, key)
			}
		}
	}
}

// A folder has one user, or several that share it; and those write one after another.
func TestLock(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "state")
	unlock, err := Lock(dir, StateLock, false)
	if err != nil {
		t.Fatal(err)
	}
	for _, shared := range []bool{false, true} {
		if _, err := Lock(dir, StateLock, shared); err == nil || !strings.Contains(err.Error(), "another process uses it") {
			t.Errorf("a second process, shared %v: %v", shared, err)
		}
	}
	unlock()
	first, err := Lock(dir, StateLock, true)
	if err != nil {
		t.Fatal(err)
	}
	second, err := Lock(dir, StateLock, true)
	if err != nil {
		t.Fatalf("two that share it: %v", err)
	}
	if _, err := Lock(dir, StateLock, false); err == nil {
		t.Error("one has it alone beside two that share it")
	}
	first()
	second()

	file := filepath.Join(dir, "servers.json")
	var wg sync.WaitGroup
	for p := range 4 {
		wg.Go(func() { // as many processes: nothing but the file is common to them
			s, err := openServers(file, slog.New(slog.DiscardHandler))
			if err != nil {
				t.Error(err)
				return
			}
			for n := range 10 {
				if _, err := s.Change(fmt.Sprint(p), func(s *Server) { s.Channels = append(s.Channels, fmt.Sprint(n)) }); err != nil {
					t.Error(err)
				}
				if _, err := s.Change("all", func(s *Server) { s.Channels = append(s.Channels, "x") }); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	s, err := openServers(file, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	if n := len(s.Of("all").Channels); n != 40 {
		t.Errorf("of 40 changes to one server %d are kept", n)
	}
	for p := range 4 {
		if n := len(s.Of(fmt.Sprint(p)).Channels); n != 10 {
			t.Errorf("process %d has %d of 10", p, n)
		}
	}
}
