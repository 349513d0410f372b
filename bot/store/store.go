// Package store keeps what outlives a process, in one folder: servers' settings, readers'
// votes, what admins did, and what is too long for a button.
//
// Each is plain JSON, one file or one line a record, so that an admin needs no tool to
// read it. What is changed as a whole is written beside its file and put in its place
// (replaceFile). What only grows is a [Journal]: a line that a kill left half written is
// passed over, and a long file is put aside under a number, or shortened to what counts.
// What cannot be read is put aside with ".damaged" behind its name, and said in the log.
//
// A bot takes the folder for itself (lock.go); several that take interactions over HTTP may
// share it, and write one after another. [Files] (files.go) is the same folder for what
// must be on the disk when it was written.
//
//	store.go    the folder
//	lock.go     who may use the folder
//	files.go    files of which nothing is lost
//	journal.go  files of lines
//	servers.go, votes.go, audit.go, codes.go  what is in them
//
// A new kind of record is a type with JSON tags and a Journal of its own.
package store

import (
	"log/slog"
	"path/filepath"
	"time"
)

// Store is what outlives a process: each kind of it in a file of its own.
type Store struct {
	Codes   *Codes   // what is too long for a button
	Servers *Servers // what each server's admins have set
	Votes   *Votes   // what readers think of answers; nil when none are kept
	Audit   *Journal // of Deeds
}

// Open reads the state folder; "" keeps settings and codes in memory alone, and
// no votes and no audit log. Votes are kept where feedback is asked for.
func Open(dir string, feedback bool, now func() time.Time, log *slog.Logger) (*Store, error) {
	in := func(name string) string {
		if dir == "" {
			return ""
		}
		return filepath.Join(dir, name)
	}
	var s Store
	var err error
	if s.Codes, err = OpenCodes(10_000, in("buttons.jsonl")); err != nil {
		return nil, err
	}
	if s.Servers, err = openServers(in("servers.json"), log); err != nil {
		return nil, err
	}
	if dir != "" && feedback {
		if s.Votes, err = openVotes(in("votes.jsonl"), now); err != nil {
			return nil, err
		}
	}
	s.Audit = OpenAudit(in("audit.jsonl"))
	return &s, nil
}
