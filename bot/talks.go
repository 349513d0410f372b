package bot

import (
	"context"
	"strings"

	"onrecord/answer"
	"onrecord/corpus/names"
)

// talks are the last questions: of each person in each channel, and by what
// caused the answer, which is how a reply to it names it. There is room for a
// few thousand, and each is good for ten minutes.
func newTalks() *recent[string, turn] { return newRecent[string, turn](4000) }

// remember keeps how a question was read, for what may follow.
func (b *Bot) remember(r *request, ans answer.Answer) {
	if open(ans.Read) {
		return
	}
	t := turn{ans.Read, b.now()}
	t.read.Notes = nil
	b.talks.put(r.channel+" "+r.user, t)
	b.talks.put(r.id, t)
}

// before is the question that a request may go on from, and whether the request
// says so by replying to its answer.
func (b *Bot) before(ctx context.Context, r *request, a Archive) (u answer.Understood, reply, ok bool) {
	if r.reply != nil {
		if t, found := b.talks.get(r.reply.cause); found && r.reply.cause != "" {
			return t.read, true, true
		}
		for _, id := range r.reply.buttons {
			// An answer of long ago, perhaps of the process before this one: its
			// buttons still hold its question.
			_, _, asked, err := b.asked.read(id)
			if err != nil {
				continue
			}
			if asked.question == "" {
				return asked.options, true, true
			}
			if ans, err := a.Asker.Ask(ctx, asked.question, 1); err == nil {
				return ans.Read, true, true
			}
		}
	}
	t, found := b.talks.get(r.channel + " " + r.user)
	if !found || b.now().Sub(t.at) > followTime {
		return u, false, false
	}
	return t.read, r.reply != nil, true
}

// question answers a question in words, as a follow-up where it is one.
func (b *Bot) question(ctx context.Context, r *request, q string) (reply, error) {
	archive, release, err := b.archive()
	if err != nil {
		return reply{}, err
	}
	defer release()
	a := asked{question: q}
	if u, replies, ok := b.before(ctx, r, archive); ok {
		if next, kept, ok := followUp(q, u, replies, b.knowledge(archive)); ok {
			a = asked{options: next}
			if kept != "" {
				a.note = "kept from the question before: " + kept
			}
			if m, unclear := b.unclear(archive, next, thenExcerpts); unclear {
				return reply{message: m, private: b.private(r)}, nil
			}
		}
	}
	return b.show(ctx, r, a, 0)
}

func (b *Bot) knowledge(a Archive) knowledge {
	table := a.Table
	if table == nil {
		table = names.DefaultTable()
	}
	return knowledge{
		speaks: func(name string) bool { return a.People != nil && len(a.People.Find(name)) > 0 },
		thing: func(words string) bool {
			c := table.Lookup(strings.TrimPrefix(strings.ToLower(words), "the "))
			if c == nil {
				c = table.Lookup(words)
			}
			return c != nil && c.Kind != names.Person
		},
		now: b.now(),
	}
}
