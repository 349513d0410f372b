package bot

import (
	"context"
	"crypto/ed25519"
	"net/http"

	"github.com/bwmarrin/discordgo"

	"onrecord/bot/discord"
	"onrecord/bot/endpoint"
)

// event takes what the gateway hands on. It must not block.
func (b *Bot) event(e *discordgo.Event) {
	switch e.Type {
	case "READY":
		b.begin(discord.DecodeReady(e.RawData))
	case "GUILD_CREATE":
		if me := b.me.Load(); me != nil {
			if guild, role := discord.DecodeGuild(e.RawData, *me); guild != "" {
				b.roles.Put(guild, role)
				b.joined(guild)
			}
		}
	case "INTERACTION_CREATE":
		if r, ok := discord.DecodeInteraction(e.RawData, b.now()); ok {
			if r.BotPermissions != 0 {
				b.allowed.Put(r.Channel, r.BotPermissions)
			}
			b.router.Take(r)
		} else {
			b.log.Debug("bot: an interaction was not for us or not complete")
		}
	case "MESSAGE_CREATE":
		if me := b.me.Load(); me != nil {
			if r, ok := discord.DecodeMessage(e.RawData, *me, b.roleIn, b.now()); ok {
				r.BotPermissions, _ = b.allowed.Get(r.Channel) // a message does not say them
				b.router.Take(r)
			}
		}
	}
}

// roleIn is the bot's own role in a server; "" when it has none or that is not known.
func (b *Bot) roleIn(guild string) string {
	role, _ := b.roles.Get(guild)
	return role
}

// begin registers the commands, once in the life of a process.
func (b *Bot) begin(app string) {
	if b.commands.Swap(true) {
		return
	}
	if app == "" { // some servers leave it out; it is the user's ID but for old applications
		app = *b.me.Load()
	}
	b.app.Store(&app)
	b.router.Go(func(ctx context.Context) { b.register(ctx, app) })
}

// Interactions serves Discord's interactions endpoint for the application with that
// key: the same handlers, asked over HTTP instead of the gateway.
func (b *Bot) Interactions(key ed25519.PublicKey) http.Handler {
	return endpoint.New(key, b.now, b.log, b.router.Take)
}
