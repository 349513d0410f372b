package bot

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"onrecord/answer"
	"onrecord/corpus/dates"
)

// maxQuestion is how long a question may be, in units.
const maxQuestion = 300

// route tells the router who handles what.
func (b *Bot) route() {
	b.router.commands = map[string]route{
		"ask":      {b.ask, b.private},
		"speaker":  {b.speaker, b.private},
		"date":     {b.date, b.private},
		"timeline": {b.timeline, b.private},
		"sources":  {b.sources, b.private},
		findThis:   {b.findThis, b.private},
		"help":     {b.help, always},
		"settings": {b.settings, always},
	}
	if b.cfg.Reindex != nil {
		b.router.commands["reindex"] = route{b.reindexing, always}
	}
	b.router.click = route{b.pressed, pressedPrivately}
	b.router.saying = route{b.said, never}
	b.router.completion = route{b.complete, never}
}

func always(*request) bool     { return true }
func never(*request) bool      { return false }
func stranger(r *request) bool { return r.owner != "" && r.owner != r.user }

// archive is the archive for the time of one answer.
func (b *Bot) archive() (Archive, func(), error) {
	a, release, err := b.cfg.Archive()
	if release == nil {
		release = func() {}
	}
	if err == nil && a.Asker == nil {
		release()
		err = sentence("The archive is being prepared. Please try again in a minute.")
	}
	return a, release, err
}

// answer looks up what is asked.
func (b *Bot) answer(ctx context.Context, a asked) (found, error) {
	archive, release, err := b.archive()
	if err != nil {
		return found{}, err
	}
	defer release()
	var ans answer.Answer
	if a.question != "" {
		ans, err = archive.Asker.Ask(ctx, a.question, mostKept)
	} else {
		ans, err = archive.Asker.Find(ctx, a.options, mostKept)
	}
	var bad *answer.QuestionError
	if errors.As(err, &bad) {
		return found{}, sentence(clip(strings.ToUpper(bad.Reason[:1])+bad.Reason[1:], 400) + ".")
	}
	if err != nil {
		return found{}, fmt.Errorf("bot: answer: %w", err)
	}
	if a.note != "" {
		ans.Read.Notes = append([]string{a.note}, ans.Read.Notes...)
	}
	return archive.withNear(ctx, ans), nil
}

// show answers with a page of what is asked: in place of the message whose menu
// or button was pressed by the one it belongs to, else in a message of its own.
func (b *Bot) show(ctx context.Context, r *request, a asked, page int) (reply, error) {
	ans, err := b.answer(ctx, a)
	if err != nil {
		return reply{}, err
	}
	b.remember(r, ans.Answer)
	re := reply{private: b.private(r)}
	if r.kind == click {
		re.private, re.update = stranger(r), turnsPage(r.button) && !stranger(r)
	}
	re.message = b.asked.page(a, ans, page, b.view(r, re.private || re.update && r.hidden))
	return re, nil
}

// view is what a page of an answer offers to those who see it.
func (b *Bot) view(r *request, private bool) view {
	return view{share: private && r.guild != "" && !b.elsewhere(r), votes: b.feedback(r.guild)}
}

func (b *Bot) ask(ctx context.Context, r *request) (reply, error) {
	q := oneLine(r.option("question"))
	if err := checkQuestion(q); err != nil {
		return reply{}, err
	}
	return b.question(ctx, r, q)
}

// said answers a mention or a direct message.
func (b *Bot) said(ctx context.Context, r *request) (reply, error) {
	if b.elsewhere(r) {
		return say("Here I answer commands only, and privately. Please mention me in " + b.channelsOf(r.guild) + "."), nil
	}
	q := oneLine(r.text)
	if q == "" {
		return b.help(ctx, r)
	}
	if err := checkQuestion(q); err != nil {
		return reply{}, err
	}
	return b.question(ctx, r, q)
}

func checkQuestion(q string) error {
	switch n := units(q); {
	case q == "":
		return sentence("Please write a question, such as `what did Lavrov say about IS`.")
	case n > maxQuestion:
		return sentence(fmt.Sprintf("That question has %d characters; please ask in at most %d.", n, maxQuestion))
	}
	return nil
}

// checkOption holds what is typed into an option to a length that no name,
// topic or date needs.
func checkOption(name, value string) error {
	if units(value) > maxQuestion {
		return sentence(fmt.Sprintf("The option `%s` is too long; at most %d characters, please.", name, maxQuestion))
	}
	return nil
}

func (b *Bot) speaker(ctx context.Context, r *request) (reply, error) {
	u, err := b.options(r, "name", "topic")
	if err != nil {
		return reply{}, err
	}
	if u.Speaker == "" {
		return reply{}, sentence("Please name a speaker, such as `Lavrov` or `the Russian foreign minister`.")
	}
	if u.From, _, err = b.dates(r, "from"); err != nil {
		return reply{}, err
	}
	if _, u.To, err = b.dates(r, "to"); err != nil {
		return reply{}, err
	}
	if u.From.After(u.To) {
		return reply{}, turnedRound(u)
	}
	return b.find(ctx, r, u)
}

func (b *Bot) date(ctx context.Context, r *request) (reply, error) {
	u, err := b.options(r, "speaker", "topic")
	if err != nil {
		return reply{}, err
	}
	if u.From, u.To, err = b.dates(r, "day"); err != nil {
		return reply{}, err
	}
	if u.From == (dates.Date{}) && u.To == (dates.Date{}) {
		return reply{}, sentence("Please give a day, such as `22 April 2015`, `April 2015` or `last week`.")
	}
	if r.option("to") != "" {
		if _, u.To, err = b.dates(r, "to"); err != nil {
			return reply{}, err
		}
	}
	if u.From.After(u.To) {
		return reply{}, turnedRound(u)
	}
	return b.find(ctx, r, u)
}

func (b *Bot) options(r *request, speaker, topic string) (u answer.Understood, err error) {
	u.Speaker, u.Topic, u.Outlet = oneLine(r.option(speaker)), oneLine(r.option(topic)), oneLine(r.option("source"))
	if err = checkOption(speaker, u.Speaker); err == nil {
		err = checkOption(topic, u.Topic)
	}
	if err == nil {
		err = checkOption("source", u.Outlet)
	}
	return u, err
}

// find answers what options ask for, once it is clear who and what they mean.
func (b *Bot) find(ctx context.Context, r *request, u answer.Understood) (reply, error) {
	archive, release, err := b.archive()
	if err != nil {
		return reply{}, err
	}
	defer release()
	if u.Outlet, err = outlet(archive, u.Outlet); err != nil {
		return reply{}, err
	}
	if m, unclear := b.unclear(archive, u, thenExcerpts); unclear {
		return reply{message: m, private: b.private(r)}, nil
	}
	return b.show(ctx, r, asked{options: u}, 0)
}

// dates reads a date option; an empty one bounds nothing.
func (b *Bot) dates(r *request, option string) (from, to dates.Date, err error) {
	typed := oneLine(r.option(option))
	if typed == "" {
		return from, to, nil
	}
	days, err := b.times().Parse(typed)
	if err != nil {
		return from, to, sentence(fmt.Sprintf("“%s” in `%s` is not a date that I understand. "+
			"Examples: `22 April 2015`, `April 2015`, `2015-04-22`, `last week`, `since March`.", clip(typed, 100), option))
	}
	return days.From, days.To, nil
}

func turnedRound(u answer.Understood) error {
	return sentence(fmt.Sprintf("The range ends (%s) before it begins (%s). Please turn it round.", words(u.To), words(u.From)))
}

// pressed does what a button or menu is for.
func (b *Bot) pressed(ctx context.Context, r *request) (reply, error) {
	action, page, code, err := b.asked.split(r.button)
	if err != nil {
		return reply{}, err
	}
	switch action {
	case choosing:
		return b.choose(ctx, r, page, code)
	case showContext, turnContext:
		return b.around(ctx, r, action, page, code)
	case openMonth:
		return b.month(ctx, r, code)
	}
	a, err := readAsked(code)
	if err != nil {
		return reply{}, errStale
	}
	switch action {
	case turnBack, turnOn:
		return b.show(ctx, r, a, page)
	case sharing:
		return b.share(ctx, r, a, page)
	case helpful, notHelpful:
		return b.vote(ctx, r, action, page, a)
	}
	return reply{}, errStale
}

// share shows a private answer to the channel, under the name of who shared it.
func (b *Bot) share(ctx context.Context, r *request, a asked, page int) (reply, error) {
	if r.guild == "" || b.elsewhere(r) {
		return reply{}, sentence("Answers can be shared only in a channel that is for my answers.")
	}
	ans, err := b.answer(ctx, a)
	if err != nil {
		return reply{}, err
	}
	return reply{message: b.asked.page(a, ans, page, view{votes: b.feedback(r.guild), sharer: r.user})}, nil
}

func (b *Bot) help(context.Context, *request) (reply, error) {
	return tell(`I answer who said what, in the words of the articles in this archive.
Ask with a command, by mentioning me, or in a direct message:
- ` + "`/ask question:what did Lavrov say about IS`" + `
- ` + "`/speaker name:Lavrov topic:Syria from:April 2015`" + `
- ` + "`/date day:22 April 2015 topic:Ukraine`" + `
- ` + "`/timeline speaker:Lavrov topic:Syria`" + ` draws when he spoke of it, ` + "`/sources`" + ` lists the outlets
- on a message, under Apps: “Find what was said about this”
Go on with a reply, or within ten minutes with “and about Ukraine?”, “and in May?”, “and Putin?”.
Dates can be a day, a month, a year, ` + "`last week` or `since March`" + `. Add ` + "`private:True`" + ` for an answer that only you see.
Each excerpt names its speaker, or says that nobody is named; its title links to the passage in the article, and Context opens the article here.`), nil
}
