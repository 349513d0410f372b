package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"sync"
	"time"
)

// Server is what the admins of one Discord server have set.
type Server struct {
	Channels   []string `json:"channels,omitempty"` // where answers are public; none means everywhere
	Private    bool     `json:"private,omitempty"`  // answers are private unless asked for otherwise
	NoFeedback bool     `json:"no_feedback,omitempty"`
	AdminRoles []string `json:"admin_roles,omitempty"`
}

// Servers are the settings of all servers, kept in one file. Several processes may
// share it: what one of them changes the others read when they look next.
type Servers struct {
	path string
	mu   sync.Mutex
	set  map[string]Server

	read   time.Time // when the file was written that was read last
	looked time.Time
}

// lookAgain is how long settings are taken from memory before the file is looked at.
const lookAgain = 2 * time.Second

func openServers(path string) (*Servers, error) {
	s := &Servers{path: path, set: map[string]Server{}}
	return s, s.load()
}

// load reads the file if it is another one than was read last. s.mu is held, or
// nobody else has s.
func (s *Servers) load() error {
	if s.path == "" {
		return nil
	}
	s.looked = time.Now()
	info, err := os.Stat(s.path)
	if errors.Is(err, fs.ErrNotExist) || err == nil && info.ModTime().Equal(s.read) {
		return nil
	}
	set := map[string]Server{}
	data, err := os.ReadFile(s.path)
	if err == nil {
		err = json.Unmarshal(data, &set)
	}
	if err != nil {
		return fmt.Errorf("store: read the servers' settings %s: %w", s.path, err)
	}
	s.set, s.read = set, info.ModTime()
	return nil
}

// Of returns the settings of a server; "" is a direct message, which has none.
func (s *Servers) Of(guild string) Server {
	s.mu.Lock()
	defer s.mu.Unlock()
	if time.Since(s.looked) > lookAgain {
		_ = s.load() // what cannot be read stays as it was; to change it says why
	}
	return s.set[guild]
}

// Change makes a change to a server's settings and keeps it; when it cannot be
// kept it is not made.
func (s *Servers) Change(guild string, f func(*Server)) (Server, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.load(); err != nil {
		return s.set[guild], err
	}
	next := maps.Clone(s.set)
	if next == nil {
		next = map[string]Server{}
	}
	one := next[guild]
	one.Channels, one.AdminRoles = slices.Clone(one.Channels), slices.Clone(one.AdminRoles)
	f(&one)
	next[guild] = one
	if s.path != "" {
		data, err := json.MarshalIndent(next, "", "  ")
		if err == nil {
			err = replaceFile(s.path, append(data, '\n'))
		}
		if err != nil {
			return s.set[guild], fmt.Errorf("store: write %s: %w", s.path, err)
		}
	}
	s.set = next
	return one, nil
}
