package fakediscord

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"onrecord/bot/discord"
)

// Tape is a way back to those who ask that keeps what was sent, and when.
type Tape struct {
	mu    sync.Mutex
	Start time.Time
	sent  []string
	Dead  int // answers that were not sent, their context being over
}

func NewTape() *Tape { return &Tape{Start: time.Now()} }

func (l *Tape) note(format string, a ...any) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.sent = append(l.sent, fmt.Sprintf("%v ", time.Since(l.Start).Round(100*time.Millisecond))+fmt.Sprintf(format, a...))
}

func (l *Tape) Lines() []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return append([]string(nil), l.sent...)
}

func (l *Tape) Respond(ctx context.Context, r *discord.Request, re discord.Reply) error {
	l.note("answer %s private=%v %s", r.ID, re.Private, re.Message.Content)
	if ctx.Err() != nil {
		l.mu.Lock()
		l.Dead++
		l.mu.Unlock()
	}
	return ctx.Err()
}

func (l *Tape) Defer(_ context.Context, r *discord.Request, d discord.Deferral) error {
	l.note("wait %s private=%v", r.ID, d.Private)
	return nil
}

func (l *Tape) RespondLate(_ context.Context, r *discord.Request, re discord.Reply, d discord.Deferral) error {
	l.note("late %s private=%v %s", r.ID, d.Private, re.Message.Content)
	return nil
}

func (l *Tape) Post(_ context.Context, channel string, m discord.Message) (string, error) {
	l.note("post %s", m.Content)
	return "m1", nil
}

func (l *Tape) Edit(_ context.Context, channel, id string, m discord.Message) error {
	l.note("edit %s", m.Content)
	return nil
}

// Expect holds what was sent to what should have been.
func (l *Tape) Expect(t testing.TB, want ...string) {
	t.Helper()
	got := l.Lines()
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("sent\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
