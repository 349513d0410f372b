package page

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/bwmarrin/discordgo"

	"onrecord/bot/button"
	"onrecord/bot/discord"
	"onrecord/bot/markdown"
	"onrecord/corpus"
	"onrecord/corpus/text"
)

// PartRoom is how many units of an article stand in one part: about a screen of
// a phone.
const PartRoom = 1400

// part lays out one part of an article.
func ArticlePart(s *button.Codec, a *corpus.Article, p button.Place, parts []text.Range, at int) discord.Message {
	here := parts[at]
	title := markdown.Clip(a.Title, 200)
	if title == "" {
		title = "An article without a title"
	}
	foot := "the passage is in bold"
	if p.End <= here.Start || here.End <= p.Start {
		foot = "the passage stands in another part"
	}
	if len(parts) > 1 {
		foot = fmt.Sprintf("part %d of %d · %s", at+1, len(parts), foot)
	}
	m := discord.Message{Embeds: []*discordgo.MessageEmbed{{
		Title: title, URL: markdown.SafeURL(a.Link(p.Start, p.End)), Color: accent,
		Description: markdown.Join("\n", markdown.BlockQuote(a.Text, here.Start, here.End, []text.Range{{Start: p.Start, End: p.End}}),
			markdown.Clip(markdown.Join(", ", a.Outlet, a.Author), 200), markdown.Timestamp(a.Published)),
		Footer: &discordgo.MessageEmbedFooter{Text: foot},
	}}}
	if len(parts) > 1 {
		m.Components = Rows([]discordgo.MessageComponent{
			discordgo.Button{Label: "Previous", Style: discordgo.SecondaryButton, Disabled: at == 0, CustomID: s.ID(button.TurnContext, max(at-1, 0), p.Code())},
			discordgo.Button{Label: "Next", Style: discordgo.PrimaryButton, Disabled: at == len(parts)-1, CustomID: s.ID(button.TurnContext, at+1, p.Code())},
		})
	}
	return m
}

// Parts cuts a text into parts of about so many units, between paragraphs
// where it can, so that text[start:end] stands in the middle of one; at is that
// part. The parts leave nothing out but space.
func Parts(body string, start, end, room int) (parts []text.Range, at int) {
	ps := paragraphs(body, room)
	if len(ps) == 0 {
		return []text.Range{{Start: start, End: end}}, 0
	}
	lo := 0
	for lo < len(ps)-1 && ps[lo].End <= start {
		lo++
	}
	hi := lo
	fits := func(from, to int) bool { return markdown.Units(body[ps[from].Start:ps[to].End]) <= room }
	for hi+1 < len(ps) && ps[hi+1].Start < end && fits(lo, hi+1) {
		hi++
	}
	for grown := true; grown; {
		grown = false
		if lo > 0 && fits(lo-1, hi) {
			lo, grown = lo-1, true
		}
		if hi+1 < len(ps) && fits(lo, hi+1) {
			hi, grown = hi+1, true
		}
	}
	span := func(from, to int) text.Range { return text.Range{Start: ps[from].Start, End: ps[to].End} }
	for last := lo - 1; last >= 0; {
		first := last
		for first > 0 && fits(first-1, last) {
			first--
		}
		parts = append([]text.Range{span(first, last)}, parts...)
		last = first - 1
	}
	at = len(parts)
	parts = append(parts, span(lo, hi))
	for first := hi + 1; first < len(ps); {
		last := first
		for last+1 < len(ps) && fits(first, last+1) {
			last++
		}
		parts = append(parts, span(first, last))
		first = last + 1
	}
	return parts, at
}

// paragraphs are the lines of text that hold something; one with more than room
// units is cut at the end of a sentence or word.
func paragraphs(body string, room int) (ps []text.Range) {
	at := 0
	for line := range strings.Lines(body) {
		start, end := at, at+len(strings.TrimRightFunc(line, unicode.IsSpace))
		at += len(line)
		for start < end {
			start += len(body[start:end]) - len(strings.TrimLeftFunc(body[start:end], unicode.IsSpace))
			stop := end
			if n := markdown.PrefixLen(body[start:end], room); start+n < end {
				stop = markdown.WordEnd(body[:end], start, start+max(n, 1))
			}
			if stop <= start {
				stop = end
			}
			ps = append(ps, text.Range{Start: start, End: stop})
			start = stop
		}
	}
	return ps
}
