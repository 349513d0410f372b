package bot_test

import (
	"bytes"
	"log/slog"
	"os"
	"strings"
	"sync"
	"testing"

	"onrecord/answer"
	"onrecord/bot"
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
	if os.Getenv(loud) != "" {
		_, _ = os.Stderr.Write(p)
	}
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

// archiveFor is the archive that a conversation asks for in its first lines.
func archiveFor(t *testing.T, script string) func() (bot.Archive, func(), error) {
	t.Helper()
	switch {
	case strings.Contains(script, "# archive: hostile\n"):
		return (&shelf{excerpts: []answer.Excerpt{hostile}}).archive
	case strings.Contains(script, "# archive: sample\n"):
		return indexed(t)
	case strings.Contains(script, "# archive: preparing\n"):
		return func() (bot.Archive, func(), error) { return bot.Archive{}, nil, nil }
	}
	return (&shelf{excerpts: town}).archive
}

// has tells whether text was logged.
func (l *logbook) has(text string) bool { return strings.Contains(l.String(), text) }
