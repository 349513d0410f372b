package store

import (
	"time"

	"onrecord/bot/recent"
)

// Votes are the readers' opinions of answers: one for each reader and message,
// which he may change. The file has a line for each press, the last one counts,
// and those that were changed are dropped at the next start; it is for the admin,
// and nobody is shown anybody else's vote.
type Votes struct {
	file *Journal
	now  func() time.Time
	last *recent.Map[string, Vote] // by message and user
}

const (
	mostVotes = 20_000 // lines in the file; more go into one that is put aside
	oldVotes  = 9      // files that are put aside
)

// Vote is a line of the file.
type Vote struct {
	Time    time.Time `json:"time"`
	Server  string    `json:"server,omitempty"`
	Channel string    `json:"channel,omitempty"`
	Message string    `json:"message"`
	User    string    `json:"user"`
	Vote    string    `json:"vote"`  // helpful or not helpful
	Asked   string    `json:"asked"` // how a button writes the question
	Page    int       `json:"page"`
}

func (v Vote) key() string { return v.Message + " " + v.User }

func openVotes(path string, now func() time.Time) (*Votes, error) {
	j := &Journal{path: path, most: mostVotes}
	j.full = func() error { return j.rotate(oldVotes) }
	v := &Votes{file: j, now: now, last: recent.New[string, Vote](2 * mostVotes)}
	var order []string
	at := map[string]Vote{}
	if _, err := readLines(j.old(1), func(x Vote) { v.last.Put(x.key(), x) }); err != nil {
		return nil, err
	}
	n, err := readLines(path, func(x Vote) {
		if _, again := at[x.key()]; !again {
			order = append(order, x.key())
		}
		at[x.key()] = x
		v.last.Put(x.key(), x)
	})
	if j.lines = n; err != nil || n == len(order) {
		return v, err
	}
	counting := make([]Vote, len(order))
	for i, key := range order {
		counting[i] = at[key]
	}
	return v, replaceLines(j, counting)
}

// Cast keeps a vote and returns what the reader thought of that answer before, ""
// for nothing. One that stands already is not written again.
func (v *Votes) Cast(x Vote) (before string, err error) {
	last, _ := v.last.Get(x.key())
	if last.Vote == x.Vote {
		return last.Vote, nil
	}
	if err := v.file.Add(x); err != nil {
		return last.Vote, err
	}
	v.last.Put(x.key(), x)
	return last.Vote, nil
}
