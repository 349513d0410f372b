package bot

import (
	"context"
	"fmt"
	"regexp"
	"strings"

	"github.com/bwmarrin/discordgo"

	"onrecord/answer"
	"onrecord/corpus/identity"
	"onrecord/corpus/names"
)

// What is made of a choice of speaker.
const (
	thenExcerpts = iota
	thenTimeline
)

// anybody is what a speaker is called who may be anyone.
var anybody = regexp.MustCompile(`(?i)^(?:any(?:body|one)|every(?:body|one)|some(?:body|one)|all|people)$`)

// unclear returns the question back when a command's speaker is not one person
// of the archive: a menu of those who may be meant. Nobody's words are shown on
// the strength of a guess. then is what is made of the choice.
func (b *Bot) unclear(a Archive, u answer.Understood, then int) (message, bool) {
	if a.People == nil || u.Speaker == "" || anybody.MatchString(u.Speaker) {
		return message{}, false
	}
	found := a.People.Find(u.Speaker)
	said := fmt.Sprintf("“%s” may be any of these. Whom do you mean?", clip(u.Speaker, 100))
	switch {
	case len(found) == 1, len(found) > 1 && (found[0].Name == u.Speaker || strings.Contains(u.Speaker, " and ")):
		return message{}, false
	case len(found) == 0:
		if found = a.People.Nearest(u.Speaker, 5); len(found) == 0 {
			return message{}, false
		}
		said = fmt.Sprintf("Nobody called “%s” speaks in this archive. These names are near:", clip(u.Speaker, 100))
	}
	rest := u
	rest.Speaker = ""
	menu := discordgo.SelectMenu{CustomID: b.asked.button(choosing, then, asked{options: rest}), Placeholder: "Choose a speaker"}
	for _, p := range found {
		menu.Options = append(menu.Options, speakerOption(p))
	}
	return message{Content: said, Components: rows([]discordgo.MessageComponent{menu})}, true
}

func speakerOption(p identity.Individual) discordgo.SelectMenuOption {
	role := ""
	if len(p.Roles) > 0 {
		role = p.Roles[0]
	}
	return discordgo.SelectMenuOption{Label: oneLine(p.Name), Value: oneLine(p.Name),
		Description: cutPlain(joined(" · ", oneLine(role), counted(p.Count, "statement")), maxChoice)}
}

// choose answers when somebody was chosen from the menu.
func (b *Bot) choose(ctx context.Context, r *request, then int, code string) (reply, error) {
	rest, err := readOptions(code)
	if err != nil || len(r.values) != 1 || r.values[0] == "" {
		return reply{}, errStale
	}
	rest.Speaker = r.values[0]
	if then == thenTimeline {
		m, err := b.chronicle(ctx, rest)
		return reply{message: m, private: stranger(r), update: !stranger(r)}, err
	}
	return b.show(ctx, r, asked{options: rest}, 0)
}

// outlet returns the archive's name of the outlet that is meant.
func outlet(a Archive, typed string) (string, error) {
	if typed == "" || a.Library == nil {
		return typed, nil
	}
	plain := func(s string) string { return strings.TrimPrefix(names.Fold(s), "the ") }
	n := a.Library.Outlets()
	var near []string
	for _, name := range byCount(n) {
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
		return "", sentence(fmt.Sprintf("“%s” fits several outlets: %s. Please choose one.", clip(typed, 100), clip(strings.Join(near, ", "), 500)))
	}
	return "", sentence(fmt.Sprintf("No outlet here is called “%s”; `/sources` lists them all.", clip(typed, 100)))
}
