package bot

import "github.com/bwmarrin/discordgo"

// event takes what the gateway hands on. It must not block.
func (b *Bot) event(e *discordgo.Event) {
	switch e.Type {
	case "READY":
		b.ready(e.RawData)
	case "INTERACTION_CREATE":
		if r, ok := fromInteraction(e.RawData, b.now()); ok {
			b.router.take(r)
		} else {
			b.log.Debug("bot: an interaction was not for us or not complete")
		}
	case "MESSAGE_CREATE":
		if me := b.me.Load(); me != nil {
			if r, ok := fromMessage(e.RawData, *me, b.now()); ok {
				b.router.take(r)
			}
		}
	}
}

// ready registers the commands when the first session stands.
func (b *Bot) ready(data []byte) {
	var e struct {
		Application struct {
			ID string `json:"id"`
		} `json:"application"`
	}
	unwire(data, &e)
	b.begin(e.Application.ID)
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
