package bot

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
)

// route is what answers one sort of request.
type route struct {
	handle func(context.Context, *request) (reply, error)
	// private tells, before anything is known of the reply, whether it is for
	// one pair of eyes: Discord fixes that when the reply is announced.
	private func(*request) bool
}

// router sees to it that every request gets one reply in time: it drops what
// was delivered twice, holds users to their rate and the whole to a bounded
// number, announces what takes longer, and turns errors and panics into a
// sentence for the user and a line in the log.
type router struct {
	line line
	log  *slog.Logger
	now  func() time.Time

	commands                  map[string]route
	click, saying, completion route

	seen    *recent[string, struct{}]
	rates   *rates
	running chan struct{} // a place for each handler at work
	taken   atomic.Int64  // requests not yet replied to
	panics  atomic.Int64
	missed  atomic.Int64 // first responses that came too late
	gauges  *gauges

	announce time.Duration // after which a reply is announced
	limit    time.Duration // after which a handler is given up

	base, jobs           context.Context // of handlers; of what goes on after them
	cancelBase, stopJobs context.CancelFunc
	mu                   sync.Mutex // guards stopping against work
	stopping             bool
	work                 sync.WaitGroup
}

const (
	maxTaken  = 64  // requests taken; more are told that the bot is busy
	maxTurned = 256 // requests beyond which nothing is said any more
)

// maxRunning is how many handlers are at work at once. They compute and do not
// wait, so one for each processor has them done soonest, and leaves least for an
// announcement to stand behind, which is a few steps of several goroutines. On a
// small machine there are some more, so that slow questions do not hold up quick
// ones.
var maxRunning = max(4, runtime.GOMAXPROCS(0))

func newRouter(l line, log *slog.Logger, now func() time.Time, rates *rates) *router {
	r := &router{
		line: l, log: log, now: now,
		gauges:  newGauges(),
		seen:    newRecent[string, struct{}](10_000),
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

// take starts to answer a request and returns at once; it reports whether it
// did, and not drop one that was delivered twice or is too many.
func (r *router) take(req *request) bool {
	if _, twice := r.seen.getOrPut(req.id, func() struct{} { return struct{}{} }); twice {
		r.log.Debug("bot: delivered twice", "id", req.id)
		return false
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	n := r.taken.Add(1)
	if r.stopping || n > maxTurned {
		r.taken.Add(-1)
		r.log.Warn("bot: request dropped", "kind", req.kind, "stopping", r.stopping, "taken", n)
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

// job runs f beside the requests; stop waits for it and ends r.jobs before.
func (r *router) job(f func()) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if !r.stopping {
		r.work.Go(f)
	}
}

// stop takes no further requests, lets those taken finish within limit, and
// cancels the rest.
func (r *router) stop(limit time.Duration) {
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
func (r *router) find(req *request) route {
	rt := route{func(context.Context, *request) (reply, error) {
		return reply{}, sentence("I do not know that command. It may be new or gone; `/help` lists what there is.")
	}, always}
	switch req.kind {
	case click:
		rt = r.click
	case saying:
		rt = r.saying
	case completion:
		rt = r.completion
	case command:
		if c, ok := r.commands[req.name]; ok {
			rt = c
		}
	}
	return rt
}

// serve replies to one request and returns what goes on after.
func (r *router) serve(req *request, busy bool) (after func(context.Context)) {
	defer func() {
		if p := recover(); p != nil {
			r.panics.Add(1)
			r.gauges.panics.Inc()
			r.log.Error("bot: panic while replying", "id", req.id, "panic", fmt.Sprint(p), "stack", string(debug.Stack()))
		}
	}()
	ctx, cancel := context.WithTimeout(r.base, r.limit)
	defer cancel()
	if busy {
		r.gauges.done(r.label(req), outcomeBusy)
		r.send(ctx, req, tell("Too many questions at once. Please try again in a moment."))
		return nil
	}
	if req.kind == completion {
		re, _ := r.call(ctx, r.completion, req)
		r.gauges.done(r.label(req), outcomeAnswered)
		r.send(ctx, req, reply{choices: re.choices})
		return nil
	}
	if wait, why, fresh := r.rates.wait(req.user, req.guild, r.now()); wait > 0 {
		r.gauges.done(r.label(req), outcomeLimited)
		if fresh || req.interaction() {
			r.send(ctx, req, tell(fmt.Sprintf("%s Please try again <t:%d:R>.", why, r.now().Add(wait+time.Second).Unix())))
		}
		return nil
	}
	return r.run(ctx, r.find(req), req)
}

// run calls the handler and sends its reply, announced first when it is slow.
func (r *router) run(ctx context.Context, rt route, req *request) (after func(context.Context)) {
	done := make(chan reply, 1)
	go func() {
		re, err := r.call(ctx, rt, req)
		done <- r.outcome(req, re, err)
	}()
	if re, ok := r.soon(req, done); ok {
		r.send(ctx, req, re)
		return re.after
	}
	err := r.line.wait(ctx, req, rt.private(req))
	r.gauges.latency.Observe(r.now().Sub(req.received).Seconds())
	if err != nil {
		r.log.Warn("bot: reply not announced", "id", req.id, "err", err)
	}
	var re reply
	select {
	case re = <-done:
	case <-ctx.Done():
		re = r.outcome(req, reply{}, ctx.Err())
	}
	r.sendLate(ctx, req, re, rt.private(req))
	return re.after
}

// soon waits for a reply that need not be announced. While more are asking than
// can be answered at once, a request that is not answered after a third of the
// usual patience is announced then: it will take longer anyway, and with many at
// the same time it is the announcements that must not come late.
func (r *router) soon(req *request, done <-chan reply) (re reply, ok bool) {
	for _, patience := range []time.Duration{r.announce / 3, r.announce} {
		timer := time.NewTimer(patience - r.now().Sub(req.received))
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
func (r *router) call(ctx context.Context, rt route, req *request) (re reply, err error) {
	defer func() {
		if p := recover(); p != nil {
			r.panics.Add(1)
			r.gauges.panics.Inc()
			err = fmt.Errorf("bot: panic: %v\n%s", p, debug.Stack())
		}
	}()
	select {
	case r.running <- struct{}{}:
		defer func() { <-r.running }()
	case <-ctx.Done():
		return reply{}, ctx.Err()
	}
	return rt.handle(ctx, req)
}

// outcome is the reply, or what the user is told in its place; an error that
// is not meant for users is logged here, once.
func (r *router) outcome(req *request, re reply, err error) reply {
	var s sentence
	switch {
	case err == nil:
		r.gauges.done(r.label(req), outcomeAnswered)
		return re
	case errors.As(err, &s):
		r.gauges.done(r.label(req), outcomeTold)
		return tell(string(s))
	}
	r.gauges.done(r.label(req), outcomeFailed)
	number := req.id[max(0, len(req.id)-6):]
	r.log.Error("bot: request failed", "number", number, "id", req.id, "kind", req.kind.String(), "name", req.name, "err", err)
	if errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled) {
		return tell("I could not finish that in time. A shorter question, or one with a speaker or a date, is quicker.")
	}
	return tell("Something went wrong here; the archive was not searched. Please try again, and if it stays so, " +
		"give your admin the number `" + number + "`.")
}

// send gives the first response, also when the handler's time is up or the bot
// is being stopped. It must leave within Discord's three seconds.
func (r *router) send(ctx context.Context, req *request, re reply) {
	limit := 10 * time.Second
	if req.interaction() {
		limit = 3*time.Second - r.now().Sub(req.received)
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), limit)
	defer cancel()
	err := r.line.answer(ctx, req, re)
	r.gauges.latency.Observe(r.now().Sub(req.received).Seconds())
	if status(err) == http.StatusBadRequest && req.kind != completion {
		r.log.Error("bot: reply refused", "id", req.id, "err", err)
		err = r.line.answer(ctx, req, r.outcome(req, reply{}, err))
	}
	switch {
	case code(err) == unknownInteraction || errors.Is(err, context.DeadlineExceeded):
		r.missed.Add(1)
		r.gauges.missed.Inc()
		r.log.Warn("bot: reply came too late for Discord", "id", req.id, "kind", req.kind.String(), "after", r.now().Sub(req.received))
	case err != nil:
		r.log.Error("bot: reply not sent", "id", req.id, "kind", req.kind.String(), "err", err)
	}
}

// sendLate fills in what was announced, also when the handler's time is up, so
// that no user looks at "thinking…" for ever.
func (r *router) sendLate(ctx context.Context, req *request, re reply, private bool) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 30*time.Second)
	defer cancel()
	err := r.line.answerLate(ctx, req, re, private)
	if status(err) == http.StatusBadRequest {
		r.log.Error("bot: reply refused", "id", req.id, "err", err)
		err = r.line.answerLate(ctx, req, r.outcome(req, reply{}, err), private)
	}
	if err != nil {
		r.log.Error("bot: late reply not sent", "id", req.id, "kind", req.kind.String(), "err", err)
	}
}
