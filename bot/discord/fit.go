package discord

import (
	"strconv"

	"github.com/bwmarrin/discordgo"

	"onrecord/bot/markdown"
)

// Discord's limits, in its documentation's figures.
const (
	MaxContent     = 2000
	maxEmbeds      = 10
	maxTitle       = 256
	maxDescription = 4096
	maxFooter      = 2048
	maxEmbedSum    = 6000 // titles, descriptions and footers of all embeds
	maxRows        = 5
	maxButtons     = 5 // in a row
	maxLabel       = 80
	MaxCustomID    = 100
	MaxChoices     = 25
	MaxChoice      = 100 // name and value
	maxPlaceholder = 150
	maxFiles       = 10
	MaxAltText     = 1024
)

// Fit returns m within every limit of Discord. Every message passes it on its
// way out; what it has to cut was laid out too long, and is cut where it does
// least harm: words at the end, whole buttons, whole embeds.
func Fit(m Message) Message {
	m.Content = markdown.Cut(m.Content, MaxContent)
	m.Embeds = fitEmbeds(m.Embeds)
	m.Components = fitRows(m.Components)
	m.Files = m.Files[:min(len(m.Files), maxFiles)]
	m.Attachments = nil
	for i, f := range m.Files {
		m.Attachments = append(m.Attachments, attachment{strconv.Itoa(i), f.Name, markdown.CutPlain(f.Description, MaxAltText)})
	}
	if m.Content == "" && len(m.Embeds) == 0 {
		m.Content = "…" // an empty message is refused
	}
	return m
}

func fitEmbeds(in []*discordgo.MessageEmbed) []*discordgo.MessageEmbed {
	out := make([]*discordgo.MessageEmbed, 0, len(in))
	left := maxEmbedSum
	seen := map[string]bool{}
	take := func(s string, limit int) string {
		s = markdown.Cut(s, min(limit, left))
		left -= markdown.Units(s)
		return s
	}
	for _, e := range in {
		if e == nil || len(out) == maxEmbeds || left < 16 {
			continue
		}
		c := *e
		c.Title = take(c.Title, maxTitle)
		c.Description = take(c.Description, maxDescription)
		if c.Footer != nil {
			c.Footer = &discordgo.MessageEmbedFooter{Text: take(c.Footer.Text, maxFooter)}
		}
		c.Fields, c.Author = nil, nil // not used, so not counted
		c.URL = markdown.Distinct(markdown.SafeURL(c.URL), seen)
		if c.Title+c.Description != "" {
			out = append(out, &c)
		}
	}
	return out
}

// fitRows drops rows and buttons that Discord would refuse; a message with one
// of those would be refused whole.
func fitRows(in []discordgo.MessageComponent) []discordgo.MessageComponent {
	out := []discordgo.MessageComponent{}
	ids := map[string]bool{}
	for _, c := range in {
		row, ok := c.(discordgo.ActionsRow)
		if !ok || len(out) == maxRows {
			continue
		}
		kept := discordgo.ActionsRow{}
		for _, c := range row.Components {
			if menu, ok := fitMenu(c); ok && len(row.Components) == 1 && !ids[menu.CustomID] {
				ids[menu.CustomID] = true
				kept.Components = append(kept.Components, menu)
				continue
			}
			b, ok := c.(discordgo.Button)
			if !ok || b.CustomID == "" || markdown.Units(b.CustomID) > MaxCustomID || ids[b.CustomID] || len(kept.Components) == maxButtons {
				continue
			}
			ids[b.CustomID] = true
			b.Label = markdown.Cut(b.Label, maxLabel)
			kept.Components = append(kept.Components, b)
		}
		if len(kept.Components) > 0 {
			out = append(out, kept)
		}
	}
	return out
}

// fitMenu holds a menu to the limits; ok is false when it is none that could be sent.
func fitMenu(c discordgo.MessageComponent) (m discordgo.SelectMenu, ok bool) {
	m, ok = c.(discordgo.SelectMenu)
	if !ok || m.CustomID == "" || markdown.Units(m.CustomID) > MaxCustomID {
		return m, false
	}
	m.Placeholder = markdown.CutPlain(m.Placeholder, maxPlaceholder)
	var kept []discordgo.SelectMenuOption
	seen := map[string]bool{}
	for _, o := range m.Options {
		o.Label, o.Description = markdown.CutPlain(o.Label, MaxChoice), markdown.CutPlain(o.Description, MaxChoice)
		if o.Label == "" || o.Value == "" || markdown.Units(o.Value) > MaxChoice || seen[o.Value] || len(kept) == MaxChoices {
			continue
		}
		seen[o.Value] = true
		kept = append(kept, o)
	}
	m.Options = kept
	return m, len(kept) > 0
}

// FitChoices holds completions to the limits; one without a value is left out.
func FitChoices(in []Choice) []Choice {
	out := []Choice{}
	for _, c := range in {
		c.Name, c.Value = markdown.CutPlain(c.Name, MaxChoice), markdown.CutPlain(c.Value, MaxChoice)
		if c.Name != "" && c.Value != "" && len(out) < MaxChoices {
			out = append(out, c)
		}
	}
	return out
}
