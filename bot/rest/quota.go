package rest

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"onrecord/bot/backoff"
	"onrecord/bot/recent"
)

// Discord bans an address that keeps asking after it was refused: 50
// requests a second are allowed, and 10,000 answers of 401, 403 and 429 in ten
// minutes are not. Both are kept well away from.
const (
	perSecond = 45
	refusals  = 1000 // in ten minutes, beyond which everything but first responses slows down
)

// quota is what may be sent now: it holds up what Discord would refuse.
type quota struct {
	pace    *rate.Limiter // of everything but first responses, which are exempt
	refused *rate.Limiter // what may be refused still

	mu     sync.Mutex
	global time.Time                   // until when nothing is sent
	routes *recent.Map[string, *share] // by the name that calls have for their route
}

// share is what Discord lets through on one route, as far as it has said.
type share struct {
	limit, left int // in a window, and of the one that is on; limit is 0 before anything is known
	until       time.Time
	window      time.Duration
}

func newQuota() quota {
	return quota{
		pace:    rate.NewLimiter(perSecond, perSecond),
		refused: rate.NewLimiter(rate.Every(10*time.Minute/refusals), refusals),
		routes:  recent.New[string, *share](1000),
	}
}

// hold waits while a limit forbids the call.
func (q *quota) hold(ctx context.Context, c call) error {
	if c.first {
		return nil
	}
	for {
		until := q.take(c.route, time.Now())
		if until.IsZero() {
			break
		}
		if end, ok := ctx.Deadline(); ok && end.Before(until) {
			return fmt.Errorf("rest: %s: rate limit ends after the time allowed: %w", c.label, context.DeadlineExceeded)
		}
		if !backoff.Sleep(ctx, time.Until(until)) {
			return ctx.Err()
		}
	}
	if err := q.pace.Wait(ctx); err != nil {
		return fmt.Errorf("rest: %s: too many requests at once: %w", c.label, context.DeadlineExceeded)
	}
	return nil
}

// take takes a place on a route, or returns when there may be one. Those who wait
// for the same moment do not all go then, but as many as are let through.
func (q *quota) take(route string, now time.Time) (until time.Time) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.global.After(now) {
		return q.global
	}
	s, known := q.routes.Get(route)
	if route == "" || !known {
		return time.Time{}
	}
	if now.After(s.until) {
		s.left, s.until = max(s.limit, 1), now.Add(s.window)
	}
	if s.left == 0 {
		return s.until.Add(time.Millisecond)
	}
	s.left--
	return time.Time{}
}

// stop holds everything up until t.
func (q *quota) stop(t time.Time) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if t.After(q.global) {
		q.global = t
	}
}

// heed notes what an answer says of its route: one that is used up is left alone
// before it is refused.
func (q *quota) heed(c call, h http.Header) {
	limit, err1 := strconv.Atoi(h.Get("X-RateLimit-Limit"))
	left, err2 := strconv.Atoi(h.Get("X-RateLimit-Remaining"))
	after, err3 := strconv.ParseFloat(h.Get("X-RateLimit-Reset-After"), 64)
	if c.route == "" || err1 != nil || err2 != nil || err3 != nil || limit < 1 || left < 0 || !(0 < after && after <= 3600) {
		return
	}
	q.note(c.route, limit, left, time.Duration(after*float64(time.Second)))
}

func (q *quota) note(route string, limit, left int, after time.Duration) {
	now := time.Now()
	q.mu.Lock()
	defer q.mu.Unlock()
	s, _ := q.routes.GetOrPut(route, func() *share { return &share{left: left} })
	if limit > 0 {
		s.limit = limit
	}
	s.left = min(s.left, left) // what is on its way is not in Discord's number
	s.until, s.window = now.Add(after), max(s.window, after)
}

// limited notes a refusal for others that would run into it.
func (q *quota) limited(c call, e *Error) {
	switch {
	case e.Global:
		q.stop(time.Now().Add(e.after))
	case c.route != "":
		q.note(c.route, 0, 0, e.after)
	}
}

// count counts a refusal of the sort that Discord counts.
func (q *quota) count(e *Error) {
	if e.Status != http.StatusUnauthorized && e.Status != http.StatusForbidden && e.Status != http.StatusTooManyRequests || e.shared {
		return
	}
	if d := q.refused.Reserve().Delay(); d > 0 {
		q.stop(time.Now().Add(min(d, time.Minute)))
	}
}
