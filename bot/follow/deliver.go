package follow

import (
	"context"
	"errors"
	"maps"
	"slices"
	"time"

	"onrecord/corpus/names"
)

// mostShown is how many statements one message shows; what is beyond them is counted.
const mostShown = 5

// Deliver posts what is due: first what was begun and not ended, then what was found. It
// returns when the next is due, zero when nothing waits. An error means that something is
// left to be tried again.
func (s *Service) Deliver(ctx context.Context, table *names.Table) (next time.Time, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, b := range s.log.unfinished() {
		if ctx.Err() != nil {
			return next, ctx.Err()
		}
		err = errors.Join(err, s.send(ctx, *b, true, table))
	}
	waiting := s.log.waiting()
	for _, id := range slices.SortedFunc(maps.Keys(waiting), func(x, y string) int { return waiting[x][0].N - waiting[y][0].N }) {
		if ctx.Err() != nil {
			return next, ctx.Err()
		}
		due, e := s.begin(ctx, id, waiting[id], table)
		err = errors.Join(err, e)
		if !due.IsZero() && (next.IsZero() || due.Before(next)) {
			next = due
		}
	}
	return next, err
}

// begin posts what was found for a follow when it is due, or returns when that is.
func (s *Service) begin(ctx context.Context, id string, fs []finding, table *names.Table) (due time.Time, err error) {
	f, err := s.Get(id)
	gone := errors.Is(err, ErrGone)
	if err != nil && !gone {
		return due, err
	}
	if !gone && f.Paused != "" {
		return due, nil // it is kept for when it goes on
	}
	now := s.now()
	if due = f.Every.due(fs[0].At.In(now.Location())); !gone && due.After(now) {
		return due, nil
	}
	b := begun{Key: keyOf(id, fs[0].N), Follow: id, At: now.UTC()}
	for _, x := range fs {
		b.Of = append(b.Of, x.N)
	}
	if err := s.log.add(step{Begun: &b}); err != nil {
		return time.Time{}, err
	}
	return time.Time{}, s.send(ctx, b, false, table)
}

// send posts a delivery that was begun and writes down what came of it.
func (s *Service) send(ctx context.Context, b begun, again bool, table *names.Table) error {
	f, err := s.Get(b.Follow)
	if errors.Is(err, ErrGone) {
		return s.end(sending{Key: b.Key, Dropped: "nobody follows it any more"})
	}
	if err != nil {
		return err
	}
	d := Delivery{Key: b.Key, Follow: f, Begun: b.At, Again: again}
	d.Items, d.More = together(s.log.findings(b.Of), table, mostShown)
	if again {
		if id, err := s.post.Posted(ctx, d); err != nil || id != "" {
			return errors.Join(err, s.endIf(err == nil, sending{Key: b.Key, Message: id}))
		}
	}
	id, err := s.post.Post(ctx, d)
	var no *RefusedError
	if errors.As(err, &no) {
		return s.refused(ctx, f, b, no)
	}
	return errors.Join(err, s.endIf(err == nil, sending{Key: b.Key, Message: id}))
}

func (s *Service) endIf(ended bool, x sending) error {
	if !ended {
		return nil
	}
	return s.end(x)
}

func (s *Service) end(x sending) error { return s.log.add(step{Sent: &x}) }

// refused pauses a follow whose place takes no messages, and tells its owner.
func (s *Service) refused(ctx context.Context, f Follow, b begun, why *RefusedError) error {
	s.note.Warn("bot: a follow is paused, since what is new cannot be posted", "follow", f.ID, "user", f.User, "channel", f.Channel, "err", why.Cause, "why", why.Why)
	f, err := s.Pause(f.ID, why.Why)
	if errors.Is(err, ErrGone) {
		err = nil
	}
	if err != nil {
		return err
	}
	if err := s.end(sending{Key: b.Key, Waits: true}); err != nil {
		return err
	}
	s.post.Paused(ctx, f)
	return nil
}
