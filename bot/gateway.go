package bot

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"
	"github.com/prometheus/client_golang/prometheus"
	"golang.org/x/time/rate"
)

// gateway keeps the bot connected. The library reads and writes the frames;
// when to connect, to resume, to give a session up and to stop is decided here,
// since left to itself the library blocks for ever on a "reconnect" in answer
// to a resume, waits for ever for frames that do not come, notices a dead
// socket after minutes, and tries a refused token without end.
type gateway struct {
	rest  *rest
	token string
	log   *slog.Logger
	event func(*discordgo.Event) // gets what is dispatched, as it came; must not block

	times      Times
	patience   time.Duration // without a connection, before run gives up; 0 means for ever
	connected  atomic.Bool
	connects   *prometheus.CounterVec
	identifies *rate.Limiter // new sessions: Discord resets the token after 1,000 in a day
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

func newGateway(r *rest, token string, times Times, log *slog.Logger, event func(*discordgo.Event)) *gateway {
	return &gateway{
		rest: r, token: token, times: times.orUsual(), log: log, event: event,
		identifies: rate.NewLimiter(rate.Every(100*time.Second), 60),
	}
}

// settle is how long a lost connection is left to itself.
const settle = 100 * time.Millisecond

var errDead = errors.New("bot: gateway: the session does not come back")

// run stays connected until ctx ends; it returns an error only for a refusal
// that trying again cannot mend.
func (g *gateway) run(ctx context.Context) error {
	l := g.newLink()
	defer func() { l.close() }()
	up := time.Now()
	for failed := 0; ctx.Err() == nil; {
		err := l.connect(ctx, g.times.Open)
		g.count(err)
		if err == nil {
			failed = 0
			g.log.Info("bot: connected")
			g.connected.Store(true)
			why := l.watch(ctx, g.times.Silence)
			g.connected.Store(false)
			up = time.Now()
			if ctx.Err() != nil {
				return nil
			}
			g.log.Warn("bot: connection lost, resuming", "why", why)
			// A heartbeat that was under way finds its socket closed and makes
			// the library close the session once more. It must not find the next
			// socket there: it would close that one, and with 1000.
			sleep(ctx, settle)
			if d := l.owed(); d > 0 {
				g.log.Warn("bot: many new sessions, waiting", "for", d)
				sleep(ctx, d)
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
		if g.patience > 0 && time.Since(up) > g.patience {
			return fmt.Errorf("%w: %w", ErrUnreachable, err)
		}
		failed++
		if errors.Is(err, errDead) || failed%3 == 0 {
			l.abandon()
			l = g.newLink()
		}
		wait := jitter(min(g.times.Retry<<min(failed-1, 10), g.times.Longest))
		g.log.Warn("bot: not connected, trying again", "err", err, "in", wait)
		sleep(ctx, wait)
	}
	return nil
}

// count counts an attempt to connect.
func (g *gateway) count(err error) {
	if g.connects == nil {
		return
	}
	result := "connected"
	if err != nil {
		result = "failed"
	}
	g.connects.WithLabelValues(result).Inc()
}

// link is one session of the library's and the socket below it.
type link struct {
	g       *gateway
	session *discordgo.Session
	ready   chan struct{} // READY or RESUMED has come
	down    chan struct{} // the session says that it is disconnected

	mu    sync.Mutex
	conn  *tracked
	debt  time.Duration
	quiet bool // abandoned: its events count no more
}

var setLibrary sync.Once

// newLink makes a session that has never been connected.
func (g *gateway) newLink() *link {
	setLibrary.Do(func() { discordgo.APIVersion = "10" })
	setLibraryLog(g.log)
	s, _ := discordgo.New("Bot " + g.token) // never fails
	l := &link{g: g, session: s, ready: make(chan struct{}, 1), down: make(chan struct{}, 1)}
	s.Identify.Intents = discordgo.IntentGuilds | discordgo.IntentGuildMessages | discordgo.IntentDirectMessages
	s.StateEnabled = false
	s.ShouldReconnectOnError = false
	s.ShouldReconnectVoiceOnSessionError = false
	s.ShouldRetryOnRateLimit = false
	s.SyncEvents = true // events are handed on in order and at once
	s.LogLevel = discordgo.LogWarning
	s.UserAgent = agent
	s.Client = &http.Client{Transport: elsewhere{g.rest}, Timeout: g.times.Open}
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

func (l *link) up() { signal(l.ready) }

// hand passes an event on, whatever happens to it there.
func (l *link) hand(e *discordgo.Event) {
	defer func() {
		if p := recover(); p != nil {
			l.g.log.Error("bot: panic while reading an event", "panic", fmt.Sprint(p))
		}
	}()
	l.mu.Lock()
	quiet := l.quiet
	l.mu.Unlock()
	if !quiet {
		l.g.event(e)
	}
}

func (l *link) identified() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.debt = l.g.identifies.Reserve().Delay()
}

// owed is how long to wait before a further session may be started.
func (l *link) owed() time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	d := l.debt
	l.debt = 0
	return d
}

// connect opens the session, resuming where it was, and returns when Discord
// has confirmed it. It returns errDead when the session is stuck for good.
func (l *link) connect(ctx context.Context, limit time.Duration) error {
	drain(l.ready)
	drain(l.down)
	timer := time.NewTimer(limit)
	defer timer.Stop()
	opened := make(chan error, 1)
	go func() { opened <- l.session.Open() }()
	late := func() error {
		l.cut()
		select {
		case err := <-opened:
			if err == nil {
				err = errors.New("bot: gateway: no answer")
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
		return errors.New("bot: gateway: disconnected before the session was confirmed")
	case <-timer.C:
		return late()
	case <-ctx.Done():
		return late()
	}
}

// watch returns why the connection was lost.
func (l *link) watch(ctx context.Context, silence time.Duration) string {
	tick := time.NewTicker(l.g.times.Grace / 4)
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
			if l.silent() > silence || l.unanswered() > l.g.times.Grace {
				// Without a close frame: 1000 would end the session, too.
				l.cut()
				cut = true
			}
		}
	}
}

// silent is how long ago the last heartbeat was acknowledged. While the library
// holds its lock, as it does for a second when it closes, nothing is known: 0.
func (l *link) silent() time.Duration {
	if !l.session.TryRLock() {
		return 0
	}
	defer l.session.RUnlock()
	return time.Since(l.session.LastHeartbeatAck)
}

// unanswered is how long the socket has not answered.
func (l *link) unanswered() time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.conn == nil {
		return 0
	}
	return l.conn.unanswered()
}

// abandon leaves the session behind. One that is stuck keeps a goroutine, for
// nothing outside the library can release it.
func (l *link) abandon() {
	l.mu.Lock()
	l.quiet = true
	l.mu.Unlock()
	l.cut()
}

// close ends the session in order, if it lets itself be ended.
func (l *link) close() {
	done := make(chan struct{})
	go func() { _ = l.session.Close(); close(done) }()
	select {
	case <-done:
	case <-time.After(3 * time.Second):
	}
	l.cut()
}

// cut closes the socket under the session.
func (l *link) cut() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.conn != nil {
		_ = l.conn.Close()
	}
}

// elsewhere sends the library's only request, for the gateway's address, where
// the API is.
type elsewhere struct{ rest *rest }

// RoundTrip implements http.RoundTripper.
func (e elsewhere) RoundTrip(req *http.Request) (*http.Response, error) {
	_, path, ok := strings.Cut(req.URL.Path, "/api/v9/")
	u, err := url.Parse(e.rest.base)
	if !ok || err != nil {
		return nil, fmt.Errorf("bot: gateway: unexpected request for %s", req.URL.Path)
	}
	req = req.Clone(req.Context())
	req.URL = u.JoinPath(path)
	req.Host = ""
	next := e.rest.client.Transport
	if next == nil {
		next = http.DefaultTransport
	}
	return next.RoundTrip(req)
}
