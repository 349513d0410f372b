package bot

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"onrecord/answer"
	"onrecord/answer/question"
	"onrecord/answer/quotation"
	"onrecord/bot/archive"
	"onrecord/bot/button"
	"onrecord/bot/discord"
	"onrecord/bot/follow"
	"onrecord/bot/markdown"
	"onrecord/bot/page"
	"onrecord/corpus/names"
)

// followCommand is /follow.
func (b *Bot) followCommand(name func(name, description string, required bool) discord.Option) discord.ApplicationCommand {
	words := name("words", "Words that must be in it, two or more", false)
	words.Autocomplete = false
	return discord.ApplicationCommand{Name: "follow", Description: "Be told of new statements", Options: []discord.Option{
		name("speaker", "Who says it: a name or an office", false),
		name("topic", "What it is about", false),
		words,
		{Type: discord.TextOption, Name: "where", Description: "Where I tell it; directly unless you say here", Choices: []discord.Choice{
			{Name: "me, in a direct message", Value: "me"}, {Name: "here, in this channel", Value: "here"}}},
		{Type: discord.TextOption, Name: "when", Description: "How often I tell it; at once unless you say otherwise", Choices: []discord.Choice{
			{Name: string(follow.AtOnce), Value: string(follow.AtOnce)}, {Name: "daily, at eight in the morning", Value: string(follow.Daily)},
			{Name: "weekly, on Mondays", Value: string(follow.Weekly)}}},
	}}
}

// follow handles /follow.
func (b *Bot) follow(ctx context.Context, r *discord.Request) (discord.Reply, error) {
	u, err := b.options(r, "speaker", "topic")
	if err != nil {
		return discord.Reply{}, err
	}
	u.Outlet = ""
	if u.Quoted = strings.TrimFunc(markdown.OneLine(r.Option("words")), isMark); markdown.Units(u.Quoted) > maxQuestion {
		return discord.Reply{}, checkOption("words", u.Quoted)
	}
	every := follow.Every(r.Option("when"))
	if every != follow.Daily && every != follow.Weekly {
		every = follow.AtOnce
	}
	return b.makeFollow(ctx, r, u, page.WayOf(every, r.Option("where") == "here" && r.Guild != ""), false)
}

// isMark reports whether a character is a quotation mark or space.
func isMark(c rune) bool {
	return unicode.IsSpace(c) || unicode.In(c, unicode.Pi, unicode.Pf) || strings.ContainsRune("\"'„‚", c)
}

// examples are follows that would work.
const examples = "For example `/follow speaker:Lavrov`, `/follow topic:grain exports` or `/follow words:red line`."

// tooWide says what is wrong with a question that asks for nothing or for everything; ""
// for one that can be followed.
func tooWide(u answer.Understood) string {
	anyone := u.Speaker == "" || anybody.MatchString(u.Speaker) || question.IsNobody(u.Speaker)
	switch {
	case u.Speaker+u.Topic+u.Quoted == "" && u.Outlet == "":
		return "Please say what to follow: a speaker, a topic or words. " + examples
	case u.Quoted != "":
		if _, err := quotation.Parse(u.Quoted); err != nil {
			return "`words` are looked for as they stand, and must be at least two; for a single word use `topic`. " + examples
		}
		return ""
	case anyone && !archive.Tells(u.Topic) && u.Outlet == "":
		return "That would be everything in the archive. Please name a speaker, a topic or words. " + examples
	}
	return ""
}

// makeFollow makes a follow of what is asked, once it is clear who is meant; chosen says
// that the speaker was chosen, and is followed also where the archive does not know it.
func (b *Bot) makeFollow(ctx context.Context, r *discord.Request, u answer.Understood, way page.Way, chosen bool) (discord.Reply, error) {
	if b.follows == nil {
		return discord.Reply{}, discord.UserError("Nothing can be followed here: this bot has no folder in which it could keep that (its operator sets one with `--state`).")
	}
	if !way.Valid() {
		return discord.Reply{}, button.ErrStale
	}
	if wide := tooWide(u); wide != "" {
		return discord.Reply{}, discord.UserError(wide)
	}
	if way.Here() {
		if b.elsewhere(r) {
			return discord.Reply{}, discord.UserError("This channel is not for my answers. Please follow it with `where:me`, or in " + b.channelsOf(r.Guild) + ".")
		}
		if lack := r.Lacks(discord.ViewChannel, discord.SendMessages); lack != "" {
			return discord.Reply{}, discord.UserError("I may not write in this channel (I lack " + lack + "). Please follow it with `where:me`.")
		}
	}
	served, release, err := b.archive()
	if err != nil {
		return discord.Reply{}, err
	}
	defer release()
	engine, ok := followed(served)
	if !ok {
		return discord.Reply{}, discord.UserError("This archive cannot be followed.")
	}
	if anybody.MatchString(u.Speaker) {
		u.Speaker = ""
	}
	if !chosen {
		if m, unclear := b.unclear(served, u, button.ThenFollow+int(way)); unclear {
			if len(served.People.Find(u.Speaker)) == 0 {
				m.Components = append(m.Components, page.FollowAnyway(b.buttons, u, way))
			}
			return discord.Reply{Message: m, Private: true}, nil
		}
	}
	u.Speaker = fullName(served, u.Speaker)
	f := follow.Follow{User: r.User, Server: r.Guild, Asked: follow.AskedOf(u), Every: way.Every(), Since: b.follows.SinceOf(engine)}
	if way.Here() {
		f.Channel = r.Channel
	}
	f, err = b.follows.Add(f)
	if said := refusedFollow(err); said != "" {
		return discord.Reply{}, discord.UserError(said)
	}
	if err != nil {
		return discord.Reply{}, err
	}
	b.log.Info("bot: follows", "follow", f.ID, "user", f.User, "guild", f.Server, "every", f.Every)
	return discord.Reply{Message: discord.Message{Content: b.confirm(ctx, served, f, u)}, Private: true, Update: button.Updates(r.Button)}, nil
}

// fullName is the archive's name of the one whose name was typed in part, so that another
// of that surname who comes later is not meant. An office stays one: who holds it changes.
func fullName(a archive.Archive, typed string) string {
	if a.People == nil {
		return typed
	}
	found := a.People.Find(typed)
	if len(found) != 1 {
		return typed
	}
	has := strings.Fields(names.Fold(found[0].Name))
	for _, w := range strings.Fields(names.Fold(typed)) {
		if !slices.Contains(has, w) {
			return typed
		}
	}
	return found[0].Name
}

// refusedFollow says why a follow was not made; "" for what is no fault of the user's.
func refusedFollow(err error) string {
	var same *follow.SameError
	switch {
	case errors.As(err, &same):
		return "You follow that already, " + page.PlaceOf(same.Follow) + ". `/following` lists all."
	case errors.Is(err, follow.ErrUserFull):
		return fmt.Sprintf("You follow %d questions, which is as many as one may. `/following` ends some.", follow.MostOfUser)
	case errors.Is(err, follow.ErrServerFull):
		return fmt.Sprintf("%d questions are followed in this server, which is as many as one may.", follow.MostOfServer)
	}
	return ""
}

// confirm says what was made, and what the archive has on it now.
func (b *Bot) confirm(ctx context.Context, a archive.Archive, f follow.Follow, u answer.Understood) string {
	lines := []string{"Following **" + page.Title(u) + "**, " + page.PlaceOf(f) + "."}
	ans, err := a.Asker.Find(ctx, u, page.MostKept)
	switch n := len(ans.Excerpts); {
	case err != nil:
	case n == 0 && u.Speaker != "" && a.People != nil && len(a.People.Find(u.Speaker)) == 0:
		lines = append(lines, "Nobody of that name speaks in this archive yet; you are told when somebody does.")
	case n == 0:
		lines = append(lines, "The archive has nothing on it yet; you are told when it has.")
	case n >= page.MostKept:
		lines = append(lines, fmt.Sprintf("The archive has %d statements on it or more, which `/ask` shows; you are told of new ones.", n))
	default:
		lines = append(lines, "The archive has "+markdown.Counted(n, "statement")+" on it, which `/ask` shows; you are told of new ones.")
	}
	return strings.Join(append(lines, "`/following` lists what you follow, and ends it."), "\n")
}

// askHow asks in which way somebody wants to be told what is new on an answer.
func (b *Bot) askHow(ctx context.Context, r *discord.Request, a button.State) (discord.Reply, error) {
	u := a.Options
	if a.Question != "" {
		served, release, err := b.archive()
		if err != nil {
			return discord.Reply{}, err
		}
		defer release()
		ans, err := served.Asker.Ask(ctx, a.Question, 1)
		if err != nil {
			return discord.Reply{}, fmt.Errorf("bot: read what is to be followed: %w", err)
		}
		u = ans.Read
	}
	if wide := tooWide(u); wide != "" {
		return discord.Reply{}, discord.UserError(wide)
	}
	here := r.Guild != "" && !b.elsewhere(r) && r.Lacks(discord.ViewChannel, discord.SendMessages) == ""
	return discord.Reply{Message: page.HowToFollow(b.buttons, withoutDays(u), here), Private: true}, nil
}

// withoutDays is a question as it is followed.
func withoutDays(u answer.Understood) answer.Understood {
	return answer.Understood{Speaker: u.Speaker, Topic: u.Topic, Outlet: u.Outlet, Quoted: u.Quoted}
}

// followChosen follows in the way that was chosen.
func (b *Bot) followChosen(ctx context.Context, r *discord.Request, u answer.Understood) (discord.Reply, error) {
	if len(r.Values) != 1 {
		return discord.Reply{}, button.ErrStale
	}
	n, err := strconv.Atoi(r.Values[0])
	if err != nil {
		return discord.Reply{}, button.ErrStale
	}
	return b.makeFollow(ctx, r, u, page.Way(n), true)
}

// following handles /following.
func (b *Bot) following(_ context.Context, r *discord.Request) (discord.Reply, error) {
	return b.listFollows(r, "")
}

// listFollows lists what somebody follows, after a first line.
func (b *Bot) listFollows(r *discord.Request, first string) (discord.Reply, error) {
	if b.follows == nil {
		return discord.Private("Nothing can be followed here: this bot has no folder in which it could keep that."), nil
	}
	of, err := b.follows.Of(r.User)
	if err != nil {
		return discord.Reply{}, err
	}
	var all []page.Followed
	for _, f := range of {
		all = append(all, page.Followed{Follow: f, Told: b.follows.Told(f.ID)})
	}
	m := page.Following(all)
	m.Content = markdown.Join("\n", first, m.Content)
	return discord.Reply{Message: m, Private: true, Update: button.Updates(r.Button)}, nil
}

// changeFollow ends a follow of the user's, or lets it go on, and lists what is left.
func (b *Bot) changeFollow(r *discord.Request, action string) (discord.Reply, error) {
	if b.follows == nil || len(r.Values) != 1 {
		return discord.Reply{}, button.ErrStale
	}
	f, err := b.follows.Get(r.Values[0])
	if errors.Is(err, follow.ErrGone) || err == nil && f.User != r.User {
		return b.listFollows(r, "That one is not followed any more.")
	}
	said := "Ended."
	if err == nil && action == button.EndFollow {
		err = b.follows.End(f.ID)
	} else if err == nil {
		said = "It goes on."
		_, err = b.follows.Pause(f.ID, "")
	}
	if err != nil {
		return discord.Reply{}, err
	}
	re, err := b.listFollows(r, said)
	if action == button.GoOnFollow {
		re.After = func(context.Context) { b.Updated() }
	}
	return re, err
}

// stopFollow ends the follow whose message has the button: its owner may, and who manages
// the server that it is posted in.
func (b *Bot) stopFollow(r *discord.Request, code string) (discord.Reply, error) {
	key, ok := strings.CutPrefix(code, page.StopCode(""))
	id, _, _ := strings.Cut(key, ".")
	if b.follows == nil || !ok {
		return discord.Reply{}, button.ErrStale
	}
	f, err := b.follows.Get(id)
	switch {
	case errors.Is(err, follow.ErrGone):
		return discord.Private("That is not followed any more."), nil
	case err != nil:
		return discord.Reply{}, err
	case f.User != r.User && !(b.cfg.manages(r) && f.Server == r.Guild):
		return discord.Private("That is followed by <@" + f.User + ">, who alone can end it, besides those who manage this server."), nil
	}
	if err := b.follows.End(f.ID); err != nil && !errors.Is(err, follow.ErrGone) {
		return discord.Reply{}, err
	}
	u, _ := f.Question()
	return discord.Private("Ended: **" + page.Title(u) + "**."), nil
}

// showAll shows all on what is followed, privately.
func (b *Bot) showAll(ctx context.Context, r *discord.Request, a button.State) (discord.Reply, error) {
	ans, err := b.answer(ctx, a)
	if err != nil {
		return discord.Reply{}, err
	}
	b.remember(r, ans.Answer)
	return discord.Reply{Message: page.Answer(b.buttons, a, ans, 0, b.view(r, true)), Private: true}, nil
}
