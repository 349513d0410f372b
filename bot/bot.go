// Package bot answers in Discord.
//
// It is the only package that knows Discord, and only its edges do. What
// happens to a question:
//
//	gateway  keeps one connection alive and hands on its events
//	wire     turns an event into a request, free of Discord's format
//	router   runs the handler: once per request, in time, whatever it does
//	handlers return a reply; they never send
//	page     lays an answer out as a message, its headline first; near does so
//	         where nothing was found, context with an article
//	fit      holds every message to Discord's limits
//	rest     sends it, when quota lets it
//
// The decisions behind it:
//
// The library's connection has faults that end or freeze a process (a
// "reconnect" in answer to a resume blocks for ever, refused tokens are tried
// without end), so gateway.go supervises it from outside: every opening has a
// time limit, a session that does not come back is left behind and replaced,
// and a refusal that trying again cannot mend ends Run with a [FatalError].
//
// The library is not used for requests. It keeps a rate-limit record for every
// interaction for ever, sleeps through cancelled contexts and does not repeat
// what failed with 500 or 503; rest.go makes the eight calls that are needed. Nor
// are its types used to read events: it drops an event for one part of it that
// has another form than it knows, such as a new sort of button on a message.
//
// A reply is answered at once whenever it is ready within a second and a half;
// only a slower one is announced first ("thinking…") and filled in later.
// Whether it is private is settled before, since Discord fixes it then. While
// more ask than are answered at once, announcements go out after half a second:
// measured with fifty at once beside a reindex, it is they that come late, each
// being a dozen steps of goroutines that stand behind those which compute.
//
// The first line of an answer is the answer: who about what, how much, and by
// whom. How the question was read in detail is small print, and only where
// nothing was found and the reader wonders why.
//
// Article text is never trusted: markdown.go makes it inert, and message has no
// way to allow a mention at all. Buttons carry their question in themselves
// (paging.go), so they outlive a restart; what is too long for one is kept in
// the state folder.
//
// What belongs to a server (its settings), to a reader (a vote) or to the record
// (what admins did) lies in that folder as plain JSON, one line or one file, so
// that an admin needs no tool to read it. Files that only grow are put aside when
// they are long (journal.go), a number of times.
package bot

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"time"

	"onrecord/answer"
	"onrecord/corpus"
	"onrecord/corpus/identity"
	"onrecord/corpus/names"
	"onrecord/index"
)

// Asker answers questions; *answer.Asker is one.
type Asker interface {
	Ask(ctx context.Context, question string, limit int) (answer.Answer, error)
	Find(ctx context.Context, u answer.Understood, limit int) (answer.Answer, error)
}

// People knows who speaks in the archive; *identity.People is one.
type People interface {
	Complete(typed string, n int) []identity.Individual
	Find(asked string) []identity.Individual
	Nearest(asked string, n int) []identity.Individual
}

// Library has the articles themselves; every [index.Engine] is one.
type Library interface {
	Outlets() map[string]int // with their number of articles
	Articles(ctx context.Context, ids []string) ([]*corpus.Article, error)
	Built() time.Time
	Counts() index.Report
}

// Archive is what is searched while one question is answered.
type Archive struct {
	Asker   Asker
	People  People       // nil offers no names
	Library Library      // nil leaves out what needs whole articles
	Table   *names.Table // concepts to offer as topics; nil means the embedded table
}

// Config of a Bot. Token and Archive are required.
type Config struct {
	Token   string // the bot's token, with or without "Bot " before it
	GuildID string // registers the commands in this server only, where they change at once

	// Archive returns the archive as it is now and what to call when the
	// question is answered. An error means that it cannot be searched at the moment.
	Archive func() (Archive, func(), error)
	// Reindex brings the archive up to date; nil leaves /reindex out. It is
	// never called twice at once.
	Reindex func(ctx context.Context, force bool, progress func(done, total int)) (index.Report, error)

	// Note says in a sentence what an admin should know about the archive, such as
	// that an older state of it is served since the last one is damaged; "" for
	// nothing. It may be nil.
	Note func() string

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
	// before Run ends with ErrUnreachable, for a supervisor to start it anew; 0
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
	Times Times
}

// Bot is a Discord bot over one archive.
type Bot struct {
	cfg     Config
	log     *slog.Logger
	now     func() time.Time
	rest    *rest
	gateway *gateway
	router  *router
	reindex *reindexer
	asked   *askedStore
	talks   *recent[string, turn]
	votes   *votes // nil when none are kept
	servers *servers
	audit   *journal
	gauges  *gauges

	me       atomic.Pointer[string] // the bot's own user ID
	commands atomic.Bool            // registered by this process
}

// New returns a Bot. It connects nowhere before Run.
func New(cfg Config) (*Bot, error) {
	token := strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(cfg.Token)+" ", "Bot "))
	if token == "" {
		return nil, ErrNoToken
	}
	if strings.ContainsFunc(token, func(r rune) bool { return r <= ' ' || r > '~' }) {
		return nil, fmt.Errorf("%w: it holds characters that no token has", ErrBadToken)
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
	b.log = slog.New(redactor{b.log.Handler(), token})
	rest, err := newREST(cfg.API, token, cfg.Client, cfg.Dial, b.log)
	if err != nil {
		return nil, err
	}
	b.rest = rest
	b.gateway = newGateway(rest, token, cfg.Times, b.log, b.event)
	b.gauges = newGauges()
	rest.tell = b.gauges.refusal
	if b.gateway.patience = cfg.Patience; cfg.Patience == 0 {
		b.gateway.patience = 5 * time.Minute
	}
	b.gateway.connects = b.gauges.connects
	b.talks = newTalks()
	if b.asked, err = openAskedStore(10_000, inState(cfg.StateDir, "buttons.jsonl")); err != nil {
		return nil, err
	}
	if b.servers, err = openServers(inState(cfg.StateDir, "servers.json")); err != nil {
		return nil, err
	}
	if cfg.StateDir != "" && !cfg.NoFeedback {
		if b.votes, err = openVotes(inState(cfg.StateDir, "votes.jsonl"), b.now); err != nil {
			return nil, err
		}
	}
	b.audit = newAudit(inState(cfg.StateDir, "audit.jsonl"))
	b.reindex = newReindexer(cfg.Reindex, rest, b.log, b.now)
	b.router = newRouter(rest, b.log, b.now, newRates(cfg.PerMinute, cfg.PerMinuteServer))
	b.router.gauges = b.gauges
	b.route()
	b.gauges.watch(b)
	return b, nil
}

// Run connects and answers until ctx ends, then lets the answers in flight
// finish and returns nil. It returns an error only where trying again cannot
// help: ErrBadToken, or a FatalError with what to mend; or ErrUnreachable when a
// new process may help where this one did not.
func (b *Bot) Run(ctx context.Context) error {
	if err := b.introduce(ctx); err != nil {
		if ctx.Err() != nil {
			return nil
		}
		return err
	}
	var err error
	if b.cfg.HTTPOnly {
		b.begin("")
		<-ctx.Done()
	} else {
		err = b.gateway.run(ctx)
	}
	b.router.stop(5 * time.Second)
	b.rest.client.CloseIdleConnections()
	return err
}

// introduce learns the bot's own ID, which is also how a wrong token shows. It
// goes on trying while Discord cannot be reached.
func (b *Bot) introduce(ctx context.Context) error {
	began := time.Now()
	for wait := time.Second; ; wait = min(2*wait, time.Minute) {
		id, err := b.rest.me(ctx)
		if err == nil {
			b.me.Store(&id)
			return nil
		}
		if status(err) == http.StatusUnauthorized {
			return ErrBadToken
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if time.Since(began) > b.gateway.patience {
			return fmt.Errorf("%w: %w", ErrUnreachable, err)
		}
		b.log.Warn("bot: Discord cannot be reached, trying again", "err", err, "in", wait)
		if !sleep(ctx, jitter(wait)) {
			return ctx.Err()
		}
	}
}

// sleep waits; it reports whether ctx was still alive at the end.
func sleep(ctx context.Context, d time.Duration) bool {
	if d <= 0 {
		return ctx.Err() == nil
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-ctx.Done():
		return false
	}
}
