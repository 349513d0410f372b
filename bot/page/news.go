package page

import (
	"fmt"
	"strings"

	"github.com/bwmarrin/discordgo"

	"onrecord/answer"
	"onrecord/bot/button"
	"onrecord/bot/discord"
	"onrecord/bot/follow"
	"onrecord/bot/markdown"
)

// News lays out what is new for a follow: what is followed and how much there is, the
// newest statements, and the way to the others and out of it. The button that ends it
// holds the delivery's key.
func News(s *button.Codec, d follow.Delivery) discord.Message {
	u, _ := d.Follow.Question()
	total := len(d.Items) + d.More
	head := []string{"**New: " + markdown.Clip(capital(Subject(u)), maxRead) + "**: " + markdown.Counted(total, "statement")}
	if d.More > 0 {
		head[0] += fmt.Sprintf(", the newest %d here and %d more", len(d.Items), d.More)
	}
	by := "Followed by <@" + d.Follow.User + ">"
	if d.Follow.Channel == "" {
		by = "You follow this"
	}
	head = append(head, markdown.SmallPrint(by+" · "+string(d.Follow.Every)+" · `/following` lists and ends it"))
	m := discord.Message{Content: strings.Join(head, "\n")}
	var es []answer.Excerpt
	for i, item := range d.Items {
		m.Embeds = append(m.Embeds, numbered(embed(item.Excerpt), i+1, len(d.Items)))
		es = append(es, item.Excerpt)
	}
	m.Components = Rows(contexts(s, es, 0, len(es)), []discordgo.MessageComponent{
		discordgo.Button{Label: "All on this", Style: discordgo.PrimaryButton, CustomID: s.For(button.ShowAll, 0, button.State{Options: u})},
		discordgo.Button{Label: "Stop following", Style: discordgo.SecondaryButton, CustomID: s.ID(button.StopFollow, 0, StopCode(d.Key))},
	})
	return m
}

// StopCode is what stands in the button that ends the follow of a delivery.
func StopCode(key string) string { return "k" + key }

// Way is how and where somebody is told, as a number that a button holds.
type Way int

// The ways, with what a menu says of them.
var ways = []struct {
	every follow.Every
	here  bool
	label string
}{
	{follow.AtOnce, false, "Tell me directly, at once"},
	{follow.Daily, false, "Tell me directly, every morning"},
	{follow.Weekly, false, "Tell me directly, on Mondays"},
	{follow.AtOnce, true, "Post it in this channel, at once"},
	{follow.Daily, true, "Post it in this channel, every morning"},
	{follow.Weekly, true, "Post it in this channel, on Mondays"},
}

// WayOf is the way with these two.
func WayOf(every follow.Every, here bool) Way {
	for i, w := range ways {
		if w.every == every && w.here == here {
			return Way(i)
		}
	}
	return 0
}

// Valid reports whether w is a way.
func (w Way) Valid() bool { return w >= 0 && int(w) < len(ways) }

// Every is how often.
func (w Way) Every() follow.Every { return ways[w].every }

// Here reports whether it is in the channel and not in a direct message.
func (w Way) Here() bool { return ways[w].here }

// HowToFollow asks in which way somebody wants to be told; here says whether the channel
// can be one.
func HowToFollow(s *button.Codec, u answer.Understood, here bool) discord.Message {
	menu := discordgo.SelectMenu{CustomID: s.For(button.FollowHow, 0, button.State{Options: u}), Placeholder: "Choose how"}
	for i, w := range ways {
		if w.here && !here {
			continue
		}
		menu.Options = append(menu.Options, discordgo.SelectMenuOption{Label: w.label, Value: fmt.Sprint(i)})
	}
	return discord.Message{
		Content:    "How shall I tell of new statements: **" + markdown.Clip(capital(Subject(u)), maxRead) + "**?",
		Components: Rows([]discordgo.MessageComponent{menu}),
	}
}

// Followed is a follow as its owner sees it.
type Followed struct {
	follow.Follow
	Told int // statements so far
}

// Following lists what somebody follows, with menus to end one and to let one go on.
func Following(fs []Followed) discord.Message {
	if len(fs) == 0 {
		return discord.Message{Content: "You follow nothing. `/follow speaker:Lavrov topic:Syria` does, and so does **Follow** under an answer."}
	}
	lines := []string{"You follow " + markdown.Counted(len(fs), "question") + ":"}
	end := discordgo.SelectMenu{CustomID: followMenu(button.EndFollow), Placeholder: "End one of them"}
	resume := discordgo.SelectMenu{CustomID: followMenu(button.GoOnFollow), Placeholder: "Let one go on that is paused"}
	for i, f := range fs {
		u, _ := f.Question()
		what := markdown.OneLine(capital(Subject(u)))
		line := fmt.Sprintf("%d. **%s**: %s, %d told", i+1, markdown.Clip(what, 120), PlaceOf(f.Follow), f.Told)
		if f.Paused != "" {
			line += ". Paused: " + markdown.Clip(f.Paused, 100)
		}
		if markdown.Units(strings.Join(lines, "\n"))+markdown.Units(line) < discord.MaxContent-50 {
			lines = append(lines, line)
		}
		option := func(verb string) discordgo.SelectMenuOption {
			return discordgo.SelectMenuOption{Label: markdown.CutPlain(fmt.Sprintf("%s %d. %s", verb, i+1, what), discord.MaxChoice), Value: f.ID, Description: string(f.Every)}
		}
		end.Options = append(end.Options, option("End"))
		if f.Paused != "" {
			resume.Options = append(resume.Options, option("Go on with"))
		}
	}
	m := discord.Message{Content: strings.Join(lines, "\n"), Components: Rows([]discordgo.MessageComponent{end})}
	if len(resume.Options) > 0 {
		m.Components = append(m.Components, Rows([]discordgo.MessageComponent{resume})...)
	}
	return m
}

func followMenu(action string) string { return button.Plain(action) }

// PlaceOf says how often and where a follow is told.
func PlaceOf(f follow.Follow) string {
	if f.Channel == "" {
		return string(f.Every) + ", directly"
	}
	return string(f.Every) + " in <#" + f.Channel + ">"
}

// Title is a question as a heading, already safe.
func Title(u answer.Understood) string { return markdown.Clip(capital(Subject(u)), maxRead) }

// FollowAnyway is a row with the button that follows a name which the archive does not
// know.
func FollowAnyway(s *button.Codec, u answer.Understood, w Way) discordgo.MessageComponent {
	return discordgo.ActionsRow{Components: []discordgo.MessageComponent{discordgo.Button{
		Label: "Follow “" + markdown.CutPlain(markdown.OneLine(u.Speaker), 26) + "” all the same", Style: discordgo.SecondaryButton,
		CustomID: s.For(button.FollowUnknown, int(w), button.State{Options: u})}}}
}

// PausedFollow tells the owner that nothing more is told, and why.
func PausedFollow(f follow.Follow) discord.Message {
	u, _ := f.Question()
	where := ""
	if f.Channel != "" {
		where = " in <#" + f.Channel + ">"
	}
	return discord.Message{Content: "I cannot tell you any more of **" + Title(u) + "**" + where + ": " + markdown.Clip(f.Paused, 200) +
		". It is paused; `/following` lets it go on or ends it."}
}
