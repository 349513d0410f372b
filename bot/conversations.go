package bot

import (
	"context"

	"onrecord/answer"
	"onrecord/bot/archive"
	"onrecord/bot/button"
	"onrecord/bot/discord"
	"onrecord/bot/markdown"
	"onrecord/bot/page"
	"onrecord/bot/recent"
)

// talks are the last questions: of each person in each channel, and by what
// caused the answer, which is how a reply to it names it. There is room for a
// few thousand, and each is good for ten minutes.
func newConversations() *recent.Map[string, lastQuestion] {
	return recent.New[string, lastQuestion](4000)
}

// remember keeps how a question was read, for what may follow.
func (b *Bot) remember(r *discord.Request, ans answer.Answer) {
	if archive.AsksNothing(ans.Read) {
		return
	}
	t := lastQuestion{ans.Read, b.now(), r.User}
	t.understood.Notes = nil
	b.conversations.Put(r.Channel+" "+r.User, t)
	b.conversations.Put(r.ID, t)
}

// before is the question that a request may go on from, and whether the request
// says so by replying to its answer.
func (b *Bot) before(ctx context.Context, r *discord.Request, a archive.Archive) (u answer.Understood, reply, ok bool) {
	if r.ReplyTo != nil {
		if t, found := b.conversations.Get(r.ReplyTo.Cause); found && r.ReplyTo.Cause != "" {
			return t.understood, true, true
		}
		for _, id := range r.ReplyTo.Buttons {
			// An answer of long ago, perhaps of the process before this one: its
			// buttons still hold its question.
			_, _, asked, err := b.buttons.Read(id)
			if err != nil {
				continue
			}
			if asked.Question == "" {
				return asked.Options, true, true
			}
			if ans, err := a.Asker.Ask(ctx, asked.Question, 1); err == nil {
				return ans.Read, true, true
			}
		}
	}
	t, found := b.conversations.Get(r.Channel + " " + r.User)
	if !found || b.now().Sub(t.at) > followTime {
		return u, false, false
	}
	return t.understood, r.ReplyTo != nil, true
}

// question answers a question in words, as a follow-up where it is one.
func (b *Bot) question(ctx context.Context, r *discord.Request, q string) (discord.Reply, error) {
	archive, release, err := b.archive()
	if err != nil {
		return discord.Reply{}, err
	}
	defer release()
	a := button.State{Question: q}
	if u, replies, ok := b.before(ctx, r, archive); ok {
		if next, kept, ok := followUp(q, u, replies, archive, b.now()); ok {
			a = button.State{Options: next}
			if kept != "" {
				a.Note = "kept from the question before: " + kept
			}
			if m, unclear := b.unclear(archive, next, button.ThenExcerpts); unclear {
				return discord.Reply{Message: m, Private: b.private(r)}, nil
			}
		}
	}
	return b.show(ctx, r, a, 0)
}

// cannotRead offers a way to go on from an answer to who replied to it: Discord does not
// let the bot read a reply to a command's answer, nor a message that mentions its role.
func (b *Bot) cannotRead(r *discord.Request) discord.Reply {
	code := "-"
	if r.ReplyTo != nil {
		if t, found := b.conversations.Get(r.ReplyTo.Cause); found && r.ReplyTo.Cause != "" {
			code = button.State{Options: t.understood}.Code()
		}
		for _, id := range r.ReplyTo.Buttons {
			if _, _, asked, err := b.buttons.Read(id); err == nil && code == "-" {
				code = asked.Code()
			}
		}
	}
	return discord.Reply{Message: page.AskOn(b.buttons, code, *b.me.Load(), r.ReplyTo != nil)}
}

// onForm answers a question that was put into the form of a button, as one that goes on
// from the answer which that stood below.
func (b *Bot) onForm(ctx context.Context, r *discord.Request) (discord.Reply, error) {
	q := markdown.OneLine(r.Text)
	if err := checkQuestion(q); err != nil {
		return discord.Reply{}, err
	}
	r.ReplyTo = &discord.Replied{Buttons: []string{r.Button}}
	return b.question(ctx, r, q)
}
