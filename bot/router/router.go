// Package router sees to it that every request gets one reply in time.
//
//	router.go   from a request to its reply
//	rates.go    how often users and servers may ask
//	metrics.go  what /metrics shows
//
// A reply is sent at once whenever it is ready within a second and a half; only a slower
// one is announced first ("thinking…") and filled in later. Whether it is private is
// settled before, since Discord fixes it then. While more ask than are answered at once,
// announcements go out after half a second: with many at the same time it is they that
// come late, each being a dozen steps of goroutines that stand behind those which compute.
package router

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"onrecord/bot/discord"
	"onrecord/bot/markdown"
	"onrecord/bot/recent"
	"onrecord/bot/rest"
)

// Always is for replies that are always private.
func Always(*discord.Request) bool { return true }

// Never is for replies that are never private.
func Never(*discord.Request) bool { return false }

// Route is what answers one sort of request.
type Route struct {
	Handle func(context.Context, *discord.Request) (discord.Reply, error)
	// Private reports, before anything is known of the reply, whether it is for
	// one pair of eyes: Discord fixes that when the reply is announced.
	Private func(*discord.Request) bool
	// Update reports whether it changes the message whose button was pressed; nil for
	// never.
	Update func(*discord.Request) bool
}

func (rt Route) deferral(req *discord.Request) discord.Deferral {
	return discord.Deferral{Private: rt.Private(req), Update: rt.Update != nil && rt.Update(req)}
}

// Router sees to it that every request gets one reply in time: it drops what
// was delivered twice, holds users to their rate and the whole to a bounded
// number, announces what takes longer, and turns errors and panics into a
// sentence for the user and a line in the log.
type Router struct {
	responder discord.Responder
	log       *slog.Logger
	now       func() time.Time

	// Refuse says to those whom the bot is not for that it is not; "" to all others. nil
	// refuses nobody.
	Refuse func(*discord.Request) string

	// Commands by name; and what answers buttons and menus, mentions and direct messages,
	// and options that are being typed. They are set before the first request.
	Commands                               map[string]Route
	Component, Mention, Form, Autocomplete Route

	// Free reports whether a request is no question, and does not count as one; nil for
	// never.
	Free func(*discord.Request) bool
	// Plain returns a message for those who would not see the cards of it; nil leaves all
	// as they are.
	Plain func(*discord.Request, discord.Message) discord.Message

	seen    *recent.Map[string, struct{}]
	rates   *Rates
	running chan struct{} // a place for each handler at work
	taken   atomic.Int64  // requests not yet replied to
	metrics *Metrics

	announce time.Duration // after which a reply is announced
	limit    time.Duration // after which a handler is given up

	base, jobs           context.Context // of handlers; of what goes on after them
	cancelBase, stopJobs context.CancelFunc
	mu                   sync.Mutex // guards stopping against work
	stopping             bool
	work                 sync.WaitGroup
}

const (
	maxTaken  = 64  // requests taken; more get the answer that the bot is busy
	maxTurned = 256 // requests beyond which nothing is said any more
)

// maxRunning is how many handlers are at work at once. They compute and do not
// wait, so one for each processor has them done soonest, and leaves least for an
// announcement to stand behind, which is a few steps of several goroutines. On a
// small machine there are some more, so that slow questions do not hold up quick
// ones.
var maxRunning = max(4, runtime.GOMAXPROCS(0))

// New returns a router without routes, which answers through l. now is the clock against
// which requests are late and users ask too often.
func New(l discord.Responder, log *slog.Logger, now func() time.Time, rates *Rates, gauges *Metrics) *Router {
	r := &Router{
		responder: l, log: log, now: now,
		metrics: gauges,
		seen:    recent.New[string, struct{}](10_000),
		rates:   rates,
		running: make(chan struct{}, maxRunning),
		// Discord gives three seconds; the way there takes part of them.
		announce: 1500 * time.Millisecond,
		limit:    time.Minute,
	}
	r.base, r.cancelBase = context.WithCancel(context.Background())
	r.jobs, r.stopJobs = context.WithCancel(context.Background())
	return r
}

// InFlight is how many requests are taken and not yet replied to.
func (r *Router) InFlight() int64 { return r.taken.Load() }

// Take starts to answer a request and returns at once; it reports whether it
// did, and not drop one that was delivered twice or is too many.
func (r *Router) Take(req *discord.Request) bool {
	if _, twice := r.seen.GetOrPut(req.ID, func() struct{} { return struct{}{} }); twice {
		r.log.Debug("bot: delivered twice", "id", req.ID)
		return false
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	n := r.taken.Add(1)
	if r.stopping || n > maxTurned {
		r.taken.Add(-1)
		r.log.Warn("bot: request dropped", "kind", req.Kind, "stopping", r.stopping, "taken", n)
		return false
	}
	r.work.Add(1)
	go func() {
		defer r.work.Done()
		after := r.serve(req, n > maxTaken)
		r.taken.Add(-1)
		if after != nil {
			after(r.jobs)
		}
	}()
	return true
}

// Go runs f beside the requests, with a context that ends when the router stops;
// stop waits for it.
func (r *Router) Go(f func(context.Context)) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !r.stopping {
		r.work.Go(func() { f(r.jobs) })
	}
}

// Stop takes no further requests, lets those taken finish within limit, and
// cancels the rest.
func (r *Router) Stop(limit time.Duration) {
	r.mu.Lock()
	r.stopping = true
	r.mu.Unlock()
	r.stopJobs()
	timer := time.AfterFunc(limit, r.cancelBase)
	defer timer.Stop()
	done := make(chan struct{})
	go func() { r.work.Wait(); close(done) }()
	select {
	case <-done:
	case <-r.base.Done():
		select {
		case <-done:
		case <-time.After(2 * time.Second):
			r.log.Warn("bot: stopped with requests unanswered", "n", r.taken.Load())
		}
	}
	r.cancelBase()
}

// find returns the route of a request.
func (r *Router) find(req *discord.Request) Route {
	rt := Route{func(context.Context, *discord.Request) (discord.Reply, error) {
		return discord.Reply{}, discord.UserError("I do not know that command. It may be new or gone; `/help` lists what there is.")
	}, Always, nil}
	switch req.Kind {
	case discord.Component:
		rt = r.Component
	case discord.Mention:
		rt = r.Mention
	case discord.Form:
		rt = r.Form
	case discord.Autocomplete:
		rt = r.Autocomplete
	case discord.Command:
		if c, ok := r.Commands[req.Name]; ok {
			rt = c
		}
	}
	return rt
}

// serve replies to one request and returns what goes on after.
func (r *Router) serve(req *discord.Request, busy bool) (after func(context.Context)) {
	defer func() {
		if p := recover(); p != nil {
			r.metrics.panics.Inc()
			r.log.Error("bot: panic while replying", "id", req.ID, "panic", fmt.Sprint(p), "stack", string(debug.Stack()))
		}
	}()
	ctx, cancel := context.WithTimeout(r.base, r.limit)
	defer cancel()
	if busy {
		r.metrics.done(r.label(req), outcomeBusy)
		r.send(ctx, req, discord.Private("Too many questions at once. Please try again in a moment."))
		return nil
	}
	refused := ""
	if r.Refuse != nil {
		refused = r.Refuse(req)
	}
	if req.Kind == discord.Autocomplete {
		var re discord.Reply
		if refused == "" {
			re, _ = r.call(ctx, r.Autocomplete, req)
		}
		r.metrics.done(r.label(req), outcomeAnswered)
		r.send(ctx, req, discord.Reply{Choices: re.Choices})
		return nil
	}
	free := r.Free != nil && r.Free(req)
	if wait, why, fresh := r.rates.wait(req.User, req.Guild, free, r.now()); wait > 0 {
		r.metrics.done(r.label(req), outcomeLimited)
		if fresh || req.IsInteraction() {
			r.send(ctx, req, discord.Private(fmt.Sprintf("%s Please try again <t:%d:R>.", why, r.now().Add(wait+time.Second).Unix())))
		}
		return nil
	}
	if refused != "" {
		r.metrics.done(r.label(req), outcomeRefused)
		r.send(ctx, req, discord.Private(refused))
		return nil
	}
	return r.run(ctx, r.find(req), req)
}

// run calls the handler and sends its reply, announced first when it is slow.
func (r *Router) run(ctx context.Context, rt Route, req *discord.Request) (after func(context.Context)) {
	done := make(chan discord.Reply, 1)
	go func() {
		re, err := r.call(ctx, rt, req)
		done <- r.outcome(req, re, err)
	}()
	if re, ok := r.soon(req, done); ok {
		r.send(ctx, req, re)
		return re.After
	}
	err := r.responder.Defer(ctx, req, rt.deferral(req))
	r.metrics.latency.Observe(r.now().Sub(req.Received).Seconds())
	lost := error(nil)
	if err != nil {
		r.log.Warn("bot: reply not announced", "id", req.ID, "err", err)
		if outOfOrder(err) {
			lost = err
		}
	}
	var re discord.Reply
	select {
	case re = <-done:
	case <-ctx.Done():
		re = r.outcome(req, discord.Reply{}, ctx.Err())
	}
	if lost != nil && r.rescued(ctx, req, re, lost) {
		return re.After
	}
	r.sendLate(ctx, req, re, rt.deferral(req))
	return re.After
}

// soon waits for a reply that need not be announced. While more are asking than
// can be answered at once, a request that is not answered after a third of the
// usual patience is announced then: it will take longer anyway, and with many at
// the same time it is the announcements that must not come late.
func (r *Router) soon(req *discord.Request, done <-chan discord.Reply) (re discord.Reply, ok bool) {
	for _, patience := range []time.Duration{r.announce / 3, r.announce} {
		timer := time.NewTimer(patience - r.now().Sub(req.Received))
		select {
		case re = <-done:
			timer.Stop()
			return re, true
		case <-timer.C:
		}
		if r.taken.Load() > int64(maxRunning) {
			return re, false
		}
	}
	return re, false
}

// call runs the handler in one of the places, with a panic turned into an error.
func (r *Router) call(ctx context.Context, rt Route, req *discord.Request) (re discord.Reply, err error) {
	defer func() {
		if p := recover(); p != nil {
			r.metrics.panics.Inc()
			err = fmt.Errorf("router: panic: %v\n%s", p, debug.Stack())
		}
	}()
	select {
	case r.running <- struct{}{}:
		defer func() { <-r.running }()
	case <-ctx.Done():
		return discord.Reply{}, ctx.Err()
	}
	return rt.Handle(ctx, req)
}

// outcome is the reply, or what the user reads in its place; an error that
// is not meant for users is logged here, once.
func (r *Router) outcome(req *discord.Request, re discord.Reply, err error) discord.Reply {
	var s discord.UserError
	switch {
	case err == nil:
		r.metrics.done(r.label(req), outcomeAnswered)
		if r.Plain != nil {
			re.Message = r.Plain(req, re.Message)
		}
		return re
	case errors.As(err, &s):
		r.metrics.done(r.label(req), outcomeRefused)
		return discord.Private(string(s))
	}
	r.metrics.done(r.label(req), outcomeFailed)
	number := req.ID[max(0, len(req.ID)-6):]
	r.log.Error("bot: request failed", "number", number, "id", req.ID, "kind", req.Kind.String(), "name", req.Name, "err", err)
	if errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled) {
		return discord.Private("I could not finish that in time. A shorter question, or one with a speaker or a date, is quicker.")
	}
	return discord.Private("Something went wrong here; the archive was not searched. Please try again, and if it stays so, " +
		"give your admin the number `" + number + "`.")
}

// send gives the first response, also when the handler's time is up or the bot
// is being stopped. It must leave within Discord's three seconds.
func (r *Router) send(ctx context.Context, req *discord.Request, re discord.Reply) {
	limit := 30 * time.Second
	if req.IsInteraction() {
		limit = 3*time.Second - r.now().Sub(req.Received)
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), limit)
	defer cancel()
	err := r.responder.Respond(ctx, req, re)
	r.metrics.latency.Observe(r.now().Sub(req.Received).Seconds())
	if rest.Status(err) == http.StatusBadRequest && req.Kind != discord.Autocomplete {
		r.log.Error("bot: reply refused", "id", req.ID, "err", err)
		err = r.responder.Respond(ctx, req, r.outcome(req, discord.Reply{}, err))
	}
	if r.rescued(ctx, req, re, err) {
		return
	}
	switch {
	case rest.Code(err) == rest.UnknownInteraction || errors.Is(err, context.DeadlineExceeded):
		r.metrics.missed.Inc()
		r.log.Warn("bot: reply came too late for Discord", "id", req.ID, "kind", req.Kind.String(), "after", r.now().Sub(req.Received))
	case err != nil:
		r.log.Error("bot: reply not sent", "id", req.ID, "kind", req.Kind.String(), "err", err)
	}
}

// rescued posts a public answer to a command in its channel when Discord did not take it as
// the reply, for it was out of order for all the time that a reply may take; it reports
// whether it did.
func (r *Router) rescued(ctx context.Context, req *discord.Request, re discord.Reply, err error) bool {
	if err == nil || !outOfOrder(err) || req.Kind != discord.Command || req.Guild == "" || re.Private || req.Lacks(discord.ViewChannel, discord.SendMessages) != "" {
		return false
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 30*time.Second)
	defer cancel()
	m := re.Message
	m.Content = markdown.Join("\n", markdown.SmallPrint("For <@"+req.User+">, whose command Discord did not let me answer in time"), m.Content)
	m.Nonce, m.Once = req.ID, true
	if _, err := r.responder.Post(ctx, req.Channel, m); err != nil {
		r.log.Warn("bot: reply not posted in the channel either", "id", req.ID, "err", err)
		return false
	}
	r.metrics.missed.Inc()
	r.log.Warn("bot: reply came too late for Discord and was posted in the channel", "id", req.ID, "err", err)
	return true
}

// outOfOrder reports whether Discord did not say no to a request, but nothing.
func outOfOrder(err error) bool {
	return rest.Status(err) >= 500 || errors.Is(err, context.DeadlineExceeded)
}

// sendLate fills in what was announced, also when the handler's time is up, so
// that no user looks at "thinking…" for ever.
func (r *Router) sendLate(ctx context.Context, req *discord.Request, re discord.Reply, d discord.Deferral) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 30*time.Second)
	defer cancel()
	err := r.responder.RespondLate(ctx, req, re, d)
	if rest.Status(err) == http.StatusBadRequest {
		r.log.Error("bot: reply refused", "id", req.ID, "err", err)
		err = r.responder.RespondLate(ctx, req, r.outcome(req, discord.Reply{}, err), d)
	}
	if r.rescued(ctx, req, re, err) {
		return
	}
	if err != nil {
		r.log.Error("bot: late reply not sent", "id", req.ID, "kind", req.Kind.String(), "err", err)
	}
}
