package bot

import (
	"context"
	"fmt"
	"regexp"
	"strings"

	"github.com/bwmarrin/discordgo"

	"onrecord/answer"
	"onrecord/bot/archive"
	"onrecord/bot/button"
	"onrecord/bot/discord"
	"onrecord/bot/markdown"
	"onrecord/bot/page"
	"onrecord/corpus/identity"
	"onrecord/corpus/names"
)

// anybody is what a speaker is called who may be anyone.
var anybody = regexp.MustCompile(`(?i)^(?:any(?:body|one)|every(?:body|one)|some(?:body|one)|all|people)$`)

// unclear returns the question back when a command's speaker is not one person
// of the archive: a menu of those who may be meant. Nobody's words are shown on
// the strength of a guess. then is what is made of the choice.
func (b *Bot) unclear(a archive.Archive, u answer.Understood, then int) (discord.Message, bool) {
	if a.People == nil || u.Speaker == "" || anybody.MatchString(u.Speaker) {
		return discord.Message{}, false
	}
	found := a.People.Find(u.Speaker)
	said := fmt.Sprintf("“%s” may be any of these. Whom do you mean?", markdown.Clip(u.Speaker, 100))
	switch {
	case len(found) == 1, len(found) > 1 && (found[0].Name == u.Speaker || strings.Contains(u.Speaker, " and ")):
		return discord.Message{}, false
	case len(found) == 0:
		if found = a.People.Nearest(u.Speaker, 5); len(found) == 0 {
			return discord.Message{}, false
		}
		said = fmt.Sprintf("Nobody called “%s” speaks in this archive. These names are near:", markdown.Clip(u.Speaker, 100))
	}
	rest := u
	rest.Speaker = ""
	menu := discordgo.SelectMenu{CustomID: b.buttons.For(button.ChooseSpeaker, then, button.State{Options: rest}), Placeholder: "Choose a speaker"}
	for _, p := range found {
		menu.Options = append(menu.Options, speakerOption(p))
	}
	return discord.Message{Content: said, Components: page.Rows([]discordgo.MessageComponent{menu})}, true
}

func speakerOption(p identity.Individual) discordgo.SelectMenuOption {
	role := ""
	if len(p.Roles) > 0 {
		role = p.Roles[0]
	}
	return discordgo.SelectMenuOption{Label: markdown.OneLine(p.Name), Value: markdown.OneLine(p.Name),
		Description: markdown.CutPlain(markdown.Join(" · ", markdown.OneLine(role), markdown.Counted(p.Count, "statement")), discord.MaxChoice)}
}

// choose answers when somebody was chosen from the menu.
func (b *Bot) choose(ctx context.Context, r *discord.Request, then int, code string) (discord.Reply, error) {
	rest, err := button.ParseOptions(code)
	if err != nil || len(r.Values) != 1 || r.Values[0] == "" {
		return discord.Reply{}, button.ErrStale
	}
	rest.Speaker = r.Values[0]
	if then >= button.ThenFollow {
		return b.makeFollow(ctx, r, rest, page.Way(then-button.ThenFollow), true)
	}
	if then == button.ThenTimeline {
		m, err := b.chronicle(ctx, rest)
		return discord.Reply{Message: m, Private: b.stranger(r), Update: !b.stranger(r)}, err
	}
	return b.show(ctx, r, button.State{Options: rest}, 0)
}

// outlet returns the archive's name of the outlet that is meant.
func outlet(a archive.Archive, typed string) (string, error) {
	if typed == "" || a.Library == nil {
		return typed, nil
	}
	plain := func(s string) string { return strings.TrimPrefix(names.Fold(s), "the ") }
	n := a.Library.Outlets()
	var near []string
	for _, name := range markdown.ByCount(n) {
		if plain(name) == plain(typed) {
			return name, nil
		}
		if strings.Contains(plain(name), plain(typed)) {
			near = append(near, name)
		}
	}
	switch {
	case len(near) == 1:
		return near[0], nil
	case len(near) > 1:
		return "", discord.UserError(fmt.Sprintf("“%s” fits several outlets: %s. Please choose one.", markdown.Clip(typed, 100), markdown.Clip(strings.Join(near, ", "), 500)))
	}
	return "", discord.UserError(fmt.Sprintf("No outlet here is called “%s”; `/sources` lists them all.", markdown.Clip(typed, 100)))
}
