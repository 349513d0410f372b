// Package bot answers in Discord. What happens to a question:
//
//	gateway, endpoint  an event comes in, over a socket or over HTTP
//	discord            it becomes a Request
//	router             runs the handler: once per request, in time, whatever it does
//	bot                handlers look up and return a Reply; they never send
//	page               lays an answer out as a message
//	discord            holds the message to Discord's limits
//	rest               sends it, when quota lets it
//
// Beside them: button (what a button does, written in the button), completion (what is
// offered while somebody types), reindex, store (what outlives the process), archive (what
// is asked), chart (the picture of a timeline) and markdown (text that does nothing).
// fakediscord is the Discord of the tests.
//
// The handlers:
//
//	handlers.go       questions, /speaker, /date, buttons, help
//	conversations.go  a question that goes on from another (followup.go)
//	choose.go         who or what outlet is meant
//	subject.go        what a message is about that somebody points to
//	following.go      who follows what
//	news.go           what is new is told to them
//	take.go           answers to take along
//	context.go, timeline.go, sources.go, feedback.go, settings.go, reindexing.go
//	commands.go       the commands as they are registered
//	permissions.go    who is an admin
//	events.go, operator.go  what comes in, and what an operator looks at
//
// Article text is never trusted: markdown makes it inert, and a message has no way to
// mention anybody. Buttons carry their question in themselves, so they outlive a restart.
package bot

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"time"

	"onrecord/bot/archive"
	"onrecord/bot/backoff"
	"onrecord/bot/button"
	"onrecord/bot/follow"
	"onrecord/bot/gateway"
	"onrecord/bot/recent"
	"onrecord/bot/reindex"
	"onrecord/bot/rest"
	"onrecord/bot/router"
	"onrecord/bot/store"
	"onrecord/index"
)

// Archive is what is searched while one question is answered.
type Archive = archive.Archive

// Times are the waits of the connection to the gateway.
type Times = gateway.Times

// What ends Run: see gateway; and New.
var (
	ErrNoToken     = gateway.ErrNoToken
	ErrBadToken    = gateway.ErrBadToken
	ErrUnreachable = gateway.ErrUnreachable
	ErrInUse       = store.ErrInUse // another process has Config.StateDir
)

// FatalError is a refusal by Discord that trying again cannot mend.
type FatalError = gateway.FatalError

// Config of a Bot. Token and Archive are required.
type Config struct {
	Token   string // the bot's token, with or without "Bot " before it
	GuildID string // registers the commands in this server only, where they change at once

	// Archive returns the archive as it is now and what to call when the
	// question is answered. An error means that it cannot be searched at the moment.
	Archive func() (archive.Archive, func(), error)
	// Reindex brings the archive up to date; nil leaves /reindex out. It is
	// never called twice at once.
	Reindex func(ctx context.Context, force bool, progress func(done, total int)) (index.Report, error)

	// Note says in a sentence what an admin should know about the archive, such as
	// that an older state of it is served since the last one is damaged; "" for
	// nothing. It may be nil.
	Note func() string

	// Servers are the IDs of the servers that may use the bot, none meaning all; with
	// them direct messages may only when Direct is set. Elsewhere it says so, and
	// nothing of the archive.
	Servers []string
	Direct  bool

	// AdminUsers and AdminRoles are the IDs of those who may reindex. With
	// neither, it is whoever may manage the server.
	AdminUsers, AdminRoles []string
	PerMinute              int // questions a minute by one user; 0 means 10, less means no limit
	PerMinuteServer        int // by all of a server; 0 means 20 times as many, less means no limit

	// StateDir is the folder in which the servers' settings, the readers' votes
	// and the list of admins' doings are kept. Without it settings last as long
	// as the process, and there are no votes.
	StateDir   string
	NoFeedback bool // leaves the buttons for votes out everywhere

	// HTTPOnly is for a process whose interactions come over HTTP (see
	// Interactions): it opens no connection to the gateway.
	HTTPOnly bool
	// Patience is how long the bot goes on without a connection to the gateway
	// before Run ends with ErrUnreachable, for a supervisor to start it again; 0
	// means 5 minutes.
	Patience time.Duration

	Log    *slog.Logger     // nil means none
	Now    func() time.Time // nil means time.Now
	Client *http.Client     // nil means one with time limits
	API    string           // base address of the API; "" means Discord's own
	// Dial opens the connections to Discord, those of Client excepted; nil means a
	// net.Dialer.
	Dial func(ctx context.Context, network, address string) (net.Conn, error)
	// Times are the gateway's waits; those that are 0 have their usual values.
	Times gateway.Times
}

// Bot is a Discord bot over one archive.
type Bot struct {
	cfg           Config
	log           *slog.Logger
	now           func() time.Time
	rest          *rest.Client
	gateway       *gateway.Gateway
	router        *router.Router
	reindex       *reindex.Runner
	buttons       *button.Codec
	conversations *recent.Map[string, lastQuestion]
	votes         *store.Votes // nil when none are kept
	servers       *store.Servers
	audit         *store.Journal
	follows       *follow.Service             // nil when nothing can be followed
	unlock        func()                      // gives the state folder back; nil without one
	roles         *recent.Map[string, string] // the bot's own, by server
	allowed       *recent.Map[string, int64]  // what the bot may do in a channel, as a command said
	parents       *recent.Map[string, string] // of threads, by their IDs
	updated       chan struct{}               // there is another archive
	direct        *recent.Map[string, string] // channels of users' direct messages
	metrics       *router.Metrics
	patience      time.Duration // without Discord, before Run gives up

	me       atomic.Pointer[string] // the bot's own user ID
	app      atomic.Pointer[string] // the application's ID
	looked   atomic.Int64           // servers that were looked at for commands of their own
	commands atomic.Bool            // registered by this process
}

// New returns a Bot. It connects nowhere before Run.
func New(cfg Config) (*Bot, error) {
	token := strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(cfg.Token)+" ", "Bot "))
	if token == "" {
		return nil, gateway.ErrNoToken
	}
	if strings.ContainsFunc(token, func(r rune) bool { return r <= ' ' || r > '~' }) {
		return nil, fmt.Errorf("%w: it holds characters that no token has", gateway.ErrBadToken)
	}
	if cfg.Archive == nil {
		return nil, errors.New("bot: new: Config.Archive is not set")
	}
	b := &Bot{cfg: cfg, log: cfg.Log, now: cfg.Now}
	if b.log == nil {
		b.log = slog.New(slog.DiscardHandler)
	}
	if b.now == nil {
		b.now = time.Now
	}
	b.log = slog.New(rest.Redactor{Handler: b.log.Handler(), Token: token})
	rest, err := rest.New(cfg.API, token, cfg.Client, cfg.Dial, b.log)
	if err != nil {
		return nil, err
	}
	b.rest = rest
	b.metrics = router.NewMetrics()
	rest.OnRefusal = b.metrics.Refused
	b.patience = cmp.Or(cfg.Patience, 5*time.Minute)
	b.gateway = gateway.New(gateway.Config{REST: rest, Token: token, Log: b.log, Event: b.event,
		Attempt: b.metrics.Attempt, Times: cfg.Times, Patience: b.patience})
	b.conversations = newConversations()
	kept, err := store.Open(cfg.StateDir, !cfg.NoFeedback, b.now, b.log)
	if err != nil {
		if b.unlock != nil {
			b.unlock()
		}
		return nil, err
	}
	if cfg.StateDir != "" {
		if b.unlock, err = store.Lock(cfg.StateDir, store.StateLock, cfg.HTTPOnly); err != nil {
			return nil, fmt.Errorf("bot: new: %w", err)
		}
		b.follows = follow.New(store.Folder(cfg.StateDir), poster{b}, b.now, b.log)
	}
	b.allowed = recent.New[string, int64](10_000)
	b.roles, b.parents = recent.New[string, string](10_000), recent.New[string, string](10_000)
	b.updated, b.direct = make(chan struct{}, 1), recent.New[string, string](10_000)
	b.buttons, b.servers, b.votes, b.audit = button.NewCodec(kept.Codes), kept.Servers, kept.Votes, kept.Audit
	b.reindex = reindex.New(b.refreshing(cfg.Reindex), rest, b.log, b.now)
	b.router = router.New(rest, b.log, b.now, router.NewRates(cfg.PerMinute, cfg.PerMinuteServer), b.metrics)
	b.route()
	b.watch()
	return b, nil
}

// Run connects and answers until ctx ends, then lets the answers in flight
// finish and returns nil. It returns an error only where trying again cannot
// help: ErrBadToken, or a FatalError with what to mend; or ErrUnreachable when a
// new process may help where this one did not.
func (b *Bot) Run(ctx context.Context) error {
	if b.unlock != nil {
		defer b.unlock()
	}
	if err := b.introduce(ctx); err != nil {
		if ctx.Err() != nil {
			return nil
		}
		return err
	}
	if b.follows != nil {
		b.router.Go(b.tellNews)
	}
	var err error
	if b.cfg.HTTPOnly {
		b.begin("")
		<-ctx.Done()
	} else {
		err = b.gateway.Run(ctx)
	}
	b.router.Stop(5 * time.Second)
	b.rest.Close()
	return err
}

// introduce learns the bot's own ID, which is also how a wrong token shows. It
// goes on trying while Discord cannot be reached.
func (b *Bot) introduce(ctx context.Context) error {
	began := time.Now()
	for wait := time.Second; ; wait = min(2*wait, time.Minute) {
		id, err := b.rest.Me(ctx)
		if err == nil {
			b.me.Store(&id)
			return nil
		}
		if rest.Status(err) == http.StatusUnauthorized {
			return gateway.ErrBadToken
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if time.Since(began) > b.patience {
			return fmt.Errorf("%w: %w", gateway.ErrUnreachable, err)
		}
		b.log.Warn("bot: Discord cannot be reached, trying again", "err", err, "in", wait)
		if !backoff.Sleep(ctx, backoff.Jitter(wait)) {
			return ctx.Err()
		}
	}
}
