package main

import (
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"onrecord/bot"
	"onrecord/bot/fakediscord"
)

func TestInvitePermissions(t *testing.T) {
	if permissions != 309237763072 {
		t.Errorf("permissions = %d, want 309237763072", int64(permissions))
	}
	readme, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(readme), invite("APPLICATION_ID")) {
		t.Errorf("README.md does not have the address %s", invite("APPLICATION_ID"))
	}
}

// started is a bot that runs, as "onrecord bot" does, against a fake Discord.
type started struct {
	*fakediscord.Server
	stop   context.CancelFunc
	ended  chan error
	stderr *safeBuffer
}

// safeBuffer is what a log may be written to while a test waits for a line of it.
type safeBuffer struct {
	mu      sync.Mutex
	b       bytes.Buffer
	written chan struct{} // one is waiting when something was written
}

func (s *safeBuffer) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	select {
	case s.written <- struct{}{}:
	default:
	}
	return s.b.Write(p)
}

// await returns when text has been written.
func (s *safeBuffer) await(t *testing.T, text string) {
	t.Helper()
	for !strings.Contains(s.String(), text) {
		select {
		case <-s.written:
		case <-t.Context().Done():
			t.Fatalf("waited in vain for %q", text)
		}
	}
}

func (s *safeBuffer) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

// up returns when the bot is connected, or fails the test when it ended instead.
func (s *started) up(t *testing.T) {
	t.Helper()
	for !strings.Contains(s.stderr.String(), "onrecord: started") {
		select {
		case <-s.stderr.written:
		case err := <-s.ended:
			t.Fatalf("the bot ended with %v", err)
		}
	}
	s.AwaitSession(1)
}

func startBot(t *testing.T, discord *fakediscord.Server, args ...string) *started {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	s := &started{Server: discord, stop: stop, ended: make(chan error, 1), stderr: &safeBuffer{written: make(chan struct{}, 1)}}
	con := &console{out: io.Discard, err: s.stderr}
	command, err := parse(append([]string{"bot"}, args...), con)
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		s.ended <- command.(*botCommand).serve(ctx, con, bot.Config{Token: discord.Token, API: discord.API()})
	}()
	t.Cleanup(stop)
	return s
}

// freeAddress is an address on which nobody listens at the moment.
func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

const damArticle = `Title: Engineers defend the dam
Date: 2019-03-04

"The dam will hold," said Adaeze Okonkwo, the region's chief engineer, on Monday.
`

var (
	reader = fakediscord.User{ID: "1000000000000000001", Name: "reader"}
	admin  = fakediscord.User{ID: "1000000000000000002", Name: "admin"}
)

// The whole bot: it answers from a folder, is told to read it again, answers
// what is new, says that it is well, and ends when it is told to.
func TestBot(t *testing.T) {
	for _, kept := range []bool{false, true} {
		name := "in memory"
		if kept {
			name = "kept"
		}
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			articles := filepath.Join(dir, "articles")
			write(t, filepath.Join(articles, "dam.md"), damArticle)
			health := freeAddress(t)
			args := []string{"--corpus", articles, "--admins", admin.ID, "--health-addr", health}
			if kept {
				args = append(args, "--index", filepath.Join(dir, "index"))
			}
			s := startBot(t, fakediscord.New(t, fakediscord.Options{}), args...)
			s.up(t)

			ask := func(question string) string {
				return s.AwaitReply(s.Slash(reader, "ask", map[string]any{"question": question})).Reply.String()
			}
			if got := ask("what did Okonkwo say about the dam"); !strings.Contains(got, "will hold") {
				t.Errorf("the answer is not the article's:\n%s", got)
			}
			var out bytes.Buffer
			if err := run(t.Context(), []string{"health", "--health-addr", health}, Settings{}, nil, &out, io.Discard); err != nil {
				t.Errorf("health: %v", err)
			}

			write(t, filepath.Join(articles, "ferry.txt"), "Title: The ferry\n\n\"The ferry is late again,\" said Otto Brandt, the captain.\n")
			s.AwaitReply(s.Slash(reader, "reindex", nil))
			if got := ask("what did Brandt say about the ferry"); strings.Contains(got, "late again") {
				t.Error("somebody who is no admin made the bot reindex")
			}
			s.AwaitReply(s.Slash(admin, "reindex", nil))
			s.stderr.await(t, "bot: reindexed")
			if got := ask("what did Brandt say about the ferry"); !strings.Contains(got, "late again") {
				t.Errorf("the answer does not know the new article:\n%s", got)
			}

			s.stop()
			if err := <-s.ended; err != nil {
				t.Errorf("the bot ended with %v", err)
			}
			if err := run(t.Context(), []string{"health", "--health-addr", health}, Settings{}, nil, io.Discard, io.Discard); err == nil {
				t.Error("a bot that ended is well")
			}
			if strings.Contains(s.stderr.String(), s.Token) {
				t.Error("the log has the token")
			}
		})
	}
}

// A refused token ends the bot with a sentence.
func TestBotWithRefusedToken(t *testing.T) {
	discord := fakediscord.New(t, fakediscord.Options{})
	discord.Intercept(func(w http.ResponseWriter, _ *http.Request) bool {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(http.StatusUnauthorized)
		_, _ = io.WriteString(w, `{"message": "401: Unauthorized", "code": 0}`)
		return true
	})
	s := startBot(t, discord)
	var said bytes.Buffer
	if code := report(&said, <-s.ended); code != refusedForGood {
		t.Errorf("exit code %d, want %d", code, refusedForGood)
	}
	if got := said.String(); !strings.HasPrefix(got, "onrecord: Discord refused the token; press \"Reset Token\"") || strings.Count(got, "\n") != 1 {
		t.Errorf("it says %q", got)
	}
}

// A folder that is away at the start does not take the archive with it.
func TestBotServesWhatWasKept(t *testing.T) {
	dir := t.TempDir()
	articles, kept := filepath.Join(dir, "articles"), filepath.Join(dir, "index")
	write(t, filepath.Join(articles, "dam.md"), damArticle)
	if err := run(t.Context(), []string{"index", "--corpus", articles, "--index", kept}, Settings{}, nil, io.Discard, io.Discard); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(articles, "dam.md")); err != nil {
		t.Fatal(err)
	}
	s := startBot(t, fakediscord.New(t, fakediscord.Options{}), "--corpus", articles, "--index", kept)
	s.up(t)
	got := s.AwaitReply(s.Slash(reader, "ask", map[string]any{"question": "what did Okonkwo say about the dam"})).Reply.String()
	if !strings.Contains(got, "will hold") {
		t.Errorf("the answer is not the kept one:\n%s", got)
	}
	if !strings.Contains(s.stderr.String(), "served as it was") {
		t.Errorf("the log does not say so:\n%s", s.stderr)
	}
	s.stop()
	if err := <-s.ended; err != nil {
		t.Error(err)
	}
}

// A second bot over the same state folder says so and ends; the first goes on.
func TestTwoBotsOverOneFolder(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "articles", "dam.md"), damArticle)
	args := []string{"--corpus", filepath.Join(dir, "articles"), "--state", filepath.Join(dir, "state")}
	first := startBot(t, fakediscord.New(t, fakediscord.Options{}), args...)
	first.up(t)
	second := startBot(t, fakediscord.New(t, fakediscord.Options{}), args...)
	var said bytes.Buffer
	if code := report(&said, <-second.ended); code != 1 {
		t.Errorf("exit code %d", code)
	}
	if want := "onrecord: another bot uses the state folder " + filepath.Join(dir, "state") + "; end that one, or give this one a folder of its own with --state\n"; said.String() != want {
		t.Errorf("it says %q, want %q", said.String(), want)
	}
	if got := first.AwaitReply(first.Slash(reader, "ask", map[string]any{"question": "what did Okonkwo say about the dam"})).Reply.String(); !strings.Contains(got, "will hold") {
		t.Errorf("the first answers %s", got)
	}
	first.stop()
	if err := <-first.ended; err != nil {
		t.Error(err)
	}
	third := startBot(t, fakediscord.New(t, fakediscord.Options{}), args...)
	third.up(t)
	third.stop()
	if err := <-third.ended; err != nil {
		t.Error(err)
	}
}
