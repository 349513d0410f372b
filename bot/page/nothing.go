package page

import (
	"fmt"
	"strings"

	"github.com/bwmarrin/discordgo"

	"onrecord/answer"
	"onrecord/bot/archive"
	"onrecord/bot/button"
	"onrecord/bot/discord"
	"onrecord/bot/markdown"
)

// lines say what comes near, in words.
func nearLines(n archive.Nearby, u answer.Understood) (lines []string) {
	if len(n.Speakers) > 0 {
		var list []string
		for _, v := range n.Speakers {
			list = append(list, fmt.Sprintf("%s (%d)", markdown.Clip(v.Name, 80), v.Count))
		}
		what := "of it"
		if u.Topic == "" {
			what = "then"
		}
		lines = append(lines, "Others spoke "+what+": "+strings.Join(list, ", ")+".")
	}
	if len(n.Days) > 0 {
		var list []string
		for _, d := range n.Days {
			list = append(list, markdown.Timestamp(d))
		}
		lines = append(lines, "The nearest days: "+strings.Join(list, ", ")+".")
	}
	return lines
}

// menu opens what the others said; nil when there are none.
func nearMenu(s *button.Codec, u answer.Understood, n archive.Nearby) []discordgo.MessageComponent {
	if len(n.Speakers) == 0 {
		return nil
	}
	u.Speaker = ""
	menu := discordgo.SelectMenu{CustomID: s.For(button.ChooseSpeaker, button.ThenExcerpts, button.State{Options: u}), Placeholder: "Open what somebody else said"}
	for _, v := range n.Speakers {
		menu.Options = append(menu.Options, discordgo.SelectMenuOption{Label: markdown.OneLine(v.Name), Value: markdown.OneLine(v.Name), Description: markdown.Counted(v.Count, "statement")})
	}
	return []discordgo.MessageComponent{menu}
}

// nothingFound lays out an answer that found nothing: what was not found, what can be
// asked instead, and apart from that what comes near, each under the name of who
// did say it.
func nothingFound(s *button.Codec, a button.State, f archive.Found, notes []string, v View) discord.Message {
	head := append([]string{notFound(f.Read)}, notes...)
	lines := nearLines(f.Near, f.Read)
	head = append(head, lines...)
	if len(f.Related) == 0 && len(lines) == 0 {
		head = append(head, "Fewer words, another spelling or a wider date may find more; `/help` has examples.")
	}
	head = append(head, readLine(f.Read))
	if len(f.Related) > 0 {
		head = append(head, "Related, but no answer to the question:")
	}
	m := discord.Message{Content: strings.Join(head, "\n")}
	near := f.Related[:min(mostRelated, len(f.Related))]
	for i, e := range near {
		c := numbered(embed(e), i+1, len(near))
		c.Color = muted
		m.Embeds = append(m.Embeds, c)
	}
	below := contexts(s, near, 0, len(near))
	if v.Follow && !f.Read.Unread {
		below = append(below, followButton(s, a))
	}
	m.Components = Rows(nearMenu(s, f.Read, f.Near), below)
	return m
}
