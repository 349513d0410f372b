package gateway

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"

	"onrecord/bot/rest"
)

// session is one session of the library's and the socket below it.
type session struct {
	g       *Gateway
	library *discordgo.Session
	ready   chan struct{} // READY or RESUMED has come
	down    chan struct{} // the session says that it is disconnected

	mu    sync.Mutex
	conn  *tracked
	debt  time.Duration
	quiet bool // abandoned: its events count no more
}

var setLibrary sync.Once

// newLink makes a session that has never been connected.
func (g *Gateway) newLink() *session {
	setLibrary.Do(func() { discordgo.APIVersion = "10" })
	setLibraryLog(g.Log)
	s, _ := discordgo.New("Bot " + g.Token) // never fails
	l := &session{g: g, library: s, ready: make(chan struct{}, 1), down: make(chan struct{}, 1)}
	s.Identify.Intents = discordgo.IntentGuilds | discordgo.IntentGuildMessages | discordgo.IntentDirectMessages
	s.StateEnabled = false
	s.ShouldReconnectOnError = false
	s.ShouldReconnectVoiceOnSessionError = false
	s.ShouldRetryOnRateLimit = false
	s.SyncEvents = true // events are handed on in order and at once
	s.LogLevel = discordgo.LogWarning
	s.UserAgent = rest.UserAgent
	s.Client = &http.Client{Transport: g.REST.GatewayTransport(), Timeout: g.Times.Open}
	s.Dialer = l.dialer()
	s.AddHandler(func(_ *discordgo.Session, _ *discordgo.Ready) { l.identified(); l.up() })
	s.AddHandler(func(_ *discordgo.Session, _ *discordgo.Resumed) { l.up() })
	s.AddHandler(func(_ *discordgo.Session, _ *discordgo.Disconnect) { signal(l.down) })
	s.AddHandler(func(_ *discordgo.Session, e *discordgo.Event) { l.hand(e) })
	return l
}

func signal(c chan struct{}) {
	select {
	case c <- struct{}{}:
	default:
	}
}

func drain(c chan struct{}) {
	select {
	case <-c:
	default:
	}
}

func (l *session) up() { signal(l.ready) }

// hand passes an event on, whatever happens to it there.
func (l *session) hand(e *discordgo.Event) {
	defer func() {
		if p := recover(); p != nil {
			l.g.Log.Error("bot: panic while reading an event", "panic", fmt.Sprint(p))
		}
	}()
	l.mu.Lock()
	quiet := l.quiet
	l.mu.Unlock()
	if !quiet {
		l.g.Event(e)
	}
}

func (l *session) identified() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.debt = l.g.identifies.Reserve().Delay()
}

// identifyDelay is how long to wait before a further session may be started.
func (l *session) identifyDelay() time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	d := l.debt
	l.debt = 0
	return d
}

// connect opens the session, resuming where it was, and returns when Discord
// has confirmed it. It returns errDead when the session is stuck for good.
func (l *session) connect(ctx context.Context, limit time.Duration) error {
	drain(l.ready)
	drain(l.down)
	timer := time.NewTimer(limit)
	defer timer.Stop()
	opened := make(chan error, 1)
	go func() { opened <- l.library.Open() }()
	late := func() error {
		l.cut()
		select {
		case err := <-opened:
			if err == nil {
				err = errors.New("gateway: connect: no answer")
			}
			return fmt.Errorf("%w: %w", errDead, err)
		case <-time.After(2 * time.Second):
			return errDead
		}
	}
	select {
	case err := <-opened:
		if errors.Is(err, discordgo.ErrWSAlreadyOpen) {
			// A late word of the connection before was taken for one of this.
			// Whether this one was confirmed is not known any more: once more.
			l.cut()
		}
		if err != nil {
			return err
		}
		opened <- err // for late
	case <-timer.C:
		return late()
	case <-ctx.Done():
		return late()
	}
	select {
	case <-l.ready:
		return nil
	case <-l.down:
		return errors.New("gateway: connect: disconnected before the session was confirmed")
	case <-timer.C:
		return late()
	case <-ctx.Done():
		return late()
	}
}

// watch returns why the connection was lost.
func (l *session) watch(ctx context.Context, silence time.Duration) string {
	tick := time.NewTicker(l.g.Times.Grace / 4)
	defer tick.Stop()
	cut := false
	for {
		select {
		case <-ctx.Done():
			return "stopping"
		case <-l.down:
			return "disconnected"
		case <-tick.C:
			if cut {
				return "the session did not notice its dead socket"
			}
			if l.silent() > silence || l.unanswered() > l.g.Times.Grace {
				// Without a close frame: 1000 would end the session, too.
				l.cut()
				cut = true
			}
		}
	}
}

// silent is how long ago the last heartbeat was acknowledged. While the library
// holds its lock, as it does for a second when it closes, nothing is known: 0.
func (l *session) silent() time.Duration {
	if !l.library.TryRLock() {
		return 0
	}
	defer l.library.RUnlock()
	return time.Since(l.library.LastHeartbeatAck)
}

// unanswered is how long the socket has not answered.
func (l *session) unanswered() time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.conn == nil {
		return 0
	}
	return l.conn.unanswered()
}

// abandon leaves the session behind. One that is stuck keeps a goroutine, for
// nothing outside the library can release it.
func (l *session) abandon() {
	l.mu.Lock()
	l.quiet = true
	l.mu.Unlock()
	l.cut()
}

// close ends the session in order, if it lets itself be ended.
func (l *session) close() {
	done := make(chan struct{})
	go func() { _ = l.library.Close(); close(done) }()
	select {
	case <-done:
	case <-time.After(3 * time.Second):
	}
	l.cut()
}

// cut closes the socket under the session.
func (l *session) cut() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.conn != nil {
		_ = l.conn.Close()
	}
}
