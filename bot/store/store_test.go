package store

import (
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// What is kept outlives the process, and what a kill left half written does not
// harm it.
func TestKeptThings(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "state", "buttons.jsonl")
	s, err := OpenCodes(100, path)
	if err != nil {
		t.Fatal(err)
	}
	long := strings.Repeat("long ", 50)
	key := s.Put(long)
	f, _ := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
	_, _ = f.WriteString(`{"Key":"#x","Co`)
	_ = f.Close()
	if s, err = OpenCodes(100, path); err != nil {
		t.Fatal(err)
	}
	if got, ok := s.Get(key); !ok || got != long {
		t.Errorf("after a restart a long code is read as %q, %v", got, ok)
	}

	file := filepath.Join(dir, "state", "servers.json")
	set, err := openServers(file, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := set.Change("g", func(s *Server) { s.Private, s.Channels = true, append(s.Channels, "1") }); err != nil {
		t.Fatal(err)
	}
	if set, err = openServers(file, slog.New(slog.DiscardHandler)); err != nil || !set.Of("g").Private || len(set.Of("g").Channels) != 1 || set.Of("h").Private {
		t.Errorf("after a restart the settings are %+v, %v", set, err)
	}
	other, err := openServers(file, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := other.Change("h", func(s *Server) { s.NoFeedback = true }); err != nil {
		t.Fatal(err)
	}
	set.looked = time.Time{}
	if !set.Of("h").NoFeedback {
		t.Error("what another process has set is not known")
	}
	if err := os.WriteFile(file, []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	v, err := openVotes(filepath.Join(dir, "votes.jsonl"), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 3 {
		_ = v.file.Add(Vote{Message: "m", User: "u", Vote: fmt.Sprint(i)})
	}
	if v, err = openVotes(v.file.path, time.Now); err != nil {
		t.Fatal(err)
	}
	if got, _ := v.last.Get("m u"); got.Vote != "2" {
		t.Errorf("the vote that counts is %q", got.Vote)
	}
	if data, err := os.ReadFile(v.file.path); err != nil || strings.Count(string(data), "\n") != 1 {
		t.Errorf("votes that were changed are kept: %s, %v", data, err)
	}
}

// No file grows without end: what is put aside is numbered, the oldest goes, and
// what counts is still known after the next start.
func TestKeptThingsStayBounded(t *testing.T) {
	dir := t.TempDir()
	audit := OpenAudit(filepath.Join(dir, "audit.jsonl"))
	audit.most = 10
	for i := range 200 {
		if err := audit.Add(Deed{User: fmt.Sprint(i)}); err != nil {
			t.Fatal(err)
		}
	}
	files, _ := filepath.Glob(filepath.Join(dir, "audit.jsonl*"))
	if len(files) != 1+oldDeeds {
		t.Errorf("%d files: %q", len(files), files)
	}
	var last []string
	for n := oldDeeds; n >= 0; n-- {
		name := audit.path
		if n > 0 {
			name = audit.old(n)
		}
		if _, err := readLines(name, func(d Deed) { last = append(last, d.User) }); err != nil {
			t.Error(err)
		}
	}
	for i, u := range last {
		if want := fmt.Sprint(200 - len(last) + i); u != want {
			t.Fatalf("deed %d is %s, want %s", i, u, want)
		}
	}
	if len(last) < 10*oldDeeds {
		t.Errorf("%d deeds are kept", len(last))
	}

	v, err := openVotes(filepath.Join(dir, "votes.jsonl"), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	v.file.most = 10
	for i := range 15 {
		if err := v.file.Add(Vote{Message: fmt.Sprint(i), User: "u", Vote: "helpful"}); err != nil {
			t.Fatal(err)
		}
	}
	if v, err = openVotes(v.file.path, time.Now); err != nil {
		t.Fatal(err)
	}
	for i := range 15 {
		if _, ok := v.last.Get(fmt.Sprint(i, " u")); !ok {
			t.Errorf("vote %d is forgotten", i)
		}
	}

	path := filepath.Join(dir, "buttons.jsonl")
	s, err := OpenCodes(5, path)
	if err != nil {
		t.Fatal(err)
	}
	var keys []string
	for i := range 100 {
		keys = append(keys, s.Put(strings.Repeat("long ", 50)+fmt.Sprint(i)))
	}
	if data, err := os.ReadFile(path); err != nil || strings.Count(string(data), "\n") > 10 {
		t.Errorf("%d lines of codes, %v", strings.Count(string(data), "\n"), err)
	}
	if s, err = OpenCodes(5, path); err != nil {
		t.Fatal(err)
	}
	for _, key := range keys[95:] {
		if _, ok := s.Get(key); !ok {
			t.Errorf("a code of the newest is gone: %s", key)
		}
	}
}
