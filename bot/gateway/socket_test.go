package gateway

import (
	"context"
	"net"
	"testing"
	"testing/synctest"
	"time"

	"github.com/bwmarrin/discordgo"

	"onrecord/bot/backoff"
)

// beating is a link whose session sends a heartbeat every 41.25 seconds, and whose
// other end answers until it is deaf.
func beating(ctx context.Context, deafAfter time.Duration) *session {
	near, far := net.Pipe()
	l := &session{g: New(Config{}), library: &discordgo.Session{LastHeartbeatAck: time.Now()}, down: make(chan struct{}, 1),
		conn: &tracked{Conn: near}}
	began := time.Now()
	go func() { // Discord
		buf := make([]byte, 64)
		for {
			if _, err := far.Read(buf); err != nil {
				return
			}
			if time.Since(began) < deafAfter {
				_, _ = far.Write([]byte("ack"))
			}
		}
	}()
	go func() { // what the session reads
		buf := make([]byte, 64)
		for {
			if _, err := l.conn.Read(buf); err != nil {
				_ = far.Close()
				return
			}
			l.library.Lock()
			l.library.LastHeartbeatAck = time.Now()
			l.library.Unlock()
		}
	}()
	go func() { // and writes
		for backoff.Sleep(ctx, 41250*time.Millisecond) {
			if _, err := l.conn.Write([]byte("beat")); err != nil {
				return
			}
		}
	}()
	return l
}

// A socket that is dead without a word is known to be within a minute of its last
// one, whenever it died; one that lives is left alone.
func TestDeadSocketIsNoticedWithinAMinute(t *testing.T) {
	for _, deaf := range []time.Duration{0, 42 * time.Second, 10 * time.Minute} {
		synctest.Test(t, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			began := time.Now()
			l := beating(ctx, deaf)
			l.watch(ctx, l.g.Times.Silence)
			if took := time.Since(began) - deaf; took > time.Minute || took < 0 {
				t.Errorf("deaf after %v, it was noticed %v later", deaf, took)
			}
		})
	}
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), 12*time.Hour)
		defer cancel()
		l := beating(ctx, 24*time.Hour)
		if why := l.watch(ctx, l.g.Times.Silence); why != "stopping" {
			t.Errorf("a socket that lives: %s", why)
		}
		l.cut()
	})
}
