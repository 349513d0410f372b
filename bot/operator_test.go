package bot_test

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"onrecord/bot"
	"onrecord/bot/fakediscord"
)

func get(t *testing.T, h http.Handler, path string) (int, string) {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
	return w.Code, w.Body.String()
}

func TestOperator(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		s := newFake(t, fakediscord.Options{})
		open := true
		a := &shelf{excerpts: town}
		cfg := bot.Config{Token: s.Token, API: s.API(), Dial: s.Dial, Log: testLog(t), Archive: func() (bot.Archive, func(), error) {
			if !open {
				return bot.Archive{}, nil, errors.New("gone")
			}
			return a.archive()
		}}
		idle, err := bot.New(cfg)
		if err != nil {
			t.Fatal(err)
		}
		if code, _ := get(t, idle.Operator(), "/healthz"); code != 200 {
			t.Errorf("a bot that is not connected yet is healthy: %d", code)
		}
		if code, got := get(t, idle.Operator(), "/readyz"); code != 503 || !strings.Contains(got, "not connected") {
			t.Errorf("a bot that is not connected yet: %d %q", code, got)
		}
		b := run(t, s, cfg)
		s.AwaitReply(s.Slash(people["anna"], "ask", map[string]any{"question": "ferry"}))
		s.AwaitReply(s.Slash(people["anna"], "ask", map[string]any{"question": strings.Repeat("x", 301)}))
		s.AwaitReply(s.Slash(people["anna"], "secret-command", nil))
		if code, got := get(t, b.Operator(), "/readyz"); code != 200 {
			t.Errorf("ready: %d %q", code, got)
		}
		_, got := get(t, b.Operator(), "/metrics")
		for _, want := range []string{
			`onrecord_requests_total{command="ask",outcome="answered"} 1`,
			`onrecord_requests_total{command="ask",outcome="refused"} 1`,
			`onrecord_requests_total{command="other",outcome="refused"} 1`,
			"onrecord_first_response_seconds_count ", "onrecord_first_response_missed_total 0",
			`onrecord_gateway_connections_total{result="connected"} 1`, "onrecord_gateway_connected 1",
			"onrecord_index_articles 21", "onrecord_index_bytes 12345", "onrecord_index_age_seconds",
		} {
			if !strings.Contains(got, want) {
				t.Errorf("the metrics lack %s", want)
			}
		}
		if strings.Contains(got, "secret-command") || strings.Contains(got, people["anna"].ID) {
			t.Error("the metrics hold what users sent")
		}
		open = false
		for _, path := range []string{"/healthz", "/readyz"} {
			if code, got := get(t, b.Operator(), path); code != 503 || !strings.Contains(got, "archive") {
				t.Errorf("%s without an archive: %d %q", path, code, got)
			}
		}
		open = true
	})
}

func TestMetricsCountLimits(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		s := newFake(t, fakediscord.Options{})
		limited := false
		s.Intercept(func(w http.ResponseWriter, r *http.Request) bool {
			if limited || !strings.HasSuffix(r.URL.Path, "/messages") {
				return false
			}
			limited = true
			w.Header().Set("Retry-After", "0.01")
			w.Header().Set("X-RateLimit-Global", "true")
			w.WriteHeader(http.StatusTooManyRequests)
			return true
		})
		b := run(t, s, bot.Config{Archive: (&shelf{excerpts: town}).archive})
		s.AwaitAnswer(s.Say(people["anna"], "<@"+fakediscord.BotID+"> ferry", fakediscord.BotID))
		s.Live().Drop()
		s.AwaitSession(2)
		alive(t, s)
		_, got := get(t, b.Operator(), "/metrics")
		for _, want := range []string{`onrecord_discord_rate_limited_total{scope="global"} 1`, `onrecord_gateway_connections_total{result="connected"} 2`} {
			if !strings.Contains(got, want) {
				t.Errorf("the metrics lack %s", want)
			}
		}
	})
}

// Without a connection for long enough the bot ends, for a supervisor to start
// it anew.
func TestGivesUpWithoutAConnection(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		s := newFake(t, fakediscord.Options{})
		for range 200 {
			s.NextOpen(func(c *fakediscord.Conn) bool { c.Drop(); return true })
		}
		b, err := bot.New(bot.Config{Token: s.Token, API: s.API(), Dial: s.Dial, Archive: (&shelf{}).archive, Log: testLog(t), Patience: 300 * time.Millisecond})
		if err != nil {
			t.Fatal(err)
		}
		if err := b.Run(context.Background()); !errors.Is(err, bot.ErrUnreachable) {
			t.Errorf("Run: %v", err)
		}
	})
}

// Answers under way when the bot is told to stop are given, and it is gone
// within the ten seconds that a container has.
func TestStopsInOrder(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		s := newFake(t, fakediscord.Options{})
		release, started := make(chan struct{}), make(chan struct{}, 50)
		a := &shelf{excerpts: town, before: func(ctx context.Context, _ string) {
			started <- struct{}{}
			select {
			case <-release:
			case <-ctx.Done():
			}
		}}
		b, err := bot.New(bot.Config{Token: s.Token, API: s.API(), Dial: s.Dial, Archive: a.archive, PerMinute: -1, Log: testLog(t)})
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(context.Background())
		ended := make(chan error, 1)
		go func() { ended <- b.Run(ctx) }()
		s.AwaitSession(1)
		var asked []*fakediscord.Interaction
		for _, u := range crowd(50) {
			asked = append(asked, s.Slash(u, "ask", map[string]any{"question": "ferry"}))
		}
		for range 4 { // as many as are answered at once at least
			<-started
		}
		synctest.Wait() // all of them have reached the bot
		told := time.Now()
		cancel()
		close(release)
		if err := <-ended; err != nil {
			t.Errorf("Run: %v", err)
		}
		took := time.Since(told)
		for _, i := range asked {
			if s.AwaitReply(i); i.Reply == nil || !strings.Contains(i.Reply.String(), "Ben Okafor") {
				t.Errorf("a question in flight is answered %v", i.Reply)
			}
		}
		if took > 10*time.Second {
			t.Errorf("stopping took %v", took)
		}
		t.Logf("50 questions in flight: all answered, out after %v", took)
	})
}

// No secret is ever written: not into the log, whatever fails, nor into what
// the bot keeps, nor into what the operator reads.
func TestSecretsStayInside(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		const token = "marked.SECRET.token"
		s := newFake(t, fakediscord.Options{Token: token})
		log, dir := &logbook{}, t.TempDir()
		a := &shelf{excerpts: town, before: func(_ context.Context, q string) {
			if strings.Contains(q, "explode") {
				panic("boom with " + token + " in https://discord.com/api/v10/webhooks/1/secret-1000/messages/@original")
			}
		}}
		b := run(t, s, bot.Config{Archive: a.archive, Log: log.logger(), StateDir: dir, PerMinute: -1})
		var calls atomic.Int64
		s.Intercept(func(w http.ResponseWriter, r *http.Request) bool {
			n := calls.Add(1)
			if n%3 != 0 {
				return false
			}
			w.WriteHeader([]int{500, 403, 400, 429}[n/3%4])
			_, _ = w.Write([]byte(`{"message": "` + token + ` ` + r.URL.Path + `", "code": 0, "retry_after": 0.01}`))
			return true
		})
		for i := range 15 {
			q := []string{"ferry", "explode", "harbour"}[i%3]
			s.Slash(people["anna"], "ask", map[string]any{"question": q})
			s.Say(people["ben"], "<@"+fakediscord.BotID+"> "+q, fakediscord.BotID)
			s.Sub(people["boss"], "settings", "show", nil)
		}
		<-time.After(time.Minute) // what is tried again is given up by then
		if n := strings.Count(log.String(), "boom"); n < 10 {
			t.Errorf("the log has %d of 10 panics", n)
		}
		s.Intercept(nil)
		s.Live().Drop()
		s.AwaitSession(2)
		alive(t, s)
		_, metrics := get(t, b.Operator(), "/metrics")
		all := log.String() + metrics
		files, _ := filepath.Glob(filepath.Join(dir, "*"))
		for _, f := range files {
			data, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			all += string(data)
			if info, err := os.Stat(f); err != nil || info.Mode().Perm() != 0o600 {
				t.Errorf("%s may be read by others: %v", f, info.Mode())
			}
		}
		if len(files) == 0 {
			t.Error("nothing was kept")
		}
		for _, secret := range []string{token, "secret-1"} {
			if n := bytes.Count([]byte(all), []byte(secret)); n != 0 {
				t.Errorf("%q stands %d times in what the bot wrote", secret, n)
			}
		}
		t.Logf("%d bytes of log, metrics and files, 0 secrets", len(all))
	})
}
