// Package page lays out what is shown: it gets an answer and returns a message, and
// asks, sends and keeps nothing.
//
//	page.go      one page of an answer, with its buttons
//	headline.go  its first line: who about what, how much, and by whom
//	excerpt.go   one excerpt, under the name of who said it
//	verdict.go   what can be said of quotations
//	nothing.go   an answer that found nothing, with what comes nearest
//	article.go   a part of an article round an excerpt
//	timeline.go  counts by month
//	take.go      citations and files to take along
//	news.go      what is new for somebody who follows a question, and what one follows
//
// An excerpt is its words in full size, and below them in small print how, when and where
// they were said. Three of them, with the buttons, are no more than two screens of a phone.
// A colour says nothing that does not stand there in words.
//
// Cards are embeds and no Components V2 (containers of text): those forbid the content and
// the embeds of a message for good, so that an answer could not become plain text where
// cards are not seen; their text has no title that is a link and 4,000 characters in all,
// of which three links to passages take a third; and Discord-compatible servers do not know
// them.
//
// The first line of an answer is the answer. How the question was read in detail is
// small print, and only where nothing was found and the reader wonders why.
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

const (
	perPage  = 3   // excerpts on a page; a phone shows them with little scrolling
	MostKept = 30  // excerpts looked for: ten pages
	maxQuote = 360 // units of one excerpt, so that a page is two screens of a phone

	accent   = 0x2f6f9f // of what answers
	muted    = 0x8a8f98 // of what is merely related
	maxRead  = 400      // units of the line that says how a question was read
	maxNotes = 3

	mostRelated = 2 // excerpts shown where nothing was found
)

// page lays out one page of an answer, counted from 0; one beyond the last
// shows the last. The first line answers: who about what, and how much.
func Answer(s *button.Codec, a button.State, ans archive.Found, page int, v View) discord.Message {
	var notes []string
	for i, n := range ans.Read.Notes {
		if i < maxNotes && n != "" {
			notes = append(notes, noteLine(n))
		}
	}
	if len(ans.Excerpts) == 0 {
		return nothingFound(s, a, ans, notes, v)
	}
	head := append([]string{headline(ans.Read, ans.Excerpts)}, notes...)
	if v.Sharer != "" {
		head = append(head, markdown.SmallPrint("Shared by <@"+v.Sharer+">"))
	}
	pages := (len(ans.Excerpts) + perPage - 1) / perPage
	page = min(max(page, 0), pages-1)
	m := discord.Message{Content: strings.Join(head, "\n")}
	shown := ans.Excerpts[page*perPage : min((page+1)*perPage, len(ans.Excerpts))]
	for i, e := range shown {
		m.Embeds = append(m.Embeds, numbered(embed(e), page*perPage+i+1, len(ans.Excerpts)))
	}
	foot(m.Embeds, page, pages)
	var turns []discordgo.MessageComponent
	if pages > 1 {
		turns = pageTurns(s, a, page, pages)
	}
	if v.Share {
		turns = append(turns, discordgo.Button{Label: "Share", Style: discordgo.SecondaryButton, CustomID: s.For(button.Share, page, a)})
	}
	if v.Follow {
		turns = append(turns, followButton(s, a))
	}
	below := contexts(s, shown, page*perPage, len(ans.Excerpts))
	if v.Votes {
		below = append(below,
			discordgo.Button{Label: "Helpful", Style: discordgo.SecondaryButton, CustomID: s.For(button.Helpful, page, a)},
			discordgo.Button{Label: "Not helpful", Style: discordgo.SecondaryButton, CustomID: s.For(button.NotHelpful, page, a)})
	}
	m.Components = Rows(turns, below, takeAlong(s, a, page))
	return m
}

// View is what a page offers beside its excerpts.
type View struct {
	Share  bool // the page is private and may be shown to all
	Votes  bool // readers may say whether it helped
	Follow bool // what is new on it can be followed
	// Sharer is who shows it to all; "" when nobody does.
	Sharer string
}

// followButton asks how somebody wants to be told what is new on a question.
func followButton(s *button.Codec, a button.State) discordgo.MessageComponent {
	a.Note = ""
	return discordgo.Button{Label: "Follow", Style: discordgo.SecondaryButton, CustomID: s.For(button.Follow, 0, a)}
}

// Rows makes a row of each list that is not empty.
func Rows(lists ...[]discordgo.MessageComponent) (rs []discordgo.MessageComponent) {
	for _, l := range lists {
		if len(l) > 0 {
			rs = append(rs, discordgo.ActionsRow{Components: l})
		}
	}
	return rs
}

// numbered gives an embed the number that its button has, where there are several.
func numbered(e *discordgo.MessageEmbed, n, of int) *discordgo.MessageEmbed {
	if of > 1 {
		e.Title = fmt.Sprintf("%d · %s", n, e.Title)
	}
	return e
}

// contexts are the buttons that open the articles of the excerpts.
func contexts(s *button.Codec, es []answer.Excerpt, before, of int) (bs []discordgo.MessageComponent) {
	for i, e := range es {
		if e.Article == nil || e.Article.ID == "" || e.End <= e.Start {
			continue
		}
		label := "Context"
		if of > 1 {
			label = fmt.Sprintf("Context %d", before+i+1)
		}
		bs = append(bs, discordgo.Button{Label: label, Style: discordgo.SecondaryButton,
			CustomID: s.ID(button.ShowContext, before+i, button.PlaceOf(e).Code())})
	}
	return bs
}

// notFound says what is not in the archive.
func notFound(u answer.Understood) string { return "**" + markdown.Clip(u.Nothing(), 500) + "**" }

func foot(es []*discordgo.MessageEmbed, page, pages int) {
	if pages > 1 {
		es[len(es)-1].Footer = &discordgo.MessageEmbedFooter{Text: fmt.Sprintf("page %d of %d", page+1, pages)}
	}
}

// turns are the buttons to the pages before and after; at an end one is off.
func pageTurns(s *button.Codec, a button.State, page, pages int) []discordgo.MessageComponent {
	return []discordgo.MessageComponent{
		discordgo.Button{Label: "Previous", Style: discordgo.SecondaryButton, Disabled: page == 0,
			CustomID: s.For(button.Previous, max(page-1, 0), a)},
		discordgo.Button{Label: "Next", Style: discordgo.PrimaryButton, Disabled: page == pages-1,
			CustomID: s.For(button.Next, page+1, a)},
	}
}
