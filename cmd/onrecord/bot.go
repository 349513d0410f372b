package main

import (
	"context"
	"crypto/ed25519"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"time"

	"onrecord/bot"
	"onrecord/bot/endpoint"
)

type botCommand struct {
	Archive
	Answers
	Watching
	Discord
	Serving
	Keeping
	Pages
	Health
	Logging
}

// Help is shown below the flags.
func (*botCommand) Help() string {
	return `The token is read from $DISCORD_TOKEN or from the file that $DISCORD_TOKEN_FILE
names, and from nowhere else. The bot needs no privileged intent.

  DISCORD_TOKEN=... onrecord bot --corpus ./articles --index ./index

Invite it with this address:

  ` + invite("APPLICATION_ID")
}

// permissions are what the bot is invited with: View Channels, Send Messages,
// Embed Links, Attach Files, Read Message History, Create Public Threads and
// Send Messages in Threads, as Discord numbers them.
const permissions = 1<<10 | 1<<11 | 1<<14 | 1<<15 | 1<<16 | 1<<35 | 1<<38

// invite is the address that adds an application to a server.
func invite(application string) string {
	return fmt.Sprintf("https://discord.com/oauth2/authorize?client_id=%s&scope=bot+applications.commands&permissions=%d", application, permissions)
}

// run serves until it is told to stop.
func (c *botCommand) run(ctx context.Context, con *console) error {
	token, err := con.env.token()
	if err != nil {
		return err
	}
	return c.serve(ctx, con, bot.Config{Token: token})
}

// serve completes a configuration and runs a bot with it.
func (c *botCommand) serve(ctx context.Context, con *console, cfg bot.Config) error {
	if c.Limit < 1 || c.Limit > maxAnswers {
		return usage("", "--limit must be from 1 to %d, not %d", maxAnswers, c.Limit)
	}
	if err := checkWatch(c.Watch, c.Archive); err != nil {
		return err
	}
	log := c.Logging.logger(con.err)
	links, err := c.Pages.links(c.State)
	if err != nil {
		return err
	}
	if c.WebPrivate != 0 && c.WebURL == "" {
		return usage("name the address with --web-url", "--web-private lets only links open a page, and there are none without --web-url")
	}
	archive, err := c.Archive.serve(ctx, con, c.Limit, log)
	if err != nil {
		return err
	}
	defer archive.close()
	archive.links = links
	cfg.GuildID, cfg.AdminUsers, cfg.AdminRoles, cfg.PerMinute = c.Guild, c.Admins, c.AdminRoles, c.PerMinute
	cfg.Servers, cfg.Direct = c.Servers, c.Direct
	cfg.PerMinuteServer = c.PerMinuteServer
	cfg.StateDir, cfg.NoFeedback = c.State, c.NoFeedback
	if c.DiscordAPI != "" {
		cfg.API = c.DiscordAPI
	}
	cfg.Archive, cfg.Note, cfg.Log = archive.archive, archive.note, log
	if !c.Archive.indexOnly() {
		cfg.Reindex = archive.reindex
	}
	var key ed25519.PublicKey
	if c.HTTPAddr != "" {
		if key, err = endpoint.ParseKey(con.env.PublicKey); err != nil {
			return usage("copy it from General Information at https://discord.com/developers/applications", "--http-addr needs DISCORD_PUBLIC_KEY, 64 hexadecimal digits")
		}
		cfg.HTTPOnly = true
	}
	b, err := bot.New(cfg)
	if errors.Is(err, bot.ErrInUse) {
		return fail(err, "end that one, or give this one a folder of its own with --state", "another bot uses the state folder %s", c.State)
	}
	if err != nil {
		return refused(err)
	}
	archive.changed = b.Updated
	if c.HealthAddr != "" {
		stop, err := serveOn(ctx, c.HealthAddr, "--health-addr", b.Operator())
		if err != nil {
			return err
		}
		defer stop()
	}
	if c.HTTPAddr != "" {
		stop, err := serveOn(ctx, c.HTTPAddr, "--http-addr", b.Interactions(key))
		if err != nil {
			return err
		}
		defer stop()
	}
	if c.WebAddr != "" {
		listener, err := listenWeb(ctx, c.WebAddr)
		if err != nil {
			return err
		}
		defer archive.pages(listener, links)()
	}
	defer archive.verifying(ctx, verifyEvery)()
	if c.Watch != 0 {
		defer archive.watch(ctx, c.Watch)()
	}
	log.Info("onrecord: started", "version", version())
	err = b.Run(ctx)
	if err == nil {
		log.Info("onrecord: stopped")
	}
	return refused(err)
}

// refused turns what ends a bot for good into a sentence with what to do.
func refused(err error) error {
	const hint = `press "Reset Token" on the Bot page of https://discord.com/developers/applications and set DISCORD_TOKEN or DISCORD_TOKEN_FILE to the new one`
	var fatal *bot.FatalError
	switch {
	case errors.Is(err, bot.ErrBadToken):
		return &failure{code: refusedForGood, what: "Discord refused the token", hint: hint, cause: err}
	case errors.As(err, &fatal):
		return &failure{code: refusedForGood, what: fmt.Sprintf("Discord closed the connection for good (code %d)", fatal.Code), hint: fatal.Hint, cause: err}
	case errors.Is(err, bot.ErrUnreachable):
		return &failure{code: unreachable, what: "Discord could not be reached for minutes",
			hint: "look at the network and at https://discordstatus.com; a supervisor may start the bot again", cause: err}
	}
	return err
}

// The bot's own exit codes, so that a supervisor can tell what starting it again
// may mend from what it cannot.
const (
	refusedForGood = 3
	unreachable    = 4
)

// serveOn serves handler until stop is called. Nobody gets to hold a connection
// open for long: what is behind it is small.
func serveOn(ctx context.Context, addr, flag string, handler http.Handler) (stop func(), err error) {
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", addr)
	if err != nil {
		return nil, fail(err, "choose another address with "+flag, "the bot cannot listen on %s", addr)
	}
	server := endpoint.Server(handler)
	go func() { _ = server.Serve(listener) }()
	return func() {
		// Those who are being answered get their answer.
		ctx, cancel := context.WithTimeout(context.Background(), 3*time.Second)
		defer cancel()
		_ = server.Shutdown(ctx)
		_ = server.Close()
	}, nil
}

// logger writes the bot's log.
func (l Logging) logger(w io.Writer) *slog.Logger {
	var level slog.Level
	_ = level.UnmarshalText([]byte(l.LogLevel)) // the command line allows only names that it has
	opt := &slog.HandlerOptions{Level: level}
	if l.LogFormat == "json" {
		return slog.New(slog.NewJSONHandler(w, opt))
	}
	return slog.New(slog.NewTextHandler(w, opt))
}
