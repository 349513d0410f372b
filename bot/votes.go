package bot

import (
	"context"
	"fmt"
	"time"
)

// votes are the readers' opinions of answers: one for each reader and message,
// which he may change. The file has a line for each press, the last one counts;
// it is for the admin, and nobody is shown anybody else's vote.
type votes struct {
	file *journal
	now  func() time.Time
	last *recent[string, string] // message and user to the vote
}

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

func openVotes(path string, now func() time.Time) (*votes, error) {
	v := &votes{file: &journal{path: path}, now: now, last: newRecent[string, string](10_000)}
	err := readLines(path, func(x vote) { v.last.put(x.Message+" "+x.User, x.Vote) })
	return v, err
}

// vote keeps what a reader thinks of an answer.
func (b *Bot) vote(_ context.Context, r *request, action string, page int, a asked) (reply, error) {
	if !b.feedback(r.guild) {
		return reply{}, sentence("Votes are switched off here; this one was not kept.")
	}
	words := map[string]string{helpful: "helpful", notHelpful: "not helpful"}[action]
	key := r.message + " " + r.user
	before, voted := b.votes.last.get(key)
	if voted && before == words {
		return tell("Your vote stands: " + words + "."), nil
	}
	err := b.votes.file.add(vote{Time: b.now().UTC(), Server: r.guild, Channel: r.channel, Message: r.message, User: r.user,
		Vote: words, Asked: a.code(), Page: page})
	if err != nil {
		return reply{}, err
	}
	b.votes.last.put(key, words)
	if voted {
		return tell(fmt.Sprintf("Changed from %s to: %s. Thank you.", before, words)), nil
	}
	return tell("Noted: " + words + ". Thank you. The other button changes it; only the admins see votes."), nil
}

// feedback tells whether readers of a server may vote.
func (b *Bot) feedback(guild string) bool {
	return b.votes != nil && !b.servers.of(guild).NoFeedback
}
