// Package follow tells people what is new in the archive on what they follow, each
// statement once.
//
//	follow.go         a Follow: who is told of which question, where and how often
//	subscriptions.go  all follows, a file each, with the quotas
//	log.go            the log: what is known, found, begun and sent, a step a line
//	known.go          which articles and statements were there before
//	match.go          what is new in the archive, and for whom
//	part.go           new articles, asked as the whole archive would answer of them
//	deliver.go        what is due is posted
//
// In come states of the archive ([Service.Update]); out go [Delivery] values to a
// [Poster], which is Discord's in package bot.
//
// # Once
//
// A statement is new when its article was not there before: neither under its ID nor with
// its content (so that a moved file is none), or when the article was there and has
// changed, and the statement is none of those it had, by the speaker's last name and the
// letters of what was said. Nothing of an article is forgotten when it goes: it may come
// back. What the program itself reads otherwise in an article that is the same is not new.
//
// The log is one file to which a line is added for each step, and a line counts when it is
// whole. One line holds some articles and all that was found in them for anybody, so that
// a kill loses both or neither. A delivery is written down before it is posted (begun) and
// after (sent). One that was begun and not sent may stand in the channel or not: the
// message carries its key in a button, and the channel is read for it before it is posted
// again; the same key is its nonce, for the moment in which the first post is still under
// way. Only where the bot may not read the channel, and minutes have passed, could it
// stand there twice; that is better than not at all.
//
// # One pass
//
// New articles are indexed in memory, some hundred at a time, with the statements that the
// archive has found in them, and each follow is asked of that small index with the people
// and the frequencies of the whole one. So a follow finds what asking finds, and the work
// grows with what is new.
package follow

import (
	"context"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"onrecord/answer"
	"onrecord/bot/button"
	"onrecord/bot/store"
)

// Every is how often somebody is told.
type Every string

// The values of Every.
const (
	AtOnce Every = "at once"
	Daily  Every = "daily"  // at eight in the morning
	Weekly Every = "weekly" // on Mondays at eight
)

const morning = 8 // the hour of what comes daily and weekly

// Follow is a question whose new answers somebody is told.
type Follow struct {
	ID      string `json:"id"`
	User    string `json:"user"`              // whose it is
	Server  string `json:"server,omitempty"`  // where it was made; "" for direct messages
	Channel string `json:"channel,omitempty"` // where it is told; "" for direct messages to the user
	Asked   string `json:"asked"`             // the question, as button.State writes it
	Every   Every  `json:"every"`
	// Made is when it was made. Since is of when the archive was that had not been looked
	// at then: what it has is not new. See [Service.SinceOf].
	Made  time.Time `json:"made"`
	Since time.Time `json:"since"`
	// Paused says why nothing is told any more; "" while it is.
	Paused string `json:"paused,omitempty"`
}

// Question is what is asked.
func (f Follow) Question() (answer.Understood, error) { return button.ParseOptions(f.Asked) }

// AskedOf writes a question for a Follow; the days are left out, since what is new is
// rarely of days that somebody had in mind before.
func AskedOf(u answer.Understood) string {
	return button.State{Options: answer.Understood{Speaker: u.Speaker, Topic: u.Topic, Outlet: u.Outlet, Quoted: u.Quoted}}.Code()
}

// due is when something that was found is told.
func (e Every) due(found time.Time) time.Time {
	day := time.Date(found.Year(), found.Month(), found.Day(), morning, 0, 0, 0, found.Location())
	switch e {
	case Daily:
		if !day.After(found) {
			day = day.AddDate(0, 0, 1)
		}
		return day
	case Weekly:
		for !day.After(found) || day.Weekday() != time.Monday {
			day = day.AddDate(0, 0, 1)
		}
		return day
	}
	return found
}

// Item is a statement that somebody is told of, with its copies.
type Item struct {
	answer.Excerpt
}

// Delivery is one message: what is new for one follow.
type Delivery struct {
	Key    string // the same when it is posted again; at most 25 characters
	Follow Follow
	Items  []Item // the newest first
	More   int    // statements beyond them
	Begun  time.Time
	Again  bool // it was begun before, and may stand there already
}

// Poster is where deliveries go.
type Poster interface {
	// Post posts a delivery and returns the message's ID. The error is a *RefusedError
	// where posting it again would not help.
	Post(ctx context.Context, d Delivery) (message string, err error)
	// Posted returns the message in which a delivery stands already; "" when it does not.
	Posted(ctx context.Context, d Delivery) (message string, err error)
	// Paused tells somebody that nothing more is told, and why.
	Paused(ctx context.Context, f Follow)
}

// RefusedError is why a place takes no messages.
type RefusedError struct {
	Why   string // a sentence's end for the owner: "the channel is gone"
	Cause error
}

// Error says why.
func (e *RefusedError) Error() string { return "follow: post: " + e.Why }

// Unwrap returns the cause.
func (e *RefusedError) Unwrap() error { return e.Cause }

// Service keeps follows and tells what is new. It is safe for concurrent use. Several
// processes may have one over the same files, of which one has begun.
type Service struct {
	*Subscriptions
	log  *journal // nil before it has begun
	post Poster
	now  func() time.Time
	note *slog.Logger

	began  sync.RWMutex           // guards the pointer to the log
	mu     sync.Mutex             // held by the one update or delivery that is on
	looked atomic.Pointer[Engine] // the archive that was looked at last
}

// New returns a service over files, which tells through post. It says in log what it has to
// put aside.
func New(files store.Files, post Poster, now func() time.Time, log *slog.Logger) *Service {
	return &Service{Subscriptions: NewSubscriptions(files, now, log), post: post, now: now, note: log}
}

// Begin reads the log, after which this process is the one that tells what is new.
func (s *Service) Begin() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	j, err := openJournal(s.files, s.now(), s.note)
	if err == nil {
		s.began.Lock()
		s.log = j
		s.began.Unlock()
	}
	return err
}
