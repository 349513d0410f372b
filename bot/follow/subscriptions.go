package follow

import (
	"cmp"
	"crypto/rand"
	"encoding/base32"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"time"

	"onrecord/bot/store"
)

// How many follows there may be.
const (
	MostOfUser   = 25
	MostOfServer = 500
)

// What is wrong with a follow that is not made.
var (
	ErrUserFull   = fmt.Errorf("follow: add: the user has %d already", MostOfUser)
	ErrServerFull = fmt.Errorf("follow: add: the server has %d already", MostOfServer)
	ErrGone       = errors.New("follow: there is no such follow")
)

// SameError is returned for a follow that there is already.
type SameError struct{ Follow Follow }

// Error says so.
func (e *SameError) Error() string { return "follow: add: there is one already" }

// folder is where the follows are, a file each.
const folder = "follows"

// Subscriptions are all follows, each in a file of its own: a follow is made by a file
// that appears and ended by one that goes. Several processes may make and end them over
// the same folder.
type Subscriptions struct {
	files store.Files
	now   func() time.Time
	log   *slog.Logger
	mu    sync.Mutex
}

// NewSubscriptions are those in files.
func NewSubscriptions(files store.Files, now func() time.Time, log *slog.Logger) *Subscriptions {
	return &Subscriptions{files: files, now: now, log: log}
}

// Add makes a follow and returns it with its ID.
func (s *Subscriptions) Add(f Follow) (Follow, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	all, err := s.All()
	if err != nil {
		return f, err
	}
	ofUser, ofServer := 0, 0
	for _, x := range all {
		if x.User == f.User {
			ofUser++
			if x.Asked == f.Asked && x.Channel == f.Channel && x.Every == f.Every && x.Paused == "" {
				return f, &SameError{x}
			}
		}
		if x.Server == f.Server && f.Server != "" {
			ofServer++
		}
	}
	switch {
	case ofUser >= MostOfUser:
		return f, ErrUserFull
	case ofServer >= MostOfServer:
		return f, ErrServerFull
	}
	f.ID, f.Made = newID(), s.now().UTC()
	if n := len(all); n > 0 && !f.Made.After(all[n-1].Made) {
		f.Made = all[n-1].Made.Add(1) // so that their order is that in which they were made
	}
	return f, s.write(f)
}

// newID is a word of eight letters and digits.
func newID() string {
	var b [5]byte
	_, _ = rand.Read(b[:]) // it never fails
	return strings.ToLower(base32.StdEncoding.EncodeToString(b[:]))
}

func (s *Subscriptions) write(f Follow) error {
	data, err := json.Marshal(f)
	if err == nil {
		err = s.files.Replace(fileOf(f.ID), append(data, '\n'))
	}
	if err != nil {
		return fmt.Errorf("follow: write %s: %w", f.ID, err)
	}
	return nil
}

func fileOf(id string) string { return folder + "/" + id + suffix }

const suffix = ".json"

// Get returns a follow, or ErrGone.
func (s *Subscriptions) Get(id string) (f Follow, err error) {
	if id == "" || strings.Trim(id, "abcdefghijklmnopqrstuvwxyz234567") != "" {
		return f, ErrGone
	}
	data, err := s.files.Read(fileOf(id))
	if errors.Is(err, fs.ErrNotExist) {
		return f, ErrGone
	}
	if err != nil {
		return f, fmt.Errorf("follow: read %s: %w", id, err)
	}
	if json.Unmarshal(data, &f) != nil || f.ID != id {
		return Follow{}, s.putAside(id, data)
	}
	return f, nil
}

// putAside keeps a damaged file out of the way of all others.
func (s *Subscriptions) putAside(id string, data []byte) error {
	s.log.Error("bot: a follow's file is damaged and was put aside", "file", fileOf(id)+store.Damaged)
	err := errors.Join(s.files.Replace(fileOf(id)+store.Damaged, data), s.files.Remove(fileOf(id)))
	return errors.Join(ErrGone, err)
}

// All returns every follow, the oldest first.
func (s *Subscriptions) All() (all []Follow, err error) {
	names, err := s.files.Names(folder)
	if err != nil {
		return nil, fmt.Errorf("follow: list: %w", err)
	}
	for _, name := range names {
		id, ok := strings.CutSuffix(name, suffix)
		if !ok {
			continue
		}
		f, err := s.Get(id)
		switch {
		case errors.Is(err, ErrGone):
		case err != nil:
			return nil, err
		default:
			all = append(all, f)
		}
	}
	slices.SortFunc(all, func(x, y Follow) int { return cmp.Or(x.Made.Compare(y.Made), cmp.Compare(x.ID, y.ID)) })
	return all, nil
}

// Of returns the follows of a user, the oldest first.
func (s *Subscriptions) Of(user string) ([]Follow, error) {
	all, err := s.All()
	return slices.DeleteFunc(all, func(f Follow) bool { return f.User != user }), err
}

// End ends a follow.
func (s *Subscriptions) End(id string) error {
	f, err := s.Get(id)
	if err != nil {
		return err
	}
	if err := s.files.Remove(fileOf(f.ID)); err != nil {
		return fmt.Errorf("follow: end %s: %w", id, err)
	}
	return nil
}

// Pause keeps a follow from being told, for a reason; "" lets it go on.
func (s *Subscriptions) Pause(id, why string) (Follow, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f, err := s.Get(id)
	if err != nil || f.Paused == why {
		return f, err
	}
	f.Paused = why
	return f, s.write(f)
}
