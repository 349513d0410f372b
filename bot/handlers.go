package bot

import (
	"context"
	"fmt"

	"onrecord/answer"
	"onrecord/corpus"
)

// maxQuestion is how long a question may be, in units.
const maxQuestion = 300

// route tells the router who handles what.
func (b *Bot) route() {
	b.router.commands = map[string]route{
		"ask":     {b.ask, wantsPrivate},
		"speaker": {b.speaker, wantsPrivate},
		"date":    {b.date, wantsPrivate},
		"help":    {b.help, always},
	}
	if b.cfg.Reindex != nil {
		b.router.commands["reindex"] = route{b.startReindex, always}
	}
	b.router.click = route{b.turn, stranger}
	b.router.saying = route{b.said, never}
	b.router.completion = route{b.complete, never}
}

func always(*request) bool         { return true }
func never(*request) bool          { return false }
func stranger(r *request) bool     { return r.owner != "" && r.owner != r.user }
func wantsPrivate(r *request) bool { return r.option("private") == "true" }

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

// answer looks up what is asked and lays out one page of it.
func (b *Bot) answer(ctx context.Context, a asked, page int) (message, error) {
	archive, release, err := b.archive()
	if err != nil {
		return message{}, err
	}
	defer release()
	var ans answer.Answer
	if a.question != "" {
		ans, err = archive.Asker.Ask(ctx, a.question, mostKept)
	} else {
		ans, err = archive.Asker.Find(ctx, a.options, mostKept)
	}
	if err != nil {
		return message{}, fmt.Errorf("bot: answer: %w", err)
	}
	return b.asked.page(a, ans, page), nil
}

func (b *Bot) reply(ctx context.Context, r *request, a asked) (reply, error) {
	m, err := b.answer(ctx, a, 0)
	return reply{message: m, private: wantsPrivate(r)}, err
}

func (b *Bot) ask(ctx context.Context, r *request) (reply, error) {
	q := oneLine(r.option("question"))
	if err := checkQuestion(q); err != nil {
		return reply{}, err
	}
	return b.reply(ctx, r, asked{question: q})
}

// said answers a mention or a direct message.
func (b *Bot) said(ctx context.Context, r *request) (reply, error) {
	q := oneLine(r.text)
	if q == "" {
		return b.help(ctx, r)
	}
	if err := checkQuestion(q); err != nil {
		return reply{}, err
	}
	return b.reply(ctx, r, asked{question: q})
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
	if after(u.From, u.To) {
		return reply{}, turnedRound(u)
	}
	return b.reply(ctx, r, asked{options: u})
}

func (b *Bot) date(ctx context.Context, r *request) (reply, error) {
	u, err := b.options(r, "speaker", "topic")
	if err != nil {
		return reply{}, err
	}
	if u.From, u.To, err = b.dates(r, "day"); err != nil {
		return reply{}, err
	}
	if u.From == (corpus.Date{}) && u.To == (corpus.Date{}) {
		return reply{}, sentence("Please give a day, such as `22 April 2015`, `April 2015` or `last week`.")
	}
	if r.option("to") != "" {
		if _, u.To, err = b.dates(r, "to"); err != nil {
			return reply{}, err
		}
	}
	if after(u.From, u.To) {
		return reply{}, turnedRound(u)
	}
	return b.reply(ctx, r, asked{options: u})
}

func (b *Bot) options(r *request, speaker, topic string) (u answer.Understood, err error) {
	u.Speaker, u.Topic = oneLine(r.option(speaker)), oneLine(r.option(topic))
	if err = checkOption(speaker, u.Speaker); err == nil {
		err = checkOption(topic, u.Topic)
	}
	return u, err
}

// dates reads a date option; an empty one bounds nothing.
func (b *Bot) dates(r *request, option string) (from, to corpus.Date, err error) {
	typed := oneLine(r.option(option))
	if typed == "" {
		return from, to, nil
	}
	from, to, err = answer.ParseDates(typed, b.now())
	if err != nil {
		return from, to, sentence(fmt.Sprintf("“%s” in `%s` is not a date that I understand. "+
			"Examples: `22 April 2015`, `April 2015`, `2015-04-22`, `last week`, `since March`.", clip(typed, 100), option))
	}
	return from, to, nil
}

func turnedRound(u answer.Understood) error {
	return sentence(fmt.Sprintf("The range ends (%s) before it begins (%s). Please turn it round.", words(u.To), words(u.From)))
}

// complete offers the names of speakers while one is typed. It never fails: an
// empty list lets the user type on.
func (b *Bot) complete(_ context.Context, r *request) (reply, error) {
	if r.focused != "name" && r.focused != "speaker" {
		return reply{}, nil
	}
	a, release, err := b.archive()
	if err != nil {
		return reply{}, nil
	}
	defer release()
	if a.People == nil {
		return reply{}, nil
	}
	var re reply
	for _, p := range a.People.Complete(cutPlain(oneLine(r.option(r.focused)), maxChoice), maxChoices) {
		count := fmt.Sprintf(" · %d statements", p.Count)
		if p.Count == 1 {
			count = " · 1 statement"
		}
		name := oneLine(p.Name)
		if units(name) > maxChoice {
			continue // cut short it would name nobody
		}
		re.choices = append(re.choices, choice{cutPlain(name, maxChoice-units(count)) + count, name})
	}
	return re, nil
}

// turn shows another page. The one who asked turns the page of the message
// itself; anybody else gets that page for himself.
func (b *Bot) turn(ctx context.Context, r *request) (reply, error) {
	action, page, a, err := b.asked.read(r.button)
	if err != nil {
		return reply{}, err
	}
	if action != turnBack && action != turnOn {
		return reply{}, errStale
	}
	m, err := b.answer(ctx, a, page)
	return reply{message: m, update: !stranger(r), private: stranger(r)}, err
}

func (b *Bot) help(context.Context, *request) (reply, error) {
	return tell(`I answer who said what, in the words of the articles in this archive.
Ask with a command, by mentioning me, or in a direct message:
- ` + "`/ask question:what did Lavrov say about IS`" + `
- ` + "`/speaker name:Lavrov topic:Syria from:April 2015`" + `
- ` + "`/date day:22 April 2015 topic:Ukraine`" + `
Dates can be a day, a month, a year, ` + "`last week` or `since March`" + `. Add ` + "`private:True`" + ` for an answer that only you see.
Each excerpt names its speaker, or says that nobody is named; its title links to the passage in the article.`), nil
}
