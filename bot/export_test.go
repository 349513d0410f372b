package bot

import "time"

// Timing shortens the waits of a Bot for tests over sockets; what they are
// worth is tested in bubbles of fake time.
func (b *Bot) Timing(announce, open, silence, first time.Duration) {
	b.router.announce = announce
	b.gateway.open, b.gateway.silence, b.gateway.grace, b.gateway.first = open, silence, silence/2, first
}

// Panics is how many panics were recovered.
func (b *Bot) Panics() int64 { return b.router.panics.Load() }

// Missed is how many first responses came too late.
func (b *Bot) Missed() int64 { return b.router.missed.Load() }

// InFlight is how many requests are taken and not yet replied to.
func (b *Bot) InFlight() int64 { return b.router.taken.Load() }
