package page

import (
	"strings"

	"github.com/bwmarrin/discordgo"

	"onrecord/bot/button"
	"onrecord/bot/discord"
	"onrecord/bot/markdown"
)

// Plain lays a message out without cards, for those who would not see them: each as text
// below the message's own, as many as there is room for.
func Plain(m discord.Message) discord.Message {
	text := m.Content
	for i, e := range m.Embeds {
		if e.Image != nil && e.Description == "" {
			continue // the picture is attached all the same
		}
		card := "**" + e.Title + "**\n" + e.Description
		if e.URL != "" {
			card += "\n<" + e.URL + ">"
		}
		if e.Footer != nil {
			card += "\n" + markdown.SmallPrint(e.Footer.Text)
		}
		room := discord.MaxContent - 60 - markdown.Units(text)
		if markdown.Units(card) > room && e.URL != "" { // the link is the longest part of it
			card = strings.Replace(card, "\n<"+e.URL+">", "", 1)
		}
		if markdown.Units(card) > room {
			if i == 0 {
				card = markdown.Cut(card, room)
			} else {
				text += "\n\n" + markdown.SmallPrint(markdown.Counted(len(m.Embeds)-i, "more excerpt")+" of this page did not fit in plain text")
				break
			}
		}
		text = markdown.Join("\n\n", text, card)
	}
	m.Content, m.Embeds = text, nil
	return m
}

// AskOn says that the words of a message cannot be read, and has a button for asking them
// again; code is the question that is gone on from, "-" for none.
func AskOn(s *button.Codec, code, me string, reply bool) discord.Message {
	what := "that message"
	if reply {
		what = "a reply to a command’s answer"
	}
	return discord.Message{
		Content: "Discord does not show me the words of " + what + ". Press **Ask on** and put them there, or write them with <@" + me + ">.",
		Components: Rows([]discordgo.MessageComponent{
			discordgo.Button{Label: "Ask on", Style: discordgo.PrimaryButton, CustomID: s.ID(button.AskOn, 0, code)}}),
	}
}
