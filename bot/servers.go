package bot

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"
)

// server is what the admins of one Discord server have set.
type server struct {
	Channels   []string `json:"channels,omitempty"` // where answers are public; none means everywhere
	Private    bool     `json:"private,omitempty"`  // answers are private unless asked for otherwise
	NoFeedback bool     `json:"no_feedback,omitempty"`
	AdminRoles []string `json:"admin_roles,omitempty"`
}

// servers are the settings of all servers, kept in one file. Several processes may
// share it: what one of them changes the others read when they look next.
type servers struct {
	path string
	mu   sync.Mutex
	set  map[string]server

	read   time.Time // when the file was written that was read last
	looked time.Time
}

// lookAgain is how long settings are taken from memory before the file is looked at.
const lookAgain = 2 * time.Second

func openServers(path string) (*servers, error) {
	s := &servers{path: path, set: map[string]server{}}
	return s, s.load()
}

// load reads the file if it is another one than was read last. s.mu is held, or
// nobody else has s.
func (s *servers) load() error {
	if s.path == "" {
		return nil
	}
	s.looked = time.Now()
	info, err := os.Stat(s.path)
	if errors.Is(err, fs.ErrNotExist) || err == nil && info.ModTime().Equal(s.read) {
		return nil
	}
	set := map[string]server{}
	data, err := os.ReadFile(s.path)
	if err == nil {
		err = json.Unmarshal(data, &set)
	}
	if err != nil {
		return fmt.Errorf("bot: read the servers' settings %s: %w", s.path, err)
	}
	s.set, s.read = set, info.ModTime()
	return nil
}

// of returns the settings of a server; "" is a direct message, which has none.
func (s *servers) of(guild string) server {
	s.mu.Lock()
	defer s.mu.Unlock()
	if time.Since(s.looked) > lookAgain {
		_ = s.load() // what cannot be read stays as it was; to change it tells why
	}
	return s.set[guild]
}

// change makes a change to a server's settings and keeps it; when it cannot be
// kept it is not made.
func (s *servers) change(guild string, f func(*server)) (server, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.load(); err != nil {
		return s.set[guild], err
	}
	next := maps.Clone(s.set)
	if next == nil {
		next = map[string]server{}
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
			return s.set[guild], fmt.Errorf("bot: write %s: %w", s.path, err)
		}
	}
	s.set = next
	return one, nil
}

// replaceFile writes data beside path and puts it in its place whole.
func replaceFile(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".new-*") // readable by its owner alone
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	err = errors.Join(err, f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		_ = os.Remove(f.Name())
	}
	return err
}

// with returns list with or without one element.
func with(list []string, id string, in bool) []string {
	list = slices.DeleteFunc(list, func(x string) bool { return x == id })
	if in {
		list = append(list, id)
	}
	return list
}
