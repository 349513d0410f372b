package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"

	"onrecord/bot"
)

type botCommand struct {
	Archive
	Answers
	Watching
	Discord
	State
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
	if c.Limit < 1 || c.Limit > mostAnswers {
		return usage("", "--limit must be from 1 to %d, not %d", mostAnswers, c.Limit)
	}
	if c.Watch != 0 && (c.Watch < leastWatch || c.Archive.asItIs() || len(c.Corpus) == 0) {
		return usage("name a corpus and an interval of at least "+leastWatch.String(), "there is nothing to watch with --watch %s", c.Watch)
	}
	log := c.Logging.logger(con.err)
	archive, err := c.Archive.serve(ctx, con, c.Limit, log)
	if err != nil {
		return err
	}
	defer archive.close()
	cfg.GuildID, cfg.AdminUsers, cfg.AdminRoles, cfg.PerMinute = c.Guild, c.Admins, c.AdminRoles, c.PerMinute
	cfg.StateDir, cfg.NoFeedback = c.State.State, c.NoFeedback
	if c.DiscordAPI != "" {
		cfg.API = c.DiscordAPI
	}
	cfg.Archive, cfg.Log = archive.archive, log
	if !c.Archive.asItIs() {
		cfg.Reindex = archive.reindex
	}
	b, err := bot.New(cfg)
	if err != nil {
		return refused(err)
	}
	if c.HealthAddr != "" {
		stop, err := serveHealth(ctx, c.HealthAddr, archive.check)
		if err != nil {
			return err
		}
		defer stop()
	}
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
		return fail(err, hint, "Discord refused the token")
	case errors.As(err, &fatal):
		return fail(err, fatal.Hint, "Discord closed the connection for good (code %d)", fatal.Code)
	}
	return err
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
