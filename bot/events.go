package bot

import "github.com/bwmarrin/discordgo"

// event takes what the gateway hands on. It must not block.
func (b *Bot) event(e any) {
	switch e := e.(type) {
	case *discordgo.Ready:
		b.ready(e)
	case *discordgo.InteractionCreate:
		if r, ok := fromInteraction(e, b.now()); ok {
			b.router.take(r)
		} else {
			b.log.Debug("bot: an interaction was not for us or not complete")
		}
	case *discordgo.MessageCreate:
		if me := b.me.Load(); me != nil {
			if r, ok := fromMessage(e, *me, b.now()); ok {
				b.router.take(r)
			}
		}
	}
}

// ready registers the commands when the first session stands.
func (b *Bot) ready(e *discordgo.Ready) {
	if e == nil {
		return
	}
	app := ""
	if e.Application != nil {
		app = e.Application.ID
	}
	b.begin(app)
}

// begin registers the commands, once in the life of a process.
func (b *Bot) begin(app string) {
	if b.commands.Swap(true) {
		return
	}
	if app == "" { // some servers leave it out; it is the user's ID but for old applications
		app = *b.me.Load()
	}
	b.router.job(func() { b.register(b.router.jobs, app) })
}
