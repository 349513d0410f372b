package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"
)

// Server is what the admins of one Discord server have set.
type Server struct {
	Channels   []string `json:"channels,omitempty"` // where answers are public; none means everywhere
	Private    bool     `json:"private,omitempty"`  // answers are private unless asked for otherwise
	NoFeedback bool     `json:"no_feedback,omitempty"`
	Plain      bool     `json:"plain,omitempty"` // answers are text and no cards
	AdminRoles []string `json:"admin_roles,omitempty"`
}

// Servers are the settings of all servers, kept in one file. Several processes may
// share it: what one of them changes the others read when they look next.
type Servers struct {
	path string
	log  *slog.Logger
	mu   sync.Mutex
	set  map[string]Server

	read   time.Time // when the file was written that was read last
	looked time.Time
}

// lookAgain is how long settings are taken from memory before the file is looked at.
const lookAgain = 2 * time.Second

func openServers(path string, log *slog.Logger) (*Servers, error) {
	s := &Servers{path: path, log: log, set: map[string]Server{}}
	return s, s.load()
}

// before ends the name of the file with the settings before the last change.
const before = ".before"

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
	var syntax *json.SyntaxError
	var form *json.UnmarshalTypeError
	if errors.As(err, &syntax) || errors.As(err, &form) {
		return s.damaged(data)
	}
	if err != nil {
		return fmt.Errorf("store: read the servers' settings %s: %w", s.path, err)
	}
	if set == nil {
		set = map[string]Server{}
	}
	s.set, s.read = set, info.ModTime()
	return nil
}

// damaged puts a file that cannot be read aside, and goes on with the settings that are in
// memory, or else with those before the last change.
func (s *Servers) damaged(data []byte) error {
	was := "none"
	if len(s.set) > 0 {
		was = "those in memory"
	} else if older, err := os.ReadFile(s.path + before); err == nil && json.Unmarshal(older, &s.set) == nil && len(s.set) > 0 {
		was = "those before the last change"
	}
	s.log.Error("bot: the servers' settings are damaged and were put aside", "file", s.path+Damaged, "now", was)
	if err := replaceFile(s.path+Damaged, data); err != nil {
		return fmt.Errorf("store: put the servers' settings aside: %w", err)
	}
	if s.set == nil {
		s.set = map[string]Server{}
	}
	return s.write(s.set)
}

// write keeps settings in the file.
func (s *Servers) write(set map[string]Server) error {
	data, err := json.MarshalIndent(set, "", "  ")
	if err == nil {
		err = replaceFile(s.path, append(data, '\n'))
	}
	if err != nil {
		return fmt.Errorf("store: write %s: %w", s.path, err)
	}
	if info, err := os.Stat(s.path); err == nil {
		s.read = info.ModTime()
	}
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
	if s.path == "" {
		return s.change(guild, f)
	}
	var now Server
	err := alone(filepath.Dir(s.path), func() (err error) {
		if err = s.load(); err == nil {
			now, err = s.change(guild, f)
		}
		return err
	})
	if err != nil {
		return s.set[guild], err
	}
	return now, nil
}

// change is Change with nobody else at the file.
func (s *Servers) change(guild string, f func(*Server)) (Server, error) {
	next := maps.Clone(s.set)
	if next == nil {
		next = map[string]Server{}
	}
	one := next[guild]
	one.Channels, one.AdminRoles = slices.Clone(one.Channels), slices.Clone(one.AdminRoles)
	f(&one)
	next[guild] = one
	if s.path != "" {
		if old, err := os.ReadFile(s.path); err == nil {
			_ = replaceFile(s.path+before, old) // for when the file is damaged
		}
		if err := s.write(next); err != nil {
			return s.set[guild], err
		}
	}
	s.set = next
	return one, nil
}
