package store

import (
	"time"
)

// Deed is a line of the audit log: what an admin did, or wanted to do.
type Deed struct {
	Time    time.Time `json:"time"`
	User    string    `json:"user"`
	Server  string    `json:"server,omitempty"`
	Channel string    `json:"channel,omitempty"`
	Command string    `json:"command"`
	Options string    `json:"options,omitempty"`
	Allowed bool      `json:"allowed"`
}

const (
	mostDeeds = 10_000 // lines in the audit log; more go into one that is put aside
	oldDeeds  = 9      // files that are put aside
)

// OpenAudit is the journal of deeds at path; "" keeps none.
func OpenAudit(path string) *Journal {
	j := &Journal{path: path, most: mostDeeds}
	j.full = func() error { return j.rotate(oldDeeds) }
	j.lines, _ = readLines(path, func(Deed) {})
	return j
}
