package bot_test

import (
	"bytes"
	"log/slog"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/synctest"

	"onrecord/answer"
	"onrecord/bot"
	"onrecord/bot/fakediscord"
)

// logbook is a log that tests read.
type logbook struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

// Write keeps p.
func (l *logbook) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	ear.hear(p)
	return l.buf.Write(p)
}

// String is all that was logged.
func (l *logbook) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.String()
}

func (l *logbook) logger() *slog.Logger {
	return slog.New(slog.NewTextHandler(l, &slog.HandlerOptions{Level: slog.LevelDebug}))
}

// testLog shows what was logged when the test fails, and fails it when a
// secret is in it.
func testLog(t *testing.T) *slog.Logger {
	l := &logbook{}
	t.Cleanup(func() {
		text := l.String()
		for _, secret := range []string{"fake.token.x", "secret-"} {
			if strings.Contains(text, secret) {
				t.Errorf("the log holds a secret (%s)", secret)
			}
		}
		if t.Failed() {
			t.Logf("log:\n%s", text)
		}
	})
	return l.logger()
}

// inBubble runs a test beside others in a bubble of fake time: nothing in it depends
// on how fast or how busy the machine is, and no wait of the bot takes any time.
func inBubble(t *testing.T, f func(t *testing.T)) {
	t.Helper()
	t.Parallel()
	synctest.Test(t, f)
}

// newFake is a fake Discord for a bubble.
func newFake(t *testing.T, opt fakediscord.Options) *fakediscord.Server {
	t.Helper()
	opt.InMemory = true
	return fakediscord.New(t, opt)
}

// metric is the value of one of the bot's metrics that has no labels.
func metric(t *testing.T, b *bot.Bot, name string) float64 {
	t.Helper()
	_, all := get(t, b.Operator(), "/metrics")
	for line := range strings.Lines(all) {
		if value, ok := strings.CutPrefix(line, name+" "); ok {
			n, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
			if err != nil {
				t.Fatal(err)
			}
			return n
		}
	}
	t.Fatalf("there is no metric %s", name)
	return 0
}

// archiveFor is the archive that a conversation asks for in its first lines.
func archiveFor(t *testing.T, script string) func() (bot.Archive, func(), error) {
	t.Helper()
	switch {
	case strings.Contains(script, "# archive: hostile\n"):
		return (&shelf{excerpts: []answer.Excerpt{hostile}}).archive
	case strings.Contains(script, "# archive: sample\n"):
		return sampled(t)
	case strings.Contains(script, "# archive: preparing\n"):
		return func() (bot.Archive, func(), error) { return bot.Archive{}, nil, nil }
	}
	return (&shelf{excerpts: town}).archive
}

// has reports whether text was logged.
func (l *logbook) has(text string) bool { return strings.Contains(l.String(), text) }
