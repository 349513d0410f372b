package main

import (
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"onrecord/bot/fakediscord"
)

// The program as it is started: told to end while fifty answers are on their way,
// it gives them all, says nothing that is secret, and is gone.
func TestTerminatedWithFiftyAnswersOnTheirWay(t *testing.T) {
	const asked = 50
	dir := t.TempDir()
	articles := filepath.Join(dir, "articles")
	write(t, filepath.Join(articles, "dam.md"), damArticle)
	s := fakediscord.New(t, fakediscord.Options{Token: "marked.SECRET.token"})
	var arrived atomic.Int32
	all, release := make(chan struct{}), make(chan struct{})
	s.Intercept(func(_ http.ResponseWriter, r *http.Request) bool {
		if strings.HasSuffix(r.URL.Path, "/messages") {
			if arrived.Add(1) == asked {
				close(all)
			}
			<-release
		}
		return false
	})
	cmd := exec.Command("onrecord", "bot", "--corpus", articles, "--index", filepath.Join(dir, "index"), "--discord-api", s.API(),
		"--per-minute=-1", "--log-level", "debug", "--health-addr", freeAddress(t))
	cmd.Env = append(os.Environ(), "DISCORD_TOKEN="+s.Token)
	out := &safeBuffer{written: make(chan struct{}, 1)}
	cmd.Stdout, cmd.Stderr = out, out
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer cmd.Process.Kill()
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	b := &started{Server: s, ended: ended, stderr: out}
	b.up(t)
	var questions []string
	for i := range asked {
		u := fakediscord.User{ID: fmt.Sprint(2000000000000000000 + i)}
		questions = append(questions, s.Say(u, "<@"+fakediscord.BotID+"> what did Okonkwo say about the dam", fakediscord.BotID))
	}
	<-all
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	told := time.Now()
	close(release)
	if err := <-ended; err != nil {
		t.Errorf("it ended with %v:\n%s", err, out)
	}
	t.Logf("%d answers on their way; out after %v", asked, time.Since(told).Round(time.Millisecond))
	for _, id := range questions {
		if got := s.AwaitAnswer(id).String(); !strings.Contains(got, "will hold") {
			t.Errorf("a question on its way is answered %q", got)
		}
	}
	if !strings.Contains(out.String(), "onrecord: stopped") || strings.Contains(out.String(), "SECRET") {
		t.Errorf("it wrote\n%s", out)
	}
}
