package bot

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"onrecord/answer"
	"onrecord/bot/archive"
	"onrecord/bot/button"
	"onrecord/bot/discord"
	"onrecord/bot/markdown"
	"onrecord/bot/page"
	"onrecord/bot/router"
	"onrecord/corpus/dates"
)

// times reads the dates that people type: counted from now, and in numbers as those
// who print the archive write them.
func (b *Bot) times() dates.Reader {
	return dates.Reader{Today: dates.Of(b.now()), Order: func() dates.Order {
		a, release, err := b.archive()
		if err != nil {
			return dates.UnknownOrder
		}
		defer release()
		if a.Library == nil {
			return dates.UnknownOrder
		}
		return dates.OutletsOrder(a.Library.Outlets())
	}}
}

// maxQuestion is how long a question may be, in units.
const maxQuestion = 300

// route gives the router a handler for each kind of request.
func (b *Bot) route() {
	b.router.Commands = map[string]router.Route{
		"ask":       {Handle: b.ask, Private: b.private},
		"speaker":   {Handle: b.speaker, Private: b.private},
		"date":      {Handle: b.date, Private: b.private},
		"timeline":  {Handle: b.timeline, Private: b.private},
		"sources":   {Handle: b.sources, Private: b.private},
		"quote":     {Handle: b.quote, Private: b.private},
		findThis:    {Handle: b.findThis, Private: b.private},
		checkThis:   {Handle: b.checkThis, Private: b.private},
		"follow":    {Handle: b.follow, Private: router.Always},
		"following": {Handle: b.following, Private: router.Always},
		"help":      {Handle: b.help, Private: router.Always},
		"settings":  {Handle: b.settings, Private: router.Always},
	}
	b.router.Refuse = b.refuse
	if b.cfg.Reindex != nil {
		b.router.Commands["reindex"] = router.Route{Handle: b.reindexing, Private: router.Always}
	}
	b.router.Free, b.router.Plain = free, b.plain
	b.router.Form = router.Route{Handle: b.onForm, Private: b.private}
	b.router.Component = router.Route{Handle: b.onComponent, Private: b.pressedPrivately, Update: func(r *discord.Request) bool { return button.Updates(r.Button) }}
	b.router.Mention = router.Route{Handle: b.onMessage, Private: router.Never}
	b.router.Autocomplete = router.Route{Handle: b.complete, Private: router.Never}
}

// archive is the archive for the time of one answer.
func (b *Bot) archive() (archive.Archive, func(), error) {
	a, release, err := b.cfg.Archive()
	if release == nil {
		release = func() {}
	}
	if err == nil && a.Asker == nil {
		release()
		err = discord.UserError("The archive is being prepared. Please try again in a minute.")
	}
	return a, release, err
}

// answer looks up what is asked, as much as is shown.
func (b *Bot) answer(ctx context.Context, a button.State) (archive.Found, error) {
	return b.answerUpTo(ctx, a, page.MostKept)
}

// answerUpTo looks up what is asked, so many excerpts at most.
func (b *Bot) answerUpTo(ctx context.Context, a button.State, most int) (archive.Found, error) {
	served, release, err := b.archive()
	if err != nil {
		return archive.Found{}, err
	}
	defer release()
	var ans answer.Answer
	if a.Question != "" {
		ans, err = served.Asker.Ask(ctx, a.Question, most)
	} else {
		ans, err = findOptions(ctx, served, a.Options, most)
	}
	var bad *answer.QuestionError
	if errors.As(err, &bad) {
		return archive.Found{}, discord.UserError(markdown.Clip(strings.ToUpper(bad.Reason[:1])+bad.Reason[1:], 400) + ".")
	}
	if err != nil {
		return archive.Found{}, fmt.Errorf("bot: answer: %w", err)
	}
	if a.Note != "" {
		ans.Read.Notes = append([]string{a.Note}, ans.Read.Notes...)
	}
	return served.WithNear(ctx, ans), nil
}

// show answers with a page of what is asked: in place of the message whose menu
// or button was pressed by the one it belongs to, else in a message of its own.
func (b *Bot) show(ctx context.Context, r *discord.Request, a button.State, number int) (discord.Reply, error) {
	ans, err := b.answer(ctx, a)
	if err != nil {
		return discord.Reply{}, err
	}
	b.remember(r, ans.Answer)
	re := discord.Reply{Private: b.private(r)}
	if r.Kind == discord.Component {
		re.Private, re.Update = b.stranger(r), button.Updates(r.Button) && !b.stranger(r)
	}
	re.Message = page.Answer(b.buttons, a, ans, number, b.view(r, re.Private || re.Update && r.Ephemeral))
	return re, nil
}

// view is what a page of an answer offers to those who see it.
func (b *Bot) view(r *discord.Request, private bool) page.View {
	return page.View{Share: private && r.Guild != "" && !b.elsewhere(r), Votes: b.feedback(r.Guild), Follow: b.follows != nil}
}

func (b *Bot) ask(ctx context.Context, r *discord.Request) (discord.Reply, error) {
	q := markdown.OneLine(r.Option("question"))
	if err := checkQuestion(q); err != nil {
		return discord.Reply{}, err
	}
	return b.question(ctx, r, q)
}

// onMessage answers a mention or a direct message.
func (b *Bot) onMessage(ctx context.Context, r *discord.Request) (discord.Reply, error) {
	b.findParent(ctx, r)
	if b.elsewhere(r) {
		return discord.Public("Here I answer commands only, and privately. Please mention me in " + b.channelsOf(r.Guild) + "."), nil
	}
	q := markdown.OneLine(r.Text)
	if r.Unread {
		return b.cannotRead(r), nil
	}
	if q == "" {
		return b.help(ctx, r)
	}
	if err := checkQuestion(q); err != nil {
		return discord.Reply{}, err
	}
	return b.question(ctx, r, q)
}

func checkQuestion(q string) error {
	switch n := markdown.Units(q); {
	case q == "":
		return discord.UserError("Please write a question, such as `what did Lavrov say about IS`.")
	case n > maxQuestion:
		return discord.UserError(fmt.Sprintf("That question has %d characters; please ask in at most %d.", n, maxQuestion))
	}
	return nil
}

// checkOption holds what is typed into an option to a length that no name,
// topic or date needs.
func checkOption(name, value string) error {
	if markdown.Units(value) > maxQuestion {
		return discord.UserError(fmt.Sprintf("The option `%s` is too long; at most %d characters, please.", name, maxQuestion))
	}
	return nil
}

func (b *Bot) speaker(ctx context.Context, r *discord.Request) (discord.Reply, error) {
	u, err := b.options(r, "name", "topic")
	if err != nil {
		return discord.Reply{}, err
	}
	if u.Speaker == "" {
		return discord.Reply{}, discord.UserError("Please name a speaker, such as `Lavrov` or `the Russian foreign minister`.")
	}
	if u.From, _, err = b.dates(r, "from"); err != nil {
		return discord.Reply{}, err
	}
	if _, u.To, err = b.dates(r, "to"); err != nil {
		return discord.Reply{}, err
	}
	if u.From.After(u.To) {
		return discord.Reply{}, turnedRound(u)
	}
	return b.find(ctx, r, u)
}

func (b *Bot) date(ctx context.Context, r *discord.Request) (discord.Reply, error) {
	u, err := b.options(r, "speaker", "topic")
	if err != nil {
		return discord.Reply{}, err
	}
	if u.From, u.To, err = b.dates(r, "day"); err != nil {
		return discord.Reply{}, err
	}
	if u.From == (dates.Date{}) && u.To == (dates.Date{}) {
		return discord.Reply{}, discord.UserError("Please give a day, such as `22 April 2015`, `April 2015` or `last week`.")
	}
	if r.Option("to") != "" {
		if _, u.To, err = b.dates(r, "to"); err != nil {
			return discord.Reply{}, err
		}
	}
	if u.From.After(u.To) {
		return discord.Reply{}, turnedRound(u)
	}
	return b.find(ctx, r, u)
}

func (b *Bot) options(r *discord.Request, speaker, topic string) (u answer.Understood, err error) {
	u.Speaker, u.Topic, u.Outlet = markdown.OneLine(r.Option(speaker)), markdown.OneLine(r.Option(topic)), markdown.OneLine(r.Option("source"))
	if err = checkOption(speaker, u.Speaker); err == nil {
		err = checkOption(topic, u.Topic)
	}
	if err == nil {
		err = checkOption("source", u.Outlet)
	}
	return u, err
}

// find answers what options ask for, once it is clear who and what they mean.
func (b *Bot) find(ctx context.Context, r *discord.Request, u answer.Understood) (discord.Reply, error) {
	archive, release, err := b.archive()
	if err != nil {
		return discord.Reply{}, err
	}
	defer release()
	if u.Outlet, err = outlet(archive, u.Outlet); err != nil {
		return discord.Reply{}, err
	}
	if m, unclear := b.unclear(archive, u, button.ThenExcerpts); unclear {
		return discord.Reply{Message: m, Private: b.private(r)}, nil
	}
	return b.show(ctx, r, button.State{Options: u}, 0)
}

// dates reads a date option; an empty one bounds nothing.
func (b *Bot) dates(r *discord.Request, option string) (from, to dates.Date, err error) {
	typed := markdown.OneLine(r.Option(option))
	if typed == "" {
		return from, to, nil
	}
	days, err := b.times().Parse(typed)
	if err != nil {
		return from, to, discord.UserError(fmt.Sprintf("“%s” in `%s` is not a date that I understand. "+
			"Examples: `22 April 2015`, `April 2015`, `2015-04-22`, `last week`, `since March`.", markdown.Clip(typed, 100), option))
	}
	return days.From, days.To, nil
}

func turnedRound(u answer.Understood) error {
	return discord.UserError(fmt.Sprintf("The range ends (%s) before it begins (%s). Please turn it round.", markdown.DateWords(u.To), markdown.DateWords(u.From)))
}

func (b *Bot) help(context.Context, *discord.Request) (discord.Reply, error) {
	return discord.Private(`I answer who said what, in the words of the articles in this archive.
Ask with a command, by mentioning me, or in a direct message:
- ` + "`/ask question:what did Lavrov say about IS`" + `
- ` + "`/speaker name:Lavrov topic:Syria from:April 2015`" + `
- ` + "`/date day:22 April 2015 topic:Ukraine`" + `
- ` + "`/timeline speaker:Lavrov topic:Syria`" + ` draws when he spoke of it, ` + "`/sources`" + ` lists the outlets
- ` + "`/quote words:“I said nothing” by:Lavrov`" + ` tells whether those words stand in the archive, and what was changed
- on a message, under Apps: “Find what was said about this”, “Check the quotations”
- ` + "`/follow speaker:Lavrov topic:Syria`" + ` tells you what is new on it, ` + "`/following`" + ` lists what you follow
Go on with a reply, or within ten minutes with “and about Ukraine?”, “and in May?”, “and Putin?”.
Dates can be a day, a month, a year, ` + "`last week` or `since March`" + `. Add ` + "`private:True`" + ` for an answer that only you see.
Each excerpt names its speaker, or says that nobody is named; its title links to the passage in the article, and Context opens the article here.`), nil
}
