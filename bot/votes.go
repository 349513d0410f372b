package bot

import (
	"context"
	"fmt"
	"time"
)

// votes are the readers' opinions of answers: one for each reader and message,
// which he may change. The file has a line for each press, the last one counts,
// and those that were changed are dropped at the next start; it is for the admin,
// and nobody is shown anybody else's vote.
type votes struct {
	file *journal
	now  func() time.Time
	last *recent[string, vote] // by message and user
}

const (
	mostVotes = 20_000 // lines in the file; more go into one that is put aside
	oldVotes  = 9      // files that are put aside
)

// vote is a line of the file.
type vote struct {
	Time    time.Time `json:"time"`
	Server  string    `json:"server,omitempty"`
	Channel string    `json:"channel,omitempty"`
	Message string    `json:"message"`
	User    string    `json:"user"`
	Vote    string    `json:"vote"`  // helpful or not helpful
	Asked   string    `json:"asked"` // how a button writes the question
	Page    int       `json:"page"`
}

func (v vote) key() string { return v.Message + " " + v.User }

func openVotes(path string, now func() time.Time) (*votes, error) {
	j := &journal{path: path, most: mostVotes}
	j.full = func() error { return j.rotate(oldVotes) }
	v := &votes{file: j, now: now, last: newRecent[string, vote](2 * mostVotes)}
	var order []string
	at := map[string]vote{}
	if _, err := readLines(j.old(1), func(x vote) { v.last.put(x.key(), x) }); err != nil {
		return nil, err
	}
	n, err := readLines(path, func(x vote) {
		if _, again := at[x.key()]; !again {
			order = append(order, x.key())
		}
		at[x.key()] = x
		v.last.put(x.key(), x)
	})
	if j.lines = n; err != nil || n == len(order) {
		return v, err
	}
	counting := make([]vote, len(order))
	for i, key := range order {
		counting[i] = at[key]
	}
	return v, replaceLines(j, counting)
}

// vote keeps what a reader thinks of an answer.
func (b *Bot) vote(_ context.Context, r *request, action string, page int, a asked) (reply, error) {
	if !b.feedback(r.guild) {
		return reply{}, sentence("Votes are switched off here; this one was not kept.")
	}
	words := map[string]string{helpful: "helpful", notHelpful: "not helpful"}[action]
	now := vote{Time: b.now().UTC(), Server: r.guild, Channel: r.channel, Message: r.message, User: r.user,
		Vote: words, Asked: a.code(), Page: page}
	before, voted := b.votes.last.get(now.key())
	if voted && before.Vote == words {
		return tell("Your vote stands: " + words + "."), nil
	}
	if err := b.votes.file.add(now); err != nil {
		return reply{}, err
	}
	b.votes.last.put(now.key(), now)
	if voted {
		return tell(fmt.Sprintf("Changed from %s to: %s. Thank you.", before.Vote, words)), nil
	}
	return tell("Noted: " + words + ". Thank you. The other button changes it; only the admins see votes."), nil
}

// feedback tells whether readers of a server may vote.
func (b *Bot) feedback(guild string) bool {
	return b.votes != nil && !b.servers.of(guild).NoFeedback
}
