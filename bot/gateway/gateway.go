// Package gateway keeps the bot connected to Discord's gateway and hands on its events.
//
//	gateway.go  when to connect, to resume, to start over and to give up
//	session.go  one session of discordgo's, opened, watched and cut
//	socket.go   the socket under it, known from outside
//	errors.go   what ends Run
//
// discordgo reads and writes the frames. It is supervised from outside, since left to
// itself it blocks for ever on a "reconnect" in answer to a resume, waits for ever for
// frames that do not come, notices a dead socket after minutes, and tries a refused
// token without end. So every opening has a time limit, a session that does not come
// back is left behind and replaced, and a refusal that trying again cannot mend ends
// Run with a [FatalError].
package gateway

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync/atomic"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"
	"golang.org/x/time/rate"

	"onrecord/bot/backoff"
	"onrecord/bot/rest"
)

// Gateway keeps the bot connected. The library reads and writes the frames;
// when to connect, to resume, to give a session up and to stop is decided here,
// since left to itself the library blocks for ever on a "reconnect" in answer
// to a resume, waits for ever for frames that do not come, notices a dead
// socket after minutes, and tries a refused token without end.
type Gateway struct {
	Config
	connected  atomic.Bool
	identifies *rate.Limiter // new sessions: Discord resets the token after 1,000 in a day
}

// Config is what a gateway needs.
type Config struct {
	REST     *rest.Client
	Token    string
	Log      *slog.Logger
	Event    func(*discordgo.Event) // gets what is dispatched, as it came; must not block
	Attempt  func(error)            // is called with what came of each attempt to connect
	Times    Times                  // those that are 0 have their usual values
	Patience time.Duration          // without a connection, before run gives up; 0 means for ever
}

// Times are a gateway connection's waits.
type Times struct {
	Open    time.Duration // to get from dialing to READY or RESUMED; 30 s
	Grace   time.Duration // after which a socket is dead that answers nothing to what is sent; 12 s
	Silence time.Duration // after which one is that answers, but acknowledges no heartbeat; 100 s
	Retry   time.Duration // before another attempt, after the first failure in a row; 1 s
	Longest time.Duration // before another attempt, after many; 1 min
}

// orUsual fills in what is 0. A heartbeat is sent every 41 seconds: with that grace
// the worst is known, and mended, within a minute, and the silence is of two
// heartbeats and some.
func (t Times) orUsual() Times {
	return Times{
		Open:    cmp.Or(t.Open, 30*time.Second),
		Grace:   cmp.Or(t.Grace, 12*time.Second),
		Silence: cmp.Or(t.Silence, 100*time.Second),
		Retry:   cmp.Or(t.Retry, time.Second),
		Longest: cmp.Or(t.Longest, time.Minute),
	}
}

// New returns a gateway that is not yet connected.
func New(cfg Config) *Gateway {
	cfg.Times = cfg.Times.orUsual()
	return &Gateway{Config: cfg, identifies: rate.NewLimiter(rate.Every(100*time.Second), 60)}
}

// Connected reports whether events come in.
func (g *Gateway) Connected() bool { return g.connected.Load() }

// settle is how long a lost connection is left to itself.
const settle = 100 * time.Millisecond

var errDead = errors.New("gateway: the session does not come back")

// Run stays connected until ctx ends; it returns an error only for a refusal
// that trying again cannot mend.
func (g *Gateway) Run(ctx context.Context) error {
	l := g.newLink()
	defer func() { l.close() }()
	up := time.Now()
	for failed := 0; ctx.Err() == nil; {
		err := l.connect(ctx, g.Times.Open)
		g.Attempt(err)
		if err == nil {
			failed = 0
			g.Log.Info("bot: connected")
			g.connected.Store(true)
			why := l.watch(ctx, g.Times.Silence)
			g.connected.Store(false)
			up = time.Now()
			if ctx.Err() != nil {
				return nil
			}
			g.Log.Warn("bot: connection lost, resuming", "why", why)
			// A heartbeat that was under way finds its socket closed and makes
			// the library close the session once more. It must not find the next
			// socket there: it would close that one, and with 1000.
			backoff.Sleep(ctx, settle)
			if d := l.identifyDelay(); d > 0 {
				g.Log.Warn("bot: many new sessions, waiting", "for", d)
				backoff.Sleep(ctx, d)
			}
			continue
		}
		if ctx.Err() != nil {
			return nil
		}
		var closed *websocket.CloseError
		if errors.As(err, &closed) {
			if end := fatal(closed.Code); end != nil {
				return end
			}
		}
		if g.Patience > 0 && time.Since(up) > g.Patience {
			return fmt.Errorf("%w: %w", ErrUnreachable, err)
		}
		failed++
		if errors.Is(err, errDead) || failed%3 == 0 {
			l.abandon()
			l = g.newLink()
		}
		wait := backoff.Jitter(min(g.Times.Retry<<min(failed-1, 10), g.Times.Longest))
		g.Log.Warn("bot: not connected, trying again", "err", err, "in", wait)
		backoff.Sleep(ctx, wait)
	}
	return nil
}
